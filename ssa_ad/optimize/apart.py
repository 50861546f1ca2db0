"""Arguments that share storage which nobody writes are apart: each has its own partial derivative.

    func f(a: f64[n], b: f64[n])  overlaps [[a, b]]    # called as f(x, x), a and b only read
    →  overlaps []

Where an operation of the program may write the storage, or one of the references is reached through
state (``attrs["tied"]``), they stay one storage.
"""

from __future__ import annotations

from ssa_ad.analysis.regions import regions
from ssa_ad.ir.build import LookUp
from ssa_ad.ir.core import Function


def run(function: Function, lookup: LookUp) -> Function:
    """Change ``function.overlaps`` in place and return the function."""
    tied = function.attrs.pop("tied", [])
    if function.overlaps:
        facts = regions(function, lookup)
        function.overlaps = [
            group for group in function.overlaps
            if not all(facts.never_written(v) for v in group)
            or (any(v in tied for v in group) and len(set(group)) > 1)
        ]
    return function
