"""The adjoints of lists, dicts and objects in memory: a container of adjoints, changed in step backwards.

At the start of its reverse block a container gets a shadow with the structure it has at the end; every
change of structure is undone as the sweep passes it. Elements that are references in a region that
carries its shadows along need nothing here.
"""

from __future__ import annotations

from collections.abc import Callable

from ssa_ad.analysis.alias import holds_references
from ssa_ad.base.diagnostics import UnsupportedError
from ssa_ad.ir.build import Index
from ssa_ad.ir.core import BOOL, FLOAT, INT, OBJECT, Block, DictT, ListT, Op, Scalar, TupleT, Value
from ssa_ad.reverse.sweep import Sweep, either

PUT = {"list_load": "list_store", "dict_load": "dict_store", "attr_load": "attr_store"}
AS_LOAD = {"list_store": "list_load", "dict_store": "dict_load", "attr_store": "attr_load"}


def reverse(s: Sweep, op: Op) -> None:
    """Append the adjoint of an op on a container."""
    rule = RULES.get(op.kind)
    if rule is not None:
        rule(s, op)
    elif any(map(s.active, op.outs)):
        raise UnsupportedError.at(op.span, f"no derivative of {op.kind}", stage="reverse")


def by_identity(s: Sweep, element: Value) -> bool:
    """Whether an element is a reference whose adjoint needs no moving."""
    return s.shadowed(element)


def get(s: Sweep, kind: str, shadow: Value, place: list[Value], like: Value, op: Op) -> Value:
    attrs = {"name": op.attrs["name"]} if kind == "attr_load" else {}
    if kind == "dict_load" and cleared(s, op.args[0] if op.kind != "dict" else op.out):
        return known_or_zero(s, shadow, place, like)
    return s.b.emit(kind, [shadow, *place], [either(like.type)], f"{like.hint}_bar", attrs).out


def cleared(s: Sweep, table: Value) -> bool:
    """Whether keys of a dict may go away, so that its shadow need not have them."""
    return any(op.kind in ("dict_clear", "pop") for op, _ in s.aliases.writers.get(s.aliases.region(table), ()))


def known_or_zero(s: Sweep, shadow: Value, place: list[Value], like: Value) -> Value:
    has = s.b.emit("dict_has", [shadow, *place], [BOOL], "known").out
    blocks = [Block(), Block()]
    with s.b.inside(blocks[0]):
        blocks[0].results.append(s.b.emit("dict_load", [shadow, *place], [either(like.type)], f"{like.hint}_bar").out)
    with s.b.inside(blocks[1]):
        blocks[1].results.append(s.zero(like))
    return s.b.emit("if", [has], [either(like.type)], f"{like.hint}_bar", None, blocks).out


def put(s: Sweep, kind: str, shadow: Value, value: Value, place: list[Value], op: Op) -> None:
    attrs = {"name": op.attrs["name"]} if kind == "attr_load" else {}
    s.b.emit(PUT[kind], [shadow, value, *place], attrs=attrs)


def load(s: Sweep, op: Op) -> None:
    """``v = L[i]``: what came to ``v`` is added to ``L_bar[i]``."""
    if not s.active(op.out):
        return
    if by_identity(s, op.out) or s.window(op.out) is not None:
        s.bars.pop(op.out, None)
        return
    g = s.take_all(op.out)
    if g is None:
        return
    shadow, place = s.buffer(op.args[0]), s.operands(op, op.args[1:])
    before = get(s, op.kind, shadow, place, op.out, op)
    if isinstance(op.out.type, Scalar | TupleT) or s.restructured(op.args[0], op.attrs.get("name", "*")):
        t = before.type if isinstance(before.type, TupleT) else s.sum_type(before, g)
        total = s.b.emit("accum", [before, g], [t], before.hint).out
        put(s, op.kind, shadow, total, place, op)
    else:
        s.grow(before, g)


def store(s: Sweep, op: Op) -> None:
    """``L[i] = v``: what ``L_bar[i]`` holds goes on to ``v``, and ``L_bar[i]`` starts at zero."""
    target, v = op.args[0], op.args[1]
    if not s.active(target) or by_identity(s, v):
        return
    shadow, place = s.buffer(target), s.operands(op, op.args[2:])
    kind = AS_LOAD[op.kind]
    if s.active(v):
        taken = get(s, kind, shadow, place, v, op)
        put(s, kind, shadow, s.zero(v), place, op)
        s.give_all(v, taken)
    elif isinstance(v.type, Scalar):
        put(s, kind, shadow, s.b.const(0.0), place, op)


def append(s: Sweep, op: Op) -> None:
    target, v = op.args
    if not s.active(target) or by_identity(s, v):
        return
    taken = s.b.emit("pop", [s.buffer(target)], [either(v.type)], f"{v.hint}_bar").out
    if s.active(v):
        s.give_all(v, taken)


