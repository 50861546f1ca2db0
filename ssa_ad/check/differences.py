"""Derivatives of a function of one number by differences, with an account of how far they can be trusted."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

SHRINK = 1.4
ROWS = 10
STEPS = (0.1, 3e-3, 1e-4, 3e-6)
"""Where extrapolation starts, coarse first: the next is tried where the one before came to no result."""
EPS = {False: float(np.finfo(float).eps), True: float(np.finfo(np.float32).eps)}
"""The rounding error of results, by whether there is single precision."""
DOT = {False: 1e-9, True: 1e-3}
"""How well both sides of a dot-product test must agree, relative to the sizes of their terms."""


@dataclass(frozen=True)
class Difference:
    """A derivative, how far off it may be, by how much the slopes on both sides differ, and the largest value met.

    ``jump`` is 0 where the slopes agree as far as can be told.
    """

    value: float
    doubt: float
    jump: float
    largest: float

    @property
    def sure(self) -> bool:
        return self.doubt <= 1e-7 * abs(self.value) or self.doubt == 0.0


def derivative(at: Callable[[float], float], scale: float = 1.0, eps: float = EPS[False]) -> Difference:
    """Return the derivative of ``at`` at 0.

    Central differences of shrinking steps are extrapolated to the step 0 (C. J. F. Ridders, "Accurate computation
    of F'(x) and F'(x) F''(x)", Advances in Engineering Software 4, 1982; Press et al., "Numerical Recipes",
    section 5.7). ``scale`` is a distance over which ``at`` changes, ``eps`` the relative rounding error of its
    values. ``at`` may give nan.
    """
    with np.errstate(all="ignore"):
        middle = at(0.0)
        best = Difference(math.nan, math.inf, 0.0, abs(middle))
        for step in STEPS:
            found = extrapolated(at, middle, step * scale, eps)
            if found.doubt < best.doubt:
                best = found
            if best.sure:
                break
    return best


def extrapolated(at: Callable[[float], float], middle: float, h: float, eps: float) -> Difference:
    """Return Ridders' estimate from steps that start at ``h``."""
    best, doubt = math.nan, math.inf
    before: list[float] = []
    bends: list[tuple[float, float]] = []
    largest = abs(middle)
    for _ in range(ROWS):
        right, left = at(h), at(-h)
        if not (math.isfinite(right) and math.isfinite(left)):
            before, h = [], h / SHRINK
            continue
        largest = max(largest, abs(right), abs(left))
        bends.append((h, (right + left - 2.0 * middle) / h))
        row = [(right - left) / (2.0 * h)]
        factor = SHRINK * SHRINK
        for previous in before:
            row.append((row[-1] * factor - previous) / (factor - 1.0))
            error = max(abs(row[-1] - row[-2]), abs(row[-1] - previous), eps * largest / h)
            if error <= doubt:
                best, doubt = row[-1], error
            factor *= SHRINK * SHRINK
        if before and abs(row[-1] - before[-1]) >= 2.0 * doubt:
            break
        before, h = row, h / SHRINK
    return Difference(best, doubt, kink(bends, eps * largest), largest)


def kink(bends: Sequence[tuple[float, float]], rounding: float) -> float:
    """Return by how much the slopes on both sides of the point differ.

    ``bends`` are (h, (f(h) + f(-h) - 2 f(0)) / h): this goes to zero with h for a smooth function, to the
    difference of the slopes at a kink.
    """
    if len(bends) < 3:
        return 0.0

    def limit(coarse: tuple[float, float], fine: tuple[float, float]) -> float:
        return (fine[1] * coarse[0] - coarse[1] * fine[0]) / (coarse[0] - fine[0])

    rough, sharp = limit(bends[-3], bends[-2]), limit(bends[-2], bends[-1])
    doubt = abs(rough - sharp) + 16.0 * rounding / bends[-1][0]
    return sharp if abs(sharp) > 10.0 * doubt else 0.0


def judged(found: float, want: Difference, usual: float, rtol: float) -> tuple[str, str]:
    """Return whether a derivative is "right", "wrong" or "undecided", and why.

    ``usual`` is the size that derivatives with respect to this input have.
    """
    if not math.isfinite(want.value) or not math.isfinite(want.doubt):
        return "undecided", "the differences are not finite"
    if not math.isfinite(found):
        return "wrong", "not finite"
    off, size = abs(found - want.value), max(abs(found), abs(want.value))
    allowed = rtol * size + 4.0 * want.doubt + 1e-3 * rtol * usual
    if abs(want.jump) > 1e-5 * max(size, usual):
        inside = off <= 0.5005 * abs(want.jump) + allowed
        return ("undecided", "a kink") if inside else ("wrong", "")
    if want.doubt > 10.0 * rtol * max(size, usual):
        if off > 100.0 * want.doubt and off > 100.0 * rtol * max(size, usual):
            return "wrong", ""
        return "undecided", "the differences do not converge"
    return ("right" if off <= allowed else "wrong"), ""
