"""From a callable of the user's to its compiled derivatives: each request is compiled once, whoever asks."""

from __future__ import annotations

import ast
import functools
import inspect
import threading
import types
import weakref
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np

from ssa_ad.asked import Request, paths_of
from ssa_ad.base.diagnostics import UnsupportedError
from ssa_ad.base.markers import Pure, Transform
from ssa_ad.base.options import Options
from ssa_ad.base.spans import NOWHERE
from ssa_ad.frontend.made import define
from ssa_ad.frontend.source import source_of
from ssa_ad.session import Gradients, Specialisations

_cache: weakref.WeakKeyDictionary[types.FunctionType, dict[Any, Specialisations[Any]]] = weakref.WeakKeyDictionary()
_lock = threading.Lock()
M = TypeVar("M", bound=Specialisations[Any])


def clear_cache() -> None:
    """Forget every compiled gradient."""
    with _lock:
        _cache.clear()


def resolve(f: Any) -> tuple[types.FunctionType, tuple[Any, ...], bool]:
    """Return the Python function behind a callable, what it is bound to, and whether it is bound.

    Raises UnsupportedError if there is none.
    """
    if isinstance(f, Transform | Pure):
        return as_function(f), (), False
    if hasattr(type(f), "__ssa_ad__"):
        return resolve(f.__wrapped__)
    kind = getattr(f, "__ssa_ad_makes__", None)
    if kind is not None and isinstance(f, types.MethodType):
        owner: Any = f.__self__
        return resolve(owner.transform(kind))
    if isinstance(f, types.MethodType) or hasattr(type(getattr(f, "__func__", None)), "__ssa_ad__"):
        function, before, _ = resolve(f.__func__)
        return function, (*before, f.__self__), True
    if isinstance(f, staticmethod | classmethod):
        return resolve(f.__func__)
    if isinstance(f, types.FunctionType):
        if (f.__module__ or "").split(".")[0] == __name__.split(".")[0]:
            what = f"{f.__name__} is a derivative already"
            raise UnsupportedError.at(NOWHERE, what, "differentiate the function itself")
        return f, (), False
    if isinstance(f, functools.partial):
        raise UnsupportedError.at(NOWHERE, "a functools.partial is not differentiated", "write a lambda or a def")
    call = inspect.getattr_static(type(f), "__call__", None)  # noqa: B004 - the function itself is wanted
    if isinstance(call, types.FunctionType):
        return call, (f,), True
    raise UnsupportedError.at(
        NOWHERE, f"{getattr(f, '__name__', f)!r} has no Python source", "wrap it in a Python function that calls it"
    )


_written: weakref.WeakKeyDictionary[Transform | Pure, types.FunctionType] = weakref.WeakKeyDictionary()


def as_function(callee: Transform | Pure) -> types.FunctionType:
    """Return a Python function that calls a transform or a pure function with its parameters: a program like any."""
    found = _written.get(callee)
    if found is None:
        made = of_pure(callee) if isinstance(callee, Pure) else of_transform(callee)
        found = _written[callee] = made
    return found


def of_transform(transform: Transform) -> types.FunctionType:
    inner, before, _ = resolve(transform.function)
    parameters = list(inspect.signature(inner).parameters.values())[len(before) :]
    if transform.kind == "hvp":
        kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
        parameters = [*(p.replace(default=p.empty) for p in parameters), inspect.Parameter("v", kind)]
    name = f"{transform.kind}_{inner.__name__.strip('<>')}"
    made = calling(name, transform.__name__, parameters, {"derivative": transform})
    if transform.kind != "hvp":
        made.__defaults__, made.__kwdefaults__ = inner.__defaults__, inner.__kwdefaults__
    return made


def of_pure(pure: Pure) -> types.FunctionType:
    """Return a function of the arguments and the state; what the pure function is bound to is a global of it."""
    parameters = list(pure.__signature__.parameters.values())
    own = list(inspect.signature(pure.inner).parameters)
    names = dict(zip(own, pure.before, strict=False))
    made = calling(f"{pure.inner.__name__.strip('<>')}_pure", pure.__name__, parameters, names | {"pure": pure})
    given = [p for p in parameters if p.default is not p.empty]
    made.__defaults__ = tuple(p.default for p in given if p.kind != p.KEYWORD_ONLY)
    made.__kwdefaults__ = {p.name: p.default for p in given if p.kind == p.KEYWORD_ONLY}
    return made


