"""Expressions in text: state paths, annotations."""

from __future__ import annotations

import ast
from functools import lru_cache


@lru_cache(maxsize=1024)
def expression(text: str) -> ast.expr:
    """Return the tree of an expression, which nobody may change: it is kept. Raises SyntaxError."""
    return ast.parse(text, mode="eval").body
