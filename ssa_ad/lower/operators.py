"""Operators: arithmetic, comparisons and membership, on constants, values and objects."""

from __future__ import annotations

import dataclasses
import enum
import operator
from collections.abc import Callable, Sequence
from typing import Any

from ssa_ad.base.diagnostics import Error, StateError
from ssa_ad.ir.build import WHOLE, type_of_constant
from ssa_ad.ir.core import BOOL, NONE, STR, Array, DictT, Dyn, ListT, Opaque, Scalar, Value
from ssa_ad.ir.row import RowTypeError
from ssa_ad.lower import values as v
from ssa_ad.lower.chosen import class_of, same_object
from ssa_ad.lower.context import Context, describe
from ssa_ad.lower.layout import note_made
from ssa_ad.lower.members import as_member, compare_members
from ssa_ad.lower.merge import demote
from ssa_ad.lower.subscripts import dict_key
from ssa_ad.lower.types import is_bool, is_int
from ssa_ad.lower.values import Abs, Const, Poison, Ref, TupleV


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
            raise cx.poisoned(x)
    if op == "Mod" and isinstance(a, Const) and isinstance(a.value, str) and isinstance(b, TupleV):
        return Const(a.value % cx.const_of(b, "what is put into this text"))
    a, b = beside_array(cx, a, b), beside_array(cx, b, a)
    if isinstance(a, TupleV) and isinstance(b, TupleV) and op == "Add":
        return TupleV(a.items + b.items)
    if isinstance(a, TupleV) and op == "Mult":
        return TupleV(a.items * cx.const_of(b, "the number of repetitions"))
    if isinstance(a, Ref | v.ChosenV) or isinstance(b, Ref | v.ChosenV):
        found = object_operator(cx, op, a, b)
        if found is not None:
            return found
    row = cx.row_of_operator(op)
    return apply(cx, row, [cx.value(a), cx.value(b)])


def beside_array(cx: Context, a: Abs, other: Abs) -> Abs:
    """Return ``a`` as it meets ``other`` in an operator: NumPy makes an array of a list or tuple beside an array."""
    if not (isinstance(other, Value) and isinstance(other.type, Array)):
        return a
    if (isinstance(a, TupleV) and a.cls is None) or (isinstance(a, Ref) and a.loc.kind == "list"):
        return cx.pack(cx.items_of(a, None))
    if isinstance(a, Value) and isinstance(a.type, ListT):
        return apply(cx, cx.row("numpy.array"), [a])
    return a


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
        if class_of(x) is not None:
            base = OPERATOR_METHODS.get(op, op.lower())
            name = f"__{base}__" if left else f"__{MIRRORED[op]}__" if op in MIRRORED else f"__r{base}__"
            if op in MIRRORED and (fields := compared_fields(cx, x, y, name)) is not None:
                return compare(cx, op, *(fields if left else fields[::-1]))
            method = cx.find_method(x, name)
            if method is None:
                continue
            found = cx.call(method, [y], {}, None)
            if not (isinstance(found, v.Static) and found.obj is NotImplemented):
                return found
    if op in ("Eq", "NotEq") and all(isinstance(x, Ref) and x.loc.kind == "object" for x in (a, b)):
        if op == "NotEq" and cx.find_method(a, "__eq__") is not None:
            return negation(cx, cx.truth_of(cx.compare("Eq", a, b)), True)
        return Const((a.loc == b.loc) == (op == "Eq"))  # objects without an equality of their own
    if op == "BitOr" and all(isinstance(x, Ref) and x.loc.kind == "dict" for x in (a, b)):
        made = cx.call(v.Method(a, "copy"), [], {}, None)
        cx.call(v.Method(made, "update"), [b], {}, None)
        return made
    if isinstance(a, Ref) and a.loc.kind == "list":
        if isinstance(b, Ref) and b.loc.kind == "list" and op == "Add":
            if a.loc.cls is not list or b.loc.cls is not list:
                raise cx.unsupported("`+` of these containers is not supported", "extend a copy")
            return cx.new_list([*cx.list_items(a.loc), *cx.list_items(b.loc)], None)
        if op == "Mult":
            count = b
            if not isinstance(count, Const):
                return cx.repeat_list(a, count)
            return cx.new_list(cx.list_items(a.loc) * max(0, count.value), None)
    return None


