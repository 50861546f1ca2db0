"""Who writes which statement: the function of a row's name, in one of these files."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.fuzz import classes, containers, draws, functions, inplace, private, shapes, statements
from tests.support.fuzz.expressions import Expressions
from tests.support.fuzz.features import weights
from tests.support.fuzz.scope import Scope
from tests.support.fuzz.tree import Stmt

Maker = Callable[[Expressions, Scope], list[Stmt] | None]

FILES = (statements, shapes, inplace, functions, private, draws, classes, containers)
WEIGHTS = weights("statement")
IDIOMS = weights("idiom")


def maker(name: str) -> Maker:
    """Return the function that writes a statement."""
    key = name.replace(" ", "_")
    found: Maker = next(vars(file)[key] for file in FILES if key in vars(file))
    return found


MAKERS = {name: maker(name) for name in (*WEIGHTS, *IDIOMS)}
