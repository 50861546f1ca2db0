"""Which values from outside need shadows or tangents that are made together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ssa_ad.analysis.alias import Aliases
from ssa_ad.ir.core import Value


def by_storage(aliases: Aliases, values: Iterable[Value], tied: Sequence[Sequence[Value]]) -> list[list[Value]]:
    """Return values in groups of one region each; a container and what it may hold, ``tied``, are in one group."""
    groups: dict[Any, list[Value]] = {}
    for value in values:
        groups.setdefault(aliases.region(value), []).append(value)
    for group in tied:
        regions = dict.fromkeys(r for v in group if (r := aliases.region(v)) in groups)
        if len(regions) > 1:
            whole = [v for r in regions for v in groups[r]]
            groups.update(dict.fromkeys(regions, whole))
    return list({id(g): g for g in groups.values()}.values())