def calling(
    name: str, label: str, parameters: Sequence[inspect.Parameter], space: Mapping[str, Any]
) -> types.FunctionType:
    """Return a function of some parameters that calls the last thing in ``space`` with them."""
    args = ast.arguments([], [], None, [], [], None, [])
    given: list[ast.expr] = []
    keywords: list[ast.keyword] = []
    for p in parameters:
        arg, value = ast.arg(p.name), ast.Name(p.name, ast.Load())
        match p.kind:
            case inspect.Parameter.VAR_POSITIONAL:
                args.vararg = arg
                given.append(ast.Starred(value, ast.Load()))
            case inspect.Parameter.VAR_KEYWORD:
                args.kwarg = arg
                keywords.append(ast.keyword(None, value))
            case inspect.Parameter.KEYWORD_ONLY:
                args.kwonlyargs.append(arg)
                args.kw_defaults.append(None)
                keywords.append(ast.keyword(p.name, value))
            case _:
                args.args.append(arg)
                given.append(value)
    body = ast.Return(ast.Call(ast.Name(list(space)[-1], ast.Load()), given, keywords))
    tree = ast.parse(f"def {name}(): pass")
    function = tree.body[0]
    assert isinstance(function, ast.FunctionDef)
    function.args, function.body = args, [body]
    return define(tree, label, dict(space))


def gradients_of(f: Callable[..., Any], wrt: Any, has_aux: bool, options: Options) -> tuple[Gradients, tuple[Any, ...]]:
    """Return the compiled gradients for a request, and what the function is bound to."""
    function, before, bound = resolve(f)
    paths, single = paths_of(function, wrt, bound)
    return made_once(Gradients, Request(function, paths, single, has_aux, options)), before


def made_once(kind: type[M], request: Request) -> M:
    """Return the compiled forms of a request; every caller gets the same."""
    with _lock:
        table = _cache.setdefault(request.function, {})
        key = (kind, request)
        found = table.get(key)
        if found is None:
            source_of(request.function)
            found = table[key] = kind(request)
    assert isinstance(found, kind)
    return found


def holds_floats(x: Any, seen: set[int]) -> bool:
    """Whether a value is a float or holds some."""
    if isinstance(x, np.ndarray | np.generic):
        return bool(np.issubdtype(x.dtype, np.floating))
    if isinstance(x, float) or id(x) in seen:
        return isinstance(x, float)
    seen.add(id(x))
    if isinstance(x, list | tuple):
        return any(holds_floats(i, seen) for i in x)
    if isinstance(x, dict):
        return any(holds_floats(i, seen) for i in x.values())
    if isinstance(x, type | types.FunctionType | types.ModuleType | np.random.Generator):
        return False
    return any(holds_floats(i, seen) for i in getattr(x, "__dict__", {}).values())


def by_name(function: types.FunctionType, given: Sequence[Any]) -> dict[str, Any]:
    """Return positional arguments by the names of the parameters; raises TypeError as the call would."""
    bound = inspect.signature(function).bind(*given)
    return dict(bound.arguments)


def given_tangents(
    function: types.FunctionType, before: Sequence[Any], primals: Sequence[Any], tangents: Sequence[Any]
) -> dict[str, Any]:
    """Return the tangents that say something, by parameter.

    Raises TypeError if there is not one per primal, or if one is given for what carries no floats.
    """
    for what, found in (("primals", primals), ("tangents", tangents)):
        if not isinstance(found, tuple | list):
            raise TypeError(f"{what} must be a tuple or list, one entry per argument, not {type(found).__name__}")
    if len(primals) != len(tangents):
        raise TypeError(f"{len(primals)} primals and {len(tangents)} tangents: there must be one each")
    values = by_name(function, [*before, *primals])
    moved = by_name(function, [*(None for _ in before), *tangents])
    made: dict[str, Any] = {}
    for name, tangent in moved.items():
        if tangent is None:
            continue
        if holds_floats(values[name], set()):
            made[name] = tangent
        elif not is_zero(tangent):
            raise TypeError(f"`{name}` carries no floats: its tangent is None or 0")
    return made


def is_zero(tangent: Any) -> bool:
    """Whether a tangent says that nothing moves."""
    if isinstance(tangent, tuple | list):
        return all(map(is_zero, tangent))
    if isinstance(tangent, Mapping):
        return all(map(is_zero, tangent.values()))
    return tangent is None or not np.any(tangent)
