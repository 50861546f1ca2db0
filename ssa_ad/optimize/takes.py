"""What the reverse sweep takes out of an adjoint is not copied, or not put back as zero, without need.

    t = take{[_]} a, i : f64                      t = load{[_]} a, i : f64
    u = operator.mul t, w : f64              →    u = operator.mul t, w : f64
    iop{op='operator.add', [_]} a, u, i           store{[_]} a, u, i

    t = take{[_:]} a, c : f64[m]                  t = view{[_:]} a, c : f64[m]
    u = operator.mul t, w : f64[m]           →    u = operator.mul t, w : f64[m]
                                                  store{[_:]} a, zero, c

Between the ops nothing reads or writes storage.
"""

from __future__ import annotations

from ssa_ad.analysis.effects import effect_of
from ssa_ad.ir.build import LookUp
from ssa_ad.ir.core import FLOAT, Array, Block, Function, Op, Scalar, Value
from ssa_ad.ir.walk import blocks_of, names_of, uses


def run(function: Function, lookup: LookUp) -> Function:
    """Simplify every ``take``; changes the function in place and returns it."""
    count = {value: len(sites) for value, sites in uses(function).items()}
    names = names_of(function)
    for block in blocks_of(function):
        for op in list(block.ops):
            if op.kind == "take" and not op.attrs["index"].advanced and op.attrs["index"].items != ("e",):
                if isinstance(op.out.type, Scalar):
                    _put_back(block, op, lookup)
                elif isinstance(op.out.type, Array) and count.get(op.out) == 1:
                    user = _user(block, op, lookup)
                    if user is not None:
                        zero = Value(names.fresh("c"), FLOAT)
                        _look(block, op, user, zero)
    return function


def _quiet(op: Op, lookup: LookUp) -> bool:
    """Whether an op neither reads nor writes storage, so that a read or write may pass it."""
    return not op.blocks and effect_of(op, lookup).pure


def _put_back(block: Block, taken: Op, lookup: LookUp) -> None:
    at = block.ops.index(taken)
    for k in range(at + 1, len(block.ops)):
        op = block.ops[k]
        if op.kind == "iop" and op.attrs["op"] == "operator.add" and op.attrs["index"] == taken.attrs["index"]:
            if op.args[0] is taken.args[0] and op.args[2:] == taken.args[1:] and isinstance(op.args[1].type, Scalar):
                taken.kind = "load"
                if op.args[1] is taken.out:
                    del block.ops[k]
                else:
                    op.kind = "store"
                    del op.attrs["op"]
                return
        if not _quiet(op, lookup):
            return


def _user(block: Block, taken: Op, lookup: LookUp) -> Op | None:
    """Return the op that makes a new array of what is taken, if nothing before it matters."""
    for op in block.ops[block.ops.index(taken) + 1 :]:
        if taken.out in op.args:
            effect = effect_of(op, lookup)
            new = op.kind == "apply" and effect.allocates and not effect.hands_on and not effect.writes
            return op if new and taken.args[0] not in op.args else None
        if not _quiet(op, lookup):
            return None
    return None


def _look(block: Block, taken: Op, user: Op, zero: Value) -> None:
    taken.kind = "view"
    at = block.ops.index(user) + 1
    block.ops[at:at] = [
        Op("const", (), [zero], {"value": 0.0}, span=taken.span),
        Op("store", [taken.args[0], zero, *taken.args[1:]], (), {"index": taken.attrs["index"]}, span=taken.span),
    ]
