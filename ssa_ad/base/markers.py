"""What stands for a derivative before it is taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ssa_ad.base.options import Options


class Transform:
    """The derivative of a function as a callable: lowering sees what it is of, a call computes it.

    ``kind`` is "grad", "value_and_grad", "jvp" or "hvp"; ``wrt`` is as the user gave it.
    """

    __ssa_ad__ = True  # lowering looks through it

    def __init__(
        self, kind: str, function: Any, wrt: Any, has_aux: bool, options: Options, call: Callable[..., Any]
    ) -> None:
        self.kind = kind
        self.function = function
        self.wrt = wrt
        self.has_aux = has_aux
        self.options = options
        self.call = call
        name = getattr(function, "__name__", "function")
        self.__name__ = self.__qualname__ = f"{kind}({name})"
        self.__doc__ = getattr(function, "__doc__", None)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.call(*args, **kwargs)

    def __repr__(self) -> str:
        return f"<{self.__name__}>"


def makes(kind: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Mark a function that makes transforms of a kind, so that a call of it can be followed."""

    def mark(function: Callable[..., Any]) -> Callable[..., Any]:
        function.__ssa_ad_makes__ = kind  # type: ignore[attr-defined]
        return function

    return mark
