"""IR from formulas: a straight-line expression in text becomes ops through the builder.

Names are Values, functions that give one when they are asked for, or compile-time facts; metadata
(``shape_of(a)``, ``count_of(a, axis)``) never reads contents.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from ssa_ad.base.diagnostics import UnsupportedError
from ssa_ad.ir.build import Builder, Index
from ssa_ad.ir.core import FLOAT_DTYPES, INT, Array, NoneT, Op, Scalar, TupleT, Type, Value, carries_float, is_float
from ssa_ad.ir.dims import sliced
from ssa_ad.ir.row import Row
from ssa_ad.rules.registry import CALLABLES, ROWS, need_axes, no_second, python_object, rule
from ssa_ad.rules.types import dims_of, is_dyn, may_be_python, same_dims, shape_type

__all__ = [
    "CALLABLES", "ROWS", "Forward", "build_formula", "contributions", "need_axes", "no_second", "python_object", "rule",
    "shape_value", "static_of", "subscript",
]  # fmt: skip

_MODULES = {"np": "numpy", "math": "math", "rt": "rt", "operator": "operator", "builtins": "builtins"}
_OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "truediv", ast.FloorDiv: "floordiv", ast.Mod: "mod",
    ast.Pow: "pow", ast.MatMult: "matmul", ast.USub: "neg", ast.UAdd: "pos", ast.Not: "not_", ast.Invert: "invert",
    ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge", ast.Eq: "eq", ast.NotEq: "ne", ast.Is: "is_",
    ast.IsNot: "is_not", ast.BitAnd: "and_", ast.BitOr: "or_", ast.BitXor: "xor",
}  # fmt: skip


class Forward:
    """A forward value in a formula: its contents are saved when asked for, its shape never is."""

    def __init__(self, value: Value, saved: Callable[[Value], Value]) -> None:
        self.value = value
        self._saved = saved
        self._cache: Value | None = None

    def __call__(self) -> Value:
        if self._cache is None:
            self._cache = self._saved(self.value)
        return self._cache


def shape_value(b: Builder, value: Value) -> Value:
    """Return the shape of ``value`` as a value; metadata: its contents are not read."""
    dims = dims_of(value.type)
    if not is_dyn(value.type) and all(isinstance(d, int) for d in dims):
        return b.const(tuple(dims), "shape", TupleT((INT,) * len(dims)))
    return b.emit("shape", [value], [shape_type(value.type)], "shape").out


class _Evaluator:
    """Turns one formula into IR. Static facts are Python objects, everything else is a Value."""

    def __init__(self, b: Builder, env: Mapping[str, Any], static: Mapping[str, Any]) -> None:
        self.b = b
        self.env = env
        self.static = static
        self.shapes: dict[Value, Type] = {}

    def value(self, found: Any) -> Value:
        """Return an evaluated expression as a Value."""
        if isinstance(found, Value):
            return found
        if isinstance(found, tuple) and any(isinstance(x, Value) for x in found):
            parts = [self.value(x) for x in found]
            return self.b.emit("tuple", parts, [TupleT(tuple(p.type for p in parts))], "t").out
        if isinstance(found, tuple) and all(isinstance(x, int) for x in found):
            return self.b.const(found, "shape", TupleT((INT,) * len(found)))
        return self.b.const(found)

    def eval(self, node: ast.expr) -> Any:
        return getattr(self, f"eval_{type(node).__name__}")(node)

    def eval_Constant(self, node: ast.Constant) -> Any:
        return node.value

    def eval_Name(self, node: ast.Name) -> Any:
        if node.id in self.env:
            found = self.env[node.id]
            return found() if callable(found) and not isinstance(found, Value | type) else found
        return _INF if node.id == "float_inf" else self.static[node.id]

    def eval_Tuple(self, node: ast.Tuple) -> Any:
        return tuple(self.eval(e) for e in node.elts)

    def eval_List(self, node: ast.List) -> Any:
        return [self.eval(e) for e in node.elts]

    def eval_IfExp(self, node: ast.IfExp) -> Any:
        test = self.eval(node.test)
        if isinstance(test, Value):
            raise TypeError(f"not a static condition: {ast.unparse(node.test)}")
        return self.eval(node.body if test else node.orelse)

    def eval_BoolOp(self, node: ast.BoolOp) -> Any:
        stop = isinstance(node.op, ast.Or)
        for part in node.values:
            if bool(self.eval(part)) == stop:
                return stop
        return not stop

    def eval_UnaryOp(self, node: ast.UnaryOp) -> Any:
        return self.operator(node.op, self.eval(node.operand))

    def eval_BinOp(self, node: ast.BinOp) -> Any:
        return self.operator(node.op, self.eval(node.left), self.eval(node.right))

    def eval_Compare(self, node: ast.Compare) -> Any:
        (op,), (right,) = node.ops, node.comparators
        if isinstance(op, ast.Is | ast.IsNot) and self._is_operand(node.left):
            return isinstance(op, ast.IsNot) != isinstance(self.source(node.left).type, NoneT)
        return self.operator(op, self.eval(node.left), self.eval(right))

    def _is_operand(self, node: ast.expr) -> bool:
        """Whether a name is an operand that was passed: its type tells whether it is None."""
        return isinstance(node, ast.Name) and isinstance(self.env.get(node.id), Forward | Value)

    def operator(self, op: ast.AST, *parts: Any) -> Any:
        name = _OPERATORS[type(op)]
        if not any(isinstance(p, Value) for p in parts):
            return getattr(operator, name)(*parts)
        return self.b.apply(f"operator.{name}", [self.value(p) for p in parts])

    def eval_Attribute(self, node: ast.Attribute) -> Any:
        if node.attr != "T":
            raise TypeError(f"not a formula: {ast.unparse(node)}")
        inner = self.value(self.eval(node.value))
        dims = dims_of(inner.type)
        if not is_dyn(inner.type) and len(dims) < 2:
            return inner
        turned = Array(inner.type.dtype, dims[::-1]) if isinstance(inner.type, Array) else inner.type
        return self.b.emit("transpose", [inner], [turned], inner.hint).out

    def eval_Subscript(self, node: ast.Subscript) -> Any:
        inner = self.eval(node.value)
        places = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if not isinstance(inner, Value):
            return inner[self.eval(node.slice)]
        items, operands = [], []
        for place in places:
            if isinstance(place, ast.Slice):
                ends = [place.lower, place.upper, place.step]
                items.append("s" + "".join("0" if e is None else "1" for e in ends))
                operands += [self.value(self.eval(e)) for e in ends if e is not None]
            elif isinstance(place, ast.Constant) and place.value in (None, Ellipsis):
                items.append("n" if place.value is None else "e")
            else:
                items.append("i")
                operands.append(self.value(self.eval(place)))
        return subscript(self.b, inner, Index(tuple(items)), operands)

    def eval_Call(self, node: ast.Call) -> Any:
        name = ast.unparse(node.func)
        if name in _METADATA:
            return _METADATA[name](self, node.args)
        if name in _STATIC_CALLS:
            return _STATIC_CALLS[name](*map(self.eval, node.args))
        module, _, rest = name.partition(".")
        row = self.b.lookup(f"{_MODULES[module]}.{rest}")
        bound = row.signature.bind(
            *map(self.eval, node.args), **{k.arg: self.eval(k.value) for k in node.keywords if k.arg}
        )
        return self.call(row, bound.arguments)

    def call(self, row: Row, given: Mapping[str, Any]) -> Value:
        args: list[Value] = []
        static: dict[str, Any] = {}
        for p in row.params:
            if p.name in given and p.static:
                if isinstance(given[p.name], Value):
                    raise TypeError(f"{row.name}: {p.name} must be static")
                if given[p.name] != p.default:
                    static[p.name] = given[p.name]
            elif p.name in given:
                found = given[p.name] if p.many else [given[p.name]]
                args += [self.value(v) for v in found]
        out = self.b.apply(row, args, static)
        if args and args[-1] in self.shapes and row.operands[-1].name == "shape":
            out.type = refined(out.type, self.shapes[args[-1]])
        return out

    # metadata: facts about the form of an operand, which never save its contents

    def source(self, node: ast.expr) -> Value:
        """Return the forward value a metadata name speaks of, unsaved."""
        found = self.env.get(node.id) if isinstance(node, ast.Name) else None
        return found.value if isinstance(found, Forward) else self.value(self.eval(node))

    def shape_of(self, args: Sequence[ast.expr]) -> Any:
        of = self.source(args[0])
        made = shape_value(self.b, of)
        self.shapes[made] = of.type
        return made

    def ndim_of(self, args: Sequence[ast.expr]) -> Any:
        of = self.source(args[0])
        if is_dyn(of.type):
            return self.b.apply("builtins.len", [shape_value(self.b, of)])
        return len(dims_of(of.type))

    def count_of(self, args: Sequence[ast.expr]) -> Any:
        """Number of elements, along the given axes only if there is a second argument."""
        of = self.source(args[0])
        axis = self.eval(args[1]) if len(args) > 1 else None
        if is_dyn(of.type):
            return self.b.apply("rt.count", [shape_value(self.b, of)], {"axis": axis} if axis is not None else {})
        dims = dims_of(of.type)
        axes = range(len(dims)) if axis is None else axis if isinstance(axis, tuple) else (axis,)
        known = 1
        total: Value | None = None
        for k in axes:
            length = dims[k]
            if isinstance(length, int):
                known *= length
                continue
            factor = self.b.emit("size", [of], [INT], "n", {"axis": k % len(dims)}).out
            total = factor if total is None else self.b.apply("operator.mul", [total, factor])
        if total is None or known == 1:
            return known if total is None else total
        return self.b.apply("operator.mul", [total, self.b.const(known)])

    def unbroadcast(self, args: Sequence[ast.expr]) -> Value:
        """``unbroadcast(g, a)``: g summed to the shape of a."""
        g, of = self.value(self.eval(args[0])), self.source(args[1])
        return self.b.emit("unbroadcast", [g, shape_value(self.b, of)], [_same_form(of.type, g.type)], g.hint).out

    def ratio(self, args: Sequence[ast.expr]) -> Value:
        """``ratio(x, z)``: x / z as NumPy divides, also where both may be Python numbers and z is 0."""
        x, z = (self.value(self.eval(a)) for a in args)
        python = may_be_python(x.type) and may_be_python(z.type) and not self.b.known.get(z)
        return self.b.apply("rt.ratio" if python else "operator.truediv", [x, z])

    def is_rank(self, args: Sequence[ast.expr]) -> bool:
        """Whether the first argument is known to be an array with that many axes."""
        t = self.source(args[0]).type
        return isinstance(t, Array) and t.rank == self.eval(args[1])

    def is_number(self, args: Sequence[ast.expr]) -> bool:
        return isinstance(self.source(args[0]).type, Scalar)


_METADATA: dict[str, Callable[[_Evaluator, Sequence[ast.expr]], Any]] = {
    "shape_of": _Evaluator.shape_of,
    "ndim_of": _Evaluator.ndim_of,
    "size_of": _Evaluator.count_of,
    "count_of": _Evaluator.count_of,
    "unbroadcast": _Evaluator.unbroadcast,
    "ratio": _Evaluator.ratio,
    "is_rank": _Evaluator.is_rank,
    "is_number": _Evaluator.is_number,
}
_STATIC_CALLS: dict[str, Callable[..., Any]] = {
    "inverse_axes": lambda axes: tuple(sorted(range(len(axes)), key=lambda k: axes[k] % len(axes)))
}
_INF = float("inf")
_PARSED: dict[str, ast.expr] = {}


def parsed(text: str) -> ast.expr:
    """Return the tree of a formula (cached)."""
    if text not in _PARSED:
        _PARSED[text] = ast.parse(text.strip(), mode="eval").body
    return _PARSED[text]


def build_formula(b: Builder, text: str, env: Mapping[str, Any], static: Mapping[str, Any] | None = None) -> Value:
    """Append the ops of a straight-line formula and return its value.

    ``env`` gives each name a Value, a function that returns one (called at most when the name is
    used) or a constant; ``static`` gives names to compile-time facts. Calls are of rows by dotted
    name (``np.``, ``math.``, ``rt.``); ``x if test else z`` needs a test of static facts.
    """
    run = _Evaluator(b, env, static or {})
    return run.value(run.eval(parsed(text)))


def refined(t: Type, like: Type) -> Type:
    """Return ``t`` with the lengths of ``like``, where that is the same rank and known better."""
    if is_dyn(t) and isinstance(like, Array):
        return like
    if isinstance(t, Array) and isinstance(like, Array) and t.rank == like.rank:
        dims = tuple(y if y is not None else x for x, y in zip(t.dims, like.dims, strict=True))
        return Array(t.dtype, dims)
    return t


def subscript(b: Builder, a: Value, index: Index, operands: Sequence[Value]) -> Value:
    """Append a basic subscript of an array: a load of one element or a view."""
    if not isinstance(a.type, Array):
        return b.emit("view", [a, *operands], [a.type], a.hint, {"index": index}).out
    probe = np.empty((2,) * a.type.rank)
    rest = index.value([0] * index.operands)
    rank = np.ndim(probe[tuple(slice(None) if isinstance(p, slice) else p for p in rest)])
    if rank == 0 and "e" not in index.items:
        return b.emit("load", [a, *operands], [Scalar(a.type.dtype, False)], a.hint, {"index": index}).out
    dims = viewed_dims(a.type.dims, index)
    return b.emit("view", [a, *operands], [Array(a.type.dtype, dims)], a.hint, {"index": index}).out


def viewed_dims(
    dims: tuple[Any, ...], index: Index, operands: Sequence[Value] = (), known: Mapping[Value, Any] | None = None
) -> tuple[Any, ...]:
    """Return the lengths of a basic view; ``operands`` and their ``known`` values tell those of cut slices."""
    bounds = iter([known.get(v, v.name) for v in operands] if known is not None else ())
    used = sum(1 for i in index.items if i not in "ne")
    rest = list(dims)
    out: list[Any] = []
    for item in index.items:
        if item == "n":
            out.append(1)
        elif item == "e":
            keep = len(dims) - used
            out += rest[:keep]
            del rest[:keep]
        else:
            dim = rest.pop(0)
            if item[0] == "s":
                cut = [next(bounds, None) if flag == "1" else None for flag in item[1:]]
                out.append(dim if item == "s000" else None if known is None else sliced(dim, *cut))
            else:
                next(bounds, None)
    return tuple(out + rest)


# ---------------------------------------------------------------------------------------- adjoints


def contributions(
    b: Builder, row: Row, op: Op, g: Value, saved: Callable[[Value], Value], need: Sequence[bool]
) -> list[Value | None]:
    """Append the adjoint of one ``apply`` op; return the cotangent of each argument, None for none.

    ``saved`` is asked for a forward value only where a formula reads its contents; ``need`` says
    which arguments' cotangents are wanted. Raises RuleMissingError where a row has no derivative.
    """
    wanted = [n and is_float(a.type) for n, a in zip(need, op.args, strict=True)]
    for k, a in enumerate(op.args):
        if need[k] and carries_float(a.type) and not wanted[k] and _flows(row, k):
            raise UnsupportedError.at(op.span, f"{row.name} of numbers in a {type(a.type).__name__[:-1].lower()}",
                                      "build an array element by element")  # fmt: skip
    if not any(wanted):
        return [None] * len(op.args)
    if not isinstance(row.adjoint, Mapping):
        before, b.saved = b.saved, saved  # type: ignore[method-assign, assignment]
        try:
            found = list(row.adjoint(b, op, g, wanted))
        finally:
            b.saved = before  # type: ignore[method-assign]
    else:
        found = _by_formula(b, row.adjoint, row, op, g, saved, wanted)
    for k, c in enumerate(found):
        if c is not None:
            found[k] = fitted(b, row, op, k, c) if wanted[k] else None
    return found


def _flows(row: Row, k: int) -> bool:
    """Whether a row's result moves with its argument number ``k``."""
    return not isinstance(row.adjoint, Mapping) or row.param_of(k).name in row.adjoint


