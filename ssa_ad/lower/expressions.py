"""Expressions: names, operators, attributes, displays. Subscripts and calls have their own files."""

from __future__ import annotations

import builtins
import operator
from collections.abc import Callable
from typing import Any

import gast

from ssa_ad.base.diagnostics import StateError
from ssa_ad.ir.core import NONE, STR, DictT, ListT, Scalar, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.context import Context, Frame
from ssa_ad.lower.entry import closure_cell, global_value
from ssa_ad.lower.operators import apply, lower_binop, lower_compare, lower_unary
from ssa_ad.lower.parts import is_part
from ssa_ad.lower.statements import branch
from ssa_ad.lower.types import is_bool
from ssa_ad.lower.values import UNSET, Abs, Const, Poison, Ref, TupleV

RESULT = ".value"


def lower_expr(cx: Context, node: Any) -> Abs:
    """Return what an expression is; ops are appended to the current block."""
    lower = EXPRESSIONS.get(type(node))
    with cx.at(node):
        if lower is None:
            raise cx.unsupported(f"`{type(node).__name__}` expressions are not differentiated", "")
        found = lower(cx, node)
        if isinstance(found, Poison):
            raise cx.poisoned(found)
        return found


# ------------------------------------------------------------------------------------- names


def scope_of(cx: Context, name: str) -> Frame | None:
    """Return the frame that holds ``name``, None for a closure cell, global or builtin."""
    frame: Frame | None = cx.frame
    if is_part(name):
        return frame
    if name in cx.frame.global_names:
        return None
    while frame is not None:
        if name in frame.local:
            return frame
        frame = frame.outer
    return None


def innermost(cx: Context) -> Frame:
    """Return the frame of the real function that the current one stands in."""
    frame = cx.frame
    while frame.outer is not None:
        frame = frame.outer
    return frame


def lower_name(cx: Context, name: str) -> Abs:
    frame = scope_of(cx, name)
    if frame is not None:
        key = ("n", frame, name)
        found = cx.get(key)
        if found is UNSET:
            raise cx.unsupported(f"`{name}` is read before it is set", f"set `{name}` first", StateError)
        if isinstance(found, v.ViewV):  # a view shows the dict as it is now
            return cx.dict_view(found.loc, found.which)
        checked = checked_name(cx, found, name)
        if checked is not found:
            cx.env[key] = checked
        return checked
    function = innermost(cx).function
    if name not in cx.frame.global_names:
        cell = closure_cell(cx, function, name)
        if cell is not None:
            return cx.read_cell(cell, ("closure", "cell_contents"))
    found = global_value(cx, innermost(cx), name)
    if found is not UNSET:
        return found
    if hasattr(builtins, name):
        return v.Static(getattr(builtins, name))
    raise cx.unsupported(f"the name `{name}` is not defined", "")


def set_name(cx: Context, name: str, value: Abs) -> None:
    frame = scope_of(cx, name)
    if frame is not None:
        cx.named.setdefault(cx.b.block, []).append((len(cx.b.block.ops), ("n", frame, name)))
        cx.env[("n", frame, name)] = value
        return
    function = innermost(cx).function
    cell = closure_cell(cx, function, name) if name not in cx.frame.global_names else None
    if cell is not None:
        cx.write_cell(cell, ("closure", "cell_contents"), value)
        return
    home = innermost(cx).globals
    assert home is not None
    cx.write_cell(home, ("item", name), value)


# ------------------------------------------------------------------------------------- truth


def truth(cx: Context, node: Any) -> Abs:
    """Return the truth of an expression: a Const, or a value of type bool."""
    if isinstance(node, gast.BoolOp):
        return lower_bool(cx, node, truth)
    return truth_of(cx, cx.expr(node))


