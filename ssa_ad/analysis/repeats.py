"""Which arrays may name one element several times: windows, rows broadcast to many, and views of these.

What is added to such an array must be added entry by entry (``np.add.at``): ``+=`` adds to an element once.
"""

from __future__ import annotations

from typing import Any

from ssa_ad.analysis.alias import Aliases
from ssa_ad.analysis.solve import until_stable
from ssa_ad.base.diagnostics import UnsupportedError
from ssa_ad.ir.build import WHOLE, Index
from ssa_ad.ir.core import Array, Op, Value
from ssa_ad.ir.walk import walk


class Repeats:
    """The facts of one function. An entry array of that kind stands twice in its group of ``overlaps``."""

    def __init__(self, aliases: Aliases) -> None:
        self.aliases = aliases
        self.regions = self._find_regions()
        self._merges: set[Value] = set()
        """Those of which one source may name an element several times."""
        until_stable(self._find_merge, 1000, "merges that repeat their entries")

    def may(self, value: Value, index: Index = WHOLE) -> bool:
        """Whether several entries of ``value[index]`` may be one element."""
        aliases = self.aliases
        value = aliases.same(value)
        fixed = index.fixed
        one = isinstance(value.type, Array) and len(fixed) == value.type.rank
        if one or aliases.region(value) not in self.regions:
            return False
        found = aliases.base(value)
        if found is None:
            return self._root(value)
        op, base = found
        if op.attrs.get("row") == "rt.writable":  # the same entries
            return self.may(base, index)
        if self.may(base):
            picks = op.kind == "view" and index == WHOLE
            return not picks or self.may(base, op.attrs["index"])
        axes = aliases.lookup(op.attrs["row"]).repeats if op.kind == "apply" else None
        return axes is not None and not any(fixed.issuperset(group) for group in axes(base.type, value.type))

    def refuse_writes(self, stage: str) -> None:
        """Raise UnsupportedError for a write of several entries that may be one element: which stays is not said."""
        aliases = self.aliases
        for group in aliases.function.overlaps:
            for op, _ in aliases.writers.get(aliases.region(group[0]), ()) if len(set(group)) == 1 else ():
                raise UnsupportedError.at(
                    op.span, f"entries of `{group[0].hint}` share storage, and it is written",
                    "pass the array that it is a view of, and view it here", stage=stage,
                )  # fmt: skip
        for op in walk(aliases.function):
            if op.kind in ("store", "iop", "take") and self.may(op.args[0], op.attrs["index"]):
                raise UnsupportedError.at(
                    op.span, "entries of this array may be one element, and several are written at once",
                    "write the array that it is a view of", stage=stage,
                )  # fmt: skip

    def _root(self, root: Value) -> bool:
        if self.aliases.is_fresh(root):
            return False
        if self.aliases.is_entry(root):
            return any(group.count(root) > 1 for group in self.aliases.function.overlaps)
        if root in self.aliases.merges:
            return root in self._merges
        site = self.aliases.defs[root]
        if isinstance(site, Op) and site.kind == "shadow_in":
            return self.may(site.args[site.outs.index(root)])
        return not isinstance(site, Op) or site.kind != "undef"

    def _find_merge(self) -> bool:
        """Find merges one of whose sources may repeat its entries; return whether any was found."""
        aliases = self.aliases
        found = {
            out
            for out, sources in aliases.merges.items()
            if out not in self._merges and aliases.region(out) in self.regions and any(map(self.may, sources))
        }
        self._merges |= found
        return bool(found)

    def _find_regions(self) -> set[Any]:
        """Return the regions in which there is such an array."""
        aliases = self.aliases
        found = {aliases.region(v) for group in aliases.function.overlaps for v in group if group.count(v) > 1}
        for op in walk(aliases.function):
            if op.kind == "apply" and aliases.lookup(op.attrs["row"]).repeats is not None:
                found.add(aliases.region(op.out))
            elif op.kind in ("shadow_in", "new_shadow") and not found.isdisjoint(self._within(op.args)):
                found |= self._within(op.outs)
        return found

    def _within(self, values: list[Value]) -> set[Any]:
        """Return the regions of some references and of what these hold."""
        waiting, seen = [self.aliases.region(v) for v in values], set()
        while waiting:
            region = waiting.pop()
            if region not in seen:
                seen.add(region)
                waiting += self.aliases.elements(region)
        return seen