def pop(s: Sweep, op: Op) -> None:
    target = op.args[0]
    if not s.active(target) or by_identity(s, op.out):
        return
    g = s.take_all(op.out)
    g = s.zero(op.out) if g is None else s.own(g)
    shadow = s.buffer(target)
    if isinstance(target.type, DictT):
        s.b.emit("dict_store", [shadow, g, *s.operands(op, op.args[1:])])
    else:
        s.b.emit("append", [shadow, g])
        place = s.operands(op, op.args[1:])
        if place and s.b.known.get(place[0]) != -1:
            put_back(s, target, shadow, g, place[0])


def put_back(s: Sweep, target: Value, shadow: Value, g: Value, place: Value) -> None:
    """Put ``g``, which stands last, where `pop` took an element out: what is behind that place moves up by one."""
    assert isinstance(target.type, ListT)
    n = s.b.emit("len", [shadow], [INT], "n").out
    known = s.b.known.get(place)
    if not (isinstance(known, int) and known >= 0):
        place = s.b.apply("operator.mod", [place, n], hint="place")
    body = Block([s.b.value(INT, "i")])
    with s.b.inside(body):
        i = body.params[0]
        before = s.b.apply("operator.sub", [i, s.b.const(1)])
        moved = s.b.emit("list_load", [shadow, before], [either(target.type.elem)], f"{target.hint}_bar").out
        s.b.emit("list_store", [shadow, moved, i])
    last = s.b.apply("operator.sub", [n, s.b.const(1)])
    s.b.emit("for", [last, place, s.b.const(-1)], (), (), {"carry": 0, "scans": ()}, [body])
    s.b.emit("list_store", [shadow, g, place])


def build(s: Sweep, op: Op) -> None:
    """``L = [a, b]``, ``D = {k: a}``: each item gets what is in its place."""
    if not s.active(op.out):
        return
    listed = op.kind == "list"
    shadow: Value | None = None
    for k, a in enumerate(op.args):
        if (not listed and k % 2 == 0) or not s.active(a) or by_identity(s, a):
            continue
        shadow = shadow if shadow is not None else s.buffer(op.out)
        place = s.b.const(k) if listed else s.saved(op.args[k - 1], op)
        found = get(s, "list_load" if listed else "dict_load", shadow, [place], a, op)
        if isinstance(a.type, TupleT):
            s.give_all(a, found)
        else:
            s.add(a, found, lent=True)
    s.bars.pop(op.out, None)


def clear(s: Sweep, op: Op) -> None:
    """What was in the dict has derivative zero from here on; loads before make their entries anew."""
    if s.active(op.args[0]):
        s.b.emit("dict_clear", [s.buffer(op.args[0])])


def summed(s: Sweep, a: Value, g: Value) -> None:
    """``sum(L)``: the result's adjoint goes to every ``L_bar[k]``."""
    assert isinstance(a.type, ListT)
    if not s.active(a):
        return
    shadow, elem = s.buffer(a), either(a.type.elem)
    body = Block([s.b.value(INT, "i")])
    with s.b.inside(body):
        before = s.b.emit("list_load", [shadow, body.params[0]], [elem], f"{a.hint}_bar").out
        total = s.b.emit("accum", [before, g], [s.sum_type(before, g)], f"{a.hint}_bar").out
        s.b.emit("list_store", [shadow, total, body.params[0]])
    n = s.b.emit("len", [shadow], [INT], "n").out
    s.b.emit("for", [s.b.const(0), n, s.b.const(1)], (), (), {"carry": 0, "scans": ()}, [body])


def packed(s: Sweep, a: Value, g: Value) -> None:
    """``np.array(L)``: row ``k`` of the result's adjoint goes to ``L_bar[k]``."""
    assert isinstance(a.type, ListT)
    elem = a.type.elem
    shadow = s.buffer(a)
    n = s.b.emit("len", [shadow], [INT], "n").out
    body = Block([s.b.value(INT, "i")])
    with s.b.inside(body):
        i = body.params[0]
        kind = "load" if isinstance(elem, Scalar) else "view"
        new = Scalar(elem.dtype, False) if isinstance(elem, Scalar) else elem
        c = s.b.emit(kind, [g, i], [new], f"{a.hint}_bar", {"index": Index(("i",))}).out
        if s.carries_shadows(a):
            s.grow(s.b.emit("list_load", [shadow, i], [elem], f"{a.hint}_bar").out, c)
        else:
            before = s.b.emit("list_load", [shadow, i], [either(elem)], f"{a.hint}_bar").out
            total = s.b.emit("accum", [before, c], [s.sum_type(before, c)], f"{a.hint}_bar").out
            s.b.emit("list_store", [shadow, total, i])
    s.b.emit("for", [s.b.const(0), n, s.b.const(1)], (), (), {"carry": 0, "scans": ()}, [body])