def compared_fields(cx: Context, a: Abs, b: Abs, name: str) -> tuple[TupleV, TupleV] | None:
    """Return what the comparison that ``dataclass`` writes compares, None if it has not written this one."""
    cls = class_of(a)
    params = getattr(cls, "__dataclass_params__", None) if isinstance(cls, type) else None
    written = params is not None and (params.eq if name in ("__eq__", "__ne__") else params.order)
    if not written or class_of(b) is not cls:
        return None
    found = cx.find_class_member(cls, name)
    if found is not None and found[0].__code__.co_filename != "<string>":
        return None
    names = [f.name for f in dataclasses.fields(cls) if f.compare]
    x, y = (TupleV(tuple(cx.attr(o, n, None) for n in names)) for o in (a, b))
    return x, y


def fold(cx: Context, op: str, a: Any, b: Any) -> Abs:
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
    note_made(cx, row, args, static or {}, out)
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
            value = cx.value(beside_array(cx, new, old))
            flat = old.type.rank == 0 or isinstance(value.type, Scalar) or getattr(value.type, "rank", 2) < 2
            if op == "MatMult" and flat:
                raise cx.unsupported("`@=` has a matrix on its right, or raises", "write `x = x @ y`")
            cx.b.emit("iop", [old, value], (), (), {"op": row.name, "index": WHOLE})
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
    if isinstance(old, v.ChosenV):
        method = cx.find_method(old, f"__i{OPERATOR_METHODS.get(op, '?')}__")
        if method is not None:
            return cx.call(method, [new], {}, node)
    if isinstance(old, Ref):
        if old.loc.kind == "list" and op == "Add":
            cx.call(v.Method(old, "extend"), [new], {}, node)
            return old
        if old.loc.kind == "dict" and op == "BitOr":
            cx.call(v.Method(old, "update"), [new], {}, node)
            return old
        name = f"__i{OPERATOR_METHODS.get(op, '?')}__"
        method = cx.find_method(old, name) if old.loc.kind == "object" else None
        if method is not None:
            return cx.call(method, [new], {}, node)
    return binary(cx, op, old, new)


