"""In the reverse sweep, equal contributions to one adjoint are added once.

    t = operator.mul g, x : float                 c = const 2.0 : float
    x_bar_1 = accum x_bar, t : float              t_1 = operator.mul c, g : float
    x_bar_2 = accum x_bar_1, t : float       →    t = operator.mul t_1, x : float
                                                  x_bar_2 = accum x_bar, t : float

The same is done for `a[i] += t` twice in a row, for `t + t`, and for an array that is added to itself.
Twice a product is the product of a doubled factor, a number if one of the factors is, and a constant where
there is one. Doubling is exact, so only the order of additions changes. What shares the storage that it is
added to is another contribution the second time.
"""

from __future__ import annotations

from ssa_ad.analysis.effects import effect_of, has_storage
from ssa_ad.analysis.regions import Regions, regions
from ssa_ad.ir.build import WHOLE, LookUp, Names
from ssa_ad.ir.core import FLOAT, Array, Block, Function, Op, Scalar, Type, Value, is_float
from ssa_ad.ir.row import RowTypeError
from ssa_ad.ir.walk import blocks_of, names_of, substitute, uses, walk

PRODUCTS = ("operator.mul", "operator.truediv")


def run(function: Function, lookup: LookUp) -> Function:
    """Merge equal contributions after `backward`; changes the function in place and returns it."""
    marks = [n for n, op in enumerate(function.body.ops) if op.kind == "backward"]
    if marks:
        merger = _Merger(function, lookup, names_of(function))
        merger.block(function.body, marks[0])
        for op in function.body.ops[marks[0] :]:
            for inner in op.blocks:
                for block in blocks_of(inner):
                    merger.block(block, 0)
        substitute(function, merger.mapping)
    return function


