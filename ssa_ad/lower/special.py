"""The registry of callables whose meaning is structural."""

from __future__ import annotations

import inspect
import logging
import types
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

from ssa_ad.lower.context import Context
from ssa_ad.lower.values import Abs

Special = Callable[[Context, list[Abs], dict[str, Abs], Any], Abs]
ByPlace = Callable[[Context, list[Abs], Any], Abs]

F = TypeVar("F", bound=Callable[..., Abs])

SPECIAL: dict[int, tuple[Any, Special]] = {}


UFUNC_METHODS: dict[tuple[str, str], Special] = {}
"""Methods of ufuncs by (ufunc, method): such a method is a new object at each access."""


LIBRARY_METHODS: dict[tuple[str, str, str], Special] = {}
"""Methods of objects that optional libraries define, by (module, class, method): the library is not imported."""


def special(*objects: Any) -> Callable[[F], F]:
    """Register what calling one of ``objects`` means; a function without ``kwargs`` is for arguments by place only."""

    def register(f: F) -> F:
        takes = len(inspect.signature(f).parameters) == 4
        for obj in objects:
            SPECIAL[id(obj)] = (obj, f if takes else by_place(obj.__name__, f))
        return f

    return register


def by_place(name: str, f: ByPlace) -> Special:
    def call(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
        if kwargs:
            raise cx.unsupported(f"`{next(iter(kwargs))}` of `{name}` is not known by name", "give it by its place")
        return f(cx, args, node)

    return call


def special_of(obj: Any) -> Special | None:
    """Return what a callable means structurally; a method of a ufunc is a new object at each access."""
    if isinstance(getattr(obj, "__self__", None), np.ufunc):
        return UFUNC_METHODS.get((obj.__self__.__name__, obj.__name__))
    if isinstance(getattr(obj, "__self__", None), logging.Logger):
        obj = {"log": logging.log}.get(obj.__name__, getattr(logging, obj.__name__, None))
    if isinstance(obj, types.MethodType | types.BuiltinMethodType) and not isinstance(obj.__self__, types.ModuleType):
        cls = type(obj.__self__)
        method = LIBRARY_METHODS.get((cls.__module__, cls.__name__, obj.__name__))
        if method is not None:
            return method
    found = SPECIAL.get(id(obj))
    return found[1] if found is not None and found[0] is obj else None
