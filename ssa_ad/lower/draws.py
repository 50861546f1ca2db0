"""Random numbers: a draw is a constant; what it is moved and stretched by carries derivative.

A generator advances as in a plain run, so a draw is the user's own call wherever its parameters are no
floats. Where they are, NumPy and ``random`` themselves compute ``loc + scale * standard draw``: written out
this gives the same numbers to the last bit, and the derivative (reparameterisation).
"""

from __future__ import annotations

import inspect
import random
import types
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ssa_ad.base.diagnostics import StateError
from ssa_ad.ir.core import (
    FLOAT,
    INT,
    NONE,
    OBJECT,
    Array,
    Dim,
    Function,
    ListT,
    Opaque,
    Scalar,
    Type,
    Value,
    carries_float,
)
from ssa_ad.ir.row import RowTypeError
from ssa_ad.ir.walk import walk
from ssa_ad.lower import values as v
from ssa_ad.lower.arrays import copied, dims_from, shape_value
from ssa_ad.lower.calls import operand
from ssa_ad.lower.context import Context
from ssa_ad.lower.subscripts import set_item_value
from ssa_ad.lower.types import is_int
from ssa_ad.lower.values import Abs, Const, Ref, TupleV
from ssa_ad.rules.types import broadcast, code_of, dims_of, same_dims

Given = dict[str, Abs]
"""The arguments of a draw by the names of its parameters."""

CLASSES: dict[str, type] = {
    "Generator": np.random.Generator,
    "RandomState": np.random.RandomState,
    "Random": random.Random,
}
_NUMPY_GLOBAL: Any = np.random.rand.__self__  # type: ignore[attr-defined]
_STDLIB_GLOBAL: Any = random.gauss.__self__  # type: ignore[attr-defined]
_RENAMED = {"sample": "random_sample", "ranf": "random_sample", "seed": "seed"}
"""Functions of ``np.random`` that are not methods of its generator, and the methods that they call."""

FLOATS = frozenset(
    "beta chisquare exponential f gamma gumbel laplace logistic lognormal noncentral_chisquare noncentral_f normal "
    "pareto power random random_sample rand randn rayleigh standard_cauchy standard_exponential standard_gamma "
    "standard_normal standard_t triangular uniform vonmises wald weibull".split()
)
INTS = frozenset("binomial geometric hypergeometric logseries negative_binomial poisson zipf".split())
VECTORS = {"dirichlet": ("alpha", "f64"), "multinomial": ("pvals", "i64"), "multivariate_normal": ("mean", "f64")}
"""Draws of whole vectors: the parameter that is as long, and the dtype."""
STATE: dict[str, Type] = {"seed": NONE, "set_state": NONE, "setstate": NONE, "get_state": OBJECT, "getstate": OBJECT}
NOT_NUMBERS = ("size", "dtype", "method", "replace", "shuffle", "endpoint", "check_valid", "tol")
"""Parameters that say how to draw, not from what."""

MOVED = {
    # method: (location, scale, the method that draws for location 0 and scale 1)
    "normal": ("loc", "scale", "standard_normal"),
    "lognormal": ("mean", "sigma", "standard_normal"),
    "gumbel": ("loc", "scale", "gumbel"),
    "laplace": ("loc", "scale", "laplace"),
    "logistic": ("loc", "scale", "logistic"),
    "exponential": ("", "scale", "standard_exponential"),
    "rayleigh": ("", "scale", "rayleigh"),
    "gamma": ("", "scale", "standard_gamma"),
    "uniform": ("low", "high", "random"),
}
STDLIB_FLOATS = frozenset(
    "random uniform triangular betavariate expovariate gammavariate gauss normalvariate lognormvariate "
    "vonmisesvariate paretovariate weibullvariate".split()
)
STDLIB_INTS = frozenset(("randint", "randrange", "getrandbits", "binomialvariate"))
STDLIB_MOVED = {
    # method: the parameters that carry derivative, and what the standard draw is given for them
    "gauss": {"mu": 0.0, "sigma": 1.0},
    "normalvariate": {"mu": 0.0, "sigma": 1.0},
    "lognormvariate": {"mu": 0.0, "sigma": 1.0},
    "uniform": {"a": 0.0, "b": 1.0},
    "expovariate": {"lambd": 1.0},
    "weibullvariate": {"alpha": 1.0},
}


