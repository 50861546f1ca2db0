"""Rows from text: ``rule("math.tanh(x) -> y", x="g * (1 - y * y)", result=…, at=[(0.3,)])``.

The names in a formula are the row's parameters, its result (the name after the arrow is for the
reader: a formula calls it ``y``) and the result's cotangent ``g``. What a formula does not mention
is not saved.
"""

from __future__ import annotations

import ast
import importlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ssa_ad.base.diagnostics import RuleMissingError, UnsupportedError
from ssa_ad.ir.build import Builder
from ssa_ad.ir.core import Op, Type, Value
from ssa_ad.ir.row import REQUIRED, AdjointBuilder, Param, Repeats, Row, TangentBuilder, TypeRule
from ssa_ad.rules.types import is_dyn

ROWS: dict[str, Row] = {}
"""Every row by name, filled by the modules of this folder."""

CALLABLES: list[tuple[Any, str]] = []
"""Python objects and the name of the row they mean."""


def parse_signature(text: str) -> tuple[str, tuple[Param, ...]]:
    """Return name and parameters of ``"numpy.sum(a, axis: static = None) -> y"``."""
    name, _, rest = text.partition("(")
    tree = ast.parse(f"def f({rest}: ...").body[0]
    assert isinstance(tree, ast.FunctionDef)
    args, keywords = tree.args.args, tree.args.kwonlyargs
    written = [None] * (len(args) - len(tree.args.defaults)) + tree.args.defaults + tree.args.kw_defaults
    params = []
    for arg, default in zip([*args, *keywords], written, strict=True):
        flag = ast.unparse(arg.annotation) if arg.annotation else ""
        many = flag in ("many", "arrays")
        params.append(Param(arg.arg, flag == "static", many, _default(default), arg in keywords))
    return name.strip(), tuple(params)


def _default(written: ast.expr | None) -> Any:
    if written is None:
        return REQUIRED
    return float if ast.unparse(written) == "float" else ast.literal_eval(written)


def python_object(name: str) -> Any:
    """Return the Python object a row's name stands for."""
    module, _, rest = name.partition(".")
    found: Any = importlib.import_module("ssa_ad.runtime.arrays" if module == "rt" else module)
    for part in rest.split("."):
        found = getattr(found, part)
    return found


def rule(
    signature: str,
    *,
    result: TypeRule,
    at: Sequence[tuple[Any, ...]] = (),
    impl: Callable[..., Any] | None = None,
    also: Sequence[Any] = (),
    adjoint: AdjointBuilder | None = None,
    tangent: Mapping[str, str] | str | TangentBuilder | None = None,
    elementwise: bool = False,
    alias: str = "",
    read_only: bool = False,
    repeats: Repeats | None = None,
    writes: Sequence[str] = (),
    raises: Sequence[str] = (),
    **formulas: Any,
) -> Row:
    """Register a row and return it. ``also`` are further Python objects that mean it.

    Raises ValueError for a formula of a parameter that does not exist and for a name used twice.
    """
    name, params = parse_signature(signature)
    unknown = set(formulas) - {p.name for p in params if not p.static}
    if unknown or name in ROWS:
        raise ValueError(f"{name}: formulas for {unknown}" if unknown else f"two rows for {name}")
    made = python_object(name) if impl is None else impl
    defaults = {p.name: p.default for p in params if p.static}

    def checked(types: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
        return result(types, {**defaults, **static})

    row = Row(
        name, params, checked, made, adjoint or dict(formulas), tangent, elementwise, alias,
        read_only, repeats, tuple(writes), tuple(raises), tuple(at), signature,
    )  # fmt: skip
    ROWS[name] = row
    if not name.startswith("rt.") or impl is None:
        CALLABLES.append((made, name))
    CALLABLES.extend((extra, name) for extra in also)
    return row


def no_second(what: str) -> AdjointBuilder:
    """Return the adjoint of a row whose own derivative is not known: an error, never a zero."""

    def adjoint(b: Builder, op: Op, g: Value, need: Sequence[bool]) -> list[Value | None]:
        raise RuleMissingError.at(op.span, f"{what} has no further derivative")

    return adjoint


def need_axes(op: Op, name: str) -> None:
    """Raise UnsupportedError if the number of axes of an operand of ``op`` is not known."""
    if any(is_dyn(a.type) for a in op.args):
        raise UnsupportedError.at(op.span, f"{name} needs to know how many axes its operands have", "annotate them")
