"""Which references may name the same storage, and who reads and writes it when.

References (arrays, lists, dicts, objects and tuples of them) fall into *regions*: two that are in
different regions never share storage. Inside a region every reference stands on a *root*: an
allocation, an entry value, a merge (an ``if``'s out, a loop's carried value) or something taken out of
a container; views of it have the same root. ``disjoint`` tells roots of one region apart where it can,
``split`` says whether a region's storage is written under one name while another that was there before
is still to be used: the one case in which an adjoint cannot follow the names and needs a shadow that
goes along with the storage itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeGuard

from ssa_ad.analysis.solve import greatest, until_stable
from ssa_ad.ir.build import LookUp
from ssa_ad.ir.core import (
    Array,
    Block,
    DictT,
    Dyn,
    Function,
    ListT,
    ObjT,
    Op,
    Opaque,
    Stack,
    TupleT,
    Type,
    Value,
)
from ssa_ad.ir.kinds import BRANCHES, KINDS
from ssa_ad.ir.walk import blocks_of, definitions, loop, parents, walk

VIEWS = ("view", "transpose", "reshape")
LOADS = {"list_load": "*", "dict_load": "*", "pop": "*"}
PUTS = {"append": ("*", 1), "list_store": ("*", 1), "dict_store": ("*", 1)}
METADATA = ("shape", "size", "new_shadow", "shadow_in")


def is_reference(t: Type) -> bool:
    """Whether a value of this type may name storage."""
    match t:
        case Array() | Dyn() | ListT() | DictT() | ObjT() | Opaque():
            return True
        case TupleT(items):
            return any(map(is_reference, items))
        case Stack(elem):
            return is_reference(elem)
    return False


def holds_references(t: Type) -> TypeGuard[ListT | DictT]:
    """Whether this is a container with references in it, to arrays or to further containers."""
    return isinstance(t, ListT | DictT) and is_reference(t.value if isinstance(t, DictT) else t.elem)


class Classes:
    """Union–find in which a class has parts (elements, attributes), united along with it."""

    def __init__(self) -> None:
        self._up: dict[Any, Any] = {}
        self._parts: dict[Any, dict[Any, Any]] = {}

    def find(self, node: Any) -> Any:
        while (up := self._up.get(node, node)) is not node:
            self._up[node] = self._up.get(up, up)
            node = up
        return node

    def union(self, a: Any, b: Any) -> bool:
        """Unite two classes; return whether they were apart."""
        a, b = self.find(a), self.find(b)
        if a is b:
            return False
        self._up[b] = a
        for name, part in self._parts.pop(b, {}).items():
            mine = self._parts.setdefault(self.find(a), {})
            if name in mine:
                self.union(mine[name], part)
            else:
                mine[name] = part
        return True

    def part(self, node: Any, name: Any) -> Any:
        """Return the class of the elements (``*``) or of one attribute of what ``node`` names."""
        parts = self._parts.setdefault(self.find(node), {})
        if name not in parts:
            parts[name] = object()
        return self.find(parts[name])

    def parts(self, node: Any) -> list[Any]:
        return [self.find(p) for p in self._parts.get(self.find(node), {}).values()]


class Aliases:
    """The facts of one function. Nothing in the function may change while they are in use."""

    def __init__(self, function: Function, lookup: LookUp) -> None:
        self.function = function
        self.lookup = lookup
        self.defs = definitions(function)
        self.parents = parents(function)
        self.start: dict[Op, int] = {}
        self.end: dict[Op, int] = {}
        self.block_end: dict[Block, int] = {}
        self._number(function.body, 0)
        self.classes = Classes()
        self._same: dict[Value, Value] = {}
        self.merges: dict[Value, list[Value]] = {}
        self._unite()
        until_stable(self._find_same, 1000, "references that stay the same")
        self.writers: dict[Any, list[tuple[Op, Value]]] = {}
        self.readers: dict[Value, list[tuple[int, Op | Block]]] = {}
        self._list_accesses()
        self._disjoint: dict[tuple[Value, Value], bool] = {}
        self._split: dict[Any, bool] = {}

    # -------------------------------------------------------------------------- regions

    def region(self, value: Value) -> Any:
        """Return the region of a reference (compare with ``is``)."""
        return self.classes.find(value)

    def elements(self, region: Any) -> list[Any]:
        """Return the regions of what is kept in the containers of a region."""
        return self.classes.parts(region)

    def written(self, value: Value) -> bool:
        """Whether any op writes storage of the value's region (for a container: its structure)."""
        return self.region(value) in self.writers

    def _number(self, block: Block, n: int) -> int:
        for op in block.ops:
            self.start[op] = n = n + 1
            for inner in op.blocks:
                n = self._number(inner, n)
            self.end[op] = n = n + 1
        self.block_end[block] = n = n + 1
        return n

    def _join(self, a: Value, b: Value) -> None:
        if is_reference(a.type) and is_reference(b.type):
            self.classes.union(a, b)

    def _unite(self) -> None:
        for group in self.function.overlaps:
            self._tie(group)
        for op in walk(self.function):
            self._unite_op(op)

    def _tie(self, group: Sequence[Value]) -> None:
        """Unite arrays that may share storage, and what the containers among them hold."""
        arrays: list[Any] = []
        containers: list[Any] = []

        def enter(place: Any, t: Type) -> None:
            if is_reference(t):
                (arrays if isinstance(t, Array | Dyn) else containers).append(place)
            match t:
                case ListT(inner) | Stack(inner) | DictT(_, inner):
                    enter(self.classes.part(place, "*"), inner)
                case TupleT(items):
                    for k, item in enumerate(items):
                        enter(self.classes.part(place, k), item)

        for value in group:
            enter(value, value.type)
        for places in (arrays, containers):
            for place in places[1:]:
                self.classes.union(places[0], place)

    def _unite_op(self, op: Op) -> None:
        union, part = self.classes.union, self.classes.part
        for out in op.outs:
            if isinstance(out.type, Stack) and is_reference(out.type):
                part(out, "*")
        if op.kind in VIEWS or op.kind in ("checked", "stop", "saved"):
            self._join(op.out, op.args[0])
        elif op.kind == "shadow_in":
            self._tie(op.outs)
        elif op.kind in BRANCHES:
            for k, out in enumerate(op.outs):
                self.merges[out] = [b.results[k] for b in op.blocks]
                for source in self.merges[out]:
                    self._join(out, source)
        elif op.kind in ("for", "while"):
            self._unite_loop(op)
        elif op.kind in LOADS and is_reference(op.out.type):
            union(op.out, part(op.args[0], "*"))
        elif op.kind in PUTS and is_reference(op.args[1].type):
            union(part(op.args[0], "*"), op.args[1])
        elif op.kind in ("list", "tuple"):
            for k, a in enumerate(op.args):
                if is_reference(a.type):
                    union(part(op.out, "*" if op.kind == "list" else k), a)
        elif op.kind == "dict":
            for a in op.args[1::2]:
                if is_reference(a.type):
                    union(part(op.out, "*"), a)
        elif op.kind == "untuple" and is_reference(op.out.type):
            union(op.out, part(op.args[0], op.attrs["index"]))
        elif op.kind == "attr_load" and is_reference(op.out.type):
            union(op.out, part(op.args[0], op.attrs["name"]))
        elif op.kind == "attr_store" and is_reference(op.args[1].type):
            union(part(op.args[0], op.attrs["name"]), op.args[1])
        elif op.kind == "apply":
            self._unite_apply(op)

    def _unite_loop(self, op: Op) -> None:
        parts = loop(op)
        also = parts.cond.params if parts.cond is not None else parts.carried
        for init, param, second, nxt, final in zip(
            parts.inits, parts.carried, also, parts.nexts, parts.finals, strict=True
        ):
            self.merges[param] = [init, nxt]
            self.merges[final] = [init, nxt]
            for other in (init, second, nxt, final):
                self._join(param, other)
            if second is not param:
                self.merges[second] = [init, nxt]
        for stack, entry in zip(parts.stacks, parts.scanned, strict=True):
            if is_reference(entry.type):
                self.classes.union(self.classes.part(stack, "*"), entry)
        for stack, entry in zip(parts.collects, parts.collected, strict=True):
            if is_reference(entry.type):
                self.classes.union(self.classes.part(stack, "*"), entry)

    def _unite_apply(self, op: Op) -> None:
        row = self.lookup(op.attrs["row"])
        if not is_reference(op.out.type):
            return
        for k, a in enumerate(op.args):
            if row.alias.split()[-1:] == [row.param_of(k).name]:
                self._join(op.out, a)
            elif not isinstance(op.out.type, Array | Dyn) and not isinstance(a.type, Array | Dyn):
                self._join(op.out, a)

    # -------------------------------------------------------------------------- roots

    def _find_same(self) -> bool:
        """Find merges of one reference with itself; return whether any was found."""
        found = False
        for out, sources in self.merges.items():
            if out in self._same or not is_reference(out.type):
                continue
            distinct = {self.same(s) for s in sources} - {out}
            site = self.defs[out]
            if isinstance(site, Op) and site.kind in ("for", "while"):
                parts = loop(site)
                distinct.discard(parts.carried[parts.finals.index(out)])
            if len(distinct) == 1 and self._outer(site, *distinct):
                self._same[out] = distinct.pop()
                found = True
        return found

    def _outer(self, site: Op | Block, value: Value) -> bool:
        """Whether ``value`` is defined outside the op that ``site`` is or belongs to."""
        op = site if isinstance(site, Op) else self.parents.op_of[site]
        return op not in self.around(value)

    def same(self, value: Value) -> Value:
        """Return the first name of the very reference that ``value`` is."""
        while True:
            if value in self._same:
                value = self._same[value]
                continue
            site = self.defs.get(value)
            if isinstance(site, Op) and site.kind == "checked":
                value = site.args[0]
                continue
            return value

    def base(self, value: Value) -> tuple[Op, Value] | None:
        """Return the op that makes ``value`` a view of another reference, and that one; None for a root."""
        value = self.same(value)
        site = self.defs.get(value)
        if not isinstance(site, Op):
            return None
        if site.kind in VIEWS:
            return site, self.same(site.args[0])
        if site.kind == "apply" and isinstance(value.type, Array | Dyn):
            row = self.lookup(site.attrs["row"])
            if row.alias.startswith("may") and not self.written(value):
                return None  # whether it is a view or a copy, nobody can tell
            viewed = self._viewed(site)
            return None if viewed is None else (site, self.same(viewed))
        return None

    def _viewed(self, op: Op) -> Value | None:
        """Return the argument whose storage the result of an ``apply`` may share; a number has none."""
        row = self.lookup(op.attrs["row"])
        for k, a in enumerate(op.args):
            if row.alias and row.alias.split()[-1] == row.param_of(k).name and is_reference(a.type):
                return a
        return None

    def root(self, value: Value) -> Value:
        """Return the reference at the start of the chain of views that ``value`` is."""
        value = self.same(value)
        while (found := self.base(value)) is not None:
            value = found[1]
        return value

    def is_entry(self, value: Value) -> bool:
        site = self.defs.get(value)
        return site is self.function.body or (isinstance(site, Op) and site.kind == "cell_read")

    def is_fresh(self, value: Value) -> bool:
        """Whether the root ``value`` is storage that its op has just made."""
        site = self.defs.get(value)
        if not isinstance(site, Op) or self.base(value) is not None:
            return False
        if site.kind in ("gather", "take", "const"):
            return True
        if site.kind == "apply":
            return self._viewed(site) is None and isinstance(value.type, Array | Dyn)
        return KINDS[site.kind].effect == "alloc" or site.kind in ("accum",)

    def around(self, value: Value) -> list[Op]:
        """Return the control ops inside which ``value`` is defined, innermost first."""
        site = self.defs[value]
        if isinstance(site, Op):
            return list(self.parents.enclosing(site))
        op = self.parents.op_of.get(site)
        return [] if op is None else [op, *self.parents.enclosing(op)]

    def bound(self, value: Value) -> int:
        """Return when (in program order) the root got its storage."""
        site = self.defs[value]
        if isinstance(site, Block):
            op = self.parents.op_of.get(site)
            return 0 if op is None else self.start[op]
        if site.kind == "cell_read":
            return 0
        return self.end[site] if site.blocks else self.start[site]

    def disjoint(self, a: Value, b: Value) -> bool:
        """Whether two different references that exist at one time never share storage."""
        if self.region(a) is not self.region(b):
            return True
        return greatest(self._pair(self.root(a), self.root(b)), self._why_disjoint, self._disjoint)

    def _pair(self, a: Value, b: Value) -> tuple[Value, Value]:
        if (self.bound(a), a.name) < (self.bound(b), b.name):
            return b, a
        return a, b

    def _why_disjoint(self, pair: tuple[Value, Value]) -> bool | Iterable[tuple[Value, Value]]:
        late, early = pair
        if late is early or self._siblings(late, early):
            return False
        if self.region(late) is not self.region(early) or self.is_fresh(late):
            return True
        if self.is_entry(late):
            group = [g for g in self.function.overlaps if late in g]
            return not any(early in g for g in group) if self.is_entry(early) else self.is_fresh(early)
        sources = self.merges.get(late)
        if sources is None:
            return self._empty(late)
        others = self.merges.get(early)
        if others is not None and self.defs[late] is self.defs[early]:
            return [
                self._pair(self.root(x), self.root(y))
                for x, y in zip(sources, others, strict=True)
                if not (self._empty(x) or self._empty(y))
            ]
        return [self._pair(self.root(x), early) for x in sources if not self._empty(x)]

    def _siblings(self, a: Value, b: Value) -> bool:
        """Whether one op has made both, sharing storage as what they are shadows of."""
        site = self.defs[a]
        return isinstance(site, Op) and site.kind == "shadow_in" and self.defs[b] is site

    def _empty(self, value: Value) -> bool:
        site = self.defs.get(value)
        return isinstance(site, Op) and site.kind in ("undef", "const", "zero")

    # -------------------------------------------------------------------------- accesses

    def writes_of(self, op: Op) -> list[Value]:
        """Return the references whose storage ``op`` itself may change."""
        if KINDS[op.kind].effect == "write":
            return [op.args[0]]
        if op.kind == "opaque":
            return [a for a in op.args[1:] if is_reference(a.type)]
        if op.kind == "apply":
            row = self.lookup(op.attrs["row"])
            return [a for k, a in enumerate(op.args) if row.param_of(k).name in row.writes] if row.writes else []
        return []

    def _list_accesses(self) -> None:
        for block in blocks_of(self.function):
            for op in block.ops:
                for value in self.writes_of(op):
                    self.writers.setdefault(self.region(value), []).append((op, value))
                if op.kind in METADATA or op.kind in VIEWS or op.kind == "checked":
                    continue
                for value in op.args:
                    if is_reference(value.type):
                        self.readers.setdefault(self.root(value), []).append((self.start[op], op))
            for value in block.results:
                if is_reference(value.type):
                    at = self.block_end[block]
                    self.readers.setdefault(self.root(value), []).append((at, block))

    def roots(self, region: Any) -> Iterator[Value]:
        for value in self.readers:
            if self.region(value) is region:
                yield value

    def loops_around(self, site: Op | Block) -> list[Op]:
        """Return the loops whose body ``site`` is in, innermost first."""
        if isinstance(site, Block):
            op = self.parents.op_of.get(site)
            chain = [] if op is None else [op, *self.parents.enclosing(op)]
        else:
            chain = list(self.parents.enclosing(site))
        return [op for op in chain if op.kind in ("for", "while")]

    def split(self, region: Any) -> bool:
        """Whether storage of the region is written under one name and then used under an older one."""
        if region not in self._split:
            self._split[region] = any(
                self._used_after(op, self.root(value), other)
                for op, value in self.writers.get(region, ())
                if op.kind != "opaque"
                for other in self.roots(region)
            )
        return self._split[region]

    def _used_after(self, write: Op, root: Value, other: Value) -> bool:
        at = self.start[write]
        if other is root or self.bound(other) >= at:
            return False
        loops = [op for op in self.loops_around(write) if op not in self.around(other)]
        used = any(n > at or any(op in loops for op in self.loops_around(site)) for n, site in self.readers[other])
        return used and not self.disjoint(root, other)

    def changed_after(self, value: Value, point: Op, *, before: bool = False) -> bool:
        """Whether what ``value`` names may be overwritten once ``point`` has read it.

        The op ``point`` itself counts as a writer unless ``before`` is False and it comes first.
        """
        root = self.root(value)
        loops = self.loops_around(point)
        inside = set(self.around(root))
        for op, written in self.writers.get(self.region(value), ()):
            under = self.root(written)
            common = [lp for lp in self.loops_around(op) if lp in loops]
            if under is root and self.is_fresh(root):
                common = [lp for lp in common if lp not in inside]
            later = self.start[op] > self.start[point] or (before and op is point)
            if common or (later and (under is root or not self.disjoint(under, root))):
                return True
        return False
