"""Fixpoints: one bounded loop for all analyses."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def until_stable(step: Callable[[], bool], bound: int, what: str) -> None:
    """Call ``step`` until it returns False; raises RuntimeError after ``bound`` calls."""
    for _ in range(bound):
        if not step():
            return
    raise RuntimeError(f"{what} did not settle in {bound} rounds")


def greatest(asked: K, parts: Callable[[K], bool | Iterable[K]], known: dict[K, bool]) -> bool:
    """Return whether ``asked`` holds, in the greatest solution of "a fact holds iff all its parts do".

    ``parts`` gives a fact's truth, or the facts that it follows from; circular support holds. ``known``
    keeps what was found.
    """
    if asked in known:
        return known[asked]
    users: dict[K, list[K]] = {}
    false: list[K] = []
    seen = {asked}
    todo = [asked]
    while todo:
        fact = todo.pop()
        found = known.get(fact)
        if found is None:
            needs = parts(fact)
            if isinstance(needs, bool):
                found = needs
            else:
                for need in needs:
                    users.setdefault(need, []).append(fact)
                    if need not in seen:
                        seen.add(need)
                        todo.append(need)
        if found is False:
            false.append(fact)
    wrong: set[K] = set()
    while false:
        fact = false.pop()
        if fact not in wrong:
            wrong.add(fact)
            false += users.get(fact, [])
    known.update({fact: fact not in wrong for fact in seen})
    return known[asked]


def reached(starts: Iterable[K], edges: Mapping[K, Iterable[K]]) -> set[K]:
    """Return everything that can be reached from ``starts``."""
    found = set(starts)
    todo = list(found)
    while todo:
        for nxt in edges.get(todo.pop(), ()):
            if nxt not in found:
                found.add(nxt)
                todo.append(nxt)
    return found
