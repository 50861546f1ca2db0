"""From a function object to its tree, with places that point into the user's file."""

from __future__ import annotations

import ast
import inspect
import linecache
import textwrap
from dataclasses import dataclass
from types import CodeType, FunctionType
from typing import Any

import gast

from ssa_ad.base.diagnostics import Error, UnsupportedError
from ssa_ad.base.spans import Span

FunctionNode = Any
"""A ``gast.FunctionDef`` or ``gast.Lambda``."""


@dataclass(frozen=True)
class Source:
    """A function's tree; node positions are relative to ``line`` and ``col`` of ``file``."""

    node: FunctionNode
    file: str
    line: int
    col: int

    def span(self, node: Any) -> Span:
        """Return where ``node`` stands in the user's file."""
        line = getattr(node, "lineno", None)
        if line is None:
            return Span(self.file, self.line + 1, self.col, self.line + 1, self.col)
        end_line = node.end_lineno or line
        end_col = node.end_col_offset if node.end_col_offset is not None else node.col_offset + 1
        return Span(self.file, self.line + line, self.col + node.col_offset, self.line + end_line, self.col + end_col)


# by identity: equal code of two files is one key otherwise
_cache: dict[int, tuple[CodeType, Source]] = {}


def source_of(function: FunctionType) -> Source:
    """Return the tree of a Python function.

    Raises UnsupportedError if there is no source (a function made by ``exec``, or typed at a prompt
    that keeps no text).
    """
    code = function.__code__
    found = _cache.get(id(code))
    if found is None:
        found = _cache[id(code)] = (code, _read(function))
    return found[1]


def _read(function: FunctionType) -> Source:
    code = function.__code__
    if function.__name__ == "<lambda>":
        return _read_lambda(code)
    try:
        lines, first = inspect.getsourcelines(code)
    except (OSError, TypeError):
        raise _no_source(code, function.__qualname__) from None
    text = textwrap.dedent("".join(lines))
    col = len(lines[0]) - len(lines[0].lstrip())
    try:
        node = gast.parse(text).body[0]
    except (SyntaxError, IndexError):
        raise _no_source(code, function.__qualname__) from None
    if not isinstance(node, gast.FunctionDef | gast.AsyncFunctionDef) or node.name != code.co_name:
        raise _no_source(code, function.__qualname__)  # the text under that name is another one
    if isinstance(node, gast.AsyncFunctionDef):
        source = Source(node, code.co_filename, first - 1, col)
        raise UnsupportedError.at(source.span(node), "an async function is not differentiated", "write a plain `def`")
    return Source(node, code.co_filename, first - 1, col)


def _no_source(code: CodeType, name: str) -> Error:
    span = Span(code.co_filename, code.co_firstlineno, 0, code.co_firstlineno, 1)
    return UnsupportedError.at(
        span, f"the source of `{name}` is not available", "define it in a file; ssa_ad reads the function's text"
    )


def _read_lambda(code: CodeType) -> Source:
    """Find a lambda by the exact position of its code: several may stand on one line."""
    text = "".join(linecache.getlines(code.co_filename))
    places = {(p[0], p[2]) for p in code.co_positions() if p[0] is not None and p[2] is not None}
    try:
        plain = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Lambda)]
    except SyntaxError:
        plain = []
    inside = [
        n
        for n in plain
        if n.lineno >= code.co_firstlineno
        and any(
            (n.body.lineno, n.body.col_offset) <= p <= (n.body.end_lineno or 0, n.body.end_col_offset or 0)
            for p in places
        )
    ]
    if not inside:
        raise _no_source(code, "<lambda>")
    best = min(inside, key=lambda n: ((n.body.end_lineno or 0) - n.body.lineno, n.body.end_col_offset or 0))
    for candidate in sorted(inside, key=lambda n: (n.lineno, n.col_offset)):
        if len(candidate.args.args) == code.co_argcount:
            best = candidate
            break
    return Source(gast.ast_to_gast(ast.Expression(best)).body, code.co_filename, 0, 0)