def note_kinds(s: Sweep, target: Value, top: Block) -> Value | None:
    """Let the forward sweep remember of which kind each number of a list is where its type does not say."""
    if not isinstance(target.type, ListT) or not isinstance(target.type.elem, Scalar) or target.type.elem == FLOAT:
        return None
    out = s.b.value(OBJECT, f"{target.hint}_kinds")
    at_entry(s, target, top, Op("apply", [target], [out], {"row": "rt.kinds"}, span=s.b.span))
    return out


def at_entry(s: Sweep, target: Value, top: Block, op: Op) -> None:
    """Insert an op that looks at an entry container before anything can have changed it."""
    site = s.aliases.defs.get(target)
    top.ops.insert(top.ops.index(site) + 1 if isinstance(site, Op) else 0, op)


def as_at_entry(s: Sweep, target: Value, top: Block) -> Value:
    """Return the shadow of a container with what was in it at entry.

    What is put into it and taken out by identity is not undone by the sweep: the storage that was there is noted.
    Of other dicts there stay keys that the call has set.
    """
    if not (s.shadowed(target) and holds_references(target.type) and restructured(s, target)):
        if isinstance(target.type, DictT) and s.aliases.written(target):
            return s.b.apply("rt.at_keys", [s.buffer(target), untouched(s, target, top)], hint=f"{target.hint}_bar")
        return s.buffer(target)
    shadow = s.shadows[s.name(target)]
    made = next(k for k, op in enumerate(top.ops) if shadow in op.outs)
    kept = s.b.value(shadow.type, shadow.hint)
    top.ops.insert(made + 1, Op("apply", [shadow], [kept], {"row": "rt.outline", "shadow": True}, span=s.b.span))
    return s.saved(kept)


def restructured(s: Sweep, target: Value) -> bool:
    """Whether a container, or one inside of it, gets or loses elements that are references."""
    region, t = s.aliases.region(target), target.type
    while holds_references(t):
        if region in s.aliases.writers:
            return True
        region, t = s.aliases.classes.part(region, "*"), t.value if isinstance(t, DictT) else t.elem
    return False


def untouched(s: Sweep, target: Value, top: Block) -> Value:
    """Return a zero gradient of a container with the structure that it has at entry."""
    out = s.b.value(target.type, f"{target.hint}_bar")
    at_entry(s, target, top, Op("new_shadow", [target], [out], span=s.b.span))
    return s.saved(out)


def of_kinds(s: Sweep, target: Value, shadow: Value, kinds: Value | None) -> Value:
    """Return the gradient of a container: numbers of the kind that its own had at entry, arrays that share nothing."""
    if holds_references(target.type):
        return s.b.apply("rt.own_arrays", [shadow], hint=f"{target.hint}_bar")
    if kinds is not None:
        return s.b.apply("rt.of_kinds", [shadow, s.saved(kinds)], hint=f"{target.hint}_bar")
    if isinstance(target.type, ListT) and target.type.elem == FLOAT and s.active(target):
        n = s.b.emit("len", [shadow], [INT], "n").out
        body = Block([s.b.value(INT, "i")])
        with s.b.inside(body):
            i = body.params[0]
            item = s.b.emit("list_load", [shadow, i], [either(FLOAT)], f"{target.hint}_bar").out
            s.b.emit("list_store", [shadow, s.b.apply("builtins.float", [item]), i])
        s.b.emit("for", [s.b.const(0), n, s.b.const(1)], (), (), {"carry": 0, "scans": ()}, [body])
    return shadow


def seed(s: Sweep, value: Value, g: Value) -> None:
    """Add the cotangent ``g`` of a list to its shadow."""
    if not isinstance(value.type, ListT) or not isinstance(value.type.elem, Scalar):
        raise UnsupportedError.at(s.b.span, "a cotangent of a dict or object, or of a list of arrays", stage="reverse")
    if not s.active(value):
        return
    shadow = s.buffer(value)
    n = s.b.emit("len", [shadow], [INT], "n").out
    body = Block([s.b.value(n.type, "i")])
    with s.b.inside(body):
        i = body.params[0]
        parts = [s.b.emit("list_load", [x, i], [either(value.type.elem)], f"{value.hint}_bar").out for x in (shadow, g)]
        total = s.b.emit("accum", parts, [s.sum_type(*parts)], f"{value.hint}_bar").out
        s.b.emit("list_store", [shadow, total, i])
    s.b.emit("for", [s.b.const(0), n, s.b.const(1)], (), (), {"carry": 0, "scans": ()}, [body])


RULES: dict[str, Callable[[Sweep, Op], None]] = {
    "list": build,
    "dict": build,
    "list_load": load,
    "dict_load": load,
    "attr_load": load,
    "list_store": store,
    "dict_store": store,
    "attr_store": store,
    "append": append,
    "pop": pop,
    "dict_clear": clear,
}
