"""What a user's program says to the compiler: transforms, roles of attributes, constants."""

from __future__ import annotations

import ast
import inspect
import sys
import types
from collections.abc import Callable, Mapping
from typing import Any

from ssa_ad.base.options import Options
from ssa_ad.base.text import expression


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


class Pure:
    """The pure function of a function that changes things: lowering finds out what its state is at each call.

    ``inner`` is the function and ``before`` what it is bound to; ``state`` is the name of the last parameter.
    """

    __ssa_ad__ = True  # lowering looks through it
    __name__: str
    __signature__: inspect.Signature

    def __init__(self, inner: types.FunctionType, before: tuple[Any, ...]) -> None:
        self.inner = inner
        self.before = before
        own = list(inspect.signature(inner).parameters.values())[len(before) :]
        self.state = "state_in" if any(p.name == "state" for p in own) else "state"
        named = any(p.kind not in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD) for p in own)
        kind = inspect.Parameter.KEYWORD_ONLY if named else inspect.Parameter.POSITIONAL_OR_KEYWORD
        state = inspect.Parameter(self.state, kind, default=None)
        last = own[-1:] if own and own[-1].kind == inspect.Parameter.VAR_KEYWORD else []
        self.__signature__ = inspect.Signature([*own[: len(own) - len(last)], state, *last])


def makes(kind: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Mark a function that makes transforms of a kind, so that a call of it can be followed."""

    def mark(function: Callable[..., Any]) -> Callable[..., Any]:
        function.__ssa_ad_makes__ = kind  # type: ignore[attr-defined]
        return function

    return mark


def stop_gradient(x: Any) -> Any:
    """Return ``x``; in a differentiated program it is a constant there.

    Takes a number, an array, or a tuple of them. What it gives is ``x`` itself, as everywhere in Python, so
    that storage which carries derivative must not be written through it: that is a ``StateError``.
    """
    return x


class _Role:
    """An annotation of an attribute in a class; it may say a type: ``ad.Buffer[np.ndarray]``."""

    def __class_getitem__(cls, item: Any) -> types.GenericAlias:
        return types.GenericAlias(cls, item)


class Param(_Role):
    """Annotates an attribute that ``wrt`` of the whole object means: ``w: ad.Param``.

    ``wrt="self"`` is with respect to the Params of a class, if it declares any, else to all floats but Buffers.
    """


class Buffer(_Role):
    """Annotates an attribute that is updated, but outside of the derivative: ``mean: ad.Buffer``.

    What is read from it is a constant, what is written to it carries no derivative on. It holds a number or an
    array, which the rest of the program must not use as storage that carries derivative (``StateError``).
    """


def roles_of(cls: Any) -> dict[str, type]:
    """Return the attributes that a class or its bases annotate as Param or Buffer."""
    found: dict[str, type] = {}
    for base in reversed(getattr(cls, "__mro__", ())):
        space = vars(sys.modules[base.__module__]) if base.__module__ in sys.modules else {}
        annotations = base.__dict__.get("__annotations__")
        for name, annotation in annotations.items() if isinstance(annotations, dict) else ():
            role = _role(annotation, space)
            if role is not None:
                found[name] = role
            else:
                found.pop(name, None)
    return found


def _role(annotation: Any, space: Mapping[str, Any]) -> type | None:
    if isinstance(annotation, str):
        try:
            node = expression(annotation)
        except SyntaxError:
            return None
        if isinstance(node, ast.Constant):  # quoted under `from __future__ import annotations`
            return _role(node.value, space)
        node = node.value if isinstance(node, ast.Subscript) else node
        path = ast.unparse(node).split(".") if isinstance(node, ast.Name | ast.Attribute) else []
        found = space.get(path[0]) if path else None
        for part in path[1:]:
            found = getattr(found, part, None)
        annotation = found
    origin = getattr(annotation, "__origin__", annotation)
    return origin if origin in (Param, Buffer) else None
