"""Python expressions from ops. Names are filled in last, when all that the text needs is known."""

from __future__ import annotations

import ast
import builtins
import importlib
import importlib.util
import math
from collections.abc import Callable, Mapping, Sequence
from types import BuiltinMethodType, ModuleType
from typing import Any

import numpy as np

from ssa_ad.emit.names import Variables
from ssa_ad.emit.nodes import UNDEF
from ssa_ad.emit.tables import BINARY, CALLS, COMPARE, INVERSE, UNARY
from ssa_ad.ir.build import Index, LookUp
from ssa_ad.ir.core import NONE, Array, ListT, Op, Scalar, TupleT, Value, is_float

LOAD, STORE = ast.Load(), ast.Store()

MODULES: dict[str, tuple[str, str]] = {
    "numpy": ("np", "import numpy as np"),
    "math": ("math", "import math"),
    "rt": ("rt", "from ssa_ad.runtime import arrays as rt"),
    "shadows": ("shadows", "from ssa_ad.runtime import objects as shadows"),
}
"""Roots of row names: what they are called in the text, and the import that makes it so."""


class EmitError(Exception):
    """The IR holds something that has no Python text: an error of the compiler."""


class Static:
    """A compile-time parameter of a row among operands."""

    def __init__(self, value: Any) -> None:
        self.value = value


class Free:
    """The free names of a text: modules and objects that it is run with."""

    def __init__(self) -> None:
        self.objects: list[tuple[ast.Name, Any, str]] = []
        self.imports: set[str] = set()
        self.builtins: set[str] = set()

    def module(self, root: str) -> ast.expr:
        """Return the expression for a module of :data:`MODULES` or one of its own name."""
        if root in MODULES:
            name, line = MODULES[root]
            self.imports.add(line)
            return ast.Name(name, LOAD)
        head, *rest = root.split(".")
        self.imports.add(f"import {root}")
        found: ast.expr = ast.Name(head, LOAD)
        for part in rest:
            found = ast.Attribute(found, part, LOAD)
        return found

    def builtin(self, name: str) -> ast.expr:
        node = ast.Name(name, LOAD)
        self.builtins.add(name)
        self.objects.append((node, getattr(builtins, name), name))
        return node

    def object(self, obj: Any, hint: str) -> ast.expr:
        """Return an expression for any object: through its module if that is one of NumPy's, else a name."""
        if isinstance(obj, ModuleType):
            if obj in (np, math):
                return self.module(obj.__name__)
            if obj.__name__.startswith(("numpy.", "scipy")):
                return self._dotted(obj.__name__)
        name = getattr(obj, "__name__", None)
        if isinstance(name, str):
            if getattr(np, name, UNDEF) is obj and not hasattr(builtins, name):
                return ast.Attribute(self.module("numpy"), name, LOAD)
            if getattr(np.linalg, name, UNDEF) is obj:
                return ast.Attribute(ast.Attribute(self.module("numpy"), "linalg", LOAD), name, LOAD)
            if getattr(math, name, UNDEF) is obj:
                return ast.Attribute(self.module("math"), name, LOAD)
            if getattr(builtins, name, UNDEF) is obj:
                return self.builtin(name)
        if isinstance(obj, BuiltinMethodType) and isinstance(obj.__self__, str):
            return ast.Attribute(ast.Constant(str(obj.__self__)), obj.__name__, LOAD)
        node = ast.Name(hint, LOAD)
        self.objects.append((node, obj, hint))
        return node

    def _dotted(self, path: str) -> ast.expr:
        root, _, rest = path.partition(".")
        found = self.module(root) if root in MODULES else self.module(path)
        if root in MODULES:
            for part in rest.split("."):
                found = ast.Attribute(found, part, LOAD)
        return found

    def function(self, row: str) -> ast.expr:
        """Return the expression for a row's function by the row's name."""
        root, _, rest = row.partition(".")
        if row in CALLS:
            return self.builtin(CALLS[row])
        if root == "builtins":
            return self.builtin(rest)
        if root not in MODULES:
            root = _module_of(row)
            rest = row.removeprefix(f"{root}.")
        found = self.module(root)
        for part in rest.split("."):
            found = ast.Attribute(found, part, LOAD)
        return found


