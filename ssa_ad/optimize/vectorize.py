"""Loops over elements as whole-array NumPy (``vectorize=True``).

    for i in range(1, n - 1):  v[i] = u[i] + c * (u[i - 1] + u[i + 1])      v[1:-1] = u[1:-1] + c * (u[:-2] + u[2:])
    for i in range(n):         s += x[i] * y[i]                          →  s = np.sum(x * y)
    for i in range(n):         z[i] = x[i] if x[i] > 0 else 0.1 * x[i]      z[:] = np.where(x > 0, x, 0.1 * x)

A loop is turned if its trips are independent but for sums and products, if every op has a row that does the same for
arrays, and if nothing in it can raise. What types do not prove about lengths or the domain of a function of ``math`` is
asked at run time, with the loop as the other way. It runs before ``reverse``, so that the adjoint is whole-array code,
too. Sums may be added up in another order than the loop's.
"""

from __future__ import annotations

from ssa_ad.analysis.alias import Aliases
from ssa_ad.analysis.dependence import Accesses, Ints
from ssa_ad.ir.build import Builder, LookUp, Names
from ssa_ad.ir.core import Block, Function, Op, Scalar, Value
from ssa_ad.ir.row import RowTypeError
from ssa_ad.ir.walk import clone, copy_block, loop, names_of, substitute, uses, walk
from ssa_ad.optimize import whole_stores
from ssa_ad.optimize.loop_body import Body
from ssa_ad.optimize.loop_values import Total
from ssa_ad.optimize.trips import Stays, Trips

CALM = ("operator.add", "operator.sub", "operator.mul", "operator.neg")
"""Operators of which the result is a Python number iff all operands are, and otherwise the same."""


def run(function: Function, lookup: LookUp, notes: list[str] | None = None) -> Function:
    """Return the function with what can be turned as whole-array code; ``notes`` takes a line per loop."""
    new = clone(function)
    left: set[Op] = set()
    while (op := _next(new, left)) is not None:
        try:
            _turn(new, op, lookup, left)
            said = "whole-array code"
        except (Stays, RowTypeError) as why:
            said = f"stays a loop: {why}"
        left.add(op)
        if notes is not None:
            notes.append(f"{op.span}: {said}")
    return whole_stores.run(new, lookup) if left else new


def _next(function: Function, left: set[Op]) -> Op | None:
    """Return an innermost ``for`` that was not looked at yet."""
    candidates = [op for op in walk(function) if op.kind == "for" and op not in left]
    for op in candidates:
        inner = list(walk(op.blocks[0]))
        if not any(o in candidates for o in inner):
            return op
    return None


def _turn(function: Function, op: Op, lookup: LookUp, left: set[Op]) -> None:
    """Replace ``op`` by whole-array code in place; raises Stays, with nothing changed."""
    parts = loop(op)
    if parts.exits or parts.stacks or parts.collects:
        raise Stays("it can be left early" if parts.exits else "it keeps something of every trip")
    bad = next((o for o in walk(parts.body) if o.kind in ("for", "while", "try", "enter")), None)
    if bad is not None:
        raise Stays(f"a {'`try`' if bad.kind == 'try' else 'loop'} inside it stays one")
    aliases = Aliases(function, lookup)
    ints = Ints(aliases)
    accesses = Accesses(op, aliases, ints)
    carried = accesses.carried()
    if carried is not None:
        raise Stays(f"a trip may use what another one writes, at {carried[1].op.span}")
    names = names_of(function)
    trips = Trips.of(op, ints)
    body = Body(Builder(names, lookup), aliases, accesses, trips, uses(function))
    body.run()
    for made in body.late.ops + body.pure.ops:
        made.attrs.pop("from", None)
    b = body.b
    b.span = op.span
    b.block = body.pure
    finals, exact = _finals(b, body.totals, parts.inits, parts.nexts)
    users = uses(function)
    calm = exact or all(_calm(f, users, set()) for f in parts.finals)
    if not calm and any(total.loose for total in body.totals):
        raise Stays("it depends on the data if a sum is Python's number or NumPy's")
    trips.nonempty = trips.nonempty or not calm
    _splice(function, op, _arranged(op, body, finals, names, left), aliases.parents.block_of[op])