@dataclass(frozen=True)
class Drawer:
    """A generator, and the class whose methods it has; a module stands for its own generator."""

    value: Value
    cls: type


def of_module(obj: Any) -> tuple[types.ModuleType, str] | None:
    """Return the module and the method if ``obj`` draws from a module's own generator, else None."""
    owner = getattr(obj, "__self__", None)
    if owner is _STDLIB_GLOBAL:
        return random, obj.__name__
    if owner is _NUMPY_GLOBAL:
        return np.random, obj.__name__
    for name in _RENAMED:
        if getattr(np.random, name) is obj:
            return np.random, name
    return None


def call_of_module(cx: Context, obj: Any, args: list[Abs], kwargs: Given, node: Any) -> Abs | None:
    """Return what a call of ``obj`` gives if it draws from a module's own generator, else None."""
    found = of_module(obj)
    if found is None:
        return None
    module, name = found
    holder = cx.value(v.Static(module))
    if module is random:
        return drawn_by(cx, Drawer(holder, random.Random), name, args, kwargs, node)
    return drawn_by(cx, Drawer(holder, np.random.RandomState), _RENAMED.get(name, name), args, kwargs, node)


def generators_of(function: Function) -> tuple[Any, ...]:
    """Return the generators of modules that a program may advance: what runs as it is may draw from any."""
    consts = {op.out: op.attrs["value"] for op in walk(function) if op.kind == "const"}
    drawn = [consts.get(op.args[0]) for op in walk(function) if op.kind == "draw"]
    if any(op.kind == "opaque" and not op.attrs.get("observes") for op in walk(function)):
        drawn += [random, np.random]
    known = {random: _STDLIB_GLOBAL, np.random: _NUMPY_GLOBAL}
    return tuple(own for module, own in known.items() if any(d is module for d in drawn))


def draw(cx: Context, rng: Value, name: str, args: list[Abs], kwargs: Given, node: Any) -> Abs:
    """Return what a method of a generator gives."""
    assert isinstance(rng.type, Opaque)
    return drawn_by(cx, Drawer(rng, CLASSES[rng.type.name]), name, args, kwargs, node)


def drawn_by(cx: Context, rng: Drawer, name: str, args: list[Abs], kwargs: Given, node: Any) -> Abs:
    given = arguments(cx, rng.cls, name, args, kwargs)
    rule = STDLIB.get(name) if rng.cls is random.Random else NUMPY.get(name)
    if rule is not None:
        return rule(cx, rng, name, given, node)
    if rng.cls is random.Random:
        return stdlib_draw(cx, rng, name, given, node)
    if given.get("out", Const(None)) != Const(None):
        raise cx.unsupported("a draw into `out` is not supported", "assign what is drawn with `[...] =`")
    given = {k: number(cx, k, a) for k, a in given.items()}
    if name in MOVED and any(carries(cx, given.get(p)) for p in MOVED[name][:2]):
        return moved(cx, rng, name, given, node)
    return emit(cx, rng, name, given, result_type(cx, name, given))


def arguments(cx: Context, cls: type, name: str, args: list[Abs], kwargs: Given) -> Given:
    """Return the arguments that were given, by parameter; raises an Error for a call that cannot be."""
    method = getattr(cls, name, None)
    known = FLOATS | INTS | {*VECTORS, *STATE, *NUMPY} if cls is not random.Random else STDLIB_FLOATS | STDLIB_INTS | {
        *STATE, *STDLIB,
    }  # fmt: skip
    if method is None or name not in known:
        raise cx.unsupported(
            f"`{name}` of a random generator is not followed", "draw outside, and pass what is drawn", StateError
        )
    try:
        bound = inspect.signature(method).bind(None, *args, **kwargs)
    except TypeError as problem:
        raise cx.unsupported(f"`{name}`: {problem}", "") from None
    given = dict(list(bound.arguments.items())[1:])
    return {k: TupleV(a) if isinstance(a, tuple) else a for k, a in given.items()}


def number(cx: Context, parameter: str, a: Abs) -> Abs:
    """Return a parameter of a NumPy draw: a list of numbers is an array, as NumPy takes it."""
    if parameter in NOT_NUMBERS or parameter == "args":
        return a
    if isinstance(a, TupleV | v.RangeV) or isinstance(a, Ref) or isinstance(a, Value) and isinstance(a.type, ListT):
        return operand(cx, a, cx.row("numpy.sum"))
    return a


