"""Making IR: fresh names, the current block, types from the rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ssa_ad.base.spans import NOWHERE, Span
from ssa_ad.ir.core import BOOL, FLOAT, INT, NONE, OBJECT, STR, Block, Op, Scalar, Type, Value
from ssa_ad.ir.row import Row

LookUp = Callable[[str], Row]


@dataclass(frozen=True)
class Index:
    """The form of a subscript; each item stands for one place between the brackets.

    ``"i"`` an int operand, ``"s"`` and three flags (``"s110"`` is ``lo:hi``, ``"s000"`` is ``:``) a
    slice with as many operands, ``"n"`` None, ``"e"`` an ellipsis, ``"a"`` an integer-array operand,
    ``"m"`` a boolean-mask operand.
    """

    items: tuple[str, ...]

    @property
    def operands(self) -> int:
        """How many operands the subscript takes."""
        return sum(1 if i in "iam" else i.count("1") for i in self.items)

    @property
    def advanced(self) -> bool:
        return any(i in "am" for i in self.items)

    @property
    def fixed(self) -> set[int]:
        """The axes at which an int stands, as far as they can be counted from the front."""
        found, axis = set(), 0
        for item in self.items:
            if item in "em":
                break
            if item == "i":
                found.add(axis)
            axis += item != "n"
        return found

    def value(self, operands: Sequence[Any]) -> tuple[Any, ...]:
        """Return the real subscript made of real operands (the interpreter's meaning of it)."""
        rest = iter(operands)
        places: list[Any] = []
        for item in self.items:
            if item in "iam":
                places.append(next(rest))
            elif item[0] == "s":
                places.append(slice(*(next(rest) if flag == "1" else None for flag in item[1:])))
            else:
                places.append(None if item == "n" else Ellipsis)
        return tuple(places)


WHOLE = Index(("e",))


class Names:
    """Fresh value names of one function: ``x``, ``x_1``, ``x_2``."""

    def __init__(self) -> None:
        self._next: dict[str, int] = {}

    def fresh(self, hint: str) -> str:
        n = self._next.get(hint, 0)
        self._next[hint] = n + 1
        return hint if n == 0 else f"{hint}_{n}"

    def reserve(self, name: str) -> None:
        """Make sure that ``name`` is not handed out again."""
        hint, _, tail = name.rpartition("_")
        if hint and tail.isdigit():
            self._next[hint] = max(self._next.get(hint, 0), int(tail) + 1)
        self._next.setdefault(name, 1)


def type_of_constant(value: Any) -> Type:
    """Return the type of a Python constant."""
    if value is None:
        return NONE
    if isinstance(value, bool):
        return BOOL
    if isinstance(value, int):
        return INT
    if isinstance(value, float):
        return FLOAT
    if isinstance(value, complex):
        return Scalar("c128")
    if isinstance(value, str):
        return STR
    return OBJECT


class Inside:
    """The ``with`` of :meth:`Builder.inside`; a class, as it is entered for every block of every walk."""

    __slots__ = ("builder", "block", "before")

    def __init__(self, builder: Builder, block: Block) -> None:
        self.builder = builder
        self.block = block

    def __enter__(self) -> Block:
        self.before = self.builder.block
        self.builder.block = self.block
        self.builder.open.append(self.block)
        return self.block

    def __exit__(self, *problem: object) -> None:
        self.builder.block = self.before
        self.builder.open.pop()


class Builder:
    """Appends ops to a current block; ``span`` is given to every op that is made."""

    def __init__(self, names: Names, lookup: LookUp, block: Block | None = None) -> None:
        self.names = names
        self.lookup = lookup
        self.block = block if block is not None else Block()
        self.open = [self.block]
        self.span: Span = NOWHERE
        # values known to be constants; the reverse transform adds those of the forward function
        self.known: dict[Value, Any] = {}

    def inside(self, block: Block) -> Inside:
        """Append to ``block`` for the length of the ``with``."""
        return Inside(self, block)

    def value(self, type: Type, hint: str = "t") -> Value:
        """Return a new value that no op defines yet (a block's parameter)."""
        return Value(self.names.fresh(hint), type)

    def emit(
        self,
        kind: str,
        args: Sequence[Value] = (),
        types: Sequence[Type] = (),
        hints: Sequence[str] | str = "t",
        attrs: Mapping[str, Any] | None = None,
        blocks: Sequence[Block] = (),
    ) -> Op:
        """Append an op with one out per type and return it."""
        named = [hints] * len(types) if isinstance(hints, str) else list(hints)
        outs = [self.value(t, h) for t, h in zip(types, named, strict=True)]
        op = Op(kind, args, outs, attrs, blocks, self.span)
        self.block.ops.append(op)
        return op

    def const(self, value: Any, hint: str = "c", type: Type | None = None) -> Value:
        out = self.emit("const", (), [type or type_of_constant(value)], hint, {"value": value}).out
        self.known[out] = value
        return out

    def apply(
        self, row: Row | str, args: Sequence[Value], static: Mapping[str, Any] | None = None, hint: str = "t"
    ) -> Value:
        """Append a call of a row and return its result, typed by the row; raises RowTypeError."""
        if isinstance(row, str):
            row = self.lookup(row)
        given = dict(static or {})
        result = row.result(tuple(a.type for a in args), given)
        attrs: dict[str, Any] = {"row": row.name}
        if given:
            attrs["static"] = given
        return self.emit("apply", args, [result], hint, attrs).out

    def saved(self, value: Value) -> Value:
        """Return the forward value ``value`` as the reverse sweep sees it."""
        return self.emit("saved", [value], [value.type], value.hint).out
