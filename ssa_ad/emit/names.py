"""Variables: which values share one, and what it is called. The second half of leaving SSA.

Values that a copy connects become one variable where their uses do not overlap, so that a loop updates
its names in place; then variables of the same hint (the user's name) share the name if they can. A name is
never used for two hints, never for a keyword, a parameter or a free name.
"""

from __future__ import annotations

import builtins
import keyword
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from ssa_ad.emit.inline import TEMPORARY
from ssa_ad.emit.live import Liveness, defined, nodes_in, operands
from ssa_ad.emit.nodes import (
    UNDEF,
    Append,
    Break,
    Copy,
    Do,
    For,
    If,
    Node,
    Return,
    Shaped,
    Try,
    While,
    With,
    children,
)
from ssa_ad.ir.core import Value


class Variables:
    """Classes of values that are one variable. ``meets`` is symmetric; it is kept by class.

    ``given`` are hints that are not the user's, ``alone`` parameters whose names nothing else takes.
    """

    def __init__(
        self, meets: Mapping[Value, set[Value]], params: Mapping[Value, str], facts: Mapping[str, Any] | None = None
    ) -> None:
        self.params = params
        self.given = frozenset((facts or {}).get("temporaries", ()))
        self.alone = frozenset((facts or {}).get("alone", ()))
        self._parent: dict[Value, Value] = {}
        self._meets: dict[Value, set[Value]] = {v: set(others) for v, others in meets.items()}
        self._members: dict[Value, list[Value]] = {}

    def of(self, value: Value) -> Value:
        """Return the value that stands for the variable of ``value``."""
        root = value
        while (up := self._parent.get(root, root)) is not root:
            root = up
        while (up := self._parent.get(value, value)) is not root and up is not value:
            self._parent[value] = root
            value = up
        return root

    def same(self, a: Value, b: Value) -> bool:
        return self.of(a) is self.of(b)

    def members(self, root: Value) -> list[Value]:
        return self._members.get(root, [root])

    def meet(self, a: Value, b: Value) -> bool:
        """Whether the variables of ``a`` and ``b`` are in use at the same time."""
        return self.of(b) in self._meets.get(self.of(a), ())

    def join(self, a: Value, b: Value) -> bool:
        """Make two variables one if they may be; return whether they are now."""
        a, b = self.of(a), self.of(b)
        if a is b:
            return True
        if self.meet(a, b):
            return False
        if self.pinned(a) and self.pinned(b):
            return False
        if any(self.params.get(v) in self.alone for v in [*self.members(a), *self.members(b)]):
            return False
        if self.pinned(b):
            a, b = b, a
        if self.pinned(a) and not self._named(a) & self._named(b) and self._named(b):
            return False  # a parameter keeps its role
        self._members[a] = self.members(a) + self.members(b)
        self._parent[b] = a
        near = self._meets.pop(b, set())
        for other in near:
            self._meets[other].discard(b)
            self._meets[other].add(a)
        self._meets.setdefault(a, set()).update(near)
        return True

    def _named(self, root: Value) -> set[str]:
        return {v.hint for v in self.members(root)} - set(TEMPORARY)

    def pinned(self, value: Value) -> bool:
        """Whether a parameter is of the variable of ``value``."""
        return any(v in self.params for v in self.members(self.of(value)))


def coalesce(shaped: Shaped, live: Liveness, variables: Variables) -> None:
    """Join what copies connect, inner loops first; then results with operands of the same hint; then what is
    taken from a tape with what was put there, so that both sweeps have one name for it."""
    order: list[tuple[int, Value, Value]] = []
    _copies(shaped.body, 0, order)
    caught = {node.caught for node in nodes_in(shaped.body) if isinstance(node, Try)}  # Python unsets these
    for _, target, source in sorted(order, key=lambda c: -c[0]):
        if source not in shaped.consts and source not in live.inlined and source not in caught:
            variables.join(target, source)
    for node in nodes_in(shaped.body):
        if isinstance(node, Do) and node.op.outs:
            out = node.op.outs[0]
            for v in live.reads(node):
                if node.op.kind == "checked" or (v.hint == out.hint and v.hint not in TEMPORARY):
                    variables.join(out, v)
    kept = appended(shaped)
    for node in nodes_in(shaped.body):
        if isinstance(node, For):
            for entry, stack, _ in node.scanned:
                value = next((v for s, v in kept.items() if variables.same(s, stack)), None)
                if value is not None and value not in live.inlined and entry.hint == value.hint:
                    if not variables.pinned(value):
                        variables.join(value, entry)


