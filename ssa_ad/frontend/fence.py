"""What is refused by its form, before anything is lowered: one row each, all problems at once."""

from __future__ import annotations

from typing import Any

import gast

from ssa_ad.base.diagnostics import Diagnostic, UnsupportedError
from ssa_ad.frontend.source import Source

_REFUSED: dict[type, tuple[str, str]] = {
    gast.AsyncFunctionDef: ("an async function is not differentiated", "write a plain `def`"),
    gast.AsyncFor: ("`async for` is not differentiated", "write a plain `for`"),
    gast.AsyncWith: ("`async with` is not differentiated", "do this outside of the function"),
    gast.Await: ("`await` is not differentiated", "await before the call and pass the result"),
    gast.Yield: ("a generator function is not differentiated", "fill a list and return it"),
    gast.YieldFrom: ("a generator function is not differentiated", "fill a list and return it"),
    gast.SetComp: ("a set comprehension is not differentiated", "use a list or a dict"),
    gast.Set: ("a set is not differentiated", "use a list or a tuple"),
}
for _name, _advice in (("TryStar", "test for the condition before it raises"), ("Match", "write `if` and `elif`")):
    if hasattr(gast, _name):
        _REFUSED[getattr(gast, _name)] = (
            f"`{'except*' if _name == 'TryStar' else 'match'}` is not differentiated",
            _advice,
        )

_checked: dict[int, Any] = {}


def check(source: Source) -> None:
    """Raise one UnsupportedError that lists everything in the function that its form rules out."""
    if _checked.get(id(source.node)) is source.node:
        return
    problems = [
        Diagnostic(UnsupportedError.code, *_REFUSED[type(n)][:1], source.span(n), _REFUSED[type(n)][1], "fence")
        for n in gast.walk(source.node)
        if type(n) in _REFUSED
    ]
    if problems:
        raise UnsupportedError(*sorted(problems, key=lambda d: d.span))
    _checked[id(source.node)] = source.node
