"""State that a method changes again and again is kept in names: read once, written where the user wrote it."""

from __future__ import annotations

import ast
from collections import Counter

from tests.support.golden import FOLDER
from tests.support.programs import CORPUS

PROGRAM = "objects/scalar_attributes.py"
CELLS = {"level", "speed", "cost", "steps"}


def accesses(text: str, function: str) -> tuple[Counter[str], Counter[str]]:
    """Count the places in a function that read and that write each attribute of ``self``; ``+=`` does both."""
    (found,) = (n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef) and n.name == function)
    read: Counter[str] = Counter()
    written: Counter[str] = Counter()
    for node in ast.walk(found):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self":
            (read if isinstance(node.ctx, ast.Load) else written)[node.attr] += 1
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Attribute):
            read[node.target.attr] += 1
    return read, written


def test_scalar_attributes_are_read_once_and_written_where_the_user_wrote_them() -> None:
    users_reads, users_writes = accesses((CORPUS / PROGRAM).read_text(), "follow")
    read, written = accesses((FOLDER / "grad" / PROGRAM).read_text(), "follow_grad")
    assert all(users_reads[cell] > 1 for cell in CELLS - {"steps"})
    assert read == dict.fromkeys(CELLS, 1)
    assert written == users_writes


def test_branches_and_loops_read_nothing_from_the_object() -> None:
    text = (FOLDER / "grad" / PROGRAM).read_text()
    loops = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.For | ast.If)]
    inside = [n for loop in loops for n in ast.walk(loop) if isinstance(n, ast.Attribute)]
    assert inside and all(isinstance(n.ctx, ast.Store) for n in inside if getattr(n.value, "id", "") == "self")
