"""A program as a pure function: what it gives is what a plain call leaves, and everything is as it was."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import numpy as np

from tests.support.graph import Graph, difference, state_of
from tests.support.judge import Answer, run
from tests.support.programs import Program


class Contents(Graph):
    """A graph of what arrays hold: a pure function gives copies, wherever the arrays lay."""

    def head(self, path: str, value: Any) -> str:
        if isinstance(value, np.ndarray):
            return f"{type(value).__name__} {value.dtype} {value.shape} {value.tolist()!r}"
        return super().head(path, value)


def contents(module: ModuleType, state: dict[str, Any]) -> Contents:
    graph = Contents(module)
    for path, value in state.items():
        graph.add(path, value)
    return graph


def check_functional(ad: ModuleType, program: Program, answer: Answer) -> list[str]:
    """Compare ``functionalize`` with a plain call: value, exception, and each piece of state that it hands out."""
    plain, instance = program.fresh("_changing"), program.fresh("_pure")
    entry = state_of(instance)
    pure = ad.functionalize(instance.function)
    got = run(instance, lambda: pure(*instance.args, **instance.kwargs))
    if isinstance(got.raised, ad.Error):
        raise got.raised
    left = difference(entry, state_of(instance))
    if left:
        return [f"functionalize: the call has changed what it refers to:\n{left}"]
    want = answer.want
    if (type(got.raised).__name__, str(got.raised)) != (type(want.raised).__name__, str(want.raised)):
        return [f"functionalize: raises {got.raised!r}, a plain call {want.raised!r}"]
    if want.raised is not None:
        return []
    returned, state = got.returned
    run(plain, plain.call)
    drawn = dict(zip(("random", "numpy.random"), plain.random))
    after = {path: drawn[path] if path in drawn else plain.value(path) for path in state}
    first, second = ({"result": y, **x} for y, x in ((want.returned, after), (returned, state)))
    diff = difference(contents(plain.module, first), contents(instance.module, second))
    return [f"functionalize: what it gives is not what a plain call leaves:\n{diff}"] if diff else []