def truth_of(cx: Context, a: Abs) -> Abs:
    match a:
        case Const(value):
            return Const(bool(value))
        case TupleV(items):
            return Const(bool(items))
        case v.Static(obj):
            cx.need_fixed(obj)
            return Const(bool(obj))
        case v.Closure() | v.Bound() | v.Method() | v.LocalClass():
            return Const(True)
        case v.MaybeV(none, value) if isinstance(none, Value):
            if value is UNSET:
                return Const(False)
            return select(cx, none, lambda: Const(False), lambda: truth_of(cx, value))
        case Ref(loc):
            if loc.kind == "list":
                return Const(bool(cx.list_items(loc)))
            if loc.kind == "dict":
                return Const(bool(cx.dict_keys(loc, False)))
            for name in ("__bool__", "__len__"):
                method = cx.find_method(a, name)
                if method is not None:
                    return truth_of(cx, cx.call(method, [], {}, None))
            return Const(True)
    value = cx.value(a)
    if is_bool(value.type):
        return value
    if value.type == NONE:
        return Const(False)
    if isinstance(value.type, ListT | DictT):
        return apply(cx, cx.row_of_operator("Gt"), [cx.length(value), cx.b.const(0)])
    if isinstance(value.type, Scalar):
        return apply(cx, cx.row_of_operator("NotEq"), [value, cx.b.const(0)])
    return apply(cx, cx.row("builtins.bool"), [value])


def lower_bool(cx: Context, node: Any, part: Callable[[Context, Any], Abs]) -> Abs:
    """``and`` / ``or``: what stands behind is only evaluated if need be."""
    is_and = isinstance(node.op, gast.And)
    *first, last = node.values
    if not first:
        return part(cx, last)
    head = part(cx, first[0])
    tail = gast.BoolOp(node.op, node.values[1:]) if len(node.values) > 2 else last
    if isinstance(tail, gast.BoolOp) and tail is not last:
        gast.copy_location(tail, node)
    decided = truth_of(cx, head)
    if isinstance(decided, Const):
        return part(cx, tail) if decided.value == is_and else head
    return select(
        cx,
        decided,
        (lambda: part(cx, tail)) if is_and else (lambda: head),
        (lambda: head) if is_and else (lambda: part(cx, tail)),
    )


def checked_name(cx: Context, found: Abs, name: str) -> Abs:
    """Return what a name holds, with a test where it may not be set."""
    match found:
        case Value() if found in cx.maybe_unset:
            return cx.b.emit("checked", [found], [found.type], found.hint, {"name": name}).out
        case TupleV(items, cls):
            parts = tuple(checked_name(cx, item, name) for item in items)
            return found if all(map(operator.is_, parts, items)) else TupleV(parts, cls)
        case v.MemberV(cls, code):
            part = checked_name(cx, code, name)
            return found if part is code else v.MemberV(cls, part)
        case v.SetV(given, value, poison):
            if poison is not None and given in cx.maybe_unset:
                return poison
            checked_name(cx, given, name)
            return value
    return found


def select(cx: Context, test: Value, then: Callable[[], Abs], other: Callable[[], Abs]) -> Abs:
    """Return ``then() if test else other()``."""
    key = ("n", cx.frame, RESULT)

    def side(make: Callable[[], Abs]) -> Callable[[], Const]:
        def lower() -> Const:
            cx.env[key] = make()
            return Const(0)

        return lower

    branch(cx, test, side(then), side(other))
    return cx.env.pop(key)


def lower_ifexp(cx: Context, node: Any) -> Abs:
    test = truth(cx, node.test)
    if isinstance(test, Const):
        return cx.expr(node.body if test.value else node.orelse)
    return select(cx, test, lambda: cx.expr(node.body), lambda: cx.expr(node.orelse))


def lower_named(cx: Context, node: Any) -> Abs:
    value = cx.expr(node.value)
    cx.set_name(node.target.id, value)
    return value


# ------------------------------------------------------------------------------------- displays


def lower_constant(cx: Context, node: Any) -> Abs:
    return Const(node.value)


def sequence(cx: Context, nodes: list[Any]) -> list[Abs]:
    items: list[Abs] = []
    for n in nodes:
        if isinstance(n, gast.Starred):
            items += cx.items_of(cx.expr(n.value), None)
        else:
            items.append(cx.expr(n))
    return items


