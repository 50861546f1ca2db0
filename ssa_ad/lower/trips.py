"""Loops that are lowered trip by trip: over objects, and over what is known while lowering."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ssa_ad.ir.core import Value
from ssa_ad.lower.codes import Exit, codes_of
from ssa_ad.lower.context import Context
from ssa_ad.lower.iteration import settled
from ssa_ad.lower.statements import BREAK, CAUGHT, GO, RAISED, RETURN, branch, lower_block
from ssa_ad.lower.values import Abs, Const, Location

UNROLL_CAP = 256

Trip = Callable[[], Exit]


def trips_apart(cx: Context, trips: Sequence[Trip] | Callable[[int], Trip | None], last: Trip) -> Exit:
    """Lower single trips one after the other and then ``last``; each goes on only if the one before does.

    A function of their number gives them one by one, and None where there is none.
    """

    def trip_at(k: int) -> Trip | None:
        if callable(trips):
            return trips(k)
        return trips[k] if k < len(trips) else None

    def run(k: int) -> Exit:
        trip = trip_at(k)
        if trip is None:
            return last()
        before = cx.trips
        cx.trips = (*before, k)
        try:
            code = trip()
        finally:
            cx.trips = before
        if isinstance(code, Const):
            if code.value in (0, 3):
                return run(k + 1)
            return GO if code == BREAK else code
        codes = codes_of(cx, code)
        if codes <= {0, 3}:
            return run(k + 1)
        going = cx.b.apply("operator.eq", [code, cx.b.const(0)])
        if 3 in codes:
            going = cx.b.apply("operator.or_", [going, cx.b.apply("operator.eq", [code, cx.b.const(3)])])
        return branch(cx, going, lambda: run(k + 1), lambda: pass_on(cx, code, codes - {0, 3}))

    return run(0)


def unroll(
    cx: Context, node: Any, items: list[Abs], bind: Callable[[Abs], None], body: Callable[[], Exit],
    containers: Sequence[Location] = (),
) -> Exit:  # fmt: skip
    """Lower a loop over known items trip by trip; the containers that it goes over must stay as they are."""
    few(cx, len(items))
    before = [structure(cx, loc) for loc in containers]

    def changed() -> bool:
        for loc, known in zip(containers, before, strict=True):
            now = structure(cx, loc)
            if loc.kind == "dict" and len(now) != len(known):
                cx.raising(RuntimeError, "dictionary changed size during iteration")
                return True
            if now != known:
                raise cx.unsupported(f"the {loc.kind} that this loop goes over changes", "go over a copy of it")
        return False

    def trip(item: Abs) -> Callable[[], Exit]:
        def run() -> Exit:
            if changed():
                return RAISED
            bind(settled(item))
            return body()

        return run

    return trips_apart(cx, [trip(i) for i in items], lambda: RAISED if changed() else otherwise(cx, node))


def structure(cx: Context, loc: Location) -> Sequence[Any]:
    """Return the indices of a list or the keys of a dict of known structure, as it is now."""
    return range(len(cx.list_items(loc))) if loc.kind == "list" else cx.dict_keys(loc)


def over_list(
    cx: Context, node: Any, loc: Location, bind: Callable[[Abs], None], body: Callable[[], Exit]
) -> Exit:  # fmt: skip
    """Lower a loop over a list of known structure trip by trip: it ends where the list, as it is then, ends."""
    few(cx, len(cx.list_items(loc)))

    def trip_at(k: int) -> Callable[[], Exit] | None:
        size = len(cx.list_items(loc))
        few(cx, k)
        return (lambda: trip(k)) if k < size else None

    def trip(k: int) -> Exit:
        bind(cx.known_item(loc, k))
        return body()

    return trips_apart(cx, trip_at, lambda: otherwise(cx, node))


def few(cx: Context, trips: int) -> None:
    """Refuse to lower a loop trip by trip if there are too many."""
    if trips > UNROLL_CAP:
        raise cx.unsupported(f"this loop would be unrolled {trips} times", "keep its items in an array")


# ------------------------------------------------------------------------------------- how a loop is left


def otherwise(cx: Context, node: Any) -> Exit:
    orelse = getattr(node, "orelse", [])
    return lower_block(cx, orelse) if orelse else GO


def leaving_of(codes: frozenset[int]) -> frozenset[int]:
    """Return the codes of what leaves not only the innermost loop."""
    return frozenset(c for c in codes if c == RETURN.value or c >= CAUGHT.value or c < 0)


def pass_on(cx: Context, exit_value: Value, codes: frozenset[int]) -> Exit:
    """Return the code behind the loop: that of a trip that left more than the loop, 0 otherwise."""
    leaving = leaving_of(codes)
    if not leaving:
        return GO
    if 1 not in codes:
        cx.exit_codes[exit_value] = codes
        return exit_value
    if len(leaving) == 1:
        code = next(iter(leaving))
        left = cx.b.apply("operator.eq", [exit_value, cx.b.const(code)])
        return branch(cx, left, lambda: Const(code), lambda: GO)

    stays = frozenset({0} & codes) if min(leaving) < 0 else frozenset()

    def on() -> Value:
        again = cx.b.apply("operator.add", [exit_value, cx.b.const(0)])
        cx.exit_codes[again] = leaving | stays
        return again

    if min(leaving) < 0:
        return branch(cx, cx.b.apply("operator.eq", [exit_value, cx.b.const(1)]), lambda: GO, on)
    return branch(cx, cx.b.apply("operator.gt", [exit_value, cx.b.const(1)]), on, lambda: GO)
