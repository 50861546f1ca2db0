"""What a value of one trip becomes when all trips are done at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from ssa_ad.analysis.dependence import Linear
from ssa_ad.ir.build import Builder
from ssa_ad.ir.core import Op, Scalar, Type, Value
from ssa_ad.optimize.array_rows import dtype
from ssa_ad.rules.types import dims_of

NEUTRAL = {"add": 0.0, "mul": 1.0}


@dataclass(frozen=True)
class Same:
    """A value that every trip sees alike."""

    value: Value


@dataclass(frozen=True)
class Each:
    """One entry per trip along the first axis of ``value``; ``type`` is that of an entry in the loop.

    ``views`` is the array of which ``value`` is a view.
    """

    value: Value
    type: Type
    views: Value | None = None

    @property
    def rank(self) -> int:
        return len(dims_of(self.type))


@dataclass(frozen=True)
class Count:
    """An int that is the index times something plus something."""

    form: Linear


@dataclass(frozen=True)
class Total:
    """The carried value number ``carry`` with ``terms`` added or multiplied; a term has its sign."""

    carry: int
    how: str = ""
    terms: tuple[tuple[int, Each], ...] = ()

    @property
    def loose(self) -> bool:
        """Whether it depends on the data if the loop gives Python's number or NumPy's."""
        return any(isinstance(term.type, Scalar) and term.type.python is None for _, term in self.terms)

    def fold(self, b: Builder, init: Value) -> Value:
        """Build the value after the loop."""
        now = init
        row = "numpy.sum" if self.how == "add" else "numpy.prod"
        for sign, term in self.terms:
            total: Value = b.apply(row, [term.value])
            if isinstance(term.type, Scalar) and term.type.python:
                total = b.apply("builtins.float", [total])
            if now is init and sign > 0 and b.known.get(init) == NEUTRAL[self.how] and dtype(total.type) == "f64":
                now = total
            else:
                now = b.apply(f"operator.{self.how}" if sign > 0 else "operator.sub", [now, total])
        return now


Turned = Same | Each | Count | Total


@dataclass
class Pending:
    """A store or in-place update of a branch, done after both branches are known."""

    op: Op
    places: tuple[Linear | None, ...]
    value: Turned


@dataclass
class Way:
    """One branch: on which trips it is taken, what it stores, and the masked form of what it reads."""

    mask: Value
    taken: bool
    guarded: bool
    pending: list[Pending] = field(default_factory=list)
    masked: dict[Value, Value] = field(default_factory=dict)
