"""Which names a handler can see: those that the body of its `try` sets, and somebody reads behind an exception."""

from __future__ import annotations

from typing import Any

import gast

from ssa_ad.lower.context import Context
from ssa_ad.lower.exposed import set_and_read, stored_in


def read_in(statements: list[Any], but: list[Any]) -> set[str]:
    """Return the names that are read in ``statements``, outside of those in ``but``."""
    inside = {id(n) for s in but for n in gast.walk(s)}
    names = (n for s in statements for n in gast.walk(s) if isinstance(n, gast.Name) and id(n) not in inside)
    return {n.id for n in names if not isinstance(n.ctx, gast.Store)}


def hidden_names(cx: Context, node: Any) -> frozenset[str]:
    """Return the local names that the body of a ``try`` sets and nobody reads behind an exception."""
    read = read_in([cx.frame.source.node], but=[*node.body, *node.orelse])
    _, early, _ = set_and_read(node.body)
    hidden = stored_in(node.body) - early - cx.frame.inner
    sure: set[str] | None = None
    for clause in node.handlers:
        done, reads, leaves = set_and_read(clause.body)
        ends = always_leaves_function(clause.body) if leaves else False
        mine = hidden - reads if ends else (done - reads)
        sure = mine if sure is None else sure & mine
    return frozenset(n for n in hidden if n not in read or n in (sure or ()))


def always_leaves_function(statements: list[Any]) -> bool:
    return not any(isinstance(n, gast.Break | gast.Continue) for s in statements for n in gast.walk(s))


def handler_names(clause: Any) -> tuple[set[str], bool]:
    """Return the names that a handler reads, and whether it always ends with a ``raise``."""
    names = {n.id for s in clause.body for n in gast.walk(s) if isinstance(n, gast.Name)}
    nodes = [n for s in clause.body for n in gast.walk(s)]
    leaves = any(isinstance(n, gast.Return | gast.Break | gast.Continue) for n in nodes)
    return names, isinstance(clause.body[-1], gast.Raise) and not leaves
