"""The public surface: decorators and transforms. What happens behind it is in :mod:`ssa_ad.session`."""

from __future__ import annotations

import functools
import inspect
import threading
import types
import weakref
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

from ssa_ad.asked import Request, paths_of
from ssa_ad.base.diagnostics import UnsupportedError
from ssa_ad.base.options import Options, options_from
from ssa_ad.frontend.source import source_of
from ssa_ad.session import Gradients, Pullbacks, Specialisations

_cache: weakref.WeakKeyDictionary[types.FunctionType, dict[Any, Specialisations[Any]]] = weakref.WeakKeyDictionary()
_lock = threading.Lock()
M = TypeVar("M", bound=Specialisations[Any])


def clear_cache() -> None:
    """Forget every compiled gradient."""
    with _lock:
        _cache.clear()


def resolve(f: Callable[..., Any]) -> tuple[types.FunctionType, tuple[Any, ...], bool]:
    """Return the Python function behind a callable, what it is bound to, and whether it is bound.

    Raises UnsupportedError if there is none.
    """
    if isinstance(f, Differentiable):
        return resolve(f.__wrapped__)
    if isinstance(f, BoundDifferentiable):
        function, before, _ = resolve(f.owner.__wrapped__)
        return function, (*before, f.instance), True
    if isinstance(f, types.MethodType):
        function, before, _ = resolve(f.__func__)
        return function, (*before, f.__self__), True
    if isinstance(f, staticmethod | classmethod):
        return resolve(f.__func__)
    if isinstance(f, types.FunctionType):
        inner = f
        while hasattr(inner, "__wrapped__") and getattr(inner, "__code__", None) is not getattr(
            inner.__wrapped__, "__code__", None
        ):
            if not getattr(inner, "__ssa_ad__", False):
                break
            inner = inner.__wrapped__
        return inner, (), False
    if isinstance(f, functools.partial):
        raise UnsupportedError.at(_nowhere(), "a functools.partial is not differentiated", "write a lambda or a def")
    call = inspect.getattr_static(type(f), "__call__", None)  # noqa: B004 - the function itself is wanted
    if isinstance(call, types.FunctionType):
        return call, (f,), True
    raise UnsupportedError.at(
        _nowhere(), f"{getattr(f, '__name__', f)!r} has no Python source", "wrap it in a Python function that calls it"
    )


def _nowhere() -> Any:
    from ssa_ad.base.spans import NOWHERE

    return NOWHERE


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


def vjp(f: Callable[..., Any], *args: Any, wrt: Any = None, **options: Any) -> tuple[Any, Callable[..., Any]]:
    """Return ``(y, pullback)`` of one call of ``f``, with the effects of one call.

    ``pullback(y_bar)`` gives the gradients: a tuple over every argument that carries floats if ``wrt`` is None,
    else in the form of ``wrt`` (see :func:`value_and_grad`). ``pullback(y_bar, state_bar)`` takes a dict from paths
    to cotangents of the *final* state, too, and gives ``(gradients, entry_state_bar)``, so that calls chain
    through time. It can be called again, and after the caller has changed its arrays.

    Raises :class:`ssa_ad.Error` where the program cannot be differentiated, before its first effect.
    """
    chosen = options_from(options)
    function, before, bound = resolve(f)
    if wrt is None:
        names = list(inspect.signature(function).parameters)[len(before) :]
        given = inspect.signature(function).bind(*before, *args)
        given.apply_defaults()
        paths, single = tuple(n for n in names if holds_floats(given.arguments[n], set())), False
    else:
        paths, single = paths_of(function, wrt, bound)
    made = made_once(Pullbacks, Request(function, paths, single, False, chosen))
    return made((*before, *args), {})


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


def value_and_grad(f: Callable[..., Any], wrt: Any = 0, *, has_aux: bool = False, **options: Any) -> Callable[..., Any]:
    """Return a function of the same arguments that gives ``(value, gradient)``.

    ``wrt`` is a position (a bound method's self is not counted), a parameter's name, a state path such as
    ``"self.total"``, or a tuple of these, which gives a tuple of gradients. Each gradient has the type and
    shape of what it is taken with respect to. With ``has_aux`` the function returns ``(value, aux)``.
    Options: ``effects="commit" | "discard"``, ``external="error" | "constant"``.

    Raises :class:`ssa_ad.Error` where the program cannot be differentiated, before its first effect.
    """
    chosen = options_from(options)
    made, before = gradients_of(f, wrt, has_aux, chosen)

    def call(*args: Any, **kwargs: Any) -> Any:
        return made((*before, *args), kwargs)

    return _named(call, f, "value_and_grad")


