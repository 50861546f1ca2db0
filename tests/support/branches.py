"""Which way a program takes: what its comparisons say, at a point and beside it.

At a point where a comparison has one answer and another one everywhere around, differences tell about the way
that the neighbours take. They agree with each other, and no step size shows it.
"""

from __future__ import annotations

import ast
from typing import Any

import numpy as np

from tests.support.leaves import STEP, leaves, perturb
from tests.support.programs import Program

answers: list[Any] = []
"""What the comparisons of the program that runs have said so far."""


def noted(answer: Any) -> Any:
    """Remember the answer of a comparison."""
    answers.append(answer.tolist() if isinstance(answer, np.ndarray) else answer)
    return answer


class Marker(ast.NodeTransformer):
    """Passes the answer of every comparison on to ``noted``."""

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        self.generic_visit(node)
        return ast.Call(ast.Name("_noted", ast.Load()), [node], [])


def takes_another_way(program: Program, call: int) -> bool:
    """Whether a call answers some comparison otherwise when a float of ``program.wrt`` is moved a little."""
    tree = ast.parse(program.path.read_text())
    marked = Program(program.path.with_name(f"{program.path.stem}_marked.py"))
    text = ast.unparse(ast.fix_missing_locations(Marker().visit(tree)))
    marked.path.write_text(f"from {__name__} import noted as _noted\n{text}\n")

    def way(leaf: Any = None, delta: float = 0.0) -> list[Any]:
        instance = marked.fresh()
        for _ in range(call):
            instance.call()
        if leaf is not None:
            perturb(instance, leaf, delta)
        answers.clear()
        with np.errstate(all="ignore"):
            instance.call()
        return list(answers)

    here, start = way(), marked.fresh()
    moved = [leaf for path in program.wrt for leaf in leaves(start.value(path), path)]
    return any(way(leaf, sign * STEP / 2.0) != here for leaf in moved for sign in (-1.0, 1.0))
