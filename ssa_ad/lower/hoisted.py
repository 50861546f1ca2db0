"""What is made in a branch and used behind it stands before the branch.

A way that does not come by there leaves it without attributes, under no name.
"""

from __future__ import annotations

from ssa_ad.base.diagnostics import UnsupportedError
from ssa_ad.ir.core import Block, Function, Op, Value
from ssa_ad.ir.kinds import BRANCHES
from ssa_ad.ir.walk import blocks_of

MAKES = ("new", "list", "dict")


def run(function: Function) -> None:
    """Move the ops that make what is used further out. Raises UnsupportedError where one cannot be moved."""
    outer: dict[Block, tuple[Block, Op]] = {}
    made: dict[Value, tuple[Block, Op]] = {}
    uses: dict[Value, list[Block]] = {}
    for block in blocks_of(function):
        for op in block.ops:
            for inner in op.blocks:
                outer[inner] = block, op
            if op.kind in MAKES:
                made[op.out] = block, op
            for a in op.args:
                uses.setdefault(a, []).append(block)
        for result in block.results:
            uses.setdefault(result, []).append(block)

    def around(block: Block) -> list[Block]:
        found = [block]
        while block in outer:
            block = outer[block][0]
            found.append(block)
        return found

    for value, (home, op) in made.items():
        place = home
        for block in uses.get(value, []):
            ways = around(block)
            while place not in ways:
                before, branch = outer[place]
                if branch.kind not in BRANCHES or op.args:
                    raise UnsupportedError.at(
                        op.span, "what is made here may not be there where it is used", "make it before", stage="lower"
                    )
                place = before
        if place is not home:
            home.ops.remove(op)
            inside = home
            while outer[inside][0] is not place:
                inside = outer[inside][0]
            place.ops.insert(place.ops.index(outer[inside][1]), op)
