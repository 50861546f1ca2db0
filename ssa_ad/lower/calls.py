"""Calls: who is called, with what, and what following it means.

The user's functions are followed; a callable with a row becomes that row; the builtins and NumPy
functions whose meaning is structural (shapes, containers, iteration) have a small function each, in
:mod:`ssa_ad.lower.builtins`; anything else runs as it is and may not see active values.
"""

from __future__ import annotations

import enum
import functools
import inspect
import types
from typing import Any

import gast
import numpy as np

from ssa_ad.base.diagnostics import Error, RuleMissingError, StateError
from ssa_ad.base.markers import Pure, Transform
from ssa_ad.frontend.fence import is_generator
from ssa_ad.frontend.source import Source, source_of
from ssa_ad.ir.core import FLOAT, Array, ListT, Opaque, Scalar, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.called import how_of_method, name_of, name_of_derivative, name_of_function, name_of_method
from ssa_ad.lower.context import Context, Frame, describe
from ssa_ad.lower.entry import home_of
from ssa_ad.lower.functions import bound_arguments
from ssa_ad.lower.guards import Same
from ssa_ad.lower.objects import LocalProperty, construct
from ssa_ad.lower.statements import RAISED, RETURN_NAME, lower_block
from ssa_ad.lower.values import UNSET, Abs, Const, Ref, TupleV

MAX_DEPTH = 60
DERIVATIVES = ("ssa_ad.api", "ssa_ad.derived", "ssa_ad.functional", "ssa_ad.session")
"""Modules whose functions take derivatives: they are not followed."""