def carries(cx: Context, a: Abs) -> bool:
    return isinstance(a, Value) and carries_float(a.type)


def emit(cx: Context, rng: Drawer, method: str, given: Given, t: Type, hint: str = "t") -> Abs:
    """Make the draw itself; what comes after a parameter that is left out goes by keyword."""
    names = list(inspect.signature(getattr(rng.cls, method)).parameters)[1:]
    if "args" in given:  # of `rand` and `randn`
        items = [cx.value(a) for a in given["args"].items]
        return cx.b.emit("draw", [rng.value, *items], [t], hint, {"method": method}).out
    ordered = [n for n in names if n in given]
    together = 0
    while together < len(ordered) and ordered[together] == names[together]:
        together += 1
    values = [shape_value(cx, given[n]) if n == "size" else cx.value(given[n]) for n in ordered]
    attrs: dict[str, Any] = {"method": method}
    if ordered[together:]:
        attrs["kwnames"] = tuple(ordered[together:])
    out = cx.b.emit("draw", [rng.value, *values], [t], hint, attrs).out
    return Const(None) if t == NONE else out


# ------------------------------------------------------------------------------------- NumPy


def result_type(cx: Context, name: str, given: Given) -> Type:
    """Return the type of what a NumPy draw gives: a Python number, or an array of the size or of its parameters."""
    if name in STATE:
        return STATE[name]
    size = given.get("size", Const(None))
    if name in VECTORS:
        like, dtype = VECTORS[name]
        vector = given.get(like)
        if not (isinstance(vector, Value) and isinstance(vector.type, Array) and vector.type.rank == 1):
            raise cx.unsupported(f"`{like}` of a draw by `{name}` is not a vector", "make it an array")
        return Array(dtype, (*(() if size == Const(None) else dims_from(cx, size)), *vector.type.dims))
    if "args" in given:
        dims = dims_from(cx, given["args"])
    else:
        dims = dims_from(cx, size) if size != Const(None) else wide(cx, given)[0]
    code = drawn_dtype(cx, name, given)
    if dims:
        return Array(code, dims)
    if name in FLOATS:
        return FLOAT
    wanted = given.get("dtype")
    if name in ("integers", "randint") and not (wanted is None and name == "randint"):
        return INT if isinstance(wanted, v.Static) and wanted.obj is int else Scalar(code, False)
    return INT


def drawn_dtype(cx: Context, name: str, given: Given) -> str:
    """Return the dtype of what is drawn."""
    wanted = given.get("dtype", Const(None))
    if wanted == Const(None):
        return "f64" if name in FLOATS else "i64"
    try:
        code = code_of(cx.const_of(wanted, "the dtype of a draw"))
    except RowTypeError as problem:
        raise cx.unsupported(str(problem), "") from None
    if code[0] not in "fiu":
        raise cx.unsupported(f"a draw of dtype {code} is not supported", "convert with astype")
    return code


def wide(cx: Context, given: Given) -> tuple[tuple[Dim, ...], Value | None]:
    """Return the shape that the parameters have together, and a parameter that has it (None of numbers)."""
    arrays = [a for k, a in given.items() if k not in NOT_NUMBERS and isinstance(a, Value) and len(dims_of(a.type))]
    for k, a in given.items():
        if k not in NOT_NUMBERS and not (isinstance(a, Const) or isinstance(a, Value) and is_plain(a.type)):
            raise cx.unsupported(f"`{k}` of this draw is neither a number nor an array", "convert it before")
    if not arrays:
        return (), None
    dims = join(cx, *(dims_of(a.type) for a in arrays))
    for a in arrays:
        if len(arrays) == 1 or same_dims(dims_of(a.type), dims):
            return dims_of(a.type), a
    raise cx.unsupported("the shape of this draw is not known", "give `size`")


def join(cx: Context, *shapes: tuple[Dim, ...]) -> tuple[Dim, ...]:
    """Return the shape that broadcasting gives."""
    try:
        return broadcast(*shapes)
    except RowTypeError as problem:
        raise cx.unsupported(str(problem), "") from None


