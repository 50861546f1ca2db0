"""Python functions that the compiler writes itself: they can be read, run and compiled like any others."""

from __future__ import annotations

import ast
import itertools
import linecache
import types
from typing import Any

_serial = itertools.count()


def define(tree: ast.Module, label: str, namespace: dict[str, Any]) -> types.FunctionType:
    """Return the function that a module of one ``def`` defines, with a text that can be read."""
    text = ast.unparse(ast.fix_missing_locations(tree)) + "\n"
    filename = f"<ssa_ad {label} {next(_serial)}>"
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
    (function,) = tree.body
    assert isinstance(function, ast.FunctionDef)
    space = {"__name__": f"transformed.{function.name}", **namespace}
    exec(compile(text, filename, "exec"), space)
    made = space[function.name]
    assert isinstance(made, types.FunctionType)
    return made
