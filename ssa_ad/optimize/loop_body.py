"""The body of a loop turned: every value of a trip becomes a value of all trips.

What is the same in every trip is made once (:class:`Same`); what differs gets one more axis, in front, with one
entry per trip (:class:`Each`); the index and what is added to it stay a linear form until a subscript takes it
(:class:`Count`); a carried sum or product becomes a list of terms (:class:`Total`).
"""

from __future__ import annotations

from ssa_ad.analysis.dependence import Linear
from ssa_ad.ir.core import FLOAT_DTYPES, INT, Array, Block, Op, Scalar, StrT, Type, Value
from ssa_ad.ir.walk import free_values, walk
from ssa_ad.optimize.array_rows import LINEAR, SCALED, dtype
from ssa_ad.optimize.loop_memory import Memory
from ssa_ad.optimize.loop_values import NEUTRAL, Count, Each, Pending, Same, Total, Turned, Way
from ssa_ad.optimize.trips import Stays
from ssa_ad.rules.types import dims_of


class Body(Memory):
    """Turns the body of one loop, its branches included."""

    def run(self) -> None:
        """Turn the body; raises Stays, RowTypeError."""
        assert self.parts.index is not None
        self.env[self.parts.index] = Count(Linear(((self.parts.index, 1),)))
        for k, value in enumerate(self.parts.carried):
            self.env[value] = Total(k)
        self.b.block = self.pure
        self.block(self.parts.body)
        for k, value in enumerate(self.parts.nexts):
            total = self.get(value)
            if not isinstance(total, Total) or total.carry != k:
                raise Stays(f"{value.hint} is carried from trip to trip and is not a sum or product")
            self.totals.append(total)

    def do_if(self, op: Op) -> None:
        cond = self.plain(self.get(op.args[0]))
        if not isinstance(cond, Each) or cond.rank:
            raise Stays(f"a branch that all trips take alike, at {op.span}")
        mask = cond.value
        if dtype(cond.type) != "b1":
            mask = self.b.apply("numpy.not_equal", [mask, self.b.const(0)])
        ends: list[dict[Value, Turned]] = []
        ways: list[Way] = []
        before = self.env
        for block, taken in zip(op.blocks, (True, False), strict=True):
            way = Way(mask, taken, not self.is_linear(block))
            self.ways.append(way)
            self.env = dict(before)
            if way.guarded:
                self.guard_inputs(block)
            self.block(block)
            self.ways.pop()
            ways.append(way)
            ends.append({r: self.env[r] if r in self.env else Same(r) for r in block.results
                         if r in self.env or r not in self.accesses.inside})  # fmt: skip
        self.env = before
        self.b.span = op.span
        for k, out in enumerate(op.outs):
            if self.users.get(out):
                found = [end.get(block.results[k]) for end, block in zip(ends, op.blocks, strict=True)]
                if found[0] is None or found[1] is None:
                    raise Stays(f"{out.hint} is not set in every trip")
                self.env[out] = self.choose(mask, found[0], found[1], out.type, out.hint)
        self.merge_writes(mask, *ways)

    def is_linear(self, block: Block) -> bool:
        """Whether a zero cotangent stays zero through every op of a branch, whatever the values are."""
        for op in block.ops:
            if op.kind == "apply" and op.attrs["row"] not in LINEAR and dtype(op.out.type) in FLOAT_DTYPES:
                number = [isinstance(self.b.known.get(a), int | float) for a in op.args]
                scaled = number[-1] or (op.attrs["row"] == "operator.mul" and any(number))
                if op.attrs["row"] not in SCALED or not scaled:
                    return False
            if not all(self.is_linear(b) for b in op.blocks):
                return False
        return True

    def guard_inputs(self, block: Block) -> None:
        """Mask the floats from outside the branch that its ops compute with."""
        way = self.ways[-1]
        indexed = {op.args[0] for op in walk(block) if op.kind in ("load", "view", "store", "iop", "size")}
        for value in free_values(block):
            if value in self.accesses.inside and value not in self.env:
                continue
            turned = self.get(value)
            type = turned.type if isinstance(turned, Each) else turned.value.type if isinstance(turned, Same) else INT
            if dtype(type) not in FLOAT_DTYPES or (isinstance(turned, Same) and turned.value in self.b.known):
                continue
            if dims_of(type):
                if value not in indexed:
                    raise Stays("an array as a whole in a branch")
                continue
            assert isinstance(turned, Same | Each)
            self.env[value] = Each(self.masked_by(way, turned.value, type), type)

    def choose(self, mask: Value, yes: Turned, no: Turned, type: Type, hint: str = "t") -> Turned:
        """Return what each trip's branch gives."""
        if isinstance(yes, Total) and isinstance(no, Total):
            return self.choose_total(mask, yes, no)
        if isinstance(yes, Count) and yes == no:
            return yes
        first, second = self.plain(yes), self.plain(no)
        if first == second:
            return first
        if isinstance(type, StrT) or dims_of(type):
            raise Stays("rows chosen by a branch")
        return self.each("numpy.where", [mask, first.value, second.value], type, None, hint)

    def choose_total(self, mask: Value, yes: Total, no: Total) -> Total:
        common = 0
        while common < min(len(yes.terms), len(no.terms)) and yes.terms[common] == no.terms[common]:
            common += 1
        how = yes.how or no.how
        if yes.carry != no.carry or (yes.how and no.how and yes.how != no.how):
            raise Stays("a carried value that is not one sum or product")
        terms = list(yes.terms[:common])
        for total, taken in ((yes, True), (no, False)):
            for sign, term in total.terms[common:]:
                neutral = self.b.const(NEUTRAL[how])
                args = [mask, term.value, neutral] if taken else [mask, neutral, term.value]
                terms.append((sign, self.each("numpy.where", args, term.type)))
        return Total(yes.carry, how, tuple(terms))

    def merge_writes(self, mask: Value, yes: Way, no: Way) -> None:
        """Write once what the branches write: both, or one and what stands there."""
        pending = yes.pending + no.pending
        for a in pending:
            for other in pending:
                same = a.places == other.places and None not in a.places and a.op.kind == other.op.kind == "store"
                apart = {a in yes.pending, other in yes.pending} == {True, False}
                if a is not other and not (same and apart) and self.accesses.may_share(
                    self.outside(a.op.args[0]), self.outside(other.op.args[0])
                ):
                    raise Stays(f"several writes in a branch at {a.op.span}")
        done: list[Pending] = []
        for a in pending:
            if a in done:
                continue
            self.b.span = a.op.span
            twin = next((o for o in no.pending if a in yes.pending and o.places == a.places and a.op.kind == "store"
                         and self.aliases.same(o.op.args[0]) is self.aliases.same(a.op.args[0])), None)  # fmt: skip
            type = Scalar(dtype(a.op.args[0].type) or "", False)
            if twin is not None:
                done.append(twin)
                types = [dtype(p.op.args[1].type) for p in (a, twin)]
                value = self.choose(mask, a.value, twin.value, a.op.args[1].type if types[0] == types[1] else type)
            elif a.op.kind == "iop":
                if a.op.attrs["op"] not in ("operator.add", "operator.sub"):
                    raise Stays(f"{a.op.attrs['op']} in place in a branch at {a.op.span}")
                value = self.one_way(mask, a in yes.pending, a.value, self.b.const(0.0), a.op.args[1].type)
            else:
                old = self.standing(a.op)
                value = self.one_way(mask, a in yes.pending, a.value, old, type)
            if self.ways:
                self.ways[-1].pending.append(Pending(a.op, a.places, value))
            else:
                self.write(a.op, value)

    def one_way(self, mask: Value, taken: bool, value: Turned, other: Value, type: Type) -> Turned:
        return self.choose(mask, value, Same(other), type) if taken else self.choose(mask, Same(other), value, type)

    def standing(self, op: Op) -> Value:
        """Return what stands in all places that ``op`` writes to."""
        self.flush(self.outside(op.args[0]))
        base = self.plain(self.get(op.args[0]))
        index, made, dims, where = self.subscript(op, op.args[2:], base)
        if where != 0 or len(dims) != 1:
            raise Stays(f"rows written in a branch at {op.span}")
        return self.b.emit("view", [base.value, *made], [Array(dtype(base.value.type) or "", (self.trips.count,))],
                           "old", {"index": index}).out  # fmt: skip