def _module_of(path: str) -> str:
    """Return the module in front of a dotted path: ``scipy.stats`` of ``scipy.stats.norm.logpdf``."""
    *parts, _ = path.split(".")
    while len(parts) > 1 and importlib.util.find_spec(".".join(parts)) is None:
        parts.pop()
    importlib.import_module(".".join(parts))
    return ".".join(parts)


class Expressions:
    """Makes expressions; ``locals`` collects the nodes that await a variable's name, ``handlers`` who takes one."""

    def __init__(
        self, lookup: LookUp, consts: Mapping[Value, Any], inlined: Mapping[Value, Op], variables: Variables
    ) -> None:
        self.lookup = lookup
        self.consts = consts
        self.inlined = inlined
        self.variables = variables
        self.free = Free()
        self.locals: list[tuple[ast.Name, Value]] = []
        self.handlers: list[tuple[ast.ExceptHandler, ast.Name]] = []
        self.poisoned: set[Value] = set()  # the variables that are None where the program has not set them

    # ---------------------------------------------------------------- values

    def name(self, value: Value, store: bool = False) -> ast.Name:
        node = ast.Name("?", STORE if store else LOAD)
        self.locals.append((node, value))
        return node

    def value(self, value: Value) -> ast.expr:
        """Return the expression that a use of ``value`` prints as."""
        if value in self.consts:
            known = self.consts[value]
            if type(known) in (list, dict) and not isinstance(value.type, Array):
                return self.free.object(known, value.hint)  # that very container: it is state
            return self.constant(known, value.hint)
        op = self.inlined.get(value)
        return self.name(value) if op is None else self.op(op)

    def values(self, values: Sequence[Value]) -> list[ast.expr]:
        return [self.value(v) for v in values]

    def constant(self, value: Any, hint: str = "constant") -> ast.expr:
        """Return the expression of a Python constant; an object that is no literal becomes a free name."""
        if value is UNDEF:
            return ast.Constant(None)
        if value is None or value is Ellipsis or type(value) in (bool, str, bytes):
            return ast.Constant(value)
        if type(value) in (int, float):
            return self.number(value)
        if type(value) is complex:
            if value.real == 0 and math.copysign(1, value.real) > 0 and math.copysign(1, value.imag) > 0:
                return ast.Constant(value)
            return ast.Call(self.free.builtin("complex"), [self.number(value.real), self.number(value.imag)], [])
        if type(value) is tuple:
            return ast.Tuple([self.constant(v, hint) for v in value], LOAD)
        if type(value) is list:
            return ast.List([self.constant(v, hint) for v in value], LOAD)
        if type(value) is dict:
            keys = [self.constant(k, hint) for k in value]
            return ast.Dict(list(keys), [self.constant(v, hint) for v in value.values()])
        if type(value) is slice:
            parts = [self.constant(p) for p in (value.start, value.stop, value.step)]
            return ast.Call(self.free.builtin("slice"), parts, [])
        if isinstance(value, np.dtype) and value.type in vars(np).values():
            return self.free.object(value.type, hint)
        return self.free.object(value, hint)

    def number(self, value: float) -> ast.expr:
        if isinstance(value, float) and not math.isfinite(value):
            name = ast.Attribute(self.free.module("math"), "nan" if math.isnan(value) else "inf", LOAD)
            return ast.UnaryOp(ast.USub(), name) if value < 0 else name
        if value < 0 or (value == 0 and math.copysign(1, value) < 0):
            return ast.UnaryOp(ast.USub(), ast.Constant(-value))
        return ast.Constant(value)

    # ---------------------------------------------------------------- ops

    def op(self, op: Op) -> ast.expr:
        """Return the expression of an op with one out; raises EmitError for what is a statement."""
        if op.kind == "apply":
            return self.apply(op)
        make = getattr(self, f"_{op.kind}", None)
        if make is None:
            raise EmitError(f"no expression for {op.kind}: {op}")
        found: ast.expr = make(op)
        return found

    def apply(self, op: Op) -> ast.expr:
        row = op.attrs["row"]
        if row in BINARY:
            left, right = self.values(op.args)
            return binary(left, row, right, op.out)
        if row == "operator.not_":
            return self.negation(op.args[0])
        if row in UNARY:
            return ast.UnaryOp(UNARY[row](), self.value(op.args[0]))
        if row in COMPARE:
            left, right = self.values(op.args)
            return ast.Compare(left, [COMPARE[row]()], [right])
        if row == "operator.contains":
            right, left = self.values([op.args[1], op.args[0]])
            return ast.Compare(right, [ast.In()], [left])
        return self.call_row(row, self.values(op.args), op.attrs.get("static", {}))

    def call_row(self, name: str, args: Sequence[ast.expr], static: Mapping[str, Any]) -> ast.expr:
        row = self.lookup(name)
        defaults = {p.name: p.default for p in row.params if p.static}
        given = {k: Static(v) for k, v in static.items() if not _equal(v, defaults.get(k, UNDEF))}
        positional, keywords = row.arrange(list(args), given)
        return ast.Call(
            self.free.function(name),
            [self._argument(a) for a in positional],
            [ast.keyword(k, self._argument(a)) for k, a in keywords.items()],
        )

    def _argument(self, given: Any) -> ast.expr:
        if isinstance(given, Static):
            return self.constant(given.value)
        if isinstance(given, list):
            return ast.List(given, LOAD)
        found: ast.expr = given
        return found

    def negation(self, value: Value) -> ast.expr:
        """Return ``not value``, with the opposite comparison where that is the same."""
        return negated(self.value(value), _whole(self.inlined.get(value)))

    def subscript(
        self, index: Index, array: ast.expr, operands: Sequence[Value], store: bool = False
    ) -> ast.Subscript:
        rest = iter(operands)
        places: list[ast.expr] = []
        for item in index.items:
            if item in "iam":
                places.append(self.value(next(rest)))
            elif item[0] == "s":
                places.append(ast.Slice(*(self.value(next(rest)) if flag == "1" else None for flag in item[1:])))
            else:
                places.append(ast.Constant(None if item == "n" else Ellipsis))
        inside = places[0] if len(places) == 1 else ast.Tuple(places, LOAD)
        return ast.Subscript(array, inside, STORE if store else LOAD)

    def as_index(self, inside: ast.expr) -> ast.expr:
        """Return what stands between brackets as an expression of its own: ``1:n`` is ``slice(1, n, None)``."""
        if isinstance(inside, ast.Tuple):
            return ast.Tuple([self.as_index(e) for e in inside.elts], LOAD)
        if isinstance(inside, ast.Slice):
            parts = [p or ast.Constant(None) for p in (inside.lower, inside.upper, inside.step)]
            return ast.Call(self.free.builtin("slice"), parts, [])
        return inside

    def _subscripted(self, op: Op) -> ast.expr:
        return self.subscript(op.attrs["index"], self.value(op.args[0]), op.args[1:])

    _load = _view = _gather = _subscripted

    def _tuple(self, op: Op) -> ast.expr:
        return ast.Tuple(self.values(op.args), LOAD)

    def _list(self, op: Op) -> ast.expr:
        return self._made_by(op, ast.List(self.values(op.args), LOAD))

    def _dict(self, op: Op) -> ast.expr:
        return self._made_by(op, ast.Dict(list(self.values(op.args[::2])), self.values(op.args[1::2])))

    def _made_by(self, op: Op, items: ast.expr) -> ast.expr:
        """Return a container of the class that the op says, made of these items."""
        if "made_by" not in op.attrs:
            return items
        cls, before, behind = op.attrs["made_by"]
        args = [*(self.constant(x, "default") for x in before), items, *(self.constant(x) for x in behind)]
        return ast.Call(self.free.object(cls, cls.__name__), args, [])

    def _item(self, op: Op) -> ast.expr:
        return ast.Subscript(self.value(op.args[0]), self.value(op.args[1]), LOAD)

    _list_load = _dict_load = _item

    def _untuple(self, op: Op) -> ast.expr:
        return ast.Subscript(self.value(op.args[0]), self.number(op.attrs["index"]), LOAD)

    def _dict_has(self, op: Op) -> ast.expr:
        key, table = self.values([op.args[1], op.args[0]])
        return ast.Compare(key, [ast.In()], [table])

    def shape_of(self, value: Value) -> ast.expr:
        if isinstance(value.type, Array):
            return ast.Attribute(self.value(value), "shape", LOAD)
        if isinstance(value.type, Scalar):
            return ast.Tuple([], LOAD)
        return ast.Call(self.free.function("numpy.shape"), [self.value(value)], [])

    def _shape(self, op: Op) -> ast.expr:
        return self.shape_of(op.args[0])

    def _size(self, op: Op) -> ast.expr:
        axis = op.attrs["axis"]
        array = op.args[0]
        if axis == 0 and isinstance(array.type, Array | ListT):
            return ast.Call(self.free.builtin("len"), [self.value(array)], [])
        return ast.Subscript(self.shape_of(array), self.number(axis), LOAD)

    def _len(self, op: Op) -> ast.expr:
        return ast.Call(self.free.builtin("len"), [self.value(op.args[0])], [])

    def _transpose(self, op: Op) -> ast.expr:
        return ast.Attribute(self.value(op.args[0]), "T", LOAD)

    def _method(self, op: Op, name: str) -> ast.expr:
        owner, *rest = self.values(op.args)
        return ast.Call(ast.Attribute(owner, name, LOAD), rest, [])

    def _reshape(self, op: Op) -> ast.expr:
        made = self._method(op, "reshape")
        if isinstance(made, ast.Call) and not made.args:
            made.args = [ast.Tuple([], LOAD)]
        return made

    def _copy(self, op: Op) -> ast.expr:
        return self._method(op, "copy")

    def _pop(self, op: Op) -> ast.expr:
        return self._method(op, "pop")

    def _attr_load(self, op: Op) -> ast.expr:
        return self.place(("attr", op.attrs["name"]), op.args[0])

    def _cell_read(self, op: Op) -> ast.expr:
        return self.place(op.attrs["slot"], op.args[0])

    def place(self, slot: tuple[str, Any], owner: Value, store: bool = False) -> ast.expr:
        """Return the expression for a place in an object."""
        form, key = slot
        context = STORE if store else LOAD
        if form == "item":
            return ast.Subscript(self.value(owner), self.constant(key), context)
        name = key if form == "attr" else "cell_contents"
        return ast.Attribute(self.value(owner), name, context)

    def _checked(self, op: Op) -> ast.expr:
        found = self.value(op.args[0])
        if self.variables.of(op.args[0]) not in self.poisoned or op.out.type == NONE:
            return found  # Python says itself that it is not set
        return ast.Call(self.free.function("rt.checked"), [found, ast.Constant(op.attrs["name"])], [])

    def _accum(self, op: Op) -> ast.expr:
        left, right = self.values(op.args)
        if any(isinstance(a.type, TupleT) for a in op.args):
            return ast.Call(self.free.function("shadows.add"), [left, right], [])
        return binary(left, "operator.add", right, op.out)

    def _unbroadcast(self, op: Op) -> ast.expr:
        g, like = op.args
        known = isinstance(like.type, Array | Scalar)
        shape = self.shape_of(like) if known else self.value(like)
        return ast.Call(self.free.function("rt.unbroadcast"), [self.value(g), shape], [])

    def _new_shadow(self, op: Op) -> ast.expr:
        return self.shadow(op.args[0])

    def shadow(self, like: Value) -> ast.expr:
        """Return the expression for new storage of the structure of ``like``, filled with zero."""
        plain = isinstance(like.type, Array) and is_float(like.type)
        return ast.Call(self.free.function("numpy.zeros_like" if plain else "shadows.shadow"), [self.value(like)], [])

    def _new(self, op: Op) -> ast.expr:
        cls = op.attrs["cls"]
        maker = self.free.builtin("object") if op.attrs.get("raw") else self.free.object(cls, cls.__name__)
        make = ast.Attribute(maker, "__new__", LOAD)
        return ast.Call(make, [self.free.object(cls, cls.__name__)], [])

    def _draw(self, op: Op) -> ast.expr:
        generator, *rest = self.values(op.args)
        return self._call(ast.Attribute(generator, op.attrs["method"], LOAD), rest, op)

    def _opaque(self, op: Op) -> ast.expr:
        call, *rest = self.values(op.args)
        return self._call(call, rest, op)

    def _call(self, call: ast.expr, rest: list[ast.expr], op: Op) -> ast.expr:
        names = tuple(op.attrs.get("kwnames", ()))
        split = len(rest) - len(names)
        keywords = [ast.keyword(k, v) for k, v in zip(names, rest[split:], strict=True)]
        return ast.Call(call, rest[:split], keywords)

    def _ifexp(self, op: Op) -> ast.expr:
        cond, then, other = op.args
        test = self.value(cond)
        boolean = isinstance(cond.type, Scalar) and cond.type.dtype == "b1" and cond.type.python is True
        if boolean and (other is cond or self._is(other, False)):
            return _joined(ast.And, test, self.value(then))
        if boolean and (then is cond or self._is(then, True)):
            return _joined(ast.Or, test, self.value(other))
        if boolean and self._is(then, False) and self._is(other, True):
            return self.negation(cond)
        return ast.IfExp(test, self.value(then), self.value(other))

    def _is(self, value: Value, constant: bool) -> bool:
        return self.consts.get(value, UNDEF) is constant


