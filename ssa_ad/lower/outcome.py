"""What a function leaves: its result as a tree, the final values of cells, which entry arrays overlap."""

from __future__ import annotations

from ssa_ad.base.diagnostics import StateError
from ssa_ad.ir.core import Cell, Leaf, Tree, Value, carries_float, is_float
from ssa_ad.lower import entry
from ssa_ad.lower import values as v
from ssa_ad.lower.constants import is_buffer
from ssa_ad.lower.context import Context
from ssa_ad.lower.guards import holding_pairs, overlap_pairs
from ssa_ad.lower.values import Abs, Const, Location, Ref, TupleV


def tree_of(cx: Context, result: Abs, leaves: list[Value]) -> Tree:
    """Return how a result is put together, adding its run-time values to ``leaves``."""
    match result:
        case TupleV(items, cls):
            parts = [tree_of(cx, i, leaves) for i in items]
            return tuple(parts) if cls is None else cls(*parts)
        case Const(None):
            return None
        case Ref(loc) if not loc.entry and loc.kind in ("list", "dict") and loc.cls not in (list, dict):
            raise cx.unsupported(f"a {loc.cls.__name__} is the result", f"return {loc.kind} of it")
        case Ref(loc) if loc.key in cx.from_outside:
            what = "the result may be a dict that came in, or one that a loop has made"
            raise cx.unsupported(what, "return dict(...) of it", StateError)
        case Ref(loc) if not loc.entry and loc.kind == "list" and fresh_result(cx, loc):
            return [tree_of(cx, i, leaves) for i in cx.list_items(loc)]
        case Ref(loc) if not loc.entry and loc.kind == "dict" and fresh_result(cx, loc):
            return {k: tree_of(cx, cx.cell(loc, ("item", k)), leaves) for k in cx.dict_keys(loc)}
    leaves.append(cx.value(result, "the result"))
    return Leaf(len(leaves) - 1)


def fresh_result(cx: Context, loc: Location) -> bool:
    """Whether a local list leaves the call only as its result: then its structure is the result's."""
    return not any(isinstance(x, Ref) and x.loc == loc for key, x in cx.env.items() if key[0] == "c" and key[1].entry)


def final_cells(cx: Context, leaves: list[Value]) -> list[Cell]:
    """Append the final values of the float cells to the results and say where they are.

    What is only read is as it was at the end, too: its cotangent is handed on from a later call to an earlier one.
    """
    cells: list[Cell] = []
    entries = {key: value for _, key, value in cx.cell_entries}
    keys = dict.fromkeys([*entries, *cx.written])
    for key in keys:
        if key[2][0] in ("len", "keys"):
            continue
        if key[2][0] == "attr" and is_buffer(key[1], key[2][1]):
            continue
        path = entry.cell_path(key[1], key[2])
        final: int | None = None
        found = cx.get(key)
        if isinstance(found, v.MaybeV):
            found = found.value  # where it is None it is handed out as nothing
        if key in cx.written and isinstance(found, Value | Const) and cx.type_of(found) is not None:
            value = cx.value(found)
            if carries_float(value.type):
                leaves.append(value)
                final = len(leaves) - 1
        elif isinstance(found, Value) and is_float(found.type):
            leaves.append(found)
            final = len(leaves) - 1
        cells.append(Cell(path, entries.get(key), final))
    return cells


def overlap_groups(cx: Context) -> list[list[Value]]:
    """Return the groups of entry arrays that share storage, and of containers in memory that hold such storage.

    An array whose own entries share storage stands twice in its group.
    """
    arrays = [real for _, _, real in cx.entry_arrays]
    containers = [real for _, _, real in cx.entry_containers]
    values = [value for _, value, _ in cx.entry_arrays + cx.entry_containers]
    parent = list(range(len(values)))

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    pairs = overlap_pairs(arrays) | holding_pairs(arrays, containers, [])
    for i, j in pairs:
        parent[root(j)] = root(i)
    groups: dict[int, list[Value]] = {}
    for k, value in enumerate(values):
        groups.setdefault(root(k), []).extend([value] * (1 + ((k, k) in pairs)))
    return [g for g in groups.values() if len(g) > 1]
