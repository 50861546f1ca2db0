"""Iterators of the standard library: ``itertools``, ``iter`` and ``next``, ``functools``, ``operator``."""

from __future__ import annotations

import functools
import itertools
import operator
from collections.abc import Callable
from typing import Any

from ssa_ad.ir.core import Array, ListT, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.containers import memory_list
from ssa_ad.lower.context import Context
from ssa_ad.lower.expressions import truth_of
from ssa_ad.lower.iteration import begun, counted, iterable, known_items, made_iter
from ssa_ad.lower.orders import keyed
from ssa_ad.lower.special import LIBRARY_METHODS, Special, special
from ssa_ad.lower.statements import GO, branch
from ssa_ad.lower.turns import in_turn, next_or
from ssa_ad.lower.values import Abs, Const, Ref, TupleV

Args = list[Abs]
Keywords = dict[str, Abs]


def known_of(cx: Context, items: Abs, node: Any, what: str) -> list[Abs]:
    """Return items one by one; raises UnsupportedError where their number is not known."""
    found = known_items(cx, items, node)
    if found is None:
        raise cx.unsupported(f"{what} over something of unknown length is not supported", "write the loops out")
    return found


def needs(cx: Context, kwargs: Keywords, *names: str) -> None:
    for name in set(kwargs) - set(names):
        raise cx.unsupported(f"the keyword `{name}` is not supported here", "")


# ------------------------------------------------------------------------------------- iter and next


@special(iter)
def call_iter(cx: Context, args: Args, node: Any) -> Abs:
    if len(args) != 1:
        raise cx.unsupported("`iter` with a sentinel is not supported", "write a loop")
    if isinstance(args[0], v.IterV | v.MapV):
        return args[0]
    if isinstance(args[0], Ref) and args[0].loc.kind == "object":
        found = iterable(cx, args[0])
        return found if in_turn(cx, found) else made_iter(cx, found, node)
    return made_iter(cx, args[0], node)


@special(next)
def call_next(cx: Context, args: Args, node: Any) -> Abs:
    it = args[0]
    if isinstance(it, Ref):
        method = cx.find_method(it, "__next__")
        if method is not None:
            return cx.call(method, [], {}, node) if len(args) == 1 else next_or(cx, it, args[1])
    if isinstance(it, v.GeneratorV):  # it is made for this one item
        it = made_iter(cx, it, node)
    if not isinstance(it, v.IterV):
        raise cx.unsupported("`next` of this value is not supported", "loop over the items, or index them")
    key = ("c", it.loc, ("position", None))
    items, at = known_of(cx, it.item, node, "`next`"), cx.get(key)
    if not isinstance(at, Const):
        raise cx.unsupported("how far this iterator has come is only known at run time", "index the items")
    if at.value < len(items):
        cx.env[key] = Const(at.value + 1)
        return items[at.value]
    return args[1] if len(args) > 1 else cx.raising(StopIteration, None)


# ------------------------------------------------------------------------------------- map, filter, reduce


@special(map, itertools.starmap)
def call_map(cx: Context, args: Args, node: Any) -> Abs:
    func, *columns = (begun(cx, a) for a in args)
    apart = cx.calling is itertools.starmap

    def one(row: Abs) -> Abs:
        given = cx.items_of(row, None) if apart or len(columns) > 1 else [row]
        return cx.call(func, given, {}, node)

    items = columns[0] if apart or len(columns) == 1 else v.ZipV(tuple(columns))
    if isinstance(items, v.GeneratorV):
        items = cx.run_generator(items)
    return v.MapV(items, one)


@special(filter, itertools.filterfalse)
def call_filter(cx: Context, args: Args, node: Any) -> Abs:
    func, items = args
    wanted = cx.calling is filter
    known = known_items(cx, items, node)
    site = ("filter", *cx.new_site(node))
    if known is not None:
        tests = [truth_of(cx, keyed(cx, func, i, node)) for i in known]
        if all(isinstance(t, Const) for t in tests):
            return TupleV(tuple(i for i, t in zip(known, tests, strict=True) if t.value == wanted))
        items = TupleV(tuple(known))
    made = memory_list(cx, site, [])

    def add(item: Abs) -> None:
        test = truth_of(cx, keyed(cx, func, item, node))

        def keep() -> Const:
            cx.call(v.Method(made, "append"), [item], {}, node)
            return GO

        if isinstance(test, Const):
            if test.value == wanted:
                keep()
            return
        branch(cx, test, *((keep, lambda: GO) if wanted else (lambda: GO, keep)))

    cx.iterate(items, node, add)
    return made


def fold(cx: Context, step: Callable[[Abs, Abs], Abs], items: Abs, start: Abs | None, node: Any) -> Abs:
    """Return ``step(… step(step(start, first), second) …)``; without a start the first item is it."""
    known = known_items(cx, items, node)
    if known is not None:
        rest = list(known) if start is None else [start, *known]
        if not rest:
            return cx.raising(TypeError, "reduce() of empty iterable with no initial value")
        return functools.reduce(step, rest)
    if start is None:
        start, items = first_and_rest(cx, items, node)
    key = ("n", cx.frame, ".reduce")
    cx.env[key] = start
    cx.iterate(items, node, lambda item: cx.env.__setitem__(key, step(cx.env[key], item)))
    return cx.env.pop(key)


