"""What became of each call: a fact that lowering notes as it resolves calls, for `explain`."""

from __future__ import annotations

import sys
import types
from dataclasses import dataclass
from typing import Any

import numpy as np

from ssa_ad.base.spans import Span
from ssa_ad.ir.core import Array, DictT, ListT, Opaque, Scalar, StrT, TupleT, Type, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.values import Abs, Const, Ref, TupleV
from ssa_ad.rules.lookup import row_of_method

KINDS: dict[type[Type], str] = {
    Array: "array", Scalar: "number", ListT: "list", DictT: "dict", TupleT: "tuple", StrT: "str",
}  # fmt: skip
LIBRARIES = sys.stdlib_module_names - {"__main__", "builtins"} | {"numpy", "scipy"}


@dataclass(frozen=True)
class Call:
    """A call and what lowering made of it: ``how`` is one of the keys of ``HOW`` in :mod:`ssa_ad.explain`."""

    name: str
    how: str
    span: Span


class Calls:
    """The calls of one lowering by name and place: what is noted last is what became of one."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, Span], str] = {}

    def note(self, name: str, how: str, span: Span) -> None:
        self.found[name, span] = how

    def all(self) -> tuple[Call, ...]:
        return tuple(Call(name, how, span) for (name, span), how in self.found.items())


def name_of(obj: Any) -> str:
    """Return how the user would name a callable."""
    name = str(getattr(obj, "__qualname__", None) or getattr(obj, "__name__", None) or type(obj).__name__)
    if not isinstance(getattr(obj, "__self__", None), type | types.ModuleType | None):
        name = obj.__name__  # of a module: random.gauss
    module = str(getattr(obj, "__module__", None) or ("numpy" if isinstance(obj, np.ufunc) else ""))
    name = name.rpartition("<locals>.")[2]
    return f"{module.strip('_')}.{name}" if module.split(".")[0] in LIBRARIES else name


def name_of_function(func: Abs) -> str:
    """Return the name of a function that is followed, wherever it is defined."""
    return func.name if isinstance(func, v.Closure) else name_of(func.obj if isinstance(func, v.Static) else func)


def name_of_derivative(t: v.TransformV) -> str:
    """Return the name of a derivative that is taken inside of the program."""
    inner = t.function
    if isinstance(inner, v.TransformV):
        return f"{t.kind}({name_of_derivative(inner)})"
    return f"{t.kind}({name_of_function(inner.func if isinstance(inner, v.Bound) else inner)})"


def name_of_method(base: Abs, name: str) -> str:
    """Return the name of a method of a value of a built-in kind."""
    match base:
        case Value():
            kind = base.type.name if isinstance(base.type, Opaque) else KINDS.get(type(base.type), "value")
        case Ref(loc):
            kind = getattr(loc.cls, "__name__", loc.kind)
        case Const(value):
            kind = type(value).__name__
        case TupleV(_, cls):
            kind = "tuple" if cls is None else cls.__name__
        case _:
            kind = "vars()" if isinstance(base, v.VarsV) else "value"
    return f"{kind}.{name}"


def how_of_method(base: Abs, name: str) -> str:
    """Return what becomes of a call of a method of a value of a built-in kind."""
    if not isinstance(base, Value):
        return "built in"
    if isinstance(base.type, Opaque):  # a generator
        return "drawn"
    return "rule" if row_of_method(base.type, name) is not None else "built in"
