"""Expressions: names, operators, attributes, displays. Subscripts and calls have their own files."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from typing import Any

import gast

from ssa_ad.base.diagnostics import StateError
from ssa_ad.ir.build import WHOLE
from ssa_ad.ir.core import BOOL, NONE, STR, Array, DictT, Dyn, ListT, Scalar, Value
from ssa_ad.ir.row import RowTypeError
from ssa_ad.lower import values as v
from ssa_ad.lower.context import Context, Frame, describe
from ssa_ad.lower.entry import closure_cell, global_value
from ssa_ad.lower.layout import note_made
from ssa_ad.lower.merge import demote
from ssa_ad.lower.statements import branch
from ssa_ad.lower.subscripts import dict_key
from ssa_ad.lower.types import is_bool, is_int
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
            raise found.error
        return found


# ------------------------------------------------------------------------------------- names


def scope_of(cx: Context, name: str) -> Frame | None:
    """Return the frame that holds ``name``, None for a closure cell, global or builtin."""
    frame: Frame | None = cx.frame
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
        if isinstance(found, Value) and found in cx.maybe_unset:
            found = cx.b.emit("checked", [found], [found.type], found.hint, {"name": name}).out
            cx.env[key] = found
        return found
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


# ------------------------------------------------------------------------------------- operators


def binary(cx: Context, op: str, a: Abs, b: Abs) -> Abs:
    """Return ``a op b`` for the name of an ``ast`` operator."""
    if (
        isinstance(a, Const)
        and isinstance(b, Const)
        and not isinstance(a.value, float)
        and not isinstance(b.value, float)
    ):
        return fold(cx, op, a.value, b.value)
    for x in (a, b):
        if isinstance(x, Poison):
            raise x.error
    if isinstance(a, TupleV) and isinstance(b, TupleV) and op == "Add":
        return TupleV(a.items + b.items)
    if isinstance(a, TupleV) and op == "Mult":
        return TupleV(a.items * cx.const_of(b, "the number of repetitions"))
    if isinstance(a, Ref) or isinstance(b, Ref):
        found = object_operator(cx, op, a, b)
        if found is not None:
            return found
    row = cx.row_of_operator(op)
    return apply(cx, row, [cx.value(a), cx.value(b)])


OPERATOR_METHODS = {
    "Add": "add",
    "Sub": "sub",
    "Mult": "mul",
    "Div": "truediv",
    "FloorDiv": "floordiv",
    "Mod": "mod",
    "Pow": "pow",
    "MatMult": "matmul",
    "Lt": "lt",
    "LtE": "le",
    "Gt": "gt",
    "GtE": "ge",
    "Eq": "eq",
    "NotEq": "ne",
}
MIRRORED = {"Lt": "gt", "LtE": "ge", "Gt": "lt", "GtE": "le", "Eq": "eq", "NotEq": "ne"}


def object_operator(cx: Context, op: str, a: Abs, b: Abs) -> Abs | None:
    """Call the operator method of a user's object; lists concatenate and repeat."""
    for x, y, left in ((a, b, True), (b, a, False)):
        if isinstance(x, Ref) and x.loc.kind == "object":
            base = OPERATOR_METHODS[op]
            name = f"__{base}__" if left else f"__{MIRRORED[op]}__" if op in MIRRORED else f"__r{base}__"
            method = cx.find_method(x, name)
            if method is not None:
                return cx.call(method, [y], {}, None)
    if isinstance(a, Ref) and a.loc.kind == "list":
        if isinstance(b, Ref) and b.loc.kind == "list" and op == "Add":
            return cx.new_list([*cx.list_items(a.loc), *cx.list_items(b.loc)], None)
        if op == "Mult":
            count = b
            if not isinstance(count, Const):
                return cx.repeat_list(a, count)
            return cx.new_list(cx.list_items(a.loc) * max(0, count.value), None)
    return None