def static_of(row: Row, op: Op) -> dict[str, Any]:
    """Return every static parameter of an op, defaults included."""
    return {p.name: p.default for p in row.params if p.static} | dict(op.attrs.get("static", {}))


def _by_formula(
    b: Builder, formulas: Mapping[str, str], row: Row, op: Op, g: Value, saved: Callable[[Value], Value],
    wanted: Sequence[bool],
) -> list[Value | None]:  # fmt: skip
    env: dict[str, Any] = {"y": Forward(op.out, saved), "g": g}
    for k, a in enumerate(op.args):
        env.setdefault(row.param_of(k).name, Forward(a, saved))
    static = static_of(row, op)
    for p in row.operands[len(op.args) :]:
        static.setdefault(p.name, p.default)
    found: list[Value | None] = []
    for k in range(len(op.args)):
        text = formulas.get(row.param_of(k).name)
        found.append(build_formula(b, text, env, static) if wanted[k] and text else None)
    return found


def fitted(b: Builder, row: Row, op: Op, k: int, c: Value) -> Value:
    """Return contribution ``c`` in the form of argument ``k``: its shape and its float dtype."""
    a, others = op.args[k].type, [x.type for x in op.args[:k] + op.args[k + 1 :]]
    if row.elementwise and not _fits(a, c.type, others):
        if isinstance(a, Scalar) and isinstance(c.type, Array):
            c = b.apply("numpy.sum", [c])
        else:
            c = b.emit("unbroadcast", [c, shape_value(b, op.args[k])], [_same_form(a, c.type)], c.hint).out
    elif not row.elementwise:
        c.type = refined(c.type, a)
    if isinstance(a, Array) and isinstance(c.type, Array) and c.type.dtype != a.dtype and a.dtype in FLOAT_DTYPES:
        c = b.apply("rt.astype", [c], {"dtype": _NUMPY_NAME[a.dtype]})
    return c


_NUMPY_NAME = {"f64": "float64", "f32": "float32", "f16": "float16"}


def _fits(a: Type, c: Type, others: Sequence[Type]) -> bool:
    if isinstance(a, Scalar) and isinstance(c, Scalar):
        return True
    if not (isinstance(a, Array) and isinstance(c, Array) and a.rank == c.rank):
        return False
    return same_dims(a.dims, c.dims) or all(isinstance(t, Scalar) for t in others)


def _same_form(a: Type, c: Type) -> Type:
    if isinstance(a, Scalar):
        return Scalar(c.dtype, False) if isinstance(c, Array) else Scalar(a.dtype, None)
    if isinstance(a, Array) and isinstance(c, Array | Scalar):
        return Array(c.dtype, a.dims)
    return a
