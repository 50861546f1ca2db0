"""How often a loop runs and where its subscripts point: from ``x[i + 1]`` in every trip to the slice ``x[2:]``.

Slices that end at the end of the array (``x[1:-1]`` for ``range(1, n - 1)``) are right for any length, empty loops
included. Others are right where the loop makes a trip; what is not proved is asked at run time.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ssa_ad.analysis.dependence import Ints, Linear, length_form, split_dim
from ssa_ad.ir.build import Builder
from ssa_ad.ir.core import Array, Dim, Op, Value


class Stays(Exception):
    """The loop stays a loop; the message says why."""


@dataclass(frozen=True)
class Condition:
    """Something to ask at run time: ``form`` >= 0 for a subscript, or < the length of an axis."""

    kind: str
    operand: Linear
    array: Value | None = None
    axis: int = 0


@dataclass
class Trips:
    """The range of one loop. ``asked`` are the conditions under which the loop may be turned;
    ``nonempty`` says that it must make a trip, too."""

    op: Op
    ints: Ints
    first: Linear
    end: Linear
    count: Dim
    asked: list[Condition] = field(default_factory=list)
    nonempty: bool = False

    @staticmethod
    def of(op: Op, ints: Ints) -> Trips:
        """Return the range of a loop; raises Stays."""
        found = ints.range_of(op)
        if found is None:
            raise Stays("its range is not start, stop with step 1")
        first, end = found
        count: Dim = f"({op.blocks[0].params[0].name})"
        if not first.terms and not end.terms:
            count = max(0, end.const - first.const)
            if count == 0:
                raise Stays("it makes no trip")
        elif (symbol := _symbol(end)) is not None and not first.terms:
            less = first.const - end.const
            if less >= 0:
                count = f"{symbol}-{less}" if less else symbol
        return Trips(op, ints, first, end, count)

    @property
    def index(self) -> Value:
        return self.op.blocks[0].params[0]

    @property
    def surely(self) -> bool:
        """Whether the loop is proved to make a trip."""
        return isinstance(self.count, int) or self.ints.never_negative(self.end - self.first - 1)

    # ---------------------------------------------------------------------------- subscripts

    def rest(self, form: Linear) -> Linear:
        """Return what is added to the index in a subscript; raises Stays if that is not all it is."""
        if form.of(self.index) != 1:
            raise Stays("a subscript is not the index plus something")
        rest = form.put(self.index, Linear())
        if any(isinstance(atom, str) for atom, _ in rest.terms):
            raise Stays("a subscript goes from the other end")
        return rest

    def check(
        self, form: Linear, array: Value, axis: int, outside: tuple[Value, int] | None, early: bool = False
    ) -> None:
        """See that a subscript is in range in every trip, or note what to ask; raises Stays.

        ``outside`` are array and axis of the same length before the loop. ``early``: the element is read before the
        first write of the first trip, so that it may as well raise before the loop, if that makes a trip.
        """
        assert isinstance(array.type, Array)
        length = length_form(array.type.dims[axis])
        if form.of(self.index):
            rest = self.rest(form)
            low, past = self.first + rest, self.end + rest
            if self._canonical(rest, array.type.dims[axis]) is None and not self.ints.never_negative(past):
                self.nonempty = True
            ask_low, ask_high = Condition("low", rest), Condition("high", rest, *(outside or ()))
        else:
            low, past = form, form + 1
            if early and self.ints.never_negative(low):
                self.nonempty = self.nonempty or length is None or not self.ints.never_negative(length - past)
                return
            ask_low, ask_high = Condition("same low", form), Condition("same high", form, *(outside or ()))
        if not self.ints.never_negative(low):
            if not low.terms:
                raise Stays("a negative subscript counts from the end")
            self._ask(ask_low)
        if length is None or not self.ints.never_negative(length - past):
            if length is not None and self.ints.never_negative(length - past - (self.end - self.first - 1)):
                self.nonempty = True  # a loop that makes a trip makes the array long enough
                return
            if not form.terms and isinstance(array.type.dims[axis], int):
                raise Stays("a subscript is out of range")
            if outside is None:
                raise Stays("the length of what is made in a trip")
            self._ask(ask_high)

    def _ask(self, condition: Condition) -> None:
        self.nonempty = True
        if condition not in self.asked:
            self.asked.append(condition)

    def _canonical(self, rest: Linear, dim: Dim) -> tuple[int, int] | None:
        """Return where the slice starts and how much it leaves at the end, for the form that is always right."""
        symbol = _symbol(self.end)
        if rest.terms or self.first.terms or not isinstance(dim, str) or symbol is None:
            return None
        own, less = split_dim(dim)
        start, leave = self.first.const + rest.const, -self.end.const - rest.const - less
        return (start, leave) if own == symbol and start >= 0 and leave >= 0 else None

    def slice(self, b: Builder, form: Linear, dim: Dim) -> tuple[str, list[Value]]:
        """Return item and operands of the slice that a subscript goes through."""
        rest = self.rest(form)
        found = self._canonical(rest, dim)
        if found is not None:
            start, leave = found
            operands = [b.const(n) for n in (start, -leave) if n]
            return f"s{int(start != 0)}{int(leave != 0)}0", operands
        low, high = self.first + rest, self.end + rest
        if not low.terms and not high.terms and high.const == dim:
            return ("s100", [b.const(low.const)]) if low.const else ("s000", [])
        if low == Linear():
            return "s010", [self.past(b, rest)]
        return "s110", [self.low(b, rest), self.past(b, rest)]

    def low(self, b: Builder, rest: Linear) -> Value:
        """Build the subscript of the first trip."""
        form = self.first + rest
        return _plus(b, self.op.args[0], rest) if form.terms else b.const(form.const)

    def past(self, b: Builder, rest: Linear) -> Value:
        """Build the subscript of the trip after the last."""
        form = self.end + rest
        return _plus(b, self.op.args[1], rest) if form.terms else b.const(form.const)

    # ---------------------------------------------------------------------------- asking

    def question(self, b: Builder) -> Value | None:
        """Build what has to hold for the whole-array form; None if nothing needs asking."""
        tests: list[Value] = []
        if self.nonempty and not self.surely:
            tests.append(b.apply("operator.gt", [self.op.args[1], self.op.args[0]]))
        zero = None
        for c in self.asked:
            if c.kind in ("low", "same low"):
                zero = zero or b.const(0)
                at = self.low(b, c.operand) if c.kind == "low" else number(b, c.operand)
                tests.append(b.apply("operator.ge", [at, zero]))
                continue
            assert c.array is not None
            length = b.emit("size", [c.array], [self.op.args[1].type], "n", {"axis": c.axis}).out
            if c.kind == "high":
                tests.append(b.apply("operator.le", [self.past(b, c.operand), length]))
            else:
                tests.append(b.apply("operator.lt", [number(b, c.operand), length]))
        if not tests:
            return None
        answer = tests[0]
        for test in tests[1:]:
            answer = b.apply("operator.and_", [answer, test])
        return answer


def _symbol(end: Linear) -> str | None:
    """Return the length symbol of a range's end, None if it is not one length plus a number."""
    if len(end.terms) != 1:
        return None
    ((atom, factor),) = end.terms
    return atom if isinstance(atom, str) and factor == 1 else None


def number(b: Builder, form: Linear) -> Value:
    """Build the int that a form of values stands for; raises Stays if it names a length."""
    made: Value | None = None
    for atom, factor in form.terms:
        if not isinstance(atom, Value):
            raise Stays("a subscript is measured from a length")
        term = atom if factor == 1 else b.apply("operator.mul", [b.const(factor), atom])
        made = term if made is None else b.apply("operator.add", [made, term])
    if made is None:
        return b.const(form.const)
    return _shifted(b, made, form.const)


def _plus(b: Builder, value: Value, rest: Linear) -> Value:
    if rest.terms:
        value = b.apply("operator.add", [value, number(b, Linear(rest.terms))])
    return _shifted(b, value, rest.const)


def _shifted(b: Builder, value: Value, by: int) -> Value:
    if by == 0:
        return value
    return b.apply("operator.add" if by > 0 else "operator.sub", [value, b.const(abs(by))])
