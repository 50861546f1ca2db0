"""Rows on elements and the rows that do the same on whole arrays.

An elementwise row of ``operator`` or ``numpy`` stands for itself. A function of ``math`` raises where NumPy gives
nan or inf: one that cannot is in ``TOTAL``, one that can is in ``PARTIAL`` with the test of its operand under which it
does not, which then guards the whole-array form.
"""

from __future__ import annotations

from collections.abc import Callable

from ssa_ad.analysis.effects import may_raise
from ssa_ad.ir.build import Builder, LookUp
from ssa_ad.ir.core import FLOAT_DTYPES, Array, Op, Scalar, Type, Value
from ssa_ad.ir.walk import Site

TOTAL = {
    "math.tanh": "numpy.tanh", "math.atan": "numpy.arctan", "math.asinh": "numpy.arcsinh", "math.cbrt": "numpy.cbrt",
    "math.fabs": "numpy.fabs", "math.degrees": "numpy.degrees", "math.radians": "numpy.radians",
    "math.atan2": "numpy.arctan2", "math.copysign": "numpy.copysign", "math.isnan": "numpy.isnan",
    "math.isinf": "numpy.isinf", "math.isfinite": "numpy.isfinite", "operator.not_": "numpy.logical_not",
}  # fmt: skip

SAME = ("builtins.float", "operator.truth", "operator.pos")
"""Rows that hand on an element of the right type as it is."""

Test = Callable[[Builder, Value], Value]


def _finite(b: Builder, x: Value) -> Value:
    return b.apply("numpy.isfinite", [x])


def _compared(*bounds: tuple[str, float]) -> Test:
    """Return the test that every ``x <row> bound`` holds."""

    def test(b: Builder, x: Value) -> Value:
        first, *rest = (b.apply(row, [x, b.const(bound)]) for row, bound in bounds)
        for other in rest:
            first = b.apply("operator.and_", [first, other])
        return first

    return test


_INSIDE = _compared(("operator.gt", -1.0), ("operator.lt", 1.0))
_POSITIVE = _compared(("operator.gt", 0.0))

# What is tested leaves out points where the derivative of the `math` row would raise.
PARTIAL: dict[str, tuple[str, Test]] = {
    "math.sin": ("numpy.sin", _finite), "math.cos": ("numpy.cos", _finite), "math.tan": ("numpy.tan", _finite),
    "math.exp": ("numpy.exp", _compared(("operator.lt", 700.0))),
    "math.expm1": ("numpy.expm1", _compared(("operator.lt", 700.0))),
    "math.exp2": ("numpy.exp2", _compared(("operator.lt", 1000.0))),
    "math.sinh": ("numpy.sinh", _compared(("operator.gt", -700.0), ("operator.lt", 700.0))),
    "math.cosh": ("numpy.cosh", _compared(("operator.gt", -700.0), ("operator.lt", 700.0))),
    "math.sqrt": ("numpy.sqrt", _POSITIVE), "math.log": ("numpy.log", _POSITIVE),
    "math.log2": ("numpy.log2", _POSITIVE), "math.log10": ("numpy.log10", _POSITIVE),
    "math.log1p": ("numpy.log1p", _compared(("operator.gt", -1.0))),
    "math.asin": ("numpy.arcsin", _INSIDE), "math.acos": ("numpy.arccos", _INSIDE),
    "math.atanh": ("numpy.arctanh", _INSIDE), "math.acosh": ("numpy.arccosh", _compared(("operator.gt", 1.0))),
}  # fmt: skip

WHOLE_INTS = ("operator.mod", "operator.floordiv", "operator.lt", "operator.le", "operator.gt", "operator.ge",
              "operator.eq", "operator.ne")  # fmt: skip
"""What is computed of loop indices as an array of ints: nothing that could leave 64 bits."""

LINEAR = ("operator.add", "operator.sub", "operator.neg", "operator.pos", "builtins.float", "numpy.add",
          "numpy.subtract", "numpy.negative", "operator.lt", "operator.le", "operator.gt", "operator.ge",
          "operator.eq", "operator.ne", "operator.not_", "operator.truth")  # fmt: skip
"""Rows whose derivative is the same everywhere: a zero cotangent stays zero on trips that do not take a branch."""

SCALED = ("operator.mul", "operator.truediv")
"""Rows that are like those of ``LINEAR`` where one operand is a number in the text."""


def dtype(t: Type) -> str | None:
    """Return the dtype of a number or array, None for anything else."""
    return t.dtype if isinstance(t, Scalar | Array) else None


def is_python(t: Type) -> bool:
    """Whether a value may be one of Python's own numbers."""
    return isinstance(t, Scalar) and t.python is not False


def array_row(op: Op, lookup: LookUp, defs: dict[Value, Site]) -> tuple[str, Test | None] | None:
    """Return the row that does for arrays what ``op`` does for elements, with the test of its operand
    under which it does; None if there is none."""
    name = op.attrs["row"]
    row = lookup(name)
    types = [a.type for a in op.args]
    out = dtype(op.out.type)
    if out is None or name in ("builtins.pow", "numpy.round", "numpy.isclose") or out[0] == "c":
        return None
    if name in TOTAL:
        return TOTAL[name], None
    if name in PARTIAL and len(op.args) == 1:
        return PARTIAL[name]
    if name in ("builtins.max", "builtins.min") and len(op.args) == 2:
        return _extreme(op, defs)
    if name == "operator.abs":
        return name, None
    if not row.elementwise or row.writes or row.alias or not name.startswith(("operator.", "numpy.", "rt.astype")):
        return None
    if may_raise(op, lookup, defs):
        return None
    if out[0] in "iu" and (name in ("operator.pow", "numpy.power") or any(is_python(t) for t in types)):
        if name not in WHOLE_INTS and all(is_python(t) for t in types):
            return None  # Python's ints do not wrap around
        if name in ("operator.pow", "numpy.power"):
            return None  # raises for a negative exponent
    return name, None


def _extreme(op: Op, defs: dict[Value, Site]) -> tuple[str, Test | None] | None:
    """``max(0.0, x)`` ignores a nan as fmax does, ``max(x, 0.0)`` keeps it as maximum does."""
    if any(dtype(a.type) not in FLOAT_DTYPES for a in op.args):
        return None
    known = [isinstance(site := defs.get(a), Op) and site.kind == "const" for a in op.args]
    if known == [True, False]:
        return "numpy.fmax" if op.attrs["row"] == "builtins.max" else "numpy.fmin", None
    if known == [False, True]:
        return "numpy.maximum" if op.attrs["row"] == "builtins.max" else "numpy.minimum", None
    return None
