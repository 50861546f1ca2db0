"""Derivatives composed of the two transforms: Jacobians, Hessians and their products with vectors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from ssa_ad.asked import Request, paths_of
from ssa_ad.base.diagnostics import Error, NonDifferentiableError
from ssa_ad.base.markers import Transform, makes
from ssa_ad.base.options import options_from
from ssa_ad.callables import made_once, resolve
from ssa_ad.directions import real_at
from ssa_ad.frontend.source import source_of
from ssa_ad.ir.core import Array, Function, Scalar, Type
from ssa_ad.ir.walk import walk
from ssa_ad.session import Products, Pullbacks, Tangents

Arr = np.ndarray[Any, Any]

__all__ = ["hessian", "hvp", "jacobian"]


@makes("hvp")
def hvp(f: Callable[..., Any], wrt: Any = 0, **options: Any) -> Callable[..., Any]:
    """Return ``product(*args, v)``: the Hessian of a scalar result times ``v``, without forming the Hessian.

    ``wrt`` and options are those of :func:`ssa_ad.grad`; ``v`` has the structure of what ``wrt`` names (a tuple of
    vectors for a tuple), the product that of the gradient. It is the gradient of the tangent in direction ``v``
    (Pearlmutter, "Fast Exact Multiplication by the Hessian", Neural Computation 6, 1994) and costs a small
    constant times one gradient; the effects are those of one call.
    """
    chosen = options_from(options)
    function, before, bound = resolve(f)
    paths, single = paths_of(function, wrt, bound)
    made = made_once(Products, Request(function, paths, single, False, chosen))

    def product(*args: Any, **kwargs: Any) -> Any:
        *primals, v = args
        vectors = (v,) if single else v
        if not isinstance(vectors, tuple | list) or len(vectors) != len(paths):
            raise TypeError(f"the vector has one part for each of {', '.join(paths)}")
        return made((*before, *primals), kwargs, dict(zip(paths, vectors, strict=True)))[1]

    return Transform("hvp", f, wrt, False, chosen, product)


def hessian(f: Callable[..., Any], wrt: Any = 0, **options: Any) -> Callable[..., Any]:
    """Return a function of the same arguments that gives the Hessian of a scalar result.

    For one array of shape ``s`` it has shape ``(*s, *s)``, for a float it is a float; for a tuple ``wrt`` it is a
    tuple of rows of blocks, ``h[i][j]`` of shape ``(*s_i, *s_j)``. The columns are products with unit vectors
    (:func:`hvp`), one sweep each; the effects are those of one call.
    """
    chosen = options_from(options)
    function, before, bound = resolve(f)
    paths, single = paths_of(function, wrt, bound)
    sweeps = made_once(Products, Request(function, paths, False, False, chosen))

    def full(*args: Any, **kwargs: Any) -> Any:
        arguments = sweeps.arguments((*before, *args), kwargs)
        if acts_outside(sweeps.find(arguments).lowered.function):
            from_gradient = jacobian(Transform("grad", f, wrt, False, chosen, sweeps), wrt, **options)
            return from_gradient(*args, **kwargs)
        inputs = [real_at(p, function, arguments) for p in paths]
        columns = list(swept(sweeps, arguments, inputs))
        blocks = tuple(
            tuple(
                joined([gradient[i] for (_, gradient), j in columns if j == k], shape_of(x), shape_of(inputs[k]), -1)
                for k in range(len(inputs))
            )
            for i, x in enumerate(inputs)
        )
        return blocks[0][0] if single else blocks

    full.__name__ = full.__qualname__ = f"hessian({getattr(f, '__name__', 'function')})"
    return full


def jacobian(f: Callable[..., Any], wrt: Any = 0, **options: Any) -> Callable[..., Any]:
    """Return a function of the same arguments that gives the Jacobian of a number, an array, or a tuple of them.

    For a result of shape ``r`` and an argument of shape ``s`` it has shape ``(*r, *s)``, a float if both are
    numbers; a result that is a tuple, list or dict gives one of Jacobians, a tuple in ``wrt`` a tuple of these. It
    is made of tangents where there are fewer inputs than results, of cotangents otherwise; the effects are
    those of one call.
    """
    chosen = options_from(options)
    function, before, bound = resolve(f)
    paths, single = paths_of(function, wrt, bound)
    sweeps = made_once(Tangents, Request(function, paths, False, False, chosen))
    pulls = made_once(Pullbacks, Request(function, paths, False, False, chosen))

    def full(*args: Any, **kwargs: Any) -> Any:
        given = (*before, *args)
        arguments = sweeps.arguments(given, kwargs)
        inputs = [real_at(p, function, arguments) for p in paths]
        for path, x in zip(paths, inputs, strict=True):
            if not isinstance(x, float | np.floating | np.ndarray):
                source = source_of(function)
                raise NonDifferentiableError.at(
                    source.span(source.node), f"a Jacobian with respect to `{path}`, a {type(x).__name__}",
                    "ask for floats and arrays",
                )  # fmt: skip
        if tangents_are_fewer(sweeps, arguments, inputs):
            columns = list(swept(sweeps, arguments, inputs))
            y = columns[0][0][0]
            moved = [(leaves_of(dot), j) for (_, dot), j in columns]
            blocks = [
                [joined([dots[i] for dots, j in moved if j == k], shape_of(r), shape_of(inputs[k]), -1)
                 for k in range(len(inputs))]
                for i, r in enumerate(leaves_of(y))
            ]  # fmt: skip
        else:
            y, pullback = pulls(given, kwargs)
            parts = leaves_of(y)
            rows = [(pullback(rebuilt(y, iter(seed))), i) for seed, i in units(parts)]
            blocks = [
                [joined([g[k] for g, i in rows if i == m], shape_of(r), shape_of(inputs[k]), 0)
                 for k in range(len(inputs))]
                for m, r in enumerate(parts)
            ]  # fmt: skip
        per_result = iter([row[0] if single else tuple(row) for row in blocks])
        return rebuilt(y, per_result)

    full.__name__ = full.__qualname__ = f"jacobian({getattr(f, '__name__', 'function')})"
    return full


# ------------------------------------------------------------------------------------- sweeps


def swept(sweeps: Tangents, arguments: dict[str, Any], inputs: Sequence[Any]) -> Iterator[tuple[Any, int]]:
    """Yield what each unit direction gives, and to which input it belongs: all with the effects of one call.

    Every sweep but the last leaves everything as it was.
    """
    paths = sweeps.request.wrt
    directions = [dict(zip(paths, unit, strict=True)) for unit, _ in units(inputs)]
    owners = [k for _, k in units(inputs)]
    last = len(directions) - 1
    for n, (direction, owner) in enumerate(zip(directions, owners, strict=True)):
        if n == last:
            yield sweeps.along(arguments, direction), owner
            continue
        try:
            found = sweeps.along(arguments, direction, effects="discard")
        except Exception:
            sweeps.along(arguments, direction)  # it raises again, with the effects of a call that raises
            raise
        yield found, owner


def units(values: Sequence[Any]) -> Iterator[tuple[list[Any], int]]:
    """Yield each unit vector in the space of some numbers and arrays, and in which of them its 1 stands."""
    for k, x in enumerate(values):
        for place in np.ndindex(shape_of(x)):
            unit: list[Any] = [np.zeros(shape_of(y)) if isinstance(y, np.ndarray) else 0.0 for y in values]
            if isinstance(x, np.ndarray):
                unit[k][place] = 1.0
            else:
                unit[k] = 1.0
            yield unit, k


def joined(parts: Sequence[Any], rows: tuple[int, ...], columns: tuple[int, ...], axis: int) -> Any:
    """Return a block of shape ``(*rows, *columns)`` from its columns (``axis`` -1) or its rows (0)."""
    if not rows and not columns:
        return float(parts[0])
    if not parts:
        return np.zeros((*rows, *columns))
    made = np.stack([np.asarray(p) for p in parts], axis=-1 if axis else 0)
    return made.reshape((*rows, *columns))


def acts_outside(function: Function) -> bool:
    """Whether a call does what cannot be undone: it prints, or calls what has no source."""
    return any(op.kind == "opaque" for op in walk(function))


def tangents_are_fewer(sweeps: Tangents, arguments: dict[str, Any], inputs: Sequence[Any]) -> bool:
    """Whether a function has fewer inputs than results, as far as types tell, and may be run more than once."""
    try:
        function = sweeps.find(arguments).lowered.function
    except Error:
        return False  # what cannot be done forward, cotangents may do
    if acts_outside(function):
        return False
    lengths: dict[Any, int] = {}
    for param in function.params:
        real = arguments.get(param.name)
        if isinstance(param.type, Array) and isinstance(real, np.ndarray):
            lengths |= dict(zip(param.type.dims, real.shape, strict=True))
    results = [size_of(value.type, lengths) for value in function.body.results]
    return None not in results and sum(np.size(x) for x in inputs) < sum(n for n in results if n is not None)


def size_of(t: Type, lengths: Mapping[Any, int]) -> int | None:
    """Return how many numbers a value of a type is, None if that is not known."""
    if isinstance(t, Scalar):
        return 1
    if not isinstance(t, Array):
        return None
    found = 1
    for dim in t.dims:
        n = dim if isinstance(dim, int) else lengths.get(dim)
        if n is None:
            return None
        found *= n
    return found


# ------------------------------------------------------------------------------------- structure


def shape_of(x: Any) -> tuple[int, ...]:
    return np.shape(x)


def leaves_of(y: Any) -> list[Any]:
    """Return the numbers and arrays in a result, in order."""
    if isinstance(y, tuple | list):
        return [leaf for part in y for leaf in leaves_of(part)]
    if isinstance(y, dict):
        return [leaf for part in y.values() for leaf in leaves_of(part)]
    return [y] if isinstance(y, float | np.floating | np.ndarray) else []


def rebuilt(y: Any, leaves: Iterator[Any]) -> Any:
    """Return a result with other leaves; what is no number is None."""
    if isinstance(y, tuple) and hasattr(y, "_fields"):
        return type(y)(*(rebuilt(part, leaves) for part in y))
    if isinstance(y, tuple | list):
        return type(y)(rebuilt(part, leaves) for part in y)
    if isinstance(y, dict):
        return {k: rebuilt(part, leaves) for k, part in y.items()}
    return next(leaves) if isinstance(y, float | np.floating | np.ndarray) else None
