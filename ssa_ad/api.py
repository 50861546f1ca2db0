"""The public surface: decorators and transforms. What happens behind it is in :mod:`ssa_ad.session`."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ssa_ad.asked import Request, paths_of
from ssa_ad.base.markers import Transform, makes
from ssa_ad.base.options import Options, options_from
from ssa_ad.callables import clear_cache, given_tangents, gradients_of, holds_floats, made_once, resolve
from ssa_ad.explain import Explanation, explain
from ssa_ad.session import Gradients, Products, Pullbacks, Specialisations, Split, Tangents

__all__ = ["Differentiable", "clear_cache", "differentiate", "grad", "jvp", "value_and_grad", "vjp"]

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


@makes("jvp")
def jvp(
    f: Callable[..., Any],
    primals: Sequence[Any],
    tangents: Sequence[Any],
    state_dot: Mapping[str, Any] | None = None,
    **options: Any,
) -> Any:
    """Return ``(y, y_dot)`` of one call ``f(*primals)``: the result and how it moves, with the effects of one call.

    ``tangents`` has one entry per primal, of its shape and structure; None is zero. ``state_dot`` maps state
    paths (``"self.total"``) to tangents of the state at entry; with it the result is ``(y, y_dot, state_dot)``
    with the tangents of the *final* state. Inputs that share storage move together: ValueError if their
    tangents contradict each other. Options are those of :func:`value_and_grad`.

    Raises :class:`ssa_ad.Error` where the program cannot be differentiated, before its first effect.
    """
    return _jvp(f, primals, tangents, state_dot, options_from(options))


def _jvp(
    f: Callable[..., Any],
    primals: Sequence[Any],
    tangents: Sequence[Any],
    state_dot: Mapping[str, Any] | None,
    options: Options,
) -> Any:
    function, before, _ = resolve(f)
    given = given_tangents(function, before, primals, tangents) | dict(state_dot or {})
    request = Request(function, tuple(given), False, False, options, state_dot is not None)
    y, moved = made_once(Tangents, request)((*before, *primals), {}, given)
    return (y, moved) if state_dot is None else (y, *moved)


@makes("value_and_grad")
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

    return Transform("value_and_grad", f, wrt, has_aux, chosen, call)


@makes("grad")
def grad(f: Callable[..., Any], wrt: Any = 0, *, has_aux: bool = False, **options: Any) -> Callable[..., Any]:
    """Return a function of the same arguments that gives the gradient of a scalar result.

    See :func:`value_and_grad`. With ``has_aux`` it gives ``(gradient, aux)``. The function may itself call
    ``ad.grad``, and a gradient can be differentiated again.
    """
    chosen = options_from(options)
    made, before = gradients_of(f, wrt, has_aux, chosen)

    def call(*args: Any, **kwargs: Any) -> Any:
        value, gradient = made((*before, *args), kwargs)
        return (gradient, value[1]) if has_aux else gradient

    return Transform("grad", f, wrt, has_aux, chosen, call)


SOURCES: dict[str, type[Specialisations[Any]]] = {
    "value_and_grad": Gradients, "vjp": Pullbacks, "jvp": Tangents, "hvp": Products,
}  # fmt: skip


class Derivatives:
    """The derivatives of a callable, under the options that it was decorated with."""

    _wrt: Any
    _options: Options

    _requests: dict[bool, Request]
    _transforms: dict[str, Transform]

    def _gradients(self) -> tuple[Gradients, tuple[Any, ...]]:
        function, before, bound = resolve(self)
        request = self._requests.get(bound)
        if request is None:
            paths, single = paths_of(function, 0 if self._wrt is None else self._wrt, bound)
            request = self._requests[bound] = Request(function, paths, single, False, self._options)
        return made_once(Gradients, request), before

    def transform(self, kind: str) -> Transform:
        """Return a derivative as a callable that lowering knows: always the same one."""
        found = self._transforms.get(kind)
        if found is None:
            wrt = 0 if self._wrt is None else self._wrt
            found = Transform(kind, self, wrt, False, self._options, getattr(self, kind))
            self._transforms[kind] = found
        return found

    @makes("value_and_grad")
    def value_and_grad(self, *args: Any, **kwargs: Any) -> Any:
        """Return (value, gradient) for these arguments, see :func:`value_and_grad`."""
        made, before = self._gradients()
        return made((*before, *args), kwargs)

    @makes("grad")
    def grad(self, *args: Any, **kwargs: Any) -> Any:
        """Return the gradient for these arguments."""
        return self.value_and_grad(*args, **kwargs)[1]

    def vjp(self, *args: Any) -> tuple[Any, Callable[..., Any]]:
        """Return (value, pullback) for these arguments, see :func:`vjp`."""
        return _vjp(self, args, self._wrt, self._options)  # type: ignore[arg-type]

    def jvp(self, primals: Sequence[Any], tangents: Sequence[Any], state_dot: Mapping[str, Any] | None = None) -> Any:
        """Return (value, tangent) for these arguments, see :func:`jvp`."""
        return _jvp(self, primals, tangents, state_dot, self._options)  # type: ignore[arg-type]

    def source(self, *args: Any, of: str = "value_and_grad", **kwargs: Any) -> str:
        """Return the generated code for these arguments as text; nothing is run.

        ``of`` is "value_and_grad", "vjp" (two functions), "jvp" or "hvp", all with respect to what the function was
        decorated with. Raises ValueError for another.
        """
        if of not in SOURCES:
            raise ValueError(f"of={of!r}: choose one of {', '.join(map(repr, SOURCES))}")
        gradients, before = self._gradients()
        made = gradients if of == "value_and_grad" else made_once(SOURCES[of], gradients.request)
        found = made.find(made.arguments((*before, *args), kwargs))
        return found.emitted.text + (f"\n\n{found.backward_emitted.text}" if isinstance(found, Split) else "")

    def explain(self, *args: Any, **kwargs: Any) -> Explanation:
        """Return what the compiler did with each piece of state for these arguments; nothing is run.

        It is text; ``.data`` and ``.to_json()`` say the same for tools.
        """
        made, before = self._gradients()
        return explain(made.compile(made.arguments((*before, *args), kwargs), keep=True))


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
        self._transforms = {}
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
        self._transforms = {}

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