def is_plain(t: Type) -> bool:
    return isinstance(t, Scalar | Array)


def moved(cx: Context, rng: Drawer, name: str, given: Given, node: Any) -> Abs:
    """Draw with a location and a scale that carry derivative."""
    first, second, standard = MOVED[name]
    low, high = Const(0.0), Const(1.0)
    shape = {k: a for k, a in given.items() if k not in (first, second)}
    loc = as_double(cx, given.get(first, low)) if first else low
    scale = as_double(cx, given.get(second, high))
    dims, like = wide(cx, {k: a for k, a in given.items() if k != "size"})
    size = given.get("size", Const(None))
    if size == Const(None):
        if like is not None:
            shape["size"] = cx.attr(like, "shape", node)
    elif like is not None:
        asked = dims_from(cx, size)
        if len(dims) > len(asked) or not same_dims(asked, join(cx, dims, asked)):
            raise cx.unsupported("whether `size` fits the parameters of this draw is not known", "leave `size` out")
    if name == "uniform":
        ordered = {"ordered": rng.cls is np.random.Generator}
        cx.apply(cx.row("rt.check_range"), [cx.value(loc), cx.value(scale)], ordered)
        scale = cx.binary("Sub", scale, loc)
    elif not (isinstance(scale, Const) and scale.value >= 0.0):
        cx.apply(cx.row("rt.check_scale"), [cx.value(scale)], {} if second == "scale" else {"name": second})
    eps = emit(cx, rng, standard, shape, result_type(cx, standard, shape), "eps")
    y = cx.binary("Mult", scale, eps) if scale != Const(1.0) else eps
    if first:
        y = cx.binary("Add", loc, y)
    return cx.apply(cx.row("rt.exp_of_normal"), [y]) if name == "lognormal" else y


def as_double(cx: Context, a: Abs) -> Abs:
    """Return a parameter as NumPy takes it: a Python float, or an array of double precision."""
    if isinstance(a, Const):
        return Const(float(a.value))
    a = cx.value(a)
    if isinstance(a.type, Array) and a.type.rank:
        return a if a.type.dtype == "f64" else cx.apply(cx.row("rt.astype"), [a], {"dtype": "float64"})
    return a if a.type == FLOAT else cx.apply(cx.row("builtins.float"), [a])


def integers(cx: Context, rng: Drawer, name: str, given: Given, node: Any) -> Abs:
    """Draw whole numbers."""
    given = {k: number(cx, k, a) for k, a in given.items()}
    return emit(cx, rng, name, given, result_type(cx, name, given))


def whole(cx: Context, a: Abs) -> bool:
    """Whether a value is certainly an int."""
    t = cx.type_of(a)
    return t is not None and is_int(t)


def choice(cx: Context, rng: Drawer, name: str, given: Given, node: Any) -> Abs:
    """Pick: a choice among the items of an array is the item at a choice among their numbers."""
    given = {k: number(cx, k, a) for k, a in given.items()}
    if given.pop("axis", Const(0)) != Const(0):
        raise cx.unsupported("`choice` along a later axis is not supported", "move the axis to the front")
    size = given.get("size", Const(None))
    dims = () if size == Const(None) else dims_from(cx, size)
    t: Type = Array("i64", dims) if dims else INT
    items = given["a"]
    array = isinstance(items, Value) and isinstance(items.type, Array)
    if not (array or whole(cx, items)):
        raise cx.unsupported("`choice` takes an int or an array", "choose an index, and take the item")
    if not array:
        return emit(cx, rng, name, given, t)
    if items.type.rank != 1 and (rng.cls is np.random.RandomState or not items.type.rank):
        raise cx.unsupported("`choice` takes a vector here", "choose an index, and take the row")
    k = emit(cx, rng, name, {**given, "a": cx.size(items, 0)}, t, "k")
    found = cx.get_item_value(items, k)
    return copied(cx, found) if not dims and isinstance(found.type, Array) else found