class _Merger:
    def __init__(self, function: Function, lookup: LookUp, names: Names) -> None:
        self.function = function
        self.lookup = lookup
        self.names = names
        self.count = {value: len(sites) for value, sites in uses(function).items()}
        self.mapping: dict[Value, Value] = {}
        self.known = {op.out: op.attrs["value"] for op in walk(function) if op.kind == "const"}
        self.ops: list[Op] = []
        self.made: set[Value] = set()
        self.start = 0
        self._regions: Regions | None = None

    @property
    def regions(self) -> Regions:
        if self._regions is None:
            self._regions = regions(self.function, self.lookup)
        return self._regions

    def block(self, block: Block, start: int) -> None:
        self.ops, self.start, self.made = block.ops[:start], start, set()
        for op in block.ops[start:]:
            op.args = [self.mapping.get(a, a) for a in op.args]
            if op.kind == "accum":
                self.accum(op)
            elif op.kind == "iop" and op.attrs["op"] == "operator.add":
                self.iop(op)
            else:
                self.ops.append(op)
            self.made.update(op.outs)
        block.ops = self.ops

    # -------------------------------------------------------------------------- patterns

    def accum(self, op: Op) -> None:
        left, right = op.args
        if left is right and _number(left):
            doubled = self.double(left, len(self.ops), 2)
            if doubled is not None and doubled.type == op.out.type:
                self.mapping[op.out] = doubled
                self.count[doubled] = self.count.get(op.out, 0)
                return
        site = self.find(left)
        if site is not None and not _number(left):
            site = None
        before = self.ops[site] if site is not None else None
        if before is not None and site is not None and before.kind == "accum" and self.count.get(left) == 1:
            if before.args[1] is right and before.args[0] is not right and _number(right):
                doubled = self.double(right, site, 2)
                if doubled is not None and doubled.type == right.type:
                    self.ops.remove(before)
                    op.args = [before.args[0], doubled]
        self.ops.append(op)

    def iop(self, op: Op) -> None:
        array, value, *operands = op.args
        if array is value:
            self.itself(op)
            return
        if has_storage(value.type) and self.regions.may_share(array, value):
            self.ops.append(op)  # the first addition changes what the second one adds
            return
        place = len(self.ops)
        while place > self.start:
            place -= 1
            other = self.ops[place]
            if other.kind == "iop" and other.attrs == op.attrs and other.args == op.args:
                doubled = self.double(value, place, 2) if is_float(value.type) else None
                if doubled is not None and doubled.type == value.type:
                    other = next(o for o in self.ops if o is other)
                    other.args = [array, doubled, *operands]
                    return
                break
            if other.kind == "accum" and other.out is array and op.attrs["index"] == WHOLE:
                if other.args[1] is value and other.args[0] is not value:
                    doubled = self.double(value, place, 2)
                    if doubled is not None and doubled.type == value.type:
                        other.args = [other.args[0], doubled]
                        return
                break
            if not effect_of(other, self.lookup).pure or other.blocks:
                break
        self.ops.append(op)

    def itself(self, op: Op) -> None:
        """`a += a` doubles the product that `a` is, or `a`."""
        array = op.args[0]
        site = self.find(array)
        if site is not None and op.attrs["index"] == WHOLE and isinstance(array.type, Array):
            later = self.ops[site + 1 :]
            quiet = all(array not in o.args and not o.blocks for o in later)
            if quiet and self.doubled_product(self.ops[site], site):
                return
        self.ops.append(op)

    # -------------------------------------------------------------------------- doubling

    def find(self, value: Value) -> int | None:
        """Return the place of the op in this block that makes ``value``."""
        if value not in self.made:
            return None
        return next((k for k in range(len(self.ops) - 1, self.start - 1, -1) if value in self.ops[k].outs), None)

    def double(self, value: Value, place: int, mine: int) -> Value | None:
        """Return twice ``value``, made before ``place``; ``mine`` uses of it are those that are asked about."""
        site = self.find(value)
        if site is not None and self.count.get(value) == mine and self.doubled_product(self.ops[site], site):
            self.count[value] = 1
            return value
        return self.twice(value, place)

    def doubled_product(self, op: Op, site: int) -> bool:
        """Double a factor of a product in place; return whether that could be done."""
        if op.attrs.get("row") not in PRODUCTS or not all(is_float(a.type) for a in op.args):
            return False
        second = op.attrs["row"] == "operator.mul" and not isinstance(op.args[0].type, Scalar)
        k = 1 if second and isinstance(op.args[1].type, Scalar) else 0
        factor = self.twice(op.args[k], site)
        if factor is None:
            return False
        other = op.args[1 - k]
        if self.result(op.attrs["row"], [factor, other] if k == 0 else [other, factor]) != op.out.type:
            return False
        op.args[k] = factor
        return True

    def twice(self, value: Value, place: int) -> Value | None:
        """Put ``2.0 * value`` at ``place`` and return it; of ``c * x`` the constant is doubled."""
        scaled = self.scaled(value)
        if scaled is not None:
            return scaled
        two = Value(self.names.fresh("c"), FLOAT)
        made = self.result("operator.mul", [two, value])
        if made is None or not is_float(value.type):
            return None
        out = Value(self.names.fresh(value.hint), made)
        span = self.ops[min(place, len(self.ops) - 1)].span if self.ops else None
        if span is None:
            return None
        self.made.update((two, out))
        self.known[two] = 2.0
        self.ops[place:place] = [
            Op("const", (), [two], {"value": 2.0}, span=span),
            Op("apply", [two, value], [out], {"row": "operator.mul"}, span=span),
        ]
        return out

    def scaled(self, value: Value) -> Value | None:
        """Double ``value`` in place if it is a product with a constant that only one op uses."""
        site = self.find(value)
        if site is None or self.count.get(value) != 1 or self.ops[site].attrs.get("row") != "operator.mul":
            return None
        op = self.ops[site]
        for k, a in enumerate(op.args):
            if type(self.known.get(a)) is float:
                if self.known[a] == 0.5 and op.args[1 - k].type == value.type and isinstance(value.type, Scalar):
                    return op.args[1 - k]
                more = Value(self.names.fresh("c"), FLOAT)
                self.known[more] = 2.0 * self.known[a]
                self.made.add(more)
                self.ops.insert(site, Op("const", (), [more], {"value": self.known[more]}, span=op.span))
                op.args[k] = more
                return value
        return None

    def result(self, row: str, args: list[Value]) -> Type | None:
        try:
            return self.lookup(row).result(tuple(a.type for a in args), {})
        except RowTypeError:
            return None


def _number(value: Value) -> bool:
    return isinstance(value.type, Scalar) and value.type.dtype == "f64"
