"""Changing the parts of a loop."""

from __future__ import annotations

from ssa_ad.ir.core import Op, Value
from ssa_ad.ir.walk import Loop


def rebuild_loop(op: Op, parts: Loop, carries: list[int], scans: list[int], collects: list[int]) -> None:
    """Leave only these carries, scans and collects (by number) in a loop, in place."""

    def pick(values: list[Value], keep: list[int]) -> list[Value]:
        return [values[k] for k in keep]

    op.args = [*parts.range, *pick(parts.inits, carries), *pick(parts.stacks, scans)]
    lead = [parts.index] if parts.index is not None else []
    parts.body.params = [*lead, *pick(parts.carried, carries), *pick(parts.scanned, scans)]
    if parts.cond is not None:
        parts.cond.params = pick(parts.cond.params, carries)
    exits = [parts.exit_result] if parts.exit_result is not None else []
    parts.body.results = [*exits, *pick(parts.nexts, carries), *pick(parts.collected, collects)]
    counts = [v for v in (parts.exit_out, parts.trips) if v is not None]
    op.outs = [*counts, *pick(parts.finals, carries), *pick(parts.collects, collects)]
    op.attrs["carry"] = len(carries)
    op.attrs.pop("scans", None)
    if scans:
        op.attrs["scans"] = tuple(parts.scans[k] for k in scans)