def fold(cx: Context, op: str, a: Any, b: Any) -> Abs:
    import operator

    functions: dict[str, Callable[[Any, Any], Any]] = {
        "Add": operator.add,
        "Sub": operator.sub,
        "Mult": operator.mul,
        "FloorDiv": operator.floordiv,
        "Mod": operator.mod,
        "Pow": operator.pow,
        "Div": operator.truediv,
        "Lt": operator.lt,
        "LtE": operator.le,
        "Gt": operator.gt,
        "GtE": operator.ge,
        "Eq": operator.eq,
        "NotEq": operator.ne,
        "BitAnd": operator.and_,
        "BitOr": operator.or_,
        "BitXor": operator.xor,
        "LShift": operator.lshift,
        "RShift": operator.rshift,
    }
    if op not in functions:
        raise cx.unsupported("this operation is not supported on constants", "")
    try:
        return Const(functions[op](a, b))
    except (TypeError, ZeroDivisionError, OverflowError, ValueError):
        return apply(cx, cx.row_of_operator(op), [cx.b.const(a), cx.b.const(b)])


def apply(cx: Context, row: Any, args: list[Value], static: dict[str, Any] | None = None, hint: str = "t") -> Value:
    """Append a call of a row; a wrong operand type becomes an error at the current place."""
    for a in args:
        if a in cx.opaque_results:
            raise cx.missing_rule(a)
    try:
        out = cx.b.apply(row, args, static, hint)
    except RowTypeError as problem:
        raise cx.unsupported(str(problem), "") from None
    if isinstance(out.type, Scalar | Array) and out.type.dtype.startswith("c"):
        raise cx.unsupported("complex numbers are not differentiated", "use real and imaginary parts")
    note_made(cx, row, args, out)
    if is_int(out.type) or is_bool(out.type):
        origins = [cx.origins[a] for a in args if a in cx.origins]
        if origins:
            cx.origins[out] = frozenset().union(*origins)
    return out


def lower_binop(cx: Context, node: Any) -> Abs:
    left = cx.expr(node.left)
    return binary(cx, type(node.op).__name__, left, cx.expr(node.right))


def in_place(cx: Context, op: str, old: Abs, new: Abs, node: Any) -> Abs:
    """Return what the target of ``old op= new`` is bound to: ``old`` itself where Python writes in place."""
    if isinstance(old, Value):
        if isinstance(old.type, Array):
            row = cx.row_of_operator(op)
            cx.b.emit("iop", [old, cx.value(new)], (), (), {"op": row.name, "index": WHOLE})
            return old
        if isinstance(old.type, Dyn):
            raise cx.unsupported(
                "in-place arithmetic on what may be a number or an array",
                "start it as an array, or write `x = x + …`",
                StateError,
            )
        if isinstance(old.type, ListT) and op == "Add":
            cx.call(v.Method(old, "extend"), [new], {}, node)
            return old
    if isinstance(old, Ref):
        if old.loc.kind == "list" and op == "Add":
            cx.call(v.Method(old, "extend"), [new], {}, node)
            return old
        name = f"__i{OPERATOR_METHODS.get(op, '?')}__"
        method = cx.find_method(old, name) if old.loc.kind == "object" else None
        if method is not None:
            return cx.call(method, [new], {}, node)
    return binary(cx, op, old, new)


def lower_unary(cx: Context, node: Any) -> Abs:
    op = type(node.op).__name__
    if op == "Not":
        test = truth(cx, node.operand)
        if isinstance(test, Const):
            return Const(not test.value)
        return apply(cx, cx.row_of_operator("Not"), [test])
    a = cx.expr(node.operand)
    if isinstance(a, Const) and isinstance(a.value, int | float):
        return Const({"USub": lambda x: -x, "UAdd": lambda x: +x, "Invert": lambda x: ~x}[op](a.value))
    if isinstance(a, Ref) and a.loc.kind == "object":
        method = cx.find_method(a, {"USub": "__neg__", "UAdd": "__pos__", "Invert": "__invert__"}[op])
        if method is not None:
            return cx.call(method, [], {}, node)
    return apply(cx, cx.row_of_operator(op), [cx.value(a)])


def lower_compare(cx: Context, node: Any) -> Abs:
    left = cx.expr(node.left)
    result: Abs | None = None
    for k, (op, right_node) in enumerate(zip(node.ops, node.comparators, strict=True)):
        if k and isinstance(result, Const) and not result.value:
            return result
        right = cx.expr(right_node)
        one = compare(cx, type(op).__name__, left, right)
        if result is None or (isinstance(result, Const) and result.value):
            result = one
        else:
            result = apply(cx, cx.row_of_operator("BitAnd"), [cx.value(result), cx.value(one)])
        left = right
    return result


