"""What guards a call of a cached function."""

from __future__ import annotations

import numpy as np

from ssa_ad.ir.core import NONE
from ssa_ad.rules.formula import rule
from ssa_ad.rules.types import constant_type

rule("rt.check_kept(value, kind: static, rank: static = None) -> y", result=constant_type(NONE),
     at=((0.7, "float"), (np.array([0.5, 1.5]), "float64", 1)), raises=["TypeError"])  # fmt: skip
rule("rt.check_same(value, kept) -> y", result=constant_type(NONE), at=((0.7, 0.7),), raises=["ValueError"])