def first_and_rest(cx: Context, items: Abs, node: Any) -> tuple[Abs, Abs]:
    """Return the first item of something in memory, and what goes over the others."""
    if not (isinstance(items, Value) and isinstance(items.type, Array | ListT)):
        items = cx.copy_list(items, node)
    base = cx.value(items)
    size = cx.length(base)
    others = cx.apply(cx.row("operator.sub"), [size, cx.b.const(1)])
    return cx.get_item_value(base, Const(0)), v.LazyV(others, lambda i: cx.item(base, later(cx, i, 1)))


def later(cx: Context, i: Value, k: int) -> Value:
    return cx.apply(cx.row("operator.add"), [i, cx.b.const(k)])


@special(functools.reduce)
def call_reduce(cx: Context, args: Args, node: Any) -> Abs:
    func, items, *start = args
    return fold(cx, lambda a, b: cx.call(func, [a, b], {}, node), items, start[0] if start else None, node)


@special(functools.partial)
def call_partial(cx: Context, args: Args, kwargs: Keywords, node: Any) -> Abs:
    func, *given = args
    return v.PartialV(func, tuple(given), dict(kwargs))


# ------------------------------------------------------------------------------------- itertools


@special(itertools.accumulate)
def call_accumulate(cx: Context, args: Args, kwargs: Keywords, node: Any) -> Abs:
    needs(cx, kwargs, "func", "initial")
    items, *more = args
    func = more[0] if more else kwargs.get("func", Const(None))
    start = kwargs.get("initial", Const(None))

    def step(a: Abs, b: Abs) -> Abs:
        return cx.binary("Add", a, b) if func == Const(None) else cx.call(func, [a, b], {}, node)

    known = known_items(cx, items, node)
    if known is not None:
        return TupleV(tuple(itertools.accumulate([*([] if start == Const(None) else [start]), *known], step)))
    made = memory_list(cx, ("accumulate", *cx.new_site(node)), [])
    if start == Const(None):
        start, items = first_and_rest(cx, items, node)

    def add(a: Abs) -> Abs:
        cx.call(v.Method(made, "append"), [a], {}, node)
        return a

    add(start)
    fold(cx, lambda a, b: add(step(a, b)), items, start, node)
    return made


@special(itertools.chain)
def call_chain(cx: Context, args: Args, node: Any) -> Abs:
    parts = [known_items(cx, a, node) for a in args]
    if all(p is not None for p in parts):
        return TupleV(tuple(i for p in parts for i in p or ()))
    made = memory_list(cx, ("chain", *cx.new_site(node)), [])
    for a in args:
        cx.iterate(a, node, lambda item: cx.call(v.Method(made, "append"), [item], {}, node) and None)
    return made


def call_chained(cx: Context, args: Args, kwargs: Keywords, node: Any) -> Abs:
    return call_chain(cx, known_of(cx, args[0], node, "`chain.from_iterable`"), node)


LIBRARY_METHODS["builtins", "type", "from_iterable"] = call_chained


def combined(make: Callable[..., Any]) -> Special:
    """Return what ``itertools.product`` and its like mean: all tuples of known items."""

    def call(cx: Context, args: Args, kwargs: Keywords, node: Any) -> Abs:
        given = list(args)
        count = [cx.const_of(given.pop(), "the length")] if make is not itertools.product and len(args) > 1 else []
        static = {k: cx.const_of(a, f"`{k}`") for k, a in kwargs.items()}
        columns = [range(len(known_of(cx, a, node, f"`{make.__name__}`"))) for a in given]
        items = [known_of(cx, a, node, f"`{make.__name__}`") for a in given]
        places = make(*columns, *count, **static)
        if make is itertools.product:
            items *= static.get("repeat", 1)
            return TupleV(tuple(TupleV(tuple(c[k] for c, k in zip(items, p, strict=True))) for p in places))
        return TupleV(tuple(TupleV(tuple(items[0][k] for k in p)) for p in places))

    return call


for _make in (
    itertools.product, itertools.combinations, itertools.permutations, itertools.combinations_with_replacement,
):  # fmt: skip
    special(_make)(combined(_make))


@special(itertools.repeat)
def call_repeat(cx: Context, args: Args, kwargs: Keywords, node: Any) -> Abs:
    given = dict(zip(("object", "times"), args)) | kwargs
    item, times = given["object"], given.get("times")
    if times is None:
        return v.EndlessV(lambda _: item)
    if isinstance(times, Const):
        return TupleV((item,) * max(0, times.value))
    return v.LazyV(cx.range_length(v.RangeV(Const(0), times, Const(1))), lambda _: item)


