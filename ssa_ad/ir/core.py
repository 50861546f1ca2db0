"""The representation: types and four classes of node.

A program is structured SSA: control flow is ops that hold blocks, a block has parameters and
results, every value is defined once. There is one generic ``Op``; what its ``kind`` means is a row
of the table in :mod:`ssa_ad.ir.kinds`, what a called function means is a row of the rules.

    Type   = Scalar | Array | Dyn | ListT | DictT | TupleT | ObjT | NoneT | StrT | Opaque | Stack
    Value  = (name, type)
    Op     = (kind, args, outs, attrs, blocks, span)
    Block  = (params, ops, results)
    Function, Program
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ssa_ad.base.spans import NOWHERE, Span

# ---------------------------------------------------------------------------------------- types

Dim = int | str | None
"""A length: known, a symbol (equal symbols are equal lengths) or unknown."""


@dataclass(frozen=True)
class Type:
    """Base of all types."""


@dataclass(frozen=True)
class Scalar(Type):
    """A number. ``python``: True for float/int/bool, False for a NumPy scalar, None for either."""

    dtype: str
    python: bool | None = True


@dataclass(frozen=True)
class Array(Type):
    """An ndarray; ``dims`` has one entry per axis."""

    dtype: str
    dims: tuple[Dim, ...]

    @property
    def rank(self) -> int:
        return len(self.dims)


@dataclass(frozen=True)
class Dyn(Type):
    """A float quantity of unknown form: a scalar or an array of any rank."""


@dataclass(frozen=True)
class ListT(Type):
    """A Python list in memory; all elements have one type."""

    elem: Type


@dataclass(frozen=True)
class DictT(Type):
    """A Python dict in memory."""

    key: Type
    value: Type


@dataclass(frozen=True)
class TupleT(Type):
    items: tuple[Type, ...]


@dataclass(frozen=True)
class ObjT(Type):
    """An instance of a user's class. ``fields`` are the attributes that live in memory."""

    name: str
    fields: tuple[tuple[str, Type], ...] = ()


@dataclass(frozen=True)
class NoneT(Type):
    pass


@dataclass(frozen=True)
class StrT(Type):
    pass


@dataclass(frozen=True)
class Opaque(Type):
    """A Python object that is only carried: a generator, a module, an exception, a function."""

    name: str = "object"


@dataclass(frozen=True)
class Stack(Type):
    """What a loop collected: one entry per trip."""

    elem: Type


FLOAT, INT, BOOL = Scalar("f64"), Scalar("i64"), Scalar("b1")
NP_FLOAT, NP_INT, NP_BOOL = Scalar("f64", False), Scalar("i64", False), Scalar("b1", False)
REAL = Scalar("f64", None)
NONE, STR, OBJECT, DYN = NoneT(), StrT(), Opaque(), Dyn()

FLOAT_DTYPES = ("f64", "f32", "f16")


def is_float(t: Type) -> bool:
    """Whether a value of type ``t`` is itself a real number or an array of them."""
    return isinstance(t, Dyn) or (isinstance(t, Scalar | Array) and t.dtype in FLOAT_DTYPES)


def carries_float(t: Type) -> bool:
    """Whether derivative can flow through a value of type ``t``, its elements included."""
    match t:
        case ListT(elem) | Stack(elem):
            return carries_float(elem)
        case DictT(_, value):
            return carries_float(value)
        case TupleT(items):
            return any(map(carries_float, items))
        case ObjT(_, fields):
            return any(carries_float(f) for _, f in fields)
        case _:
            return is_float(t)


def is_memory(t: Type) -> bool:
    """Whether a value of type ``t`` is a reference to storage that can be written."""
    return isinstance(t, Array | ListT | DictT | ObjT)


# ---------------------------------------------------------------------------------------- nodes


class Value:
    """A name that is defined once. Values are compared by identity."""

    __slots__ = ("name", "type")

    def __init__(self, name: str, type: Type) -> None:
        self.name = name
        self.type = type

    @property
    def hint(self) -> str:
        """The name in the user's source: ``x`` of ``x_3``."""
        stem, line, number = self.name.rpartition("_")
        return (stem if line and number.isdecimal() else self.name) or "t"

    def __repr__(self) -> str:
        return f"%{self.name}"


class Op:
    """One operation; ``attrs`` are compile-time facts, ``blocks`` the nested code."""

    __slots__ = ("kind", "args", "outs", "attrs", "blocks", "span")

    def __init__(
        self,
        kind: str,
        args: Sequence[Value] = (),
        outs: Sequence[Value] = (),
        attrs: Mapping[str, Any] | None = None,
        blocks: Sequence[Block] = (),
        span: Span = NOWHERE,
    ) -> None:
        self.kind = kind
        self.args = list(args)
        self.outs = list(outs)
        self.attrs: dict[str, Any] = dict(attrs or {})
        self.blocks = list(blocks)
        self.span = span

    @property
    def out(self) -> Value:
        (value,) = self.outs
        return value

    def __repr__(self) -> str:
        head = self.attrs.get("row", self.kind)
        return f"<{', '.join(o.name for o in self.outs)} = {head} {', '.join(a.name for a in self.args)}>"


class Block:
    """Straight-line ops; ``results`` is what the block yields."""

    __slots__ = ("params", "ops", "results")

    def __init__(
        self, params: Sequence[Value] = (), ops: Sequence[Op] = (), results: Sequence[Value] = ()
    ) -> None:
        self.params = list(params)
        self.ops = list(ops)
        self.results = list(results)


@dataclass(frozen=True)
class Leaf:
    """A place in a result tree: the function's result number ``index``."""

    index: int


@dataclass(frozen=True)
class ObjectTree:
    """In a result tree: the gradient of an object, by the names of its attributes."""

    name: str
    fields: dict[str, Any]


Tree = Any
"""A nested tuple / list / dict / ObjectTree / Leaf / Python constant: how results are put together."""


@dataclass(frozen=True)
class Cell:
    """A piece of state: where it is, how the user writes it, and its value at entry and exit.

    ``entry`` is the value read at entry (None if the function only writes it), ``final`` the index
    of its final value in the function's results (None if it is only read).
    """

    path: str
    entry: Value | None = None
    final: int | None = None


@dataclass
class Function:
    """A function: ``body.params`` are its parameters, ``body.results`` its results.

    ``tree`` says how the caller's result is put together from ``body.results``; ``cells`` are the
    pieces of state; ``overlaps`` are groups of entry arrays that may share storage with each other
    (everything else that comes in is disjoint); ``attrs`` holds what a stage must tell a later one
    and is part of the text form.
    """

    name: str
    body: Block
    tree: Tree = None
    cells: list[Cell] = field(default_factory=list)
    overlaps: list[list[Value]] = field(default_factory=list)
    attrs: dict[str, Any] = field(default_factory=dict)

    @property
    def params(self) -> list[Value]:
        return self.body.params


@dataclass
class Program:
    """Functions by name; ``entry`` is the one that is called from outside."""

    functions: dict[str, Function]
    entry: str

    @property
    def main(self) -> Function:
        return self.functions[self.entry]
