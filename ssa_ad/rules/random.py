"""What a draw with parameters does beside the drawing."""

from __future__ import annotations

import numpy as np

from ssa_ad.ir.core import FLOAT, NONE, Array
from ssa_ad.rules.formula import rule
from ssa_ad.rules.types import constant_type, dims_of

_V = np.array([0.5, 1.5])

rule("rt.check_scale(x, name: static = 'scale') -> y", result=constant_type(NONE), at=((0.7,), (_V, "sigma")),
     raises=["ValueError"])  # fmt: skip
rule("rt.check_range(low, high, ordered: static = True) -> y", result=constant_type(NONE), at=((0.5, 0.7), (_V, 2.0)),
     raises=["OverflowError", "ValueError"])  # fmt: skip
rule("rt.exp_of_normal(x) -> y", x="g * y", elementwise=True, at=((0.3,), (_V,)),
     result=lambda types, static: Array("f64", dims_of(types[0])) if dims_of(types[0]) else FLOAT)  # fmt: skip
