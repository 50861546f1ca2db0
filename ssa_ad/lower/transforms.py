"""Derivatives inside of a program: ``ad.grad(f)(x)`` becomes the ops of the gradient, where the call stands.

The call is lowered into a block of its own, the block is made a function of what it uses from outside, and
that is differentiated at once; so the innermost derivative is expanded first, and whoever differentiates
the program afterwards sees ops like any others.
"""

from __future__ import annotations

import inspect
from typing import Any

from ssa_ad.analysis.alias import Aliases, holds_references
from ssa_ad.base.diagnostics import NonDifferentiableError
from ssa_ad.base.markers import Transform
from ssa_ad.ir.core import Array, Block, Dyn, Function, Scalar, Value, carries_float, is_float
from ssa_ad.ir.walk import copy_block, free_values, walk
from ssa_ad.lower import values as v
from ssa_ad.lower.context import Context
from ssa_ad.lower.outcome import overlap_groups
from ssa_ad.lower.values import Abs, Const, Ref, TupleV
from ssa_ad.rules.lookup import row

PLAIN = {"effects": "commit"}
"""Options of an inner derivative that mean nothing but themselves inside of a program."""


def made_by(cx: Context, kind: str, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    """Return what ``ad.grad(f, wrt)`` and its kin give; ``ad.jvp`` is a call already."""
    if kind == "jvp":
        function, primals, tangents = (*args, *kwargs.values()) if len(args) + len(kwargs) == 3 else (None, None, None)
        if not isinstance(primals, TupleV) or not isinstance(tangents, TupleV):
            raise cx.unsupported("jvp takes a function, a tuple of primals and a tuple of tangents here", "")
        transform = v.TransformV("jvp", function, tuple(range(len(primals.items))), False)
        return call(cx, transform, [*primals.items, tangents], {}, node)
    given = dict(zip(("function", "wrt"), args, strict=False)) | kwargs
    function = given.pop("f", None) or given.pop("function", None)
    wrt = cx.const_of(given.pop("wrt", Const(0)), "`wrt`")
    has_aux = cx.const_of(given.pop("has_aux", Const(False)), "`has_aux`")
    if any(PLAIN.get(name) != cx.const_of(a, name) for name, a in given.items()):
        raise cx.unsupported(f"the options {', '.join(given)} of an inner derivative", "give them to the outer one")
    return v.TransformV(kind, function, wrt, has_aux)


def of_object(transform: Transform) -> v.TransformV:
    """Return the abstract value of a transform that was made outside."""
    return v.TransformV(transform.kind, v.Static(transform.function), transform.wrt, transform.has_aux)


def call(cx: Context, t: v.TransformV, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    """Return what calling a derivative gives."""
    if cx.expand is None:
        raise cx.unsupported("a derivative inside of this function is not taken here", "")
    tangents: list[Abs] = []
    if t.kind in ("jvp", "hvp"):
        *args, last = args
        tangents = list(last.items) if isinstance(last, TupleV) and (t.kind == "jvp" or not single(t)) else [last]
    args, kwargs = list(args), dict(kwargs)
    targets: list[Value] = []
    directions: list[Value] = []
    forms = []
    for k, place in enumerate(places(cx, t, args, kwargs)):
        holder: Any = kwargs if isinstance(place, str) else args
        if t.kind == "jvp" and (tangents[k] == Const(None) or not floats(holder[place])):
            continue
        holder[place], form = entered(cx, holder[place], targets)
        forms.append(form)
        if tangents:
            directions += directions_of(cx, form, tangents[k], targets)
    block = Block()
    with cx.b.inside(block):
        result = cx.call(t.function, args, kwargs, node)
        value, aux = split_aux(cx, t, result)
        outputs = [cx.value(x) for x in leaves_of(value)] if t.kind == "jvp" else [scalar(cx, value)]
    found = spliced(cx, block, t.kind, targets, outputs, directions)
    if t.kind == "jvp":
        moved = iter(found)
        return TupleV((value, rebuilt(cx, value, moved)))
    rest = iter(found)
    gradients = [rebuilt(cx, form, rest, targets) for form in forms]
    gradient = gradients[0] if single(t) else TupleV(tuple(gradients))
    if t.kind == "value_and_grad":
        return TupleV((result, gradient))
    return TupleV((gradient, aux)) if t.has_aux else gradient


def single(t: v.TransformV) -> bool:
    return not isinstance(t.wrt, tuple | list)


def places(cx: Context, t: v.TransformV, args: list[Abs], kwargs: dict[str, Abs]) -> list[int | str]:
    """Return where the arguments stand that ``wrt`` names: a position, or a keyword."""
    names = parameters(t.function)
    found: list[int | str] = []
    for w in (t.wrt,) if single(t) else t.wrt:
        if isinstance(w, str) and w in names and w not in kwargs:
            w = names.index(w)
        if isinstance(w, int) and w >= len(args) and w < len(names) and names[w] in kwargs:
            w = names[w]
        if not (w in kwargs if isinstance(w, str) else 0 <= w < len(args)):
            raise cx.unsupported(f"`wrt={w!r}` of an inner derivative is none of its arguments", "pass it as one")
        found.append(w)
    return found


def parameters(function: Abs) -> list[str]:
    """Return the names of the parameters that a call of ``function`` gives, in order."""
    match function:
        case v.Static(obj):
            inner = obj.function if isinstance(obj, Transform) else obj
            try:
                return list(inspect.signature(inner).parameters)
            except (TypeError, ValueError):
                return []
        case v.Closure(node=node):
            return [a.id for a in (*node.args.posonlyargs, *node.args.args)]
        case v.Bound(func=func):
            return parameters(func)[1:]
        case v.TransformV(function=inner):
            return parameters(inner)
    return []


def floats(a: Abs) -> bool:
    match a:
        case Value():
            return carries_float(a.type)
        case Const(value):
            return isinstance(value, float)
        case TupleV(items):
            return any(map(floats, items))
    return isinstance(a, Ref)


def entered(cx: Context, a: Abs, targets: list[Value]) -> tuple[Abs, Any]:
    """Return an argument as the inner function gets it, and its form: positions in ``targets``.

    A number gets a name of its own, so that the outer variable stays another one.
    """
    match a:
        case Const(value) if isinstance(value, float):
            return entered(cx, cx.value(a), targets)
        case Value() if is_float(a.type):
            mine = cx.b.apply("operator.pos", [a], hint=a.hint) if isinstance(a.type, Scalar) else a
            targets.append(mine)
            return mine, len(targets) - 1
        case Value() if carries_float(a.type):
            targets.append(a)
            return a, len(targets) - 1
        case TupleV(items, cls):
            parts = [entered(cx, i, targets) for i in items]
            return TupleV(tuple(p for p, _ in parts), cls), TupleV(tuple(f for _, f in parts), cls)
        case Ref(loc) if loc.kind == "list":
            forms = []
            for k, item in enumerate(cx.list_items(loc)):
                mine, form = entered(cx, item, targets)
                cx.env["c", loc, ("item", k)] = mine
                forms.append(form)
            return a, forms
        case Ref(loc) if loc.kind == "dict":
            made = {}
            for k in cx.dict_keys(loc):
                mine, made[k] = entered(cx, cx.cell(loc, ("item", k)), targets)
                cx.env["c", loc, ("item", k)] = mine
            return a, made
    raise cx.unsupported(
        "an inner derivative with respect to this argument",
        "ask for floats, arrays, and tuples, lists and dicts of them",
        NonDifferentiableError,
    )


def directions_of(cx: Context, form: Any, given: Abs, targets: list[Value]) -> list[Value]:
    """Return the tangents of an argument in the order of its quantities."""
    match form:
        case int():
            value = cx.value(given)
            return [value]
        case TupleV(items):
            return [d for f, g in zip(items, cx.items_of(given, len(items)), strict=True)
                    for d in directions_of(cx, f, g, targets)]  # fmt: skip
        case list():
            return [d for f, g in zip(form, cx.items_of(given, len(form)), strict=True)
                    for d in directions_of(cx, f, g, targets)]  # fmt: skip
    raise cx.unsupported("a direction of a dict", "differentiate with respect to a tuple")


def split_aux(cx: Context, t: v.TransformV, result: Abs) -> tuple[Abs, Abs]:
    if not t.has_aux:
        return result, None
    if not isinstance(result, TupleV) or len(result.items) != 2:
        raise cx.unsupported("has_aux needs a result of the form (value, aux)", "return a pair")
    return result.items[0], result.items[1]


def scalar(cx: Context, result: Abs) -> Value:
    """Return the one number that is differentiated."""
    if isinstance(result, Value | Const) and cx.type_of(result) is not None:
        value = cx.value(result)
        t = value.type
        if is_float(t) and (isinstance(t, Scalar | Dyn) or (isinstance(t, Array) and t.rank == 0)):
            return value
    raise cx.unsupported("grad needs a real scalar result", "return one float", NonDifferentiableError)


def leaves_of(a: Abs) -> list[Abs]:
    return [x for i in a.items for x in leaves_of(i)] if isinstance(a, TupleV) else [a]


def rebuilt(cx: Context, form: Any, found: Any, targets: Any = ()) -> Abs:
    """Return derivatives in the form of what they belong to."""
    match form:
        case TupleV(items, cls):
            return TupleV(tuple(rebuilt(cx, i, found) for i in items), cls)
        case list():
            return cx.new_list([rebuilt(cx, f, found) for f in form], None)
        case dict():
            return cx.new_dict([(Const(k), rebuilt(cx, f, found)) for k, f in form.items()], None)
    return next(found)


def overlaps_of(
    cx: Context, free: list[Value], mapping: dict[Value, Value], facts: Aliases
) -> list[list[Value]]:
    """Return the groups of arrays from outside that may share storage, as the inner function names them.

    As for the whole function, arrays that nobody writes are apart unless state leads to one of them.
    """
    arrays = [value for value in free if isinstance(value.type, Array)]
    written = [value for value in arrays if facts.written(mapping[value])]
    containers = [value for value in free if holds_references(value.type)]
    if not containers and {value for _, value, _ in cx.entry_arrays}.issuperset(arrays):
        groups = [[v for v in group if v in arrays] for group in overlap_groups(cx)]
        tied = {*cx.reached, *written}
        return [[mapping[v] for v in group] for group in groups if len(group) > 1 and not tied.isdisjoint(group)]
    if not containers and not written:
        return []
    repeated = [v for v in arrays if v not in cx.layouts] if cx.repeating else []
    group = [mapping[v] for v in (*arrays, *repeated, *containers)]
    return [group] if len(group) > 1 else []  # which of them do, the run knows


def spliced(
    cx: Context, block: Block, kind: str, targets: list[Value], outputs: list[Value], directions: list[Value]
) -> list[Value]:
    """Append the ops of ``block`` and of its derivative, and return the derivatives.

    What ``block`` defines keeps its identity: lowering knows these values already.
    """
    inside = [out for op in block.ops for out in op.outs]
    free = list(dict.fromkeys([*free_values(block), *targets, *(o for o in outputs if o not in inside)]))
    mapping = {value: Value(value.name, value.type) for value in free}
    copied = copy_block(block, mapping, lambda value: Value(value.name, value.type))
    copied.params = [mapping[value] for value in free]
    copied.results = [mapping[value] for value in (*inside, *outputs)]
    function = Function("inner", copied)
    function.overlaps = overlaps_of(cx, free, mapping, Aliases(function, row))
    assert cx.expand is not None
    made = cx.expand(
        function, [mapping[t] for t in targets], range(len(inside), len(inside) + len(outputs)), kind
    )
    results = made.body.results
    known = dict(zip(made.params, free, strict=False))
    more = made.params[len(free) :]
    known |= dict(zip(more, directions, strict=False))
    for param in more[len(directions) :]:
        known[param] = cx.b.const(1.0, "one")
    kept = dict(zip(results, inside, strict=False))
    body = Block([], [op for op in made.body.ops if op.kind != "backward"], results)
    fresh = cx.b.names.fresh
    new = copy_block(body, dict(known), lambda value: kept.get(value) or Value(fresh(value.hint), value.type))
    assert new.results[: len(inside)] == inside, "a derivative has renamed what it is of"
    for op in walk(new):
        if op.kind == "accum" and isinstance(op.out.type, Scalar):
            op.kind, op.attrs = "apply", {"row": "operator.add"}  # numbers have no storage to use again
    cx.b.block.ops += new.ops
    return new.results[len(inside) + len(outputs) :]

