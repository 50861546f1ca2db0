"""Which names a loop's trip may read as the trip before left them.

A name that every trip sets, and sets before it reads it, need not be carried into the next one. The
answer errs on the side of carrying: a name read anywhere before a certain assignment, by a nested
function, or not set on every way through the body counts as exposed.
"""

from __future__ import annotations

from typing import Any

import gast

_cache: dict[int, tuple[Any, frozenset[str]]] = {}


def stored_in(statements: list[Any]) -> set[str]:
    """Return the names that statements set or delete anywhere."""
    names = (n for s in statements for n in gast.walk(s) if isinstance(n, gast.Name))
    return {n.id for n in names if isinstance(n.ctx, gast.Store | gast.Del)}


def exposed_names(loop: Any) -> frozenset[str]:
    """Return the exposed names of a ``for`` or ``while`` node."""
    known = _cache.get(id(loop))
    if known is not None and known[0] is loop:
        return known[1]
    reads: set[str] = set()
    done: set[str] = set()
    if isinstance(loop, gast.For):
        _targets(loop.target, reads, done)
    else:
        _reads(loop.test, reads, done)
    ends: list[set[str]] = []
    if not _block(loop.body, reads, done, ends):
        ends.append(done)
    certain = set.intersection(*ends) if ends else set()
    found = frozenset(reads | (stored_in(loop.body) - certain))
    _cache[id(loop)] = (loop, found)
    return found


def set_and_read(statements: list[Any]) -> tuple[set[str], set[str], bool]:
    """Return the names that statements certainly set, those they may read before, and whether control leaves them."""
    reads: set[str] = set()
    done: set[str] = set()
    leaves = _block(statements, reads, done, [])
    return done, reads, leaves


def _reads(node: Any, reads: set[str], done: set[str]) -> None:
    for n in gast.walk(node):
        if isinstance(n, gast.Name) and isinstance(n.ctx, gast.Load) and n.id not in done:
            reads.add(n.id)


def _targets(target: Any, reads: set[str], done: set[str]) -> None:
    """Account for an assignment to ``target``: subscripts read, names are set."""
    if isinstance(target, gast.Name):
        done.add(target.id)
    elif isinstance(target, gast.Tuple | gast.List):
        for part in target.elts:
            _targets(part, reads, done)
    elif isinstance(target, gast.Starred):
        _targets(target.value, reads, done)
    else:
        _reads(target, reads, done)


def _block(statements: list[Any], reads: set[str], done: set[str], ends: list[set[str]]) -> bool:
    """Walk statements in order, adding to ``done`` what is certainly set; return whether control leaves.

    ``ends`` collects what is certainly set where a trip ends early.
    """
    for s in statements:
        match s:
            case gast.Assign():
                _reads(s.value, reads, done)
                for target in s.targets:
                    _targets(target, reads, done)
            case gast.AnnAssign():
                if s.value is not None:
                    _reads(s.value, reads, done)
                    _targets(s.target, reads, done)
            case gast.AugAssign():
                _reads(s.value, reads, done)
                if isinstance(s.target, gast.Name):
                    if s.target.id not in done:
                        reads.add(s.target.id)
                else:
                    _reads(s.target, reads, done)
            case gast.If():
                _reads(s.test, reads, done)
                sides = [set(done), set(done)]
                left = [_block(b, reads, d, ends) for b, d in zip((s.body, s.orelse), sides, strict=True)]
                if all(left):
                    return True
                staying = [d for d, gone in zip(sides, left, strict=True) if not gone]
                done |= set.intersection(*staying)
            case gast.For() | gast.While():
                inner = set(done)
                if isinstance(s, gast.For):
                    _reads(s.iter, reads, done)
                    _targets(s.target, reads, inner)
                else:
                    _reads(s.test, reads, inner)
                _block(s.body, reads, inner, [])
                _block(s.orelse, reads, set(done), [])
            case gast.Try():
                # nothing that the body sets is certain where a handler begins
                ways = [set(done) for _ in range(len(s.handlers) + 1)]
                _block([*s.body, *s.orelse], reads, ways[0], ends)
                for clause, names in zip(s.handlers, ways[1:], strict=True):
                    if clause.type is not None:
                        _reads(clause.type, reads, done)
                    _block(clause.body, reads, names, ends)
                done |= set.intersection(*ways)
                _block(s.finalbody, reads, done, ends)
            case gast.With():
                for item in s.items:
                    _reads(item.context_expr, reads, done)
                    if item.optional_vars is not None:
                        _targets(item.optional_vars, reads, done)
                if _block(s.body, reads, done, ends):
                    return True
            case gast.Continue() | gast.Break() | gast.Return() | gast.Raise():
                for child in gast.iter_child_nodes(s):
                    _reads(child, reads, done)
                ends.append(set(done))
                return True
            case gast.FunctionDef():
                _reads(s, reads, set())
                done.add(s.name)
            case gast.Delete():
                pass
            case _:
                _reads(s, reads, done)
    return False