def _finals(
    b: Builder, totals: list[Total], inits: list[Value], nexts: list[Value]
) -> tuple[list[Value], bool]:
    """Build what the carried values end as, and say whether their types are right for a loop without trips."""
    found = []
    exact = True
    for total, init, end in zip(totals, inits, nexts, strict=True):
        made = total.fold(b, init)
        if not isinstance(made.type, Scalar) or not isinstance(end.type, Scalar):
            raise Stays("an array is summed up")
        if made.type != end.type and end.type.python is not None:
            raise Stays("the type of a sum is not that of its whole-array form")
        exact = exact and made.type == init.type
        found.append(made)
    return found, exact


def _calm(value: Value, users: dict[Value, list], seen: set[Value]) -> bool:
    """Whether it makes no difference if ``value`` is Python's number or NumPy's."""
    if value in seen:
        return True
    seen.add(value)
    for user in users.get(value, []):
        if not isinstance(user, Op):
            return False
        if user.kind in ("store", "iop") and user.args[1] is value:
            continue
        if user.kind != "apply":
            return False
        name = user.attrs["row"]
        others = [a.type for a in user.args if a is not value]
        if name.startswith(("numpy.", "math.", "builtins.float")):
            continue
        if name in CALM and (any(not isinstance(t, Scalar) or t.python is False for t in others)
                             or _calm(user.out, users, seen)):
            continue
        return False
    return True


def _arranged(op: Op, body: Body, finals: list[Value], names: Names, left: set[Op]) -> tuple[list[Op], list[Value]]:
    """Put questions, whole-array code and the loop that remains for the other answer in order."""
    parts = loop(op)
    b = body.b
    inner = Block()
    results = finals

    def otherwise(again: bool) -> Block:
        if not again:
            return Block(results=list(parts.inits))
        block = copy_block(Block(ops=[op], results=parts.finals), {}, lambda v: Value(names.fresh(v.name), v.type))
        left.update(o for o in walk(block) if o.kind == "for")
        return block

    if body.tests:
        # only what is tested is computed before: elsewhere it could be nan, and a nan times zero stays one
        inner.ops, rest = _leading_to(body.tests, body.pure.ops)
        if not body.raising.isdisjoint(o for needed in inner.ops for o in needed.outs):
            raise Stays("what is tested needs an element that may not exist")
        with b.inside(inner):
            answer = body.tests[0]
            for test in body.tests[1:]:
                answer = b.apply("operator.and_", [answer, test])
            then = Block(ops=rest + body.late.ops, results=results)
            choice = b.emit("if", [answer], [f.type for f in parts.finals], [f.hint for f in parts.finals],
                            blocks=[then, otherwise(again=True)])  # fmt: skip
        results = choice.outs
    else:
        inner.ops = body.pure.ops + body.late.ops
    outer = Block()
    with b.inside(outer):
        question = body.trips.question(b)
        if question is None:
            outer.ops += inner.ops
            return outer.ops, results
        inner.results = results
        choice = b.emit("if", [question], [f.type for f in parts.finals], [f.hint for f in parts.finals],
                        blocks=[inner, otherwise(again=bool(body.trips.asked))])  # fmt: skip
    return outer.ops, choice.outs


def _leading_to(values: list[Value], ops: list[Op]) -> tuple[list[Op], list[Op]]:
    """Return the ops that ``values`` depend on, and the others."""
    wanted = set(values)
    for op in reversed(ops):
        if wanted.intersection(op.outs):
            wanted.update(op.args)
    needed = [op for op in ops if wanted.intersection(op.outs)]
    return needed, [op for op in ops if op not in needed]


def _splice(function: Function, op: Op, made: tuple[list[Op], list[Value]], block: Block) -> None:
    ops, finals = made
    at = block.ops.index(op)
    for value, final in zip(op.outs, finals, strict=True):
        if final.hint in ("t", "c"):
            final.name, value.name = value.name, final.name
    block.ops[at : at + 1] = ops
    substitute(function, dict(zip(op.outs, finals, strict=True)))
