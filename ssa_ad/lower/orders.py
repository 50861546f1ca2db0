"""What picks and orders items: ``sorted``, ``list.sort``, ``min``, ``max``, ``any``, ``all``.

An order is discrete: it is found from the numbers of the run, and what is ordered moves as it does.
"""

from __future__ import annotations

import builtins
from functools import partial
from typing import Any

from ssa_ad.ir.core import Array, ListT, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.codes import Exit
from ssa_ad.lower.containers import memory_list
from ssa_ad.lower.context import Context
from ssa_ad.lower.expressions import select, truth_of
from ssa_ad.lower.iteration import known_items
from ssa_ad.lower.special import Special, special
from ssa_ad.lower.statements import BREAK, GO, branch
from ssa_ad.lower.values import Abs, Const, TupleV


def constant_key(a: Abs) -> Any:
    """Return the Python value of a key that is constant; raises ValueError for any other."""
    match a:
        case Const(value):
            return value
        case TupleV(items):
            return tuple(map(constant_key, items))
    raise ValueError


def keyed(cx: Context, key: Abs, item: Abs, node: Any) -> Abs:
    return item if key == Const(None) else cx.call(key, [item], {}, node)


# ------------------------------------------------------------------------------------- sorting


def flag(cx: Context, kwargs: dict[str, Abs], name: str, default: Any) -> Any:
    return cx.const_of(kwargs.pop(name, Const(default)), f"`{name}`")


def ordered(cx: Context, items: Abs, kwargs: dict[str, Abs], node: Any) -> list[Abs] | Value:
    """Return the items in order: one by one if they are known, a list in memory if not."""
    key, backwards = kwargs.pop("key", Const(None)), bool(flag(cx, kwargs, "reverse", False))
    if kwargs:
        raise cx.unsupported(f"sorting has no `{next(iter(kwargs))}`", "")
    known = known_items(cx, items, node)
    if known is None:
        return ordered_memory(cx, items, key, backwards, node)
    keys = [keyed(cx, key, i, node) for i in known]
    try:
        constants = [constant_key(k) for k in keys]
        places = sorted(range(len(known)), key=constants.__getitem__, reverse=backwards)
        return [known[k] for k in places]
    except ValueError:
        pass
    except TypeError as problem:
        raise cx.unsupported(f"this sort raises TypeError: {problem}", "") from None
    if len(known) < 2:
        return known
    if not all(cx.type_of(i) is not None for i in (*known, *keys)):
        raise cx.unsupported(
            "the order of these items depends on numbers of the run, and they are more than numbers",
            "sort their numbers in an array (np.argsort), or sort by a constant",
        )
    site = ("sorted", *cx.new_site(node))
    given = memory_list(cx, site, known)
    order_by = given if key == Const(None) else memory_list(cx, (*site, "keys"), keys)
    order = cx.apply(cx.row("rt.order"), [order_by], {"reverse": backwards}, "order")
    return [cx.get_item_value(given, cx.get_item_value(order, Const(k))) for k in range(len(known))]


def ordered_memory(cx: Context, items: Abs, key: Abs, backwards: bool, node: Any) -> Value:
    if not (isinstance(items, Value) and isinstance(items.type, ListT)):
        items = cx.copy_list(items, node)
    keys = items if key == Const(None) else mapped(cx, key, items, node)
    order = cx.apply(cx.row("rt.order"), [cx.value(keys)], {"reverse": backwards}, "order")
    made = memory_list(cx, ("sorted", *cx.new_site(node)), [])

    def add(k: Abs) -> None:
        cx.call(v.Method(made, "append"), [cx.get_item_value(items, k)], {}, node)

    cx.iterate(order, node, add)
    return made


def mapped(cx: Context, function: Abs, items: Abs, node: Any) -> Value:
    """Return a list in memory of what a function gives for each item."""
    made = memory_list(cx, ("mapped", *cx.new_site(node)), [])
    cx.iterate(
        items, node, lambda i: cx.call(v.Method(made, "append"), [cx.call(function, [i], {}, node)], {}, node) and None
    )
    return made


