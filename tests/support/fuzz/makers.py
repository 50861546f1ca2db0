"""Who writes which statement: the function of a row's name, in one of these files."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.fuzz import statements
from tests.support.fuzz.expressions import Expressions
from tests.support.fuzz.features import weights
from tests.support.fuzz.scope import Scope
from tests.support.fuzz.tree import Stmt

Maker = Callable[[Expressions, Scope], list[Stmt] | None]

FILES = (statements,)
WEIGHTS = weights("statement")


def maker(name: str) -> Maker:
    """Return the function that writes a statement."""
    (found,) = (vars(file)[name.replace(" ", "_")] for file in FILES if name.replace(" ", "_") in vars(file))
    made: Maker = found
    return made


MAKERS = {name: maker(name) for name in WEIGHTS}