def lower_call(cx: Context, callee: Abs, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    """Return what a call gives."""
    match callee:
        case v.Static(obj):
            return call_static(cx, obj, args, kwargs, node)
        case v.Bound(func, self, owner):
            if isinstance(func, v.Static) and not isinstance(func.obj, types.FunctionType):
                return lower_call(cx, func, [self, *args], kwargs, node)
            return follow(cx, func, [self, *args], kwargs, node, owner)
        case v.Closure():
            return follow(cx, callee, args, kwargs, node, callee.owner)
        case v.TransformV():
            cx.note_call(name_of_derivative(callee), "derivative")
            return cx.call_transform(callee, args, kwargs, node)
        case v.LocalClass():
            return construct(cx, callee, args, kwargs, node)
        case v.MemberV():
            return lower_call(cx, cx.attr(callee, "__call__", node), args, kwargs, node)
        case v.GetterV():
            return cx.got(callee, args, node)
        case v.PartialV(func, given, named):
            return cx.call(func, [*given, *args], {**named, **kwargs}, node)
        case v.Method(base, name):
            if not isinstance(base, v.Static):  # noted when it is found
                cx.note_call(name_of_method(base, name), how_of_method(base, name))
            return cx.call_method(base, name, args, kwargs, node)
        case Ref(loc) if loc.kind == "object":
            method = cx.find_method(callee, "__call__")
            if method is not None:
                return lower_call(cx, method, args, kwargs, node)
    raise cx.unsupported(f"a {describe(callee)} is not callable here", "")


def call_static(cx: Context, obj: Any, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    if isinstance(obj, Transform):
        return lower_call(cx, cx.transform_of(obj), args, kwargs, node)
    kind = getattr(obj, "__ssa_ad_makes__", None)
    if kind is not None and isinstance(obj, types.MethodType):
        owner: Any = obj.__self__
        return lower_call(cx, cx.transform_of(owner.transform(kind)), args, kwargs, node)
    if hasattr(type(getattr(obj, "__func__", None)), "__ssa_ad__"):  # a decorated method with its self
        return lower_call(cx, v.Static(obj.__func__), [static_self(cx, obj), *args], kwargs, node)
    if isinstance(obj, Pure):
        return cx.call_pure(obj, args, kwargs, node)
    if kind is not None and isinstance(obj, types.FunctionType):
        return cx.make_transform(kind, args, kwargs, node)
    drawn = cx.draw_of_module(obj, args, kwargs, node)
    if drawn is not None:
        cx.note_call(name_of(obj), "drawn")
        return drawn
    external = cx.external(obj)
    if external is not None:
        name = getattr(obj, "__qualname__", None) or getattr(obj, "__name__", repr(obj))
        raise cx.unsupported(
            f"`{name}` reads {external}", "read it before, and pass what it gives as an argument", StateError
        )
    special = cx.special(obj)
    if special is not None:
        cx.note_call(name_of(obj), "rule" if cx.row_of_callable(obj) is not None else "built in")
        return special(cx, args, kwargs, node)
    row = cx.row_of_callable(obj)
    if row is not None:
        cx.note_call(name_of(obj), "rule")
        cx.calling = obj
        return call_row(cx, row, args, kwargs)
    if isinstance(obj, functools._lru_cache_wrapper):
        return cx.call_cached(obj, args, kwargs, node)
    if isinstance(obj, enum.Enum):
        return lower_call(cx, cx.attr(v.Static(obj), "__call__", node), args, kwargs, node)
    if isinstance(obj, types.FunctionType) and hasattr(obj, "dispatch") and hasattr(obj, "registry"):
        cls = cx.class_of(args[0])
        found = obj.dispatch(cls)
        cx.check(("object", Same(obj), ("dispatch", cls)), "is", found)
        return call_static(cx, found, args, kwargs, node)
    wrapped = getattr(obj, "__wrapped__", None)
    if wrapped is not None and hasattr(obj, "__ssa_ad__"):
        return call_static(cx, wrapped, args, kwargs, node)
    if isinstance(obj, types.FunctionType):
        if obj.__module__ in DERIVATIVES:
            what = f"`ad.{obj.__name__}` inside of a differentiated function is not supported"
            raise cx.unsupported(what, "grad, value_and_grad, jvp and hvp are")
        if cx.has_python_source(obj):
            return follow(cx, v.Static(obj), args, kwargs, node, None)
    elif isinstance(obj, types.MethodType):
        return lower_call(cx, v.Static(obj.__func__), [static_self(cx, obj), *args], kwargs, node)
    elif isinstance(obj, functools.partial):
        given, named = bound_arguments(cx, obj)
        return call_static(cx, obj.func, [*given, *args], named | kwargs, node)
    elif isinstance(obj, type):
        if issubclass(obj, BaseException):
            return opaque_call(cx, obj, args, kwargs, node)
        if obj.__module__ != "builtins" and not cx.is_library(obj):
            return construct(cx, obj, args, kwargs, node)
    return opaque_call(cx, obj, args, kwargs, node)


# ------------------------------------------------------------------------------------- rows


def call_row(cx: Context, row: Any, args: list[Abs], kwargs: dict[str, Abs], hint: str = "t") -> Abs:
    """Bind the arguments of a call to a row's parameters and apply it."""
    out = kwargs.pop("out", None)
    ufunc = cx.calling if isinstance(cx.calling, np.ufunc) and row.elementwise else None
    if ufunc is not None and out is None and len(args) == ufunc.nin + 1:
        *args, out = args
    if isinstance(out, TupleV) and len(out.items) == 1:
        out = out.items[0]
    where = kwargs.pop("where", Const(True))
    if where != Const(True) and any(p.name == "where" for p in row.params):
        kwargs["where"] = where
    elif where != Const(True):
        return cx.masked(row, args, kwargs, out, where, hint)
    if "dtype" in kwargs and not any(p.name == "dtype" for p in row.params):
        if kwargs["dtype"] not in (Const(None),) and not is_float_dtype(kwargs["dtype"]):
            raise cx.unsupported("`dtype` is not supported here", "convert with astype")
        kwargs.pop("dtype")
    try:
        bound = row.signature.bind(*args, **kwargs)
    except TypeError as problem:
        raise cx.unsupported(f"{row.name}: {problem}", f"call it as {row.source or row.name}") from None
    operands: list[Value] = []
    static: dict[str, Any] = {}
    # operands go by position: one that is left out before a later one must be filled in
    last = max((k for k, p in enumerate(row.params) if _is_given(p, bound.arguments)), default=-1)
    for k, p in enumerate(row.params):
        given = bound.arguments.get(p.name, Const(p.default))
        none_is_said = not p.static and p.default is None and says_none(row.impl, p.name)
        if p.name not in bound.arguments and (p.static or k > last):
            if not none_is_said or cx.calling is row.impl:  # an array's method leaves out what its function does not
                continue
        if p.static:
            static[p.name] = cx.const_of(given, f"`{p.name}` of {row.name}")
        elif p.many and row.name == "numpy.stack" and isinstance(given, Value) and isinstance(given.type, ListT):
            if bound.arguments.get("axis", Const(0)) != Const(0):
                raise cx.unsupported("np.stack of a list of unknown length along a later axis", "move the axis after")
            return cx.apply(cx.row("numpy.array"), [given], {}, hint)  # equal shapes, which np.array asks for, too
        elif p.many:
            operands += [operand(cx, x, row) for x in cx.items_of(given, None)]
        elif isinstance(given, Const) and given.value is None:
            if k < last or none_is_said:
                operands.append(cx.b.const(None))
        elif p.name in ("shape", "reps") and isinstance(given, TupleV):
            operands.append(cx.value(given))
        else:
            operands.append(operand(cx, given, row))
    result = cx.apply(row, operands, static, hint)
    if out is None or out == Const(None):
        return result
    if not (isinstance(out, Value) and isinstance(out.type, Array)):
        raise cx.unsupported("`out` takes an array", "")
    if isinstance(result.type, Array) and result.type.dtype != out.type.dtype:
        raise cx.unsupported(
            f"`out` has dtype {out.type.dtype}, the result {result.type.dtype}", "store the result with `[...] =`"
        )
    check_out(cx, row, result, out.type)
    cx.set_item_value(out, Const(Ellipsis), result)
    return out


def check_out(cx: Context, row: Any, result: Value, out: Array) -> None:
    """Refuse an ``out`` that NumPy does: only what works element by element broadcasts into it."""
    dims = result.type.dims if isinstance(result.type, Array) else ()
    rank = out.rank
    fits = len(dims) <= rank if row.elementwise else len(dims) == rank
    if fits and not row.elementwise:
        fits = all(given != 1 or wanted == 1 for given, wanted in zip(dims, out.dims, strict=True))
    if not fits:
        raise cx.unsupported(f"`out` has not the shape of the result of {row.name}", "store the result with `[...] =`")


def _is_given(p: Any, arguments: dict[str, Any]) -> bool:
    """Whether an operand was passed, and not as None."""
    return not p.static and p.name in arguments and arguments[p.name] != Const(None)


@functools.cache
def says_none(function: Any, name: str) -> bool:
    """Whether a function must be told that an operand is None: to leave it out means something else."""
    try:
        parameter = inspect.signature(function).parameters.get(name)
    except (TypeError, ValueError):
        return False  # of a function that is written in C
    return parameter is not None and parameter.default not in (None, inspect.Parameter.empty)


def is_float_dtype(a: Abs) -> bool:
    return isinstance(a, v.Static) and a.obj in (float,) or (isinstance(a, v.Static) and str(a.obj) == "float64")


def operand(cx: Context, a: Abs, row: Any) -> Value:
    """Return an argument of a row as a value; a list or tuple of numbers is packed into an array."""
    if isinstance(a, TupleV) or (isinstance(a, Ref) and a.loc.kind == "list"):
        return cx.pack(cx.items_of(a, None))
    if isinstance(a, v.GeneratorV | v.RangeV):
        return cx.pack(cx.items_of(a, None))
    value = cx.value(a)
    if isinstance(value.type, ListT) and row.name not in ("numpy.array", "numpy.asarray"):
        return cx.apply(cx.row("numpy.array"), [value])
    if isinstance(value.type, Opaque) and value in cx.opaque_results:
        raise cx.missing_rule(value)
    return value


# ------------------------------------------------------------------------------------- following


def follow(cx: Context, func: Abs, args: list[Abs], kwargs: dict[str, Abs], node: Any, owner: Any) -> Abs:
    """Lower the body of a function of the user's in place of its call."""
    kept = isinstance(func, v.Static) and any(cached.__wrapped__ is func.obj for cached in cx.replayed)
    cx.note_call(name_of_function(func), "followed" if kept else "inlined")
    frame = new_frame(cx, func, node, owner)
    bind(cx, frame, func, args, kwargs)
    return v.CalledGenerator(frame) if is_generator(frame.source.node) else run(cx, frame)


def new_frame(cx: Context, func: Abs, node: Any, owner: Any) -> Frame:
    caller = cx.frame
    site = (*cx.new_site(node),)
    if isinstance(func, v.Closure):
        source = Source(func.node, func.frame.source.file, func.frame.source.line, func.frame.source.col)
        outer, function, home, owner = func.frame, None, None, owner or func.owner
    else:
        function = func.obj
        source = source_of(function)
        parts = (function.__code__, function.__defaults__, function.__kwdefaults__)
        cx.check(("object", Same(function)), "code", parts)
        outer, home = None, home_of(cx, function)
    depth = caller.depth + 1 if caller is not None else 0
    if depth > MAX_DEPTH:
        cx.pin(frozenset(("entry", path) for path in cx.int_paths))
        raise cx.unsupported(
            "this recursion does not end at compile time", "write it as a loop, or pass its depth as an int"
        )
    local, globals_, nonlocals, inner = names_of_function(source.node)
    return Frame(
        site,
        source,
        local,
        outer,
        function,
        home,
        nonlocals,
        globals_,
        owner,
        first_parameter(source.node),
        depth,
        inner,
    )


_names: dict[int, Any] = {}


def names_of_function(node: Any) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Return the local, global and nonlocal names of a function, and those that functions inside it use."""
    known = _names.get(id(node))
    if known is not None and known[0] is node:
        return known[1]
    local: set[str] = set()
    outside: set[str] = set()
    far: set[str] = set()
    inner: set[str] = set()
    for a in parameters(node):
        local.add(a)
    todo: list[Any] = list(node.body) if isinstance(node.body, list) else [node.body]
    while todo:
        n = todo.pop()
        match n:
            case gast.FunctionDef() | gast.ClassDef():
                local.add(n.name)
                inner |= {x.id for x in gast.walk(n) if isinstance(x, gast.Name)}
                todo += n.decorator_list
                continue
            case gast.Lambda():
                inner |= {x.id for x in gast.walk(n) if isinstance(x, gast.Name)}
                continue
            case gast.ListComp() | gast.SetComp() | gast.DictComp() | gast.GeneratorExp():
                todo += [x for x in gast.walk(n) if isinstance(x, gast.NamedExpr)]
                continue
            case gast.Global():
                outside |= set(n.names)
            case gast.Nonlocal():
                far |= set(n.names)
            case gast.Name() if isinstance(n.ctx, gast.Store | gast.Del):
                local.add(n.id)
            case gast.Import() | gast.ImportFrom():
                local |= {(a.asname or a.name.split(".")[0]) for a in n.names}
            case gast.ExceptHandler() if n.name:
                local.add(n.name if isinstance(n.name, str) else n.name.id)
        todo += list(gast.iter_child_nodes(n))
    found = (frozenset(local - outside - far), frozenset(outside), frozenset(far), frozenset(inner))
    _names[id(node)] = (node, found)
    return found


def parameters(node: Any) -> list[str]:
    a = node.args
    every = [*a.posonlyargs, *a.args, *a.kwonlyargs, *(x for x in (a.vararg, a.kwarg) if x is not None)]
    return [x.id if isinstance(x, gast.Name) else x.arg for x in every]


def first_parameter(node: Any) -> str | None:
    names = [x.id for x in (*node.args.posonlyargs, *node.args.args)]
    return names[0] if names else None


def bind(cx: Context, frame: Frame, func: Abs, args: list[Abs], kwargs: dict[str, Abs]) -> None:
    """Bind arguments to parameters by Python's rules."""
    a = frame.source.node.args
    names = [x.id for x in (*a.posonlyargs, *a.args)]
    name = getattr(frame.source.node, "name", "<lambda>")
    bound: dict[str, Abs] = dict(zip(names, args, strict=False))
    extra = args[len(names) :]
    if extra and a.vararg is None:
        raise cx.unsupported(f"`{name}` takes {len(names)} positional arguments, {len(args)} were given", "")
    if a.vararg is not None:
        bound[a.vararg.id] = TupleV(tuple(extra))
    only = [x.id for x in a.kwonlyargs]
    rest: dict[str, Abs] = {}
    for key, value in kwargs.items():
        if key in bound and key in names:
            raise cx.unsupported(f"`{name}` got two values for `{key}`", "")
        if key in names or key in only:
            bound[key] = value
        elif a.kwarg is not None:
            rest[key] = value
        else:
            raise cx.unsupported(f"`{name}` has no parameter `{key}`", "")
    if a.kwarg is not None:
        bound[a.kwarg.id] = cx.new_dict([(Const(k), x) for k, x in rest.items()], None)
    for key in (*names, *only):
        if key not in bound:
            found = default_of(cx, frame, func, key, names, only)
            if found is UNSET:
                raise cx.unsupported(f"`{name}` needs a value for `{key}`", "")
            bound[key] = found
    for key, value in bound.items():
        cx.env["n", frame, key] = value


def default_of(cx: Context, frame: Frame, func: Abs, key: str, names: list[str], only: list[str]) -> Abs:
    if isinstance(func, v.Closure):
        given = dict(zip(names[len(names) - len(func.defaults) :], func.defaults, strict=True)) if func.defaults else {}
        given |= {k: d for k, d in zip(only, func.kw_defaults, strict=False) if d is not None}
        return given.get(key, UNSET)
    real = func.obj
    path = f"{real.__name__}.{key}"
    if key in (real.__kwdefaults__ or {}):
        return cx.entry_static(real.__kwdefaults__[key], path, (real, ("attr", "__kwdefaults__"), ("item", key)))
    defaults = real.__defaults__ or ()
    with_default = names[len(names) - len(defaults) :]
    if key not in with_default:
        return UNSET
    k = with_default.index(key)
    return cx.entry_static(defaults[k], path, (real, ("attr", "__defaults__"), ("item", k)))


def static_self(cx: Context, method: Any) -> Abs:
    """Return what a real method is bound to."""
    return cx.entry_static(method.__self__, at=(method, ("attr", "__self__")))


def run(cx: Context, frame: Frame) -> Abs:
    """Lower the body of ``frame`` and return its result."""
    before, trips = cx.frame, cx.trips
    cx.frame, cx.trips = frame, ()
    cx.stack.append(frame)
    span = cx.b.span
    try:
        body = frame.source.node.body
        if not isinstance(body, list):
            return cx.expr(body)
        cx.fence(frame)
        code = lower_block(cx, body)
        if cx.guard is not None:
            cx.guard.left(code)
        found = cx.env.pop(("n", frame, RETURN_NAME), UNSET)
        if code == RAISED:
            return cx.b.emit("undef", (), [FLOAT]).out
        if found is UNSET:
            return Const(None)
        if isinstance(found, v.Poison):
            raise cx.poisoned(found)
        return cx.returned(found, code)
    finally:
        cx.frame, cx.trips = before, trips
        cx.stack.pop()
        cx.b.span = span


def make_closure(cx: Context, node: Any, name: str) -> Abs:
    """Return a function defined here; its decorators are applied."""
    cx.frame.captured = True
    frame = cx.frame
    while frame.outer is not None:
        frame = frame.outer
        frame.captured = True
    defaults = tuple(cx.expr(d) for d in node.args.defaults)
    kw_defaults = tuple(cx.expr(d) if d is not None else None for d in node.args.kw_defaults)
    made: Abs = v.Closure(node, cx.frame, defaults, kw_defaults, name)
    for decorator in reversed(getattr(node, "decorator_list", [])):
        made = cx.call(cx.expr(decorator), [made], {}, decorator)
    return made


def make_class(cx: Context, node: Any) -> Abs:
    """Return a class defined here: its functions, and attributes that are constants."""
    if len(node.bases) > 1 or node.keywords or node.decorator_list:
        raise cx.unsupported(
            "a local class with several bases, a metaclass or a decorator is not supported",
            "move the class to the module",
        )
    bases = tuple(cx.expr(b) for b in node.bases)
    cls = v.LocalClass(node, node.name, tuple(b for b in bases if b is not UNSET))
    for item in node.body:
        match item:
            case gast.FunctionDef():
                cx.frame.captured = True
                kinds = [d.id if isinstance(d, gast.Name) else getattr(d, "attr", "?") for d in item.decorator_list]
                defaults = tuple(cx.expr(d) for d in item.args.defaults)
                kw_defaults = tuple(cx.expr(d) if d is not None else None for d in item.args.kw_defaults)
                made = v.Closure(item, cx.frame, defaults, kw_defaults, item.name, cls)
                if "property" in kinds:
                    cls.members[item.name] = LocalProperty(made)
                elif "setter" in kinds:
                    cls.members[item.name] = LocalProperty(cls.members[item.name].getter, made)
                elif kinds:
                    raise cx.unsupported(
                        "decorated methods of a local class are not supported", "move the class to the module"
                    )
                else:
                    cls.members[item.name] = made
            case gast.Assign() if len(item.targets) == 1 and isinstance(item.targets[0], gast.Name):
                cls.members[item.targets[0].id] = cx.expr(item.value)
            case gast.AnnAssign() if isinstance(item.target, gast.Name):
                if item.value is not None:
                    cls.members[item.target.id] = cx.expr(item.value)
            case gast.Expr() | gast.Pass():
                continue
            case _:
                with cx.at(item):
                    raise cx.unsupported(
                        "this statement in a local class is not supported", "move the class to the module"
                    )
    if any(is_descriptor(cx, member) for member in cls.members.values()):
        raise cx.unsupported("a descriptor in a local class is not supported", "move the class to the module")
    return cls


def is_descriptor(cx: Context, member: Any) -> bool:
    """Whether an attribute of a local class is an object that says what reading or writing it means."""
    hooks = ("__get__", "__set__", "__delete__", "__set_name__")
    if isinstance(member, Ref) and member.loc.kind == "object":
        return any(cx.find_method(member, hook) is not None for hook in hooks)
    return isinstance(member, v.Static) and any(hasattr(type(member.obj), hook) for hook in hooks)


# ------------------------------------------------------------------------------------- opaque calls


def opaque_call(cx: Context, obj: Any, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    """Call something without source or rule as it is; reverse mode refuses if an active value reaches it."""
    name = str(getattr(obj, "__qualname__", None) or getattr(obj, "__name__", repr(obj)))
    for a in (*args, *kwargs.values()):
        if isinstance(a, v.Closure | v.Bound | v.Method | v.GeneratorV | v.LocalClass):
            raise cx.unsupported(
                f"`{name}` has neither Python source nor a rule, and it is given a {describe(a)}", "", RuleMissingError
            )
        if isinstance(a, Ref) and not cx.only_looks(obj):
            raise cx.unsupported(
                f"`{name}` has neither Python source nor a rule, and it may change the {a.loc.kind} that it is given",
                "pass it numbers, arrays or text", RuleMissingError,
            )  # fmt: skip
    cx.note_call(name_of(obj), "constant")
    values = [cx.value(v.Static(obj)), *(cx.value(opaque_argument(cx, a)) for a in (*args, *kwargs.values()))]
    attrs: dict[str, Any] = {"kwnames": tuple(kwargs)}
    if cx.only_looks(obj):
        attrs["observes"] = True
    op = cx.b.emit("opaque", values, [cx.opaque_type(obj)], cx.opaque_hint(obj), attrs)
    if not isinstance(op.out.type, Scalar):  # a number is a constant like another
        cx.opaque_results[op.out] = (name, cx.b.span)
    return op.out if not isinstance(obj, type) or not issubclass(obj, type(None)) else Const(None)


def opaque_argument(cx: Context, a: Abs) -> Abs:
    """Return an argument in a form that an outside function can be given."""
    if isinstance(a, v.RangeV | v.SliceV):
        raise cx.unsupported(f"a {describe(a)} cannot be passed here", "")
    return a


def missing_rule(cx: Context, value: Value) -> Error:
    name, span = cx.opaque_results[value]
    return RuleMissingError.at(
        span,
        f"`{name}` has neither Python source nor a derivative rule",
        "write it in Python, or call it outside and pass what it gives",
        stage="lower",
    )
