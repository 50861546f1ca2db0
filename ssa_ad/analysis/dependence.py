"""Which trips of a ``for`` loop depend on each other: subscripts as linear forms, and the test on them.

    u[i - 1] read, v[i] written, u and v apart     independent
    v[i] read and written                          independent: each trip has its own element
    u[i - 1] read, u[i] written                    a trip reads what the one before it wrote

A subscript is a :class:`Linear` form of loop indices, lengths and ints from outside the loop. The lengths are
the symbols of the types, so that ``x`` and ``y`` of type ``f64[n]`` are known to be equally long.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ssa_ad.analysis.alias import Aliases, is_reference
from ssa_ad.ir.core import INT, Array, Block, Dim, Op, Value
from ssa_ad.ir.walk import definitions, loop, walk

Atom = Value | str
"""An int that is not taken apart: a value, or a length by its symbol."""


@dataclass(frozen=True)
class Linear:
    """``const`` plus integer multiples of atoms."""

    terms: tuple[tuple[Atom, int], ...] = ()
    const: int = 0

    def of(self, atom: Atom) -> int:
        """Return the factor of an atom."""
        return dict(self.terms).get(atom, 0)

    def __add__(self, other: Linear | int) -> Linear:
        if isinstance(other, int):
            return Linear(self.terms, self.const + other)
        sums = dict(self.terms)
        for atom, factor in other.terms:
            sums[atom] = sums.get(atom, 0) + factor
        return Linear(tuple((a, f) for a, f in sums.items() if f), self.const + other.const)

    def scaled(self, by: int) -> Linear:
        return Linear(tuple((a, f * by) for a, f in self.terms) if by else (), self.const * by)

    def __sub__(self, other: Linear | int) -> Linear:
        return self + (-other if isinstance(other, int) else other.scaled(-1))

    def put(self, atom: Atom, form: Linear) -> Linear:
        """Return the form with ``form`` in the place of an atom."""
        factor = self.of(atom)
        rest = Linear(tuple((a, f) for a, f in self.terms if a is not atom and a != atom), self.const)
        return rest + form.scaled(factor)


def split_dim(dim: str) -> tuple[str, int]:
    """Return symbol and shortening of a length: ``("n", 2)`` of ``"n-2"``, which is ``max(0, n - 2)``."""
    head, dash, tail = dim.rpartition("-")
    return (head, int(tail)) if dash and head and tail.isdigit() else (dim, 0)


def length_form(dim: Dim) -> Linear | None:
    """Return a form that a length is never less than, and that it equals where it is positive."""
    if dim is None:
        return None
    if isinstance(dim, int):
        return Linear((), dim)
    symbol, less = split_dim(dim)
    return Linear(((symbol, 1),), -less)


class Ints:
    """The linear forms of a function's ints, and what is known of their signs."""

    def __init__(self, aliases: Aliases) -> None:
        self.defs = aliases.defs
        self.owner: Mapping[Block, Op] = aliases.parents.op_of

    def form(self, value: Value) -> Linear | None:
        """Return the form of a Python int; None for anything else (a NumPy int wraps around)."""
        if value.type != INT:
            return None
        site = self.defs.get(value)
        if isinstance(site, Op):
            if site.kind == "const":
                return Linear((), int(site.attrs["value"]))
            if site.kind == "size" and isinstance(site.args[0].type, Array):
                dim = site.args[0].type.dims[site.attrs["axis"]]
                if isinstance(dim, int):
                    return Linear((), dim)
                return Linear((((dim if dim is not None else value), 1),))
            if site.kind == "apply":
                return self._apply(site)
        return Linear(((value, 1),))

    def _apply(self, op: Op) -> Linear:
        forms = [self.form(a) for a in op.args]
        alone = Linear(((op.out, 1),))
        match op.attrs["row"], forms:
            case "operator.add", [Linear() as a, Linear() as b]:
                return a + b
            case "operator.sub", [Linear() as a, Linear() as b]:
                return a - b
            case "operator.neg", [Linear() as a]:
                return a.scaled(-1)
            case "operator.mul", [Linear() as a, Linear() as b] if not a.terms:
                return b.scaled(a.const)
            case "operator.mul", [Linear() as a, Linear() as b] if not b.terms:
                return a.scaled(b.const)
        return alone

    def range_of(self, op: Op) -> tuple[Linear, Linear] | None:
        """Return first index and end of a ``for`` of step 1, as they are where it makes a trip."""
        start, stop, step = (self.form(v) for v in op.args[:3])
        if start is None or stop is None or step != Linear((), 1) or op.attrs.get("reverse"):
            return None
        if not start.terms and len(stop.terms) == 1 and stop.const <= max(0, start.const) and start.const >= 0:
            # max(0, n - 1) as the end of a range that is not empty is n - 1
            (atom, factor), = stop.terms
            if isinstance(atom, str) and factor == 1:
                symbol, less = split_dim(atom)
                stop = Linear(((symbol, 1),), stop.const - less)
        return start, stop

    def never_negative(self, form: Linear, depth: int = 8) -> bool:
        """Whether ``form`` is proved not to be negative inside the loops whose indices it names."""
        if all(f > 0 and isinstance(a, str) for a, f in form.terms):
            return form.const >= 0
        if depth == 0:
            return False
        for atom, factor in form.terms:
            owner = self.owner.get(site) if isinstance(site := self.defs.get(atom), Block) else None  # type: ignore[arg-type]
            if owner is not None and owner.kind == "for" and owner.blocks[0].params[0] is atom:
                bounds = self.range_of(owner)
                if bounds is None:
                    return False
                least = bounds[0] if factor > 0 else bounds[1] - 1
                return self.never_negative(form.put(atom, least), depth - 1)
        return False