def unsigned(node: ast.expr) -> ast.expr | None:
    """Return ``node`` without its leading minus, if it has one: of itself, or of a product's first factor."""
    match node:
        case ast.UnaryOp(ast.USub(), operand) if not isinstance(operand, ast.Constant):
            return operand
        case ast.BinOp(left, ast.Mult() | ast.Div() as op, right):
            plain = unsigned(left)
            return None if plain is None else ast.BinOp(plain, op, right)
    return None


def binary(left: ast.expr, row: str, right: ast.expr, out: Value) -> ast.expr:
    """Return ``left op right``; adding what is negated is printed as subtracting it (the same, in floats)."""
    plain = unsigned(right) if row == "operator.add" and is_float(out.type) else None
    if plain is not None:
        return ast.BinOp(left, ast.Sub(), plain)
    return ast.BinOp(left, BINARY[row](), right)


def _joined(op: Callable[[], ast.boolop], left: ast.expr, right: ast.expr) -> ast.expr:
    """Return ``left op right``, one chain where the left side is of the same operator already."""
    node = op()
    if isinstance(left, ast.BoolOp) and type(left.op) is type(node):
        return ast.BoolOp(node, [*left.values, right])
    return ast.BoolOp(node, [left, right])


def negated(test: ast.expr, whole: bool = False) -> ast.expr:
    """Return the negation of a condition; ``whole`` says that it compares ints (no NaN)."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return test.operand
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        opposite = INVERSE.get(type(test.ops[0])) or (ORDERED.get(type(test.ops[0])) if whole else None)
        if opposite is not None:
            return ast.Compare(test.left, [opposite()], test.comparators)
    return ast.UnaryOp(ast.Not(), test)


ORDERED: dict[type[ast.cmpop], type[ast.cmpop]] = {ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt}


def _whole(op: Op | None) -> bool:
    return op is not None and bool(op.args) and all(
        isinstance(a.type, Scalar) and a.type.dtype == "i64" for a in op.args
    )


def _equal(a: Any, b: Any) -> bool:
    return a is b or (type(a) is type(b) and isinstance(a, int | float | str | tuple) and a == b)