def appended(shaped: Shaped) -> dict[Value, Value]:
    """Return what each stack holds: the variable that is appended to it."""
    found: dict[Value, Value] = {}
    for node in nodes_in(shaped.body):
        if isinstance(node, Append) and node.value not in shaped.consts:
            found.setdefault(node.stack, node.value)
    return found


def _copies(nodes: Iterable[Node], depth: int, found: list[tuple[int, Value, Value]]) -> None:
    for node in nodes:
        if isinstance(node, Copy):
            found += [(depth, d, s) for d, s in node.pairs]
        for inner in children(node):
            _copies(inner, depth + isinstance(node, For | While), found)


def name_variables(
    shaped: Shaped, variables: Variables, used: Iterable[Value], taken: Iterable[str]
) -> dict[Value, str]:
    """Return the name of each variable that is printed. ``taken`` are the free names of the text."""
    roots = list(dict.fromkeys(map(variables.of, used)))
    checked = _checked(shaped, variables)
    scanned = {variables.of(v) for n in nodes_in(shaped.body) if isinstance(n, For) for v in defined(n)}
    names: dict[Value, str] = {}
    blocked = set(taken) | set(keyword.kwlist) | set(keyword.softkwlist) - {"match", "case", "type", "_"}
    by_name: dict[str, list[Value]] = {}
    hints: dict[str, str] = {}
    tried: dict[str, int] = {}
    for root in roots:
        pinned = [variables.params[v] for v in variables.members(root) if v in variables.params]
        if pinned:
            names[root] = pinned[0]
            by_name.setdefault(pinned[0], []).append(root)
            hints[pinned[0]] = _hint(variables, root)
    blocked -= set(by_name)
    kept = {variables.of(stack): variables.of(value) for stack, value in appended(shaped).items()}
    for root in sorted(roots, key=lambda r: _nesting(kept, r)):
        if root in names:
            continue
        hint = _hint(variables, root)
        if kept.get(root) in names and hint.endswith("_s"):
            hint = f"{names[kept[root]]}_s"
        shares = hint not in TEMPORARY and root not in checked
        n = 0 if shares else tried.get(hint, 0)
        while True:
            name = hint if n == 0 else f"{hint}_{n}"
            n += 1
            if name in blocked or name in variables.alone:
                continue
            others = by_name.get(name)
            if others is None:
                break
            if root in scanned and any(variables.params.keys() & variables.members(o) for o in others):
                continue  # what an earlier trip had is not the parameter
            free = shares and not any(variables.meet(root, o) for o in others)
            if free and hints[name] == hint and not checked.intersection(others):
                break
        tried[hint] = n
        names[root] = name
        by_name.setdefault(name, []).append(root)
        hints[name] = hint
    return names


def _nesting(kept: Mapping[Value, Value], root: Value) -> int:
    """Return how many tapes stand around a value: a tape is named after what it holds, so later."""
    depth, seen = 0, {root}
    while root in kept and kept[root] not in seen:
        root = kept[root]
        seen.add(root)
        depth += 1
    return depth


def _hint(variables: Variables, root: Value) -> str:
    """Return the hint most members of a variable have, the user's own rather than one that was given."""
    counts = Counter(v.hint for v in variables.members(root))
    named = [h for h in counts if h not in TEMPORARY]
    named = [h for h in named if h not in variables.given] or named
    best = max(named or counts, key=lambda h: counts[h])
    return best if best.isidentifier() else "t"


def _checked(shaped: Shaped, variables: Variables) -> set[Value]:
    """Return the variables that share their name with none: it is noticed if they are unset, or Python unsets them."""
    found: set[Value] = set()
    for node in nodes_in(shaped.body):
        if isinstance(node, Do) and node.op.kind == "checked" and node.op.args[0] not in shaped.consts:
            found.add(variables.of(node.op.args[0]))
        elif isinstance(node, Try) and node.caught is not None:
            found.add(variables.of(node.caught))
    return found