# ------------------------------------------------------------------------------------- accesses


@dataclass(frozen=True)
class Access:
    """What one op touches: an array from outside the loop, and a form per leading axis (None: anything)."""

    op: Op
    array: Value
    places: tuple[Linear | None, ...]
    writes: bool


class Accesses:
    """What the body of one loop touches."""

    def __init__(self, op: Op, aliases: Aliases, ints: Ints) -> None:
        self.parts = loop(op)
        self.aliases = aliases
        self.ints = ints
        self.inside = set(definitions(self.parts.body))
        self.all = list(self._collect())
        self.written = [a for a in self.all if a.writes]

    def place(self, value: Value) -> Linear | None:
        """Return the form of a subscript, None where it holds something else that differs from trip to trip."""
        form = self.ints.form(value)
        if form is None or any(a in self.inside and a is not self.parts.index for a, _ in form.terms):
            return None
        return form

    def places(self, op: Op, operands: list[Value]) -> tuple[Linear | None, ...]:
        """Return a form per axis of a subscript, up to the first that is not an int or a whole axis."""
        found: list[Linear | None] = []
        rest = iter(operands)
        for item in op.attrs["index"].items:
            if item == "i":
                found.append(self.place(next(rest)))
            elif item == "s000":
                found.append(None)
            elif item[0] == "s":
                for _ in range(item.count("1")):
                    next(rest)
                found.append(None)
            else:
                break
        return tuple(found)

    def path(self, value: Value) -> tuple[Value, tuple[Linear | None, ...]] | None:
        """Return the array from outside that ``value`` is or views, and where; None for one made in the trip."""
        value = self.aliases.same(value)
        if value not in self.inside:
            return value, ()
        site = self.aliases.defs[value]
        if isinstance(site, Op) and site.kind == "view":
            base = self.path(site.args[0])
            if base is None:
                return None
            array, before = base
            only_ints = all(f is not None for f in before)
            return array, before + self.places(site, site.args[1:]) if only_ints else before
        if self.aliases.base(value) is None and self.aliases.is_fresh(value):
            return None
        root = self.aliases.root(value)
        return None if root in self.inside and self.aliases.is_fresh(root) else (root, ())

    def _collect(self) -> Iterator[Access]:
        for op in walk(self.parts.body):
            if op.kind in ("size", "shape", "view", "transpose", "reshape"):
                continue
            written = self.aliases.writes_of(op)
            for k, value in enumerate(op.args):
                if not is_reference(value.type):
                    continue
                path = self.path(value)
                if path is None:
                    continue
                array, places = path
                if k == 0 and op.kind in ("load", "store", "iop") and op.attrs.get("index") is not None:
                    if all(f is not None for f in places):
                        places += self.places(op, op.args[1 if op.kind == "load" else 2 :])
                yield Access(op, array, places, value in written)

    def may_share(self, a: Value, b: Value) -> bool:
        return self.aliases.same(a) is self.aliases.same(b) or not self.aliases.disjoint(a, b)

    def conflict(self, a: Access, b: Access) -> bool:
        """Whether different trips may touch one element through two accesses."""
        if not self.may_share(a.array, b.array):
            return False
        if self.aliases.same(a.array) is not self.aliases.same(b.array):
            return True
        own = False
        for left, right in zip(a.places, b.places, strict=False):
            if left is None or right is None:
                continue
            verdict = self._axis(left, right)
            if verdict == "apart":
                return False
            own = own or verdict == "own"
        return not own

    def _axis(self, left: Linear, right: Linear) -> str:
        assert self.parts.index is not None
        step = left.of(self.parts.index)
        if step != right.of(self.parts.index):
            return "unknown"
        apart = left - right
        if apart.terms:
            return "unknown"
        if step == 0:
            return "apart" if apart.const else "unknown"
        if apart.const == 0:
            return "own"
        return "apart" if apart.const % step else "unknown"

    def carried(self) -> tuple[Access, Access] | None:
        """Return two accesses through which one trip may see another, one of them a write; None if there are none."""
        for write in self.written:
            for other in self.all:
                if self.conflict(write, other) and not (write is other and self.sums_up(write)):
                    return write, other
        return None

    def sums_up(self, write: Access) -> bool:
        """Whether a write adds to one and the same element in every trip, which nothing else looks at."""
        op = write.op
        if op.kind != "iop" or op.attrs["op"] not in ("operator.add", "operator.sub"):
            return False
        return not any(a is not write and self.may_share(a.array, write.array) for a in self.all)
