"""The layers of the compiler: imports point down only, and folders of one layer do not know each other."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.programs import ROOT

PACKAGE = ROOT / "ssa_ad"

LAYERS = (
    ("runtime", "base"),
    ("ir",),
    ("rules",),
    ("frontend", "analysis"),
    ("lower", "reverse", "forward", "optimize", "storage", "emit"),
    ("pipeline",),
    ("asked", "snapshot", "directions"),
    ("session",),
    ("callables", "account"),
    ("derived", "mapped", "functional", "explain", "check", "program_file"),
    ("api",),
    ("__init__",),
    ("cli",),
    ("__main__",),
)
LEVEL = {part: k for k, layer in enumerate(LAYERS) for part in layer}

THIRD_PARTY = {
    "runtime": {"numpy"},
    "base": set(),
    "ir": {"numpy"},
    "cli": {"click", "rich"},
    "": {"numpy", "gast", "astunparse", "scipy", "numba"},
}
"""What each part may import from outside the standard library; "" is for every part not named."""

FILES = sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    """Return the folder or module of the package that a file belongs to."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Return line and full name of every import of a file, those inside functions included."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno}: a relative import"
            if node.module == "ssa_ad":
                yield from ((node.lineno, f"ssa_ad.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, node.module or ""


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    here = part_of(path)
    assert here in LEVEL, f"{here} is in no layer"
    wrong = []
    for line, name in imports(path):
        root, _, rest = name.partition(".")
        if root != "ssa_ad":
            allowed = THIRD_PARTY.get(here, THIRD_PARTY[""])
            if root not in sys.stdlib_module_names and root not in allowed:
                wrong.append(f"line {line}: {here} may not import {root}")
            continue
        there = rest.split(".")[0] or "__init__"
        if there not in LEVEL:
            there = "__init__"
        if there != here and LEVEL[there] >= LEVEL[here]:
            wrong.append(f"line {line}: {here} may not import {name}")
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_analysis_changes_nothing(path: Path) -> None:
    if part_of(path) != "analysis":
        return
    fields = {"kind", "args", "outs", "attrs", "blocks", "span", "ops", "params", "results", "type"}
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store | ast.Del):
            if isinstance(node.value, ast.Name) and node.value.id == "self":
                continue
            assert node.attr not in fields, f"line {node.lineno} assigns to {ast.unparse(node)}"


def test_no_file_is_long() -> None:
    lengths = sorted(len(p.read_text().splitlines()) for p in FILES)
    assert lengths[int(0.9 * len(lengths))] < 500
    assert lengths[-1] < 800


def test_package_says_that_it_is_typed() -> None:
    assert (PACKAGE / "py.typed").exists()
