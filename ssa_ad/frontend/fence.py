"""What is refused by its form, before anything is lowered: one row each, all problems at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import gast

from ssa_ad.base.diagnostics import Diagnostic, UnsupportedError
from ssa_ad.frontend.source import Source

_REFUSED: dict[type, tuple[str, str]] = {
    gast.AsyncFunctionDef: ("an async function is not differentiated", "write a plain `def`"),
    gast.AsyncFor: ("`async for` is not differentiated", "write a plain `for`"),
    gast.AsyncWith: ("`async with` is not differentiated", "do this outside of the function"),
    gast.Await: ("`await` is not differentiated", "await before the call and pass the result"),
    gast.Yield: ("what is sent into a generator is not followed", "let `yield` be a statement"),
    gast.YieldFrom: ("what a generator returns is not followed", "let `yield from` be a statement"),
    gast.SetComp: ("a set comprehension is not differentiated", "use a list or a dict"),
    gast.Set: ("a set is not differentiated", "use a list or a tuple"),
}
for _name, _advice in (("TryStar", "test for the condition before it raises"), ("Match", "write `if` and `elif`")):
    if hasattr(gast, _name):
        _REFUSED[getattr(gast, _name)] = (
            f"`{'except*' if _name == 'TryStar' else 'match'}` is not differentiated",
            _advice,
        )

_YIELDS = (gast.Yield, gast.YieldFrom)
_INNER = (gast.FunctionDef, gast.AsyncFunctionDef, gast.Lambda, gast.ClassDef)

_checked: dict[int, Any] = {}


def check(source: Source) -> None:
    """Raise one UnsupportedError that lists everything in the function that its form rules out."""
    if _checked.get(id(source.node)) is source.node:
        return
    statements = {n.value for n in gast.walk(source.node) if isinstance(n, gast.Expr) and type(n.value) in _YIELDS}
    problems = [
        Diagnostic(UnsupportedError.code, *_REFUSED[type(n)][:1], source.span(n), _REFUSED[type(n)][1], "fence")
        for n in gast.walk(source.node)
        if type(n) in _REFUSED and n not in statements
    ]
    if problems:
        raise UnsupportedError(*sorted(problems, key=lambda d: d.span))
    _checked[id(source.node)] = source.node


def own_nodes(node: Any) -> Iterator[Any]:
    """Yield the nodes of a function's body, without those of functions defined in it."""
    todo = list(node.body) if isinstance(node.body, list) else []
    while todo:
        n = todo.pop()
        yield n
        if not isinstance(n, _INNER):
            todo += gast.iter_child_nodes(n)


@lru_cache(maxsize=4096)
def is_generator(node: Any) -> bool:
    """Whether a function is a generator function."""
    return any(type(n) in _YIELDS for n in own_nodes(node))
