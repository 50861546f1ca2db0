"""Helpers that generated code calls where NumPy has no single name for the step."""

from __future__ import annotations

import math
from typing import Any

import numpy as np


def unbroadcast(g: Any, like: Any) -> Any:
    """Return ``g`` summed (or broadcast) to the shape of ``like``: a shape tuple, an array or a number."""
    shape = like if isinstance(like, tuple) else np.shape(like)
    have = np.shape(g)
    if have == shape:
        return g
    if len(have) > len(shape):
        g = np.sum(g, axis=tuple(range(len(have) - len(shape))))
        have = np.shape(g)
    if len(have) < len(shape):
        g = np.reshape(g, (1,) * (len(shape) - len(have)) + have)
        have = np.shape(g)
    narrow = tuple(k for k, n in enumerate(shape) if n == 1 and have[k] != 1)
    if narrow:
        g = np.sum(g, axis=narrow, keepdims=True)
    return g if np.shape(g) == shape else np.broadcast_to(g, shape)


def count(shape: tuple[int, ...], axis: Any = None) -> int:
    """Return the number of elements of a shape, along ``axis`` only if that is given."""
    if axis is None:
        return math.prod(shape)
    return math.prod(shape[k] for k in (axis if isinstance(axis, tuple) else (axis,)))


def astype(a: Any, dtype: Any) -> Any:
    """Return ``a.astype(dtype)``."""
    return a.astype(dtype)


# ---------------------------------------------------------------------------------------- elementwise


def larger(a: Any, b: Any) -> Any:
    """Return 1 where ``a > b``, a half where they are equal, else 0: the share of ``a`` in a maximum."""
    if isinstance(a, float | int) and isinstance(b, float | int):
        return 1.0 if a > b else 0.5 if a == b else 0.0
    return np.where(np.equal(a, b), 0.5, np.greater(a, b))[()]


def inside(a: Any, low: Any = None, high: Any = None) -> Any:
    """Return the share of ``a`` in ``clip(a, low, high)``: 1 inside, 0 outside, a half on an edge."""
    share: Any = 1.0
    if low is not None:
        share = larger(a, low)
    if high is not None:
        share = share * larger(high, a)
    return share


def at_least(a: Any, low: Any = None) -> Any:
    """Return ``maximum(a, low)``, or ``a`` without a bound."""
    return a if low is None else np.maximum(a, low)


def power_slope(a: Any, b: Any) -> Any:
    """Return ``b * a**(b - 1)``, the derivative of ``a**b`` in ``a``; 0 where ``b`` is 0, also at ``a = 0``."""
    if isinstance(a, float | int) and isinstance(b, float | int):
        return b * a ** (b - 1) if b else 0.0
    return np.where(np.equal(b, 0), 0.0, b * np.power(np.where(np.equal(b, 0), 1.0, a), np.subtract(b, 1.0)))[()]


def power(a: Any, b: Any) -> Any:
    """Return ``a**b``, with 0 to a negative power as inf instead of an exception."""
    if isinstance(a, float | int) and isinstance(b, float | int):
        return a**b if a or b >= 0 else math.inf
    return np.power(a, b)


def log_or_zero(a: Any) -> Any:
    """Return ``log(a)``, 0 where ``a`` is 0 (there ``a**b`` does not move with ``b``), nan below."""
    if isinstance(a, float | int):
        return math.log(a) if a > 0 else 0.0 if a == 0 else math.nan
    zero = np.equal(a, 0)
    return np.where(zero, 0.0, np.log(np.where(zero, 1.0, a)))[()]


def reciprocal_or_zero(a: Any) -> Any:
    """Return ``1 / a``, 0 where ``a`` is 0."""
    if isinstance(a, float | int):
        return 1.0 / a if a else 0.0
    zero = np.equal(a, 0)
    return np.where(zero, 0.0, 1.0 / np.where(zero, 1.0, a))[()]


def sinc_slope(x: Any) -> Any:
    """Return the derivative of ``np.sinc``: 0 at 0."""
    zero = np.equal(x, 0)
    z = np.where(zero, 1.0, x)
    return np.where(zero, 0.0, (np.cos(np.pi * z) - np.sinc(z)) / z)[()]


def digamma(x: float) -> float:
    """Return the logarithmic derivative of the gamma function."""
    return polygamma(x, 0)


def polygamma(x: float, order: int) -> float:
    """Return derivative number ``order`` of digamma, by reflection, recurrence and asymptotic series.

    Raises ValueError at the poles and, for an order above 1, at negative numbers.
    """
    if x <= 0:
        if order > 1 or x == math.floor(x):
            raise ValueError(f"polygamma of order {order} at {x}")
        if order == 0:
            return polygamma(1 - x, 0) - math.pi / math.tan(math.pi * x)
        return (math.pi / math.sin(math.pi * x)) ** 2 - polygamma(1 - x, 1)
    sign = -1.0 if order % 2 == 0 else 1.0
    head = 0.0
    while x < 15.0 + order:
        head += sign * math.factorial(order) / x ** (order + 1)
        x += 1.0
    tail = -math.log(x) if order == 0 else math.factorial(order - 1) / x**order
    tail += math.factorial(order) / (2 * x ** (order + 1))
    for k, bernoulli in enumerate(_BERNOULLI, 1):
        tail += bernoulli * math.factorial(2 * k + order - 1) / (math.factorial(2 * k) * x ** (2 * k + order))
    return head + sign * tail


_BERNOULLI = (1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6)


# ---------------------------------------------------------------------------------------- reductions


def tie_share(a: Any, extreme: Any, axis: Any = None) -> Any:
    """Return 1 where ``a`` is the extreme of its slice along ``axis``, split evenly among ties, else 0."""
    hit = np.equal(a, extreme)
    return hit / np.sum(hit, axis=axis, keepdims=True)


def _rows(a: Any, axis: Any) -> tuple[Any, tuple[int, ...], tuple[int, ...]]:
    """Return ``a`` with the axes of ``axis`` flattened into a last one, and what undoes that."""
    a = np.asarray(a, float)
    axes = tuple(range(a.ndim)) if axis is None else tuple(k % a.ndim for k in np.atleast_1d(axis))
    order = tuple(k for k in range(a.ndim) if k not in axes) + axes
    moved = np.transpose(a, order)
    return moved.reshape(moved.shape[: a.ndim - len(axes)] + (-1,)), moved.shape, tuple(np.argsort(order))


def prod_others(a: Any, axis: Any = None) -> Any:
    """Return for each element the product of the others of its slice along ``axis``; zeros are no trouble."""
    rows, shape, back = _rows(a, axis)
    ones = np.ones(rows.shape[:-1] + (1,))
    before = np.cumprod(np.concatenate([ones, rows[..., :-1]], axis=-1), axis=-1)
    after = np.cumprod(np.concatenate([ones, rows[..., :0:-1]], axis=-1), axis=-1)[..., ::-1]
    return np.transpose((before * after).reshape(shape), back)


def prod_pairs(a: Any, h: Any, axis: Any = None) -> Any:
    """Return the cotangent of ``a`` in ``prod_others(a, axis)`` for the cotangent ``h``."""
    rows, shape, back = _rows(a, axis)
    weights, _, _ = _rows(h, axis)
    out = np.zeros_like(rows)
    n = rows.shape[-1]
    for i in range(n):
        kept = rows.copy()
        kept[..., i] = 1.0
        others = prod_others(kept, axis=-1) * weights[..., i : i + 1]
        others[..., i] = 0.0
        out += others
    return np.transpose(out.reshape(shape), back)