def call_abs(cx: Context, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    (a,) = args
    if class_of(a) is not None:
        method = cx.find_method(a, "__abs__")
        if method is not None:
            return cx.call(method, [], {}, node)
    return Const(abs(a.value)) if isinstance(a, Const) else apply(cx, cx.row("operator.abs"), [cx.value(a)])


def lower_unary(cx: Context, node: Any) -> Abs:
    op = type(node.op).__name__
    if op == "Not":
        test = cx.truth(node.operand)
        if isinstance(test, Const):
            return Const(not test.value)
        return apply(cx, cx.row_of_operator("Not"), [test])
    a = cx.expr(node.operand)
    if isinstance(a, Const) and isinstance(a.value, int | float):
        return Const({"USub": lambda x: -x, "UAdd": lambda x: +x, "Invert": lambda x: ~x}[op](a.value))
    if class_of(a) is not None:
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
    if op in ("Is", "IsNot", "Eq", "NotEq") and any(isinstance(x, v.MaybeV) for x in (a, b)):
        return none_test(cx, op, a, b)
    if op in ("Is", "IsNot", "Eq", "NotEq") and any(isinstance(x, v.MemberV) for x in (a, b)):
        return compare_members(cx, op, a, b)
    if op in ("Is", "IsNot") and any(isinstance(x, v.ChosenV) for x in (a, b)):
        return same_object(cx, op, a, b)
    if op in ("Is", "IsNot"):
        answer = identical(cx, a, b)
        if answer is None:
            return cx.b.apply(cx.row_of_operator(op), [cx.value(a), cx.value(b)])
        return Const(answer if op == "Is" else not answer)
    if op in ("In", "NotIn"):
        return contains(cx, a, b, op == "NotIn")
    if isinstance(a, TupleV) and isinstance(b, TupleV) and op in ("Eq", "NotEq"):
        return negation(cx, tuples_equal(cx, a.items, b.items), op == "NotEq")
    if isinstance(a, TupleV) and isinstance(b, TupleV) and op in MIRRORED:
        return tuples_ordered(cx, op, a.items, b.items)
    if isinstance(a, v.Static) and isinstance(b, v.Static) and op in ("Eq", "NotEq"):
        cx.need_fixed(a.obj)
        cx.need_fixed(b.obj)
        return Const((a.obj == b.obj) == (op == "Eq"))
    return binary(cx, op, a, b)


def tuples_equal(cx: Context, a: tuple[Abs, ...], b: tuple[Abs, ...]) -> Abs:
    if len(a) != len(b):
        return Const(False)
    result: Abs = Const(True)
    for x, y in zip(a, b, strict=True):
        one = cx.truth_of(compare(cx, "Eq", x, y))
        if isinstance(one, Const):
            if not one.value:
                return one
        else:
            result = one if isinstance(result, Const) else apply(cx, cx.row_of_operator("BitAnd"), [result, one])
    return result


def tuples_ordered(cx: Context, op: str, a: tuple[Abs, ...], b: tuple[Abs, ...]) -> Abs:
    """Compare tuples by the first items that differ; of equal ones the shorter is the smaller."""
    if not a or not b:
        return Const({"Lt": len(a) < len(b), "LtE": len(a) <= len(b), "Gt": len(a) > len(b)}.get(op, len(a) >= len(b)))
    equal = cx.truth_of(compare(cx, "Eq", a[0], b[0]))
    if isinstance(equal, Const):
        return tuples_ordered(cx, op, a[1:], b[1:]) if equal.value else compare(cx, op, a[0], b[0])
    return cx.select(equal, lambda: tuples_ordered(cx, op, a[1:], b[1:]), lambda: compare(cx, op, a[0], b[0]))


def none_test(cx: Context, op: str, a: Abs, b: Abs) -> Abs:
    """Compare what may be None with None."""
    maybe, other = (a, b) if isinstance(a, v.MaybeV) else (b, a)
    if other != Const(None):
        raise cx.unsupported("this value may be None here", "test it with `is None` first", StateError)
    if op in ("Is", "Eq") or isinstance(maybe.none, Const):
        return negation(cx, maybe.none, op in ("IsNot", "NotEq"))
    known = next((test for test, opposite in cx.nots.items() if opposite is maybe.none), None)
    out = negation(cx, maybe.none, True) if known is None else known
    cx.nots[out] = maybe.none
    return out


SINGLE = (None, True, False, Ellipsis)
CACHED = range(-5, 257)
"""The ints of which Python has one object each (True and False are among them)."""


def identical(cx: Context, a: Abs, b: Abs) -> bool | None:
    """Return ``a is b`` where lowering knows it, None where the run tells.

    Raises UnsupportedError where the run of what is generated cannot tell: a number that it computes need
    not be one object where it is one in a plain call.
    """
    if a is b:
        return True
    for x, y in ((a, b), (b, a)):
        if isinstance(y, Value) and isinstance(y.type, Opaque) and is_single(x):
            return None
    for x, y in ((a, b), (b, a)):
        if isinstance(x, Const):
            return identical_constant(cx, x, y)
    for x in (a, b):
        if isinstance(x, Ref) and x.loc.key in cx.frozen and isinstance(a, Ref) and isinstance(b, Ref):
            cx.carry_whole(cx.frozen[x.loc.key])  # it stands for another one in each trip
    if isinstance(a, Ref) and isinstance(b, Ref):
        return a.loc == b.loc
    if isinstance(a, v.Static) and isinstance(b, v.Static):
        return a.obj is b.obj
    if isinstance(a, TupleV) and isinstance(b, TupleV):
        raise depends(cx)
    if isinstance(a, Value) and isinstance(b, Value):
        return identical_values(cx, a, b)
    return False


def is_single(a: Abs) -> bool:
    """Whether something is one object of which there are no equal ones."""
    if isinstance(a, Const):
        return any(a.value is x for x in SINGLE)
    return isinstance(a, Value | Ref | v.Static)


def identical_constant(cx: Context, x: Const, y: Abs) -> bool | None:
    """Return ``x is y`` for a constant ``x``."""
    if isinstance(y, Const):
        if x.value is y.value or type(x.value) is not type(y.value) or x.value != y.value:
            return x.value is y.value
        if isinstance(x.value, int) and x.value in CACHED:
            return True
        raise depends(cx)
    s, t = type_of_constant(x.value), cx.type_of(y)
    if isinstance(s, Scalar) and isinstance(t, Scalar):
        if t.python is False or (t.python and t.dtype != s.dtype):
            return False
        if s == t == BOOL:
            return None
        raise depends(cx)
    if isinstance(t, Dyn) or (t == STR and s == STR):
        raise depends(cx)
    return x.value is None and t == NONE


def identical_values(cx: Context, a: Value, b: Value) -> bool | None:
    """Return ``a is b`` for two values of the run."""
    if NONE in (a.type, b.type):
        return a.type == b.type
    if a.type == b.type == BOOL:
        return None
    kinds = [isinstance(x.type, Array | ListT | DictT) for x in (a, b)]
    if not all(kinds):
        if any(kinds) and not any(isinstance(x.type, Dyn) for x in (a, b)):
            return False
        raise depends(cx)
    entries = {value: real for _, value, real in cx.entry_arrays}
    if a not in entries or b not in entries:
        return None
    if entries[a] is entries[b]:
        cx.reached += [a, b]  # given copies the program would do something else: they are one storage
    return entries[a] is entries[b]


def depends(cx: Context) -> Error:
    return cx.unsupported(
        "whether two numbers, texts or tuples are one object depends on how Python keeps them", "compare with `==`"
    )


def negation(cx: Context, test: Abs, negated: bool) -> Abs:
    if isinstance(test, Const) or not negated:
        return Const(test.value != negated) if isinstance(test, Const) else test
    return apply(cx, cx.row_of_operator("Not"), [test])


def among(cx: Context, item: Abs, parts: Sequence[Abs]) -> Abs:
    """Whether a member of an enum is one of some."""
    found: Abs = Const(False)
    for part in parts:
        one = compare(cx, "Eq", item, part)
        if isinstance(one, Const):
            if one.value:
                return one
        else:
            found = one if isinstance(found, Const) else apply(cx, cx.row_of_operator("BitOr"), [found, one])
    return found


def contains(cx: Context, item: Abs, box: Abs, negated: bool) -> Abs:
    match box:
        case Ref(loc) if loc.kind == "dict":
            if isinstance(item, Const):
                return Const((item.value in cx.dict_keys(loc, False)) != negated)
            demote(cx, box)
        case TupleV(parts):
            if isinstance(item, Const) and all(isinstance(p, Const) for p in parts):
                return Const((item.value in [p.value for p in parts]) != negated)
            if as_member(item) is not None:
                return negation(cx, among(cx, item, parts), negated)
        case Ref(loc) if loc.kind == "list":
            items = cx.list_items(loc)
            if isinstance(item, Const) and all(isinstance(p, Const) for p in items):
                return Const((item.value in [p.value for p in items]) != negated)
            if as_member(item) is not None:
                return negation(cx, among(cx, item, items), negated)
            demote(cx, box)
        case Value() if isinstance(box.type, DictT):
            found = cx.b.emit("dict_has", [box, dict_key(cx, item)], [BOOL], "found").out
            return apply(cx, cx.row_of_operator("Not"), [found]) if negated else found
        case v.Static(enum.Flag() as flags) if isinstance(item, v.Static) and isinstance(item.obj, type(flags)):
            return Const((item.obj in flags) != negated)
        case Const(str()) if isinstance(item, Const):
            return Const((item.value in box.value) != negated)
        case v.Static(obj) if isinstance(item, Const):
            cx.need_fixed(obj)
            return Const((item.value in obj) != negated)
        case Ref(loc):
            method = cx.find_method(box, "__contains__")
            if method is not None:
                return negation(cx, cx.truth_of(cx.call(method, [item], {}, None)), negated)
    raise cx.unsupported(f"`in` on a {describe(box)} is not supported", "")
