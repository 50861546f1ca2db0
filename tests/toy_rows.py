"""A few rows by hand, so that the passes can be tested without the rules."""

from __future__ import annotations

import math
import operator
from collections.abc import Mapping
from typing import Any

import numpy as np

from ssa_ad.ir.core import BOOL, FLOAT, Array, Scalar, Type
from ssa_ad.ir.row import Param, Row


def _broad(args: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    arrays = [a for a in args if isinstance(a, Array)]
    if arrays:
        return max(arrays, key=lambda a: a.rank)
    ints = all(isinstance(a, Scalar) and a.dtype == "i64" for a in args)
    return args[0] if ints else FLOAT


def _first(args: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    return args[0]


def _bool(args: tuple[Type, ...], static: Mapping[str, Any]) -> Type:
    return BOOL


def _row(name: str, impl: Any, params: str, result: Any = _broad, **more: Any) -> Row:
    made = []
    for word in params.split():
        plain = word.strip("*=")
        given: dict[str, Any] = {"default": None} if word.endswith("=") else {}
        made.append(Param(plain, static=word.endswith("="), many=word.startswith("*"), **given))
    return Row(name, tuple(made), result, impl, **more)


_ROWS = [
    *(
        _row(f"operator.{n}", getattr(operator, n), "a b", elementwise=True, raises=r)
        for n, r in [
            ("add", ()), ("sub", ()), ("mul", ()), ("truediv", ("ZeroDivisionError",)),
            ("floordiv", ("ZeroDivisionError",)), ("mod", ("ZeroDivisionError",)), ("pow", ("ZeroDivisionError",)),
        ]
    ),
    *(_row(f"operator.{n}", getattr(operator, n), "a b", _bool) for n in ("lt", "le", "gt", "ge", "eq", "ne")),
    _row("operator.neg", operator.neg, "a", elementwise=True),
    _row("operator.pos", operator.pos, "a", elementwise=True),
    _row("operator.not_", operator.not_, "a", _bool),
    _row("math.sin", math.sin, "x", raises=("ValueError",)),
    _row("math.exp", math.exp, "x", raises=("OverflowError",)),
    _row("builtins.float", float, "x"),
    _row("numpy.sin", np.sin, "x", elementwise=True),
    _row("numpy.sum", np.sum, "a axis= keepdims="),
    _row("numpy.concatenate", np.concatenate, "*arrays axis=", _first),
    _row("numpy.ravel", np.ravel, "a", _first, alias="may view a"),
    _row("numpy.copyto", np.copyto, "dst src", _first, writes=("dst",)),
    _row("numpy.zeros_like", np.zeros_like, "a", _first),
]  # fmt: skip

TABLE = {row.name: row for row in _ROWS}


def lookup(name: str) -> Row:
    """Return the toy row of this name; raises KeyError."""
    return TABLE[name]
