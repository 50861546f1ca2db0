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
from ssa_ad.base.spans import NOWHERE
from ssa_ad.explain import explain_text
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
        function, before, _ = resolve(f.__func__.__wrapped__)
        return function, (*before, f.__self__), True
    if isinstance(f, types.MethodType):
        function, before, _ = resolve(f.__func__)
        return function, (*before, f.__self__), True
    if isinstance(f, staticmethod | classmethod):
        return resolve(f.__func__)
    if isinstance(f, types.FunctionType):
        if f.__module__ == __name__:
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
    return _vjp(f, args, wrt, options_from(options))


def _vjp(f: Callable[..., Any], args: tuple[Any, ...], wrt: Any, options: Options) -> tuple[Any, Callable[..., Any]]:
    function, before, bound = resolve(f)
    if wrt is None:
        given = inspect.signature(function).bind(*before, *args)
        given.apply_defaults()
        names = list(given.arguments)[len(before) :]
        paths, single = tuple(n for n in names if holds_floats(given.arguments[n], set())), False
    else:
        paths, single = paths_of(function, wrt, bound)
    made = made_once(Pullbacks, Request(function, paths, single, False, options))
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


class Derivatives:
    """The derivatives of a callable, under the options that it was decorated with."""

    _wrt: Any
    _options: Options

    _requests: dict[bool, Request]

    def _gradients(self) -> tuple[Gradients, tuple[Any, ...]]:
        function, before, bound = resolve(self)  # type: ignore[arg-type]
        request = self._requests.get(bound)
        if request is None:
            paths, single = paths_of(function, 0 if self._wrt is None else self._wrt, bound)
            request = self._requests[bound] = Request(function, paths, single, False, self._options)
        return made_once(Gradients, request), before

    def value_and_grad(self, *args: Any, **kwargs: Any) -> Any:
        """Return (value, gradient) for these arguments, see :func:`value_and_grad`."""
        made, before = self._gradients()
        return made((*before, *args), kwargs)

    def grad(self, *args: Any, **kwargs: Any) -> Any:
        """Return the gradient for these arguments."""
        return self.value_and_grad(*args, **kwargs)[1]

    def vjp(self, *args: Any) -> tuple[Any, Callable[..., Any]]:
        """Return (value, pullback) for these arguments, see :func:`vjp`."""
        return _vjp(self, args, self._wrt, self._options)  # type: ignore[arg-type]

    def source(self, *args: Any, **kwargs: Any) -> str:
        """Return the generated gradient code for these arguments as text; nothing is run."""
        made, before = self._gradients()
        return made.find(made.arguments((*before, *args), kwargs)).emitted.text

    def explain(self, *args: Any, **kwargs: Any) -> str:
        """Return what the compiler did with each piece of state for these arguments; nothing is run."""
        made, before = self._gradients()
        return explain_text(made.compile(made.arguments((*before, *args), kwargs), keep=True))


class Differentiable(Derivatives):
    """A function that can be differentiated; calling it calls the function itself."""

    __ssa_ad__ = True  # lowering looks through it
    __name__: str
    __qualname__: str

    def __init__(self, function: Any, wrt: Any, options: Options) -> None:
        functools.update_wrapper(self, function)
        self.__wrapped__ = function
        self._wrt = wrt
        self._options = options
        self._requests = {}  # by whether it is bound: what is asked for does not depend on the call
        # what access to a static method gives is one object, or it could not be pickled by its name
        inner = function.__func__ if isinstance(function, staticmethod | classmethod) else None
        self._inner = None if inner is None else Differentiable(inner, wrt, options)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.__wrapped__(*args, **kwargs)

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        if self._inner is not None:
            static = isinstance(self.__wrapped__, staticmethod)
            return self._inner if static else BoundDifferentiable(self._inner, owner)
        return self if instance is None else BoundDifferentiable(self, instance)

    def __reduce__(self) -> Any:
        return self.__qualname__

    def __repr__(self) -> str:
        return f"<differentiable {self.__qualname__}>"


class BoundDifferentiable(Derivatives):
    """A differentiable method with its self."""

    def __init__(self, owner: Differentiable, instance: Any) -> None:
        self.__func__ = owner
        self.__self__ = instance

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.__func__.__wrapped__(self.__self__, *args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        """Look up ``__name__``, ``__doc__``, ``__wrapped__`` and the options on the function, as a method does."""
        if name in ("__func__", "__self__"):  # not set yet: while it is copied or unpickled
            raise AttributeError(name)
        if name == "__signature__":
            signature = inspect.signature(self.__func__)
            return signature.replace(parameters=list(signature.parameters.values())[1:])
        return getattr(self.__func__, name)

    @property
    def __doc__(self) -> str | None:  # type: ignore[override]
        return self.__func__.__doc__

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, BoundDifferentiable):
            return NotImplemented
        return self.__func__ is other.__func__ and self.__self__ is other.__self__

    def __hash__(self) -> int:
        return hash((self.__func__, id(self.__self__)))

    def __reduce__(self) -> Any:
        return getattr, (self.__self__, self.__func__.__name__)


def differentiate(f: Any = None, *, wrt: Any = None, **options: Any) -> Any:
    """Decorate a function, method, static or class method: the same function, plus its derivatives.

    The result is called as before; ``.grad``, ``.value_and_grad``, ``.vjp``, ``.source`` and ``.explain`` take
    the same arguments. Without ``wrt`` gradients are with respect to the first argument, a pullback takes all.
    Raises TypeError for an unknown option.
    """
    chosen = options_from(options)
    if f is None:
        return lambda function: Differentiable(function, wrt, chosen)
    return Differentiable(f, wrt, chosen)