HOLDING = ("tuple", "append", "list", "new_shadow")


def poisoned(shaped: Shaped, variables: Variables, params: Iterable[Value]) -> set[tuple[Copy, Value]]:
    """Return the copies of `undef` that must be printed, as node and target.

    They are where a variable that nothing has set before is passed on (to a tape, to another variable, to a
    pullback) or gets a shadow.
    """
    undefined: set[Value] = set()
    passed: set[Value] = set()
    # state need not be set at the end, and a residual not on every way; both are handed out all the same
    facts = shaped.function.attrs
    handed = facts.get("own", facts.get("primal", len(shaped.function.body.results)))
    for node in nodes_in(shaped.body):
        if isinstance(node, Copy):
            for target, source in node.pairs:
                if shaped.consts.get(source) is UNDEF:
                    undefined.add(variables.of(target))
                elif not variables.same(target, source):
                    passed.add(variables.of(source))
        elif isinstance(node, Append) or (isinstance(node, Do) and node.op.kind in HOLDING):
            passed.update(variables.of(v) for v in operands(node))
        elif isinstance(node, Return):
            passed.update(variables.of(v) for k, v in node.values.items() if k >= handed)
    found: set[tuple[Copy, Value]] = set()
    _unset(shaped, variables, shaped.body, set(map(variables.of, params)), undefined & passed, found)
    return found


def _unset(
    shaped: Shaped,
    variables: Variables,
    nodes: Iterable[Node],
    sure: set[Value],
    asked: set[Value],
    found: set[tuple[Copy, Value]],
) -> set[Value] | None:
    """Add to ``found`` the copies of `undef` to ``asked`` variables that are not surely set (``sure``).

    Return what is surely set after the nodes, None if control does not get there.
    """
    for node in nodes:
        if isinstance(node, Copy):
            for target, source in node.pairs:
                root = variables.of(target)
                if shaped.consts.get(source) is not UNDEF:
                    sure.add(root)
                elif root in asked and root not in sure:
                    found.add((node, target))
                    sure.add(root)
        elif isinstance(node, If):
            ends = [_unset(shaped, variables, arm, set(sure), asked, found) for arm in (node.then, node.orelse)]
            there = [end for end in ends if end is not None]
            if not there:
                return None
            sure = set.intersection(*there)
        elif isinstance(node, With):
            end = _unset(shaped, variables, node.body, sure | set(map(variables.of, defined(node))), asked, found)
            if end is None:
                return None
            sure = end
        elif isinstance(node, Try):
            also = set(map(variables.of, defined(node)))
            ends = [
                _unset(shaped, variables, node.body, set(sure), asked, found),
                _unset(shaped, variables, node.handler, sure | also, asked, found),
            ]
            there = [end for end in ends if end is not None]
            if not there:
                return None
            sure = set.intersection(*there) - also
        elif isinstance(node, For | While):
            for inner in children(node):
                _unset(shaped, variables, inner, sure | set(map(variables.of, defined(node))), asked, found)
        elif isinstance(node, Break | Return):
            return None
        else:
            sure.update(map(variables.of, defined(node)))
    return sure


def free_name(obj: Any, hint: str, taken: Mapping[str, Any], blocked: Iterable[str]) -> str:
    """Return a name for an object that the text needs, near to its own or else to ``hint``."""
    own = getattr(obj, "__name__", None)
    file = getattr(obj, "__file__", None) if isinstance(obj, ModuleType) else None
    if isinstance(file, str) and Path(file).stem != "__init__":
        own = Path(file).stem
    own = own if isinstance(own, str) else hint
    own = own.rpartition(".")[2]
    base = own if own.isidentifier() and not keyword.iskeyword(own) else "constant"
    blocked = set(blocked)
    n, name = 0, base
    while name in blocked or (name in taken and taken[name] is not obj) or hasattr(builtins, name):
        if getattr(builtins, name, UNDEF) is obj and name not in blocked:
            return name
        n += 1
        name = f"{base}_{n}"
    return name