def grad(f: Callable[..., Any], wrt: Any = 0, *, has_aux: bool = False, **options: Any) -> Callable[..., Any]:
    """Return a function of the same arguments that gives the gradient of a scalar result.

    See :func:`value_and_grad`. With ``has_aux`` it gives ``(gradient, aux)``.
    """
    chosen = options_from(options)
    made, before = gradients_of(f, wrt, has_aux, chosen)
    if has_aux:

        def call(*args: Any, **kwargs: Any) -> Any:
            (_, aux), gradient = made((*before, *args), kwargs)
            return gradient, aux
    else:

        def call(*args: Any, **kwargs: Any) -> Any:
            return made((*before, *args), kwargs)[1]

    return _named(call, f, "grad")


def _named(call: Callable[..., Any], f: Callable[..., Any], what: str) -> Callable[..., Any]:
    name = getattr(f, "__name__", "function")
    call.__name__ = f"{what}({name})"
    call.__qualname__ = call.__name__
    call.__doc__ = getattr(f, "__doc__", None)
    return call


def source(f: Callable[..., Any], *args: Any, wrt: Any = 0, **kwargs: Any) -> str:
    """Return the generated gradient code for these arguments as text; nothing is run."""
    made, before = gradients_of(f, wrt, False, Options())
    arguments = made.arguments((*before, *args), kwargs)
    return made.find(arguments).emitted.text


class Differentiable:
    """A function that can be differentiated; calling it calls the function itself."""

    def __init__(self, function: Any, wrt: Any, options: Options) -> None:
        functools.update_wrapper(self, function)
        self.__wrapped__ = function
        self._wrt = wrt
        self._options = options

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.__wrapped__(*args, **kwargs)

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        inner = self.__wrapped__
        if isinstance(inner, staticmethod):
            return Differentiable(inner.__func__, self._wrt, self._options)
        if isinstance(inner, classmethod):
            return BoundDifferentiable(Differentiable(inner.__func__, self._wrt, self._options), owner)
        return self if instance is None else BoundDifferentiable(self, instance)

    def __set_name__(self, owner: type, name: str) -> None:
        self.__qualname__ = f"{owner.__qualname__}.{name}"

    def __reduce__(self) -> Any:
        return self.__qualname__

    def _made(self, wrt: Any, has_aux: bool = False, f: Any = None) -> tuple[Gradients, tuple[Any, ...]]:
        return gradients_of(f if f is not None else self, self._wrt if wrt is None else wrt, has_aux, self._options)

    def value_and_grad(self, *args: Any, **kwargs: Any) -> Any:
        """Return (value, gradient) for these arguments."""
        made, before = self._made(None)
        return made((*before, *args), kwargs)

    def grad(self, *args: Any, **kwargs: Any) -> Any:
        """Return the gradient for these arguments."""
        return self.value_and_grad(*args, **kwargs)[1]

    def vjp(self, *args: Any) -> tuple[Any, Callable[..., Any]]:
        """Return (value, pullback) for these arguments, see :func:`vjp`."""
        return vjp(self, *args)

    def source(self, *args: Any, **kwargs: Any) -> str:
        """Return the generated gradient code for these arguments."""
        made, before = self._made(None)
        return made.find(made.arguments((*before, *args), kwargs)).emitted.text


class BoundDifferentiable:
    """A differentiable method with its self."""

    def __init__(self, owner: Differentiable, instance: Any) -> None:
        self.owner = owner
        self.instance = instance
        self.__wrapped__ = owner.__wrapped__
        self.__name__ = getattr(owner, "__name__", "method")

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.owner.__wrapped__(self.instance, *args, **kwargs)

    def value_and_grad(self, *args: Any, **kwargs: Any) -> Any:
        """Return (value, gradient) for these arguments."""
        made, before = self.owner._made(None, f=self)
        return made((*before, *args), kwargs)

    def grad(self, *args: Any, **kwargs: Any) -> Any:
        """Return the gradient for these arguments."""
        return self.value_and_grad(*args, **kwargs)[1]

    def vjp(self, *args: Any) -> tuple[Any, Callable[..., Any]]:
        """Return (value, pullback) for these arguments, see :func:`vjp`."""
        return vjp(self, *args)

    def source(self, *args: Any, **kwargs: Any) -> str:
        """Return the generated gradient code for these arguments."""
        made, before = self.owner._made(None, f=self)
        return made.find(made.arguments((*before, *args), kwargs)).emitted.text


def differentiate(f: Any = None, *, wrt: Any = 0, **options: Any) -> Any:
    """Decorate a function, method, static or class method: the same function, plus its derivatives.

    The result is called as before; ``.grad``, ``.value_and_grad`` and ``.source`` take the same arguments.
    """
    chosen = options_from(options)
    if f is None:
        return lambda function: Differentiable(function, wrt, chosen)
    return Differentiable(f, wrt, chosen)