def compare(cx: Context, op: str, a: Abs, b: Abs) -> Abs:
    if op in ("Is", "IsNot"):
        answer = identical(cx, a, b)
        return Const(answer if op == "Is" else not answer)
    if op in ("In", "NotIn"):
        return contains(cx, a, b, op == "NotIn")
    if isinstance(a, TupleV) and isinstance(b, TupleV) and op in ("Eq", "NotEq"):
        parts = [compare(cx, "Eq", x, y) for x, y in zip(a.items, b.items, strict=False)]
        if len(a.items) == len(b.items) and all(isinstance(p, Const) for p in parts):
            return Const(all(p.value for p in parts) == (op == "Eq"))
    if isinstance(a, v.Static) and isinstance(b, v.Static) and op in ("Eq", "NotEq"):
        return Const((a.obj == b.obj) == (op == "Eq"))
    return binary(cx, op, a, b)


def identical(cx: Context, a: Abs, b: Abs) -> bool:
    """Return ``a is b`` where lowering knows it; raises UnsupportedError where only the run can tell."""
    for x, y in ((a, b), (b, a)):
        if isinstance(x, Const):
            if isinstance(y, Const):
                return x.value is y.value or (type(x.value) is type(y.value) and x.value == y.value)
            t = cx.type_of(y)
            if x.value is None and t == NONE:
                return True
            if x.value is None:
                return False
    if isinstance(a, Ref) and isinstance(b, Ref):
        return a.loc == b.loc
    if isinstance(a, v.Static) and isinstance(b, v.Static):
        return a.obj is b.obj
    if a is b:
        return True
    if isinstance(a, Value) and isinstance(b, Value):
        raise cx.unsupported("`is` between two values is only known at run time", "compare what they are for")
    return False


def contains(cx: Context, item: Abs, box: Abs, negated: bool) -> Abs:
    match box:
        case Ref(loc) if loc.kind == "dict":
            if isinstance(item, Const):
                return Const((item.value in cx.dict_keys(loc)) != negated)
            demote(cx, box)
        case TupleV(parts):
            if isinstance(item, Const) and all(isinstance(p, Const) for p in parts):
                return Const((item.value in [p.value for p in parts]) != negated)
        case Ref(loc) if loc.kind == "list":
            parts = cx.list_items(loc)
            if isinstance(item, Const) and all(isinstance(p, Const) for p in parts):
                return Const((item.value in [p.value for p in parts]) != negated)
            demote(cx, box)
        case Value() if isinstance(box.type, DictT):
            found = cx.b.emit("dict_has", [box, dict_key(cx, item)], [BOOL], "found").out
            return apply(cx, cx.row_of_operator("Not"), [found]) if negated else found
        case Const(str()) if isinstance(item, Const):
            return Const((item.value in box.value) != negated)
        case v.Static(obj) if isinstance(item, Const):
            return Const((item.value in obj) != negated)
        case Ref(loc):
            method = cx.find_method(box, "__contains__")
            if method is not None:
                return cx.call(method, [item], {}, None)
    raise cx.unsupported(f"`in` on a {describe(box)} is not supported", "")


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
            return Const(bool(obj))
        case v.Closure() | v.Bound() | v.Method() | v.LocalClass():
            return Const(True)
        case Ref(loc):
            if loc.kind == "list":
                return Const(bool(cx.list_items(loc)))
            if loc.kind == "dict":
                return Const(bool(cx.dict_keys(loc)))
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
    args: list[Value] = []
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
        args.append(cx.value(cx.expr(part.value)))
    if not args:
        return Const(template.replace("{{", "{").replace("}}", "}"))
    made = cx.b.emit(
        "opaque", [cx.b.const(template.format, "format"), *args], [STR], "text", {"kwnames": (), "observes": True}
    )
    return made.out


def lower_lambda(cx: Context, node: Any) -> Abs:
    return cx.closure(node, "<lambda>")


def lower_list(cx: Context, node: Any) -> Abs:
    return cx.new_list(sequence(cx, node.elts), node)


def lower_subscript(cx: Context, node: Any) -> Abs:
    base = cx.expr(node.value)
    return cx.get_item(base, node.slice)


def lower_attribute(cx: Context, node: Any) -> Abs:
    return cx.attr(cx.expr(node.value), node.attr, node)


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