@special(sorted)
def call_sorted(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    found = ordered(cx, args[0], dict(kwargs), node)
    return cx.new_list(found, node) if isinstance(found, list) else found


# ------------------------------------------------------------------------------------- extremes


def extreme(name: str) -> Special:
    op = "Gt" if name == "max" else "Lt"

    def call(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
        row = cx.row(f"builtins.{name}")
        key, default = kwargs.pop("key", Const(None)), kwargs.pop("default", None)
        if kwargs:
            raise cx.unsupported(f"`{name}` has no keyword `{next(iter(kwargs))}`", "")
        if len(args) == 1 and key == Const(None) and isinstance(args[0], Value) and isinstance(args[0].type, Array):
            return cx.apply(row, [args[0]])
        items = known_items(cx, args[0], node) if len(args) == 1 else args
        if items is None:
            return of_memory(cx, args[0], key, default, node)
        if not items:
            if default is not None:
                return default
            return cx.raising(ValueError, f"{name}() arg is an empty sequence")
        keys = [keyed(cx, key, i, node) for i in items]
        try:
            constants = [constant_key(k) for k in keys]
            return items[constants.index(getattr(builtins, name)(constants))]
        except ValueError:
            pass
        best, best_key = items[0], keys[0]
        for item, k in zip(items[1:], keys[1:], strict=True):
            if key == Const(None):
                best = cx.apply(row, [cx.value(best), cx.value(item)])
                continue
            better = cx.compare(op, k, best_key)
            if isinstance(better, Const):
                best, best_key = (item, k) if better.value else (best, best_key)
                continue
            both = select(
                cx, better, partial(as_is, TupleV((item, k))), partial(as_is, TupleV((best, best_key)))
            )  # the key goes with its item
            best, best_key = both.items if isinstance(both, TupleV) else (both, both)
        return best

    def of_memory(cx: Context, items: Abs, key: Abs, default: Abs | None, node: Any) -> Abs:
        if not (isinstance(items, Value) and isinstance(items.type, ListT)):
            items = cx.copy_list(items, node)
        given = items
        keys = cx.value(items if key == Const(None) else mapped(cx, key, items, node))

        def found() -> Abs:
            first = cx.apply(cx.row("rt.first_best"), [keys], {"largest": name == "max"}, "first")
            return cx.get_item_value(given, first)

        if default is None:
            return found()
        return select(cx, truth_of(cx, given), found, lambda: default)

    return call


def as_is(a: Abs) -> Abs:
    return a


special(max)(extreme("max"))
special(min)(extreme("min"))


# ------------------------------------------------------------------------------------- any, all


def any_all(name: str) -> Special:
    def call(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
        given = args[0]
        if isinstance(given, v.GeneratorV) and len(given.node.generators) > 1:
            given = cx.run_generator(given)
        items = None if isinstance(given, v.GeneratorV) else known_items(cx, given, node)
        if items is None:
            return in_turn(cx, given, node)
        result: Abs = Const(name == "all")
        for item in reversed(items):
            test, rest = truth_of(cx, item), result
            if isinstance(test, Const):
                result = rest if test.value == (name == "all") else test
            elif name == "all":
                result = select(cx, test, partial(as_is, rest), lambda: Const(False))
            else:
                result = select(cx, test, lambda: Const(True), partial(as_is, rest))
        return result

    def in_turn(cx: Context, items: Abs, node: Any) -> Abs:
        """Look at one item after the other: what comes behind the first that decides is not evaluated."""
        key = ("n", cx.frame, f".{name}")
        cx.env[key] = Const(name == "all")

        def decide() -> Exit:
            cx.env[key] = Const(name == "any")
            return BREAK

        def look(item: Abs) -> Exit:
            test = truth_of(cx, item)
            if isinstance(test, Const):
                return decide() if test.value == (name == "any") else GO
            return branch(cx, test, *((decide, go) if name == "any" else (go, decide)))

        cx.look_through(items, node, look)
        return cx.env.pop(key)

    return call


def go() -> Exit:
    return GO


special(any)(any_all("any"))
special(all)(any_all("all"))
