"""Rows that Python writes as operators, and the other tables of the emitter."""

from __future__ import annotations

import ast

BINARY: dict[str, type[ast.operator]] = {
    "operator.add": ast.Add, "operator.sub": ast.Sub, "operator.mul": ast.Mult, "operator.truediv": ast.Div,
    "operator.floordiv": ast.FloorDiv, "operator.mod": ast.Mod, "operator.pow": ast.Pow,
    "operator.matmul": ast.MatMult, "operator.and_": ast.BitAnd, "operator.or_": ast.BitOr,
    "operator.xor": ast.BitXor, "operator.lshift": ast.LShift, "operator.rshift": ast.RShift,
}  # fmt: skip
IN_PLACE = BINARY

UNARY: dict[str, type[ast.unaryop]] = {
    "operator.neg": ast.USub, "operator.pos": ast.UAdd, "operator.invert": ast.Invert, "operator.not_": ast.Not,
}  # fmt: skip

COMPARE: dict[str, type[ast.cmpop]] = {
    "operator.lt": ast.Lt, "operator.le": ast.LtE, "operator.gt": ast.Gt, "operator.ge": ast.GtE,
    "operator.eq": ast.Eq, "operator.ne": ast.NotEq, "operator.is_": ast.Is, "operator.is_not": ast.IsNot,
}  # fmt: skip

INVERSE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
"""Comparisons whose opposite is exactly their negation, for NaN too."""

CALLS = {"operator.abs": "abs", "operator.truth": "bool"}
"""Operators that are written as builtins."""
