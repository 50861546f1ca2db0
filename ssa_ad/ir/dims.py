"""Symbolic lengths: enough algebra to see that ``x[1:]`` and ``x[:-1]`` are equally long.

A length is an int, or text: a plain name for an entry length (known not to be 1), ``name-k`` for
``max(0, name - k)``, ``(…)`` for one that is only known to be equal to itself.
"""

from __future__ import annotations

import re
from typing import Any

from ssa_ad.ir.core import Dim

_LESS = re.compile(r"^(.*[^-\d]|\w+)-(\d+)$")


def surely_longer(dim: Dim) -> bool:
    """Whether a length is known not to be 1."""
    return dim != 1 if isinstance(dim, int) else dim is not None and dim.isidentifier()


def shorten(dim: Dim, by: int) -> Dim:
    """Return ``max(0, dim - by)``."""
    if by == 0 or dim is None:
        return dim
    if isinstance(dim, int):
        return max(0, dim - by)
    less = _LESS.match(dim)
    if less:
        return f"{less[1]}-{int(less[2]) + by}"
    return f"{dim}-{by}"


def sliced(dim: Dim, lo: Any, hi: Any, step: Any) -> Dim:
    """Return the length of ``range(dim)[lo:hi:step]``; each is None, an int, or a text naming a run-time int."""
    if lo is None and hi is None and step in (None, 1, -1):
        return dim
    if isinstance(dim, int) and all(x is None or isinstance(x, int) for x in (lo, hi, step)):
        return len(range(dim)[slice(lo, hi, step)])
    if dim is None and not (isinstance(lo, int | None) and isinstance(hi, str)):
        return None
    if step in (None, 1) and isinstance(lo, int | None) and isinstance(hi, int | None):
        lo = lo or 0
        if lo >= 0 and (hi is None or hi < 0):
            return shorten(dim, lo - (hi or 0))
    return None if dim is None else f"({dim}[{_text(lo)}:{_text(hi)}:{_text(step)}])"


def _text(x: object) -> str:
    return "" if x is None else str(x)