def lower_dict(cx: Context, node: Any) -> Abs:
    pairs: list[tuple[Abs, Abs]] = []
    for key, value in zip(node.keys, node.values, strict=True):
        if key is None:
            other = cx.expr(value)
            if not (isinstance(other, Ref) and other.loc.kind == "dict"):
                raise cx.unsupported("`**` of this dict is not supported", "")
            pairs += [(Const(k), cx.cell(other.loc, ("item", k))) for k in cx.dict_keys(other.loc)]
        else:
            pairs.append((cx.expr(key), cx.expr(value)))
    return cx.new_dict(pairs, node)


def lower_slice(cx: Context, node: Any) -> Abs:
    parts = [cx.expr(p) if p is not None else Const(None) for p in (node.lower, node.upper, node.step)]
    return v.SliceV(*parts)


def lower_fstring(cx: Context, node: Any) -> Abs:
    """Format at run time: text carries no derivative."""
    template = ""
    args: list[Abs] = []
    for part in node.values:
        if isinstance(part, gast.Constant):
            template += str(part.value).replace("{", "{{").replace("}", "}}")
            continue
        spec = ""
        if part.format_spec is not None:
            found = lower_fstring(cx, part.format_spec)
            if not isinstance(found, Const):
                raise cx.unsupported("a computed format is not supported", "write the format out")
            spec = ":" + found.value
        conversion = f"!{chr(part.conversion)}" if part.conversion and part.conversion > 0 else ""
        template += "{" + conversion + spec + "}"
        args.append(cx.expr(part.value))
    if all(isinstance(a, Const) for a in args):
        return Const(template.format(*(a.value for a in args)))
    values = [cx.b.const(template.format, "format"), *(cx.value(a) for a in args)]
    made = cx.b.emit("opaque", values, [STR], "text", {"kwnames": (), "observes": True}).out
    cx.origins[made] = frozenset().union(*(cx.origins.get(a, frozenset()) for a in args if isinstance(a, Value)))
    return made


def lower_lambda(cx: Context, node: Any) -> Abs:
    return cx.closure(node, "<lambda>")


def lower_list(cx: Context, node: Any) -> Abs:
    return cx.new_list(sequence(cx, node.elts), node)


def lower_subscript(cx: Context, node: Any) -> Abs:
    return cx.get_item(used(cx, cx.expr(node.value)), node.slice)


def lower_attribute(cx: Context, node: Any) -> Abs:
    return cx.attr(used(cx, cx.expr(node.value)), node.attr, node)


def used(cx: Context, a: Abs) -> Abs:
    """Return what is looked into; None has neither attributes nor items, and the run says so."""
    return cx.value(a) if isinstance(a, v.MaybeV) else a


def lower_call(cx: Context, node: Any) -> Abs:
    callee = cx.expr(node.func)
    args = sequence(cx, node.args)
    kwargs: dict[str, Abs] = {}
    for kw in node.keywords:
        value = cx.expr(kw.value)
        if kw.arg is not None:
            kwargs[kw.arg] = value
        elif isinstance(value, Ref) and value.loc.kind == "dict":
            kwargs |= {k: cx.cell(value.loc, ("item", k)) for k in cx.dict_keys(value.loc)}
        else:
            raise cx.unsupported("`**` of this value is not supported", "write the keywords out")
    return cx.call(callee, args, kwargs, node)


EXPRESSIONS: dict[type, Callable[[Context, Any], Abs]] = {
    gast.Constant: lower_constant,
    gast.Name: lambda cx, node: lower_name(cx, node.id),
    gast.BinOp: lower_binop,
    gast.UnaryOp: lower_unary,
    gast.Compare: lower_compare,
    gast.BoolOp: lambda cx, node: lower_bool(cx, node, lower_expr),
    gast.IfExp: lower_ifexp,
    gast.NamedExpr: lower_named,
    gast.Tuple: lambda cx, node: TupleV(tuple(sequence(cx, node.elts))),
    gast.List: lower_list,
    gast.Dict: lower_dict,
    gast.Slice: lower_slice,
    gast.JoinedStr: lower_fstring,
    gast.Lambda: lower_lambda,
    gast.Subscript: lower_subscript,
    gast.Attribute: lower_attribute,
    gast.Call: lower_call,
}
