"""From a function object to its tree, with places that point into the user's file."""

from __future__ import annotations

import ast
import inspect
import linecache
import textwrap
from dataclasses import dataclass, field
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
    _spans: dict[tuple[int, ...], Span] = field(default_factory=dict, repr=False, compare=False)

    def span(self, node: Any) -> Span:
        """Return where ``node`` stands in the user's file."""
        line = getattr(node, "lineno", None)
        if line is None:
            return Span(self.file, self.line + 1, self.col, self.line + 1, self.col)
        end_line = node.end_lineno or line
        end_col = node.end_col_offset if node.end_col_offset is not None else node.col_offset + 1
        place = (line, node.col_offset, end_line, end_col)
        found = self._spans.get(place)
        if found is None:
            found = self._spans[place] = Span(
                self.file, self.line + line, self.col + node.col_offset, self.line + end_line, self.col + end_col
            )
        return found


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
    """Find a lambda by the exact positions in its code: several may stand on one line, or within each other."""
    text = "".join(linecache.getlines(code.co_filename))
    try:
        every = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.Lambda)]
    except SyntaxError:
        every = []
    wanted = _positions(code)
    # a variable of an enclosing function is a global when a lambda is compiled alone: not all positions agree
    apart = [(len(wanted ^ _positions(_code_of(n))), n) for n in every if n.lineno == code.co_firstlineno]
    best = min((distance for distance, _ in apart), default=0)
    found = [n for distance, n in apart if distance == best]
    if len(found) > 1:  # 3.12 keeps no position of a constant that is returned: equal lambdas will do
        found = [n for n in found if _means(_code_of(n)) == _means(code)]
    if len({ast.dump(n) for n in found}) != 1:
        raise _no_source(code, "<lambda>")
    return Source(gast.ast_to_gast(ast.Expression(found[0])).body, code.co_filename, 0, 0)


def _code_of(node: ast.Lambda) -> CodeType:
    """Return the code of a lambda compiled alone; that of its defaults comes first."""
    return [c for c in compile(ast.Expression(node), "", "eval").co_consts if isinstance(c, CodeType)][-1]


def _means(code: CodeType) -> tuple[object, ...]:
    return code.co_code, code.co_consts, code.co_names, code.co_varnames


def _positions(code: CodeType) -> set[tuple[int | None, ...]]:
    return {p for p in code.co_positions() if None not in p}
