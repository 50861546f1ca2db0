"""From names, Python objects, methods and syntax to rows."""

from __future__ import annotations

import importlib
import sys
import types
from typing import Any

from ssa_ad.ir.core import Array, Dyn, Scalar, Type
from ssa_ad.ir.row import Row
from ssa_ad.rules.formula import CALLABLES, ROWS, python_object

# importing a module registers its rows
for _module in (
    "operators", "builtins", "stdlib_math", "helpers", "numpy_elementwise", "numpy_reduce", "numpy_create",
    "numpy_shape", "numpy_index", "numpy_linalg", "random", "caches",
):  # fmt: skip
    importlib.import_module(f"ssa_ad.rules.{_module}")


class RuleMissing(KeyError):
    """There is no row of this name."""

    def __str__(self) -> str:
        return f"no derivative rule for {self.args[0]}"


OPTIONAL = {"scipy.stats": "scipy_stats"}
"""Modules whose rows are registered when the user's program has imported them, and not before."""

_BY_IDENTITY: dict[int, tuple[Any, str]] = {id(obj): (obj, name) for obj, name in CALLABLES}

_OPERATORS = {
    "Add": "add", "Sub": "sub", "Mult": "mul", "Div": "truediv", "FloorDiv": "floordiv", "Mod": "mod", "Pow": "pow",
    "MatMult": "matmul", "BitAnd": "and_", "BitOr": "or_", "BitXor": "xor", "LShift": "lshift", "RShift": "rshift",
    "USub": "neg", "UAdd": "pos", "Not": "not_", "Invert": "invert",
    "Lt": "lt", "LtE": "le", "Gt": "gt", "GtE": "ge", "Eq": "eq", "NotEq": "ne", "Is": "is_", "IsNot": "is_not",
    "In": "contains",
}  # fmt: skip

# `a.conj()` of a real array is that array itself, where the function makes a copy
_METHODS = {
    "sum": "sum", "mean": "mean", "dot": "dot", "max": "max", "min": "min", "std": "std", "var": "var", "prod": "prod",
    "cumsum": "cumsum", "cumprod": "cumprod", "ravel": "ravel", "clip": "clip", "round": "round", "argmax": "argmax",
    "argmin": "argmin", "any": "any", "all": "all", "trace": "trace", "squeeze": "squeeze", "transpose": "transpose",
    "swapaxes": "swapaxes", "repeat": "repeat", "diagonal": "diagonal", "ptp": "ptp", "argsort": "argsort",
    "searchsorted": "searchsorted", "nonzero": "nonzero", "take": "take", "conj": "real", "conjugate": "real",
}  # fmt: skip
_HELPERS = {"astype": "rt.astype", "flatten": "rt.flatten", "item": "rt.item", "copy": "numpy.copy"}


def row(name: str) -> Row:
    """Return the row of a dotted name (an alias such as ``numpy.abs`` works); raises RuleMissing."""
    found = ROWS.get(name)
    if found is None:
        try:
            found = row_of_callable(python_object(name))
        except (ImportError, AttributeError, ValueError):
            found = None
    if found is None:
        raise RuleMissing(name)
    return found


def row_of_callable(obj: Any) -> Row | None:
    """Return the row that a Python object means, found by identity; None if there is none."""
    register_optional()
    if isinstance(obj, types.MethodType):  # a new object at each access
        return ROWS.get(_BY_METHOD.get((id(obj.__self__), obj.__name__), ""))
    found = _BY_IDENTITY.get(id(obj))
    return ROWS[found[1]] if found is not None and found[0] is obj else None


def register_optional() -> None:
    """Register the rows of the optional modules that have been imported by now."""
    for module in [m for m in OPTIONAL if m in sys.modules]:
        before = len(CALLABLES)
        importlib.import_module(f"ssa_ad.rules.{OPTIONAL.pop(module)}")
        for obj, name in CALLABLES[before:]:
            _register(obj, name)


_BY_METHOD: dict[tuple[int, str], str] = {}


def _register(obj: Any, name: str) -> None:
    if isinstance(obj, types.MethodType):
        _BY_METHOD[id(obj.__self__), obj.__name__] = name
    else:
        _BY_IDENTITY[id(obj)] = (obj, name)


def row_of_method(type: Type, name: str) -> Row | None:
    """Return the row of a method of an array or number (its first operand is the object), or None.

    ``T``, ``copy`` and ``reshape`` are kinds of op, not rows; ``sort``, ``fill`` and ``tolist`` have none.
    """
    if not isinstance(type, Array | Dyn | Scalar) or (isinstance(type, Scalar) and type.python):
        return None
    full = _HELPERS.get(name) or (f"numpy.{_METHODS[name]}" if name in _METHODS else "")
    return ROWS.get(full)


def row_of_operator(ast_op_class_name: str) -> Row:
    """Return the row of an operator by its class in ``ast``; raises RuleMissing (``NotIn`` is not-in)."""
    name = _OPERATORS.get(ast_op_class_name)
    if name is None:
        raise RuleMissing(ast_op_class_name)
    return ROWS[f"operator.{name}"]


def all_rows() -> tuple[Row, ...]:
    """Return every row, by name."""
    register_optional()
    return tuple(ROWS[name] for name in sorted(ROWS))