def permutation(cx: Context, rng: Drawer, name: str, given: Given, node: Any) -> Abs:
    """Mix: an array is taken in the order of a mixed range, a list of unknown structure is not supported."""
    items = number(cx, "x", given["x"])
    if given.get("axis", Const(0)) != Const(0):
        raise cx.unsupported(f"`{name}` along a later axis is not supported", "transpose before and after")
    if name == "permutation" and whole(cx, items):
        return emit(cx, rng, name, {"x": items}, Array("i64", dims_from(cx, items)))
    in_memory = given["x"] is items or name == "permutation"
    if not (in_memory and isinstance(items, Value) and isinstance(items.type, Array) and items.type.rank):
        raise cx.unsupported(f"`{name}` of this value is not supported", "mix an array, or an array of indices")
    n = cx.size(items, 0)
    order = emit(cx, rng, "permutation", {"x": n}, Array("i64", (items.type.dims[0],)), "order")
    mixed = cx.get_item_value(items, order)
    if name == "permutation":
        return mixed
    set_item_value(cx, items, Const(Ellipsis), mixed)
    return Const(None)


# ------------------------------------------------------------------------------------- the standard library


def stdlib_draw(cx: Context, rng: Drawer, name: str, given: Given, node: Any) -> Abs:
    """Draw a number by a method of ``random.Random``."""
    if name in STATE:
        return emit(cx, rng, name, given, STATE[name], "state")
    active = STDLIB_MOVED.get(name, {})
    for k, a in given.items():
        t = cx.type_of(a)
        if not (a == Const(None) or isinstance(t, Scalar) and (t.python or k in active and t.dtype == "f64")):
            raise cx.unsupported(f"`{k}` of this draw is not a number of Python", "convert it with float or int")
    if not any(carries(cx, given.get(p)) for p in active):
        return emit(cx, rng, name, given, INT if name in STDLIB_INTS else FLOAT)
    method = {"uniform": "random", "lognormvariate": "normalvariate"}.get(name, name)
    eps = emit(cx, rng, method, standard(name, given), FLOAT, "eps")
    first, *rest = [given.get(p, Const(d)) for p, d in active.items()]
    if name == "expovariate":
        return cx.binary("Div", eps, first)
    if name == "weibullvariate":
        return cx.binary("Mult", first, eps)
    (second,) = rest
    scale = cx.binary("Sub", second, first) if name == "uniform" else second
    y = cx.binary("Add", first, cx.binary("Mult", scale, eps))
    return cx.apply(cx.row("math.exp"), [cx.value(y)]) if name == "lognormvariate" else y


def standard(name: str, given: Given) -> Given:
    """Return the arguments of the draw that is moved and stretched afterwards."""
    if name == "uniform":
        return {}
    return {**given, **{p: Const(d) for p, d in STDLIB_MOVED[name].items()}}


def pick(cx: Context, rng: Drawer, name: str, given: Given, node: Any) -> Abs:
    """Pick one item: the item at a choice among their numbers."""
    seq = given["seq"]
    if isinstance(seq, v.RangeV):
        return emit(cx, rng, name, {"seq": made_range(cx, seq)}, INT)
    n = cx.call(v.Static(len), [seq], {}, node)
    k = emit(cx, rng, name, {"seq": made_range(cx, v.RangeV(Const(0), n, Const(1)))}, INT, "k")
    return cx.get_item_value(seq, k)


def sample(cx: Context, rng: Drawer, name: str, given: Given, node: Any) -> Abs:
    """Pick several numbers of a range."""
    numbers = given["population"]
    if not isinstance(numbers, v.RangeV):
        raise cx.unsupported("`sample` takes a range here", "sample indices, and take the items")
    return emit(cx, rng, name, {**given, "population": made_range(cx, numbers)}, ListT(INT))


def made_range(cx: Context, numbers: v.RangeV) -> Value:
    """Return a range as an object that a generator can be given."""
    parts = [numbers.start, numbers.stop, numbers.step]
    if parts[2] == Const(1):
        parts.pop()
        if parts[0] == Const(0):
            parts.pop(0)
    values = [cx.value(p) for p in parts]
    attrs = {"kwnames": (), "observes": True}
    return cx.b.emit("opaque", [cx.b.const(range, "range"), *values], [OBJECT], "numbers", attrs).out


Rule = Callable[[Context, Drawer, str, Given, Any], Abs]

NUMPY: dict[str, Rule] = {
    "integers": integers,
    "randint": integers,
    "choice": choice,
    "permutation": permutation,
    "shuffle": permutation,
}
STDLIB: dict[str, Rule] = {"choice": pick, "sample": sample}