@special(itertools.count)
def call_count(cx: Context, args: Args, kwargs: Keywords, node: Any) -> Abs:
    start = args[0] if args else kwargs.get("start", Const(0))
    step = args[1] if len(args) > 1 else kwargs.get("step", Const(1))
    return v.EndlessV(lambda k: cx.binary("Add", start, cx.binary("Mult", k, step)))


@special(itertools.cycle)
def call_cycle(cx: Context, args: Args, node: Any) -> Abs:
    known = known_of(cx, args[0], node, "`cycle`")

    def item(k: Abs) -> Abs:
        return known[cx.const_of(k, "the number of the item") % len(known)]

    return v.EndlessV(item)


@special(itertools.islice)
def call_islice(cx: Context, args: Args, node: Any) -> Abs:
    items, *bounds = args
    parts = [cx.const_of(b, "a bound of islice") for b in bounds]
    start, stop, step = (0, *parts, 1) if len(parts) == 1 else (*parts, *(0, None, 1)[len(parts) :])
    start, step = start or 0, step or 1
    if isinstance(items, v.EndlessV) and stop is not None:
        return TupleV(tuple(items.element(Const(k)) for k in range(start, stop, step)))
    known = known_items(cx, items, node)
    if known is not None:
        return TupleV(tuple(itertools.islice(known, start, stop, step)))
    if isinstance(items, v.IterV) or start or step != 1:
        raise cx.unsupported("`islice` of something of unknown length is not supported from a start", "index the items")
    _, size, _, element = counted(cx, items)
    if stop is not None:
        size = cx.apply(cx.row("builtins.min"), [size, cx.b.const(stop)])
    return v.LazyV(size, element)


@special(itertools.pairwise)
def call_pairwise(cx: Context, args: Args, node: Any) -> Abs:
    known = known_items(cx, args[0], node)
    if known is not None:
        return TupleV(tuple(TupleV(pair) for pair in itertools.pairwise(known)))
    base = args[0]
    if not (isinstance(base, Value) and isinstance(base.type, Array | ListT)):
        base = cx.copy_list(base, node)
    array = cx.value(base)
    others = cx.apply(cx.row("operator.sub"), [cx.length(array), cx.b.const(1)])
    size = cx.apply(cx.row("builtins.max"), [others, cx.b.const(0)])
    return v.LazyV(size, lambda i: TupleV((cx.item(array, i), cx.item(array, later(cx, i, 1)))))


@special(itertools.zip_longest)
def call_zip_longest(cx: Context, args: Args, kwargs: Keywords, node: Any) -> Abs:
    columns = [known_of(cx, a, node, "`zip_longest`") for a in args]
    rows = itertools.zip_longest(*columns, fillvalue=kwargs.get("fillvalue", Const(None)))
    return TupleV(tuple(TupleV(row) for row in rows))


@special(itertools.takewhile, itertools.dropwhile)
def call_while(cx: Context, args: Args, node: Any) -> Abs:
    func, items = args
    known = known_of(cx, items, node, f"`{cx.calling.__name__}`")
    name, count = cx.calling, 0
    while count < len(known) and cx.const_of(truth_of(cx, cx.call(func, [known[count]], {}, node)), "the test"):
        count += 1
    return TupleV(tuple(known[:count] if name is itertools.takewhile else known[count:]))


# ------------------------------------------------------------------------------------- operator


@special(operator.itemgetter, operator.attrgetter, operator.methodcaller)
def call_getter(cx: Context, args: Args, kwargs: Keywords, node: Any) -> Abs:
    return v.GetterV(cx.calling.__name__, tuple(args), kwargs)


def got(cx: Context, getter: v.GetterV, args: Args, node: Any) -> Abs:
    """Return what ``itemgetter(…)(item)`` and its like give."""
    (base,) = args
    if getter.kind == "methodcaller":
        name, *given = getter.args
        return cx.call(cx.attr(base, cx.const_of(name, "the name"), node), given, dict(getter.kwargs), node)

    def one(key: Abs) -> Abs:
        if getter.kind == "itemgetter":
            return cx.get_item_value(base, key)
        found = base
        for part in cx.const_of(key, "the name").split("."):
            found = cx.attr(found, part, node)
        return found

    parts = [one(a) for a in getter.args]
    return parts[0] if len(parts) == 1 else TupleV(tuple(parts))


_BINARY = {
    "add": "Add", "sub": "Sub", "mul": "Mult", "truediv": "Div", "floordiv": "FloorDiv", "mod": "Mod", "pow": "Pow",
    "matmul": "MatMult",
}  # fmt: skip
_COMPARED = {"lt": "Lt", "le": "LtE", "gt": "Gt", "ge": "GtE", "eq": "Eq", "ne": "NotEq"}


def operated(op: str, method: str) -> Special:
    return lambda cx, args, kwargs, node: getattr(cx, method)(op, *args)


for _name, _op in _BINARY.items():
    special(getattr(operator, _name))(operated(_op, "binary"))
for _name, _op in _COMPARED.items():
    special(getattr(operator, _name))(operated(_op, "compare"))


@special(operator.getitem)
def call_getitem(cx: Context, args: Args, node: Any) -> Abs:
    return cx.get_item_value(*args)
