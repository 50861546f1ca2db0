"""Helpers that generated code calls where NumPy has no single name for the step."""

from __future__ import annotations

import math
from collections.abc import Sequence
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


def sign(a: Any) -> Any:
    """Return 1, 0 or -1; a Python float for a Python number."""
    if isinstance(a, float | int):
        return 1.0 if a > 0 else -1.0 if a < 0 else 0.0
    return np.sign(a)


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
    if low is None or (isinstance(a, float | int) and isinstance(low, float | int)):
        return a if low is None or a >= low else low
    return np.maximum(a, low)


def ratio(a: Any, b: Any) -> Any:
    """Return ``a / b``, with a division by 0 as NumPy has it: inf or nan instead of an exception."""
    try:
        return a / b
    except ZeroDivisionError:
        return a * math.copysign(math.inf, b)


def power_slope(a: Any, b: Any) -> Any:
    """Return ``b * a**(b - 1)``, the derivative of ``a**b`` in ``a``; 0 where ``b`` is 0, also at ``a = 0``."""
    if isinstance(a, float | int) and isinstance(b, float | int):
        return b * power(a, b - 1) if b else 0.0
    if isinstance(b, float | int):
        return b * np.power(a, b - 1.0) if b else np.zeros_like(a)[()]
    zero = np.equal(b, 0)
    return np.where(zero, 0.0, b * np.power(a, np.where(zero, 1.0, b - 1.0)))[()]


def power(a: Any, b: Any) -> Any:
    """Return ``a**b``, with inf instead of an exception for 0 to a negative power and for what is too large."""
    try:
        return a**b
    except (ZeroDivisionError, OverflowError):
        return float(np.power(float(a), float(b)))


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


def precision(cov: Any) -> Any:
    """Return the inverse of a covariance whose lower triangle is read; raises LinAlgError if it is singular."""
    both = np.tril(cov) + np.tril(cov, -1).T
    sizes = np.abs(np.linalg.eigvalsh(both))
    if sizes.size and not sizes.min() > 1e6 * np.finfo(float).eps * sizes.max():
        raise np.linalg.LinAlgError("a singular covariance: its density has no derivative")
    return np.linalg.inv(both)


def order(keys: Sequence[Any], reverse: bool = False) -> list[int]:
    """Return the places of the keys from the smallest to the largest; equal ones stay in order."""
    return sorted(range(len(keys)), key=keys.__getitem__, reverse=reverse)


def first_best(keys: Sequence[Any], largest: bool) -> int:
    """Return the place of the first of the largest (or smallest) keys; raises ValueError if there are none."""
    pick = max if largest else min
    return pick(range(len(keys)), key=keys.__getitem__)


def frozen(a: Any) -> Any:
    """Return a view of an array that cannot be written."""
    view = a.view()
    view.flags.writeable = False
    return view


def writable(view: Any) -> Any:
    """Return a view that NumPy has made read-only, of an array that can be written, as one that can be, too."""
    view.flags.writeable = True
    return view


def sinc_slope(x: Any, order: int = 1) -> Any:
    """Return derivative number ``order`` of ``np.sinc``: by its series near 0, else by differentiating x sinc(x)."""
    near = np.abs(x) < 1.0
    z = np.where(near, 1.0, x)
    far = np.sinc(z)
    for n in range(1, order + 1):
        far = (np.pi ** (n - 1) * np.cos(np.pi * z + (n - 1) * np.pi / 2) - n * far) / z
    found = np.where(near, np.polyval(np.polyder(_SINC, order), np.where(near, x, 0.0)), far)[()]
    return float(found) if isinstance(x, float | int) else found


_SINC = [0.0 if k % 2 else (-1) ** (k // 2) * math.pi**k / math.factorial(k + 1) for k in range(40, -1, -1)]


def digamma(x: float) -> float:
    """Return the logarithmic derivative of the gamma function."""
    return polygamma(x, 0)


def polygamma(x: float, order: int) -> float:
    """Return derivative number ``order`` of digamma, by reflection, recurrence and asymptotic series.

    Raises ValueError at the poles and, for an order above 1, at negative numbers.
    """
    x = float(x)  # an array of rank 0 would be written below
    if x <= 0:
        if math.isinf(x):
            return math.nan
        if order > 1 or x == math.floor(x):
            raise ValueError(f"polygamma of order {order} at {x}")
        if order == 0:
            return polygamma(1 - x, 0) - math.pi / math.tan(math.pi * x)
        return (math.pi / math.sin(math.pi * x)) ** 2 - polygamma(1 - x, 1)
    sign = -1.0 if order % 2 == 0 else 1.0
    head = 0.0
    while x < 15.0 + order:
        head += sign * math.factorial(order) * power(x, -order - 1)
        x += 1.0
    tail = -math.log(x) if order == 0 else math.factorial(order - 1) * power(x, -order)
    tail += math.factorial(order) / 2 * power(x, -order - 1)
    for k, bernoulli in enumerate(_BERNOULLI, 1):
        tail += bernoulli * math.factorial(2 * k + order - 1) / math.factorial(2 * k) * power(x, -2 * k - order)
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
    split = a.ndim - len(axes)
    flat = moved.reshape(moved.shape[:split] + (math.prod(moved.shape[split:]),))
    return flat, moved.shape, tuple(np.argsort(order))


def _times(products: Any, factor: Any, moves: Sequence[Any]) -> Any:
    """Return products and their derivatives (see _products) times a factor that moves by ``moves``."""
    out = products * factor
    for k, move in enumerate(moves):
        for s in range(len(products)):
            if s >> k & 1:
                out[s] += products[s ^ 1 << k] * move
    return out


def _products(rows: Any, along: Sequence[Any]) -> Any:
    """Return the products of the first 0, 1, 2, … entries of each row.

    The first axis numbers sets of directions, one bit for each in ``along``: entry ``s`` is the derivative of the
    products along the directions in the set ``s``. It is computed without divisions: zeros are no trouble.
    """
    ones = np.ones(rows.shape[:-1] + (1,))
    if not along:
        return np.cumprod(np.concatenate([ones, rows], axis=-1), axis=-1)[None]
    out = np.zeros((1 << len(along), *rows.shape[:-1], rows.shape[-1] + 1))
    out[0, ..., 0] = 1.0
    for i in range(rows.shape[-1]):
        out[..., i + 1] = _times(out[..., i], rows[..., i], [v[..., i] for v in along])
    return out


def _split(before: Any, after: Any) -> Any:
    """Return products of two parts, each direction being taken in one of them."""
    return sum(before[s] * after[len(after) - 1 - s] for s in range(len(before)))


def prod_others(a: Any, axis: Any = None, along: Sequence[Any] = ()) -> Any:
    """Return for each element the product of the others of its slice along ``axis``; zeros are no trouble.

    With directions ``along`` (arrays like ``a``): the derivative of that along each of them.
    """
    rows, shape, back = _rows(a, axis)
    moves = [_rows(v, axis)[0] for v in along]
    before = _products(rows, moves)[..., :-1]
    after = _products(rows[..., ::-1], [v[..., ::-1] for v in moves])[..., -2::-1]
    return np.transpose(_split(before, after).reshape(shape), back)


def cumprod_along(a: Any, axis: int | None = None, along: Sequence[Any] = ()) -> Any:
    """Return the derivative of ``cumprod(a, axis)`` along each of the directions (arrays like ``a``)."""
    rows, shape, back = _rows(a, axis)
    out = _products(rows, [_rows(v, axis)[0] for v in along])[-1, ..., 1:]
    return out if axis is None else np.transpose(out.reshape(shape), back)


def cumprod_back(g: Any, a: Any, axis: int | None = None, along: Sequence[Any] = ()) -> Any:
    """Return the cotangent of ``a`` in ``cumprod(a, axis)``, or in its derivative along some directions."""
    rows, shape, back = _rows(a, axis)
    weights = _rows(np.reshape(g, np.shape(a)), axis)[0]
    moves = [_rows(v, axis)[0] for v in along]
    before = _products(rows, moves)[..., :-1]
    after = np.zeros_like(before)
    later = np.zeros(before.shape[:-1])
    for i in reversed(range(rows.shape[-1])):
        later[0] += weights[..., i]
        after[..., i] = later
        later = _times(later, rows[..., i], [v[..., i] for v in moves])
    return np.transpose(_split(before, after).reshape(shape), back)


def median_share(a: Any, axis: int | None = None) -> Any:
    """Return the weight of each element in ``median(a, axis)``: 1 for the middle one, a half for two."""
    rows, shape, back = _rows(a, axis)
    order = np.argsort(rows, axis=-1, kind="stable")
    share = np.zeros_like(rows)
    n = rows.shape[-1]
    for k in {(n - 1) // 2, n // 2}:
        np.put_along_axis(share, order[..., k : k + 1], 1.0 if n % 2 else 0.5, axis=-1)
    return np.transpose(share.reshape(shape), back)


# ---------------------------------------------------------------------------------------- shapes


def flatten(a: Any) -> Any:
    """Return ``a.flatten()``."""
    return a.flatten()


def item(a: Any) -> Any:
    """Return ``a.item()``: the only element as a Python number."""
    return a.item()


def scalar(x: Any, dtype: Any) -> Any:
    """Return a number as a NumPy scalar of a dtype."""
    return np.dtype(dtype).type(x)


def pack(items: Any, shape: tuple[int, ...], dtype: Any = None) -> Any:
    """Return ``np.array`` of the items (numbers, or arrays of one shape) in rows of ``shape``."""
    made = np.array(items, dtype=dtype)
    return made.reshape(shape + made.shape[1:])


def section(n: int, sections: int) -> int:
    """Return the length of each of so many equal pieces; raises what ``np.split`` does if they are not equal."""
    if n % sections:
        raise ValueError("array split does not result in an equal division")
    return n // sections


def section_end(n: int, sections: int, k: int) -> int:
    """Return where piece number ``k``, counted from 1, of ``np.array_split`` ends: the first are longer by one."""
    each, longer = divmod(n, sections)
    return k * each + min(k, longer)


def from_windows(g: Any, shape: tuple[int, ...], window_shape: int) -> Any:
    """Return zeros of ``shape`` with each row of ``g`` added to the entries that its window shows."""
    out = np.zeros(shape, g.dtype)
    for k in range(window_shape):
        out[k : k + len(g)] += g[:, k]
    return out


def from_diagonal(g: Any, shape: tuple[int, ...], offset: int = 0) -> Any:
    """Return zeros of ``shape`` (a matrix) with ``g`` on a diagonal."""
    out = np.zeros(shape, np.asarray(g).dtype)
    n, m = shape
    length = max(min(n + min(offset, 0), m - max(offset, 0)), 0)
    rows = np.arange(length)
    out[rows + max(-offset, 0), rows + max(offset, 0)] = g
    return out


def diag_back(g: Any, shape: tuple[int, ...], k: int = 0) -> Any:
    """Return the adjoint of ``np.diag(v, k)`` for an operand of ``shape``."""
    return np.diagonal(g, k) if len(shape) == 1 else from_diagonal(g, shape, k)


def sum_repeats(g: Any, repeats: Any, axis: int | None, shape: tuple[int, ...]) -> Any:
    """Return the adjoint of ``np.repeat`` for an operand of ``shape``."""
    length = math.prod(shape) if axis is None else shape[axis]
    out = take_back(g, np.repeat(np.arange(length), repeats), axis, shape)
    return out


def sum_tiles(g: Any, reps: Any, shape: tuple[int, ...]) -> Any:
    """Return the adjoint of ``np.tile`` for an operand of ``shape``."""
    times = reps if isinstance(reps, tuple) else (reps,)
    rank = max(len(times), len(shape))
    times = (1,) * (rank - len(times)) + times
    lengths = (1,) * (rank - len(shape)) + shape
    pairs = [n for pair in zip(times, lengths, strict=True) for n in pair]
    return np.sum(np.reshape(g, pairs), axis=tuple(range(0, 2 * rank, 2))).reshape(shape)


def unpad(g: Any, pad_width: Any) -> Any:
    """Return ``g`` without the margins that ``np.pad`` added."""
    pairs = np.broadcast_to(pad_width, (np.ndim(g), 2))
    return g[tuple(slice(int(lo), n - int(hi)) for (lo, hi), n in zip(pairs, np.shape(g), strict=True))]


# ---------------------------------------------------------------------------------------- indexing


def take_back(g: Any, indices: Any, axis: int | None, shape: tuple[int, ...]) -> Any:
    """Return zeros of ``shape`` to which ``g`` was added where ``np.take`` read it."""
    out = np.zeros(shape if axis is not None else math.prod(shape), np.asarray(g).dtype)
    where = (slice(None),) * (axis % len(shape)) + (indices,) if axis is not None else (indices,)
    np.add.at(out, where, g)
    return out.reshape(shape)


def unsort(g: Any, order: Any, axis: int | None = -1) -> Any:
    """Return ``g`` with its entries moved to where ``order`` (an argsort) took them from."""
    out = np.zeros_like(g)
    np.put_along_axis(out, order, g, axis)
    return out


def add_along(g: Any, indices: Any, axis: int, shape: tuple[int, ...]) -> Any:
    """Return zeros of ``shape`` to which ``g`` was added where ``np.take_along_axis`` read it."""
    out = np.zeros(shape, g.dtype)
    grid = list(np.ogrid[tuple(slice(n) for n in shape)])
    grid[axis] = indices
    np.add.at(out, tuple(grid), g)
    return out


def diff_back(g: Any, shape: tuple[int, ...], n: int = 1, axis: int = -1) -> Any:
    """Return the adjoint of ``np.diff(a, n, axis)`` for an operand of ``shape``."""
    if shape[axis] <= n:
        return np.zeros(shape, g.dtype)
    for _ in range(n):
        edge = np.zeros_like(np.take(g, [0], axis=axis))
        g = -np.diff(np.concatenate([edge, g, edge], axis=axis), axis=axis)
    return g


def pair_sums(a: Any, shape: tuple[int, ...]) -> Any:
    """Return the sum of each two neighbours, the ends counted once: the adjoint of ``a[1:] + a[:-1]``."""
    out = np.zeros(shape, a.dtype)
    out[1:] += a
    out[:-1] += a
    return out


def ends_once(shape: tuple[int, ...]) -> Any:
    """Return the weights 1, 2, 2, …, 2, 1 of the trapezoidal rule."""
    return pair_sums(np.ones(max(shape[0] - 1, 0)), shape)


def _segment(x: Any, xp: Any) -> Any:
    """Return the number of the segment of the knots ``xp`` that ``x`` is in, at a knot that to the right."""
    return np.clip(np.searchsorted(xp, x, side="right") - 1, 0, len(xp) - 2)


def _steepness(x: Any, xp: Any) -> Any:
    """Return the reciprocal of the length of the segment that ``x`` is in, 0 outside."""
    outside = (np.asarray(x) < xp[0]) | (np.asarray(x) > xp[-1])
    return np.where(outside, 0.0, 1.0 / np.diff(np.asarray(xp, float))[_segment(x, xp)])


def interp_slope(x: Any, xp: Any, fp: Any) -> Any:
    """Return the slope of the piecewise linear function at ``x``: 0 outside, that to the right at a knot."""
    if len(xp) < 2:
        return np.zeros(np.shape(x))[()]
    return (_steepness(x, xp) * np.diff(fp)[_segment(x, xp)])[()]


def interp_slope_back(g: Any, x: Any, xp: Any) -> Any:
    """Return the cotangent of ``fp`` in ``interp_slope(x, xp, fp)``."""
    out = np.zeros(len(xp))
    if len(xp) > 1:
        k = _segment(x, xp)
        np.add.at(out, k, -g * _steepness(x, xp))
        np.add.at(out, k + 1, g * _steepness(x, xp))
    return out


def interp_back(g: Any, x: Any, xp: Any) -> Any:
    """Return the cotangent of ``fp`` in ``np.interp(x, xp, fp)``."""
    if len(xp) < 2:
        return np.full(len(xp), np.sum(g))
    k = _segment(x, xp)
    t = np.clip((np.asarray(x) - np.asarray(xp)[k]) / np.diff(xp)[k], 0.0, 1.0)
    out = np.zeros(len(xp))
    np.add.at(out, k, g * (1 - t))
    np.add.at(out, k + 1, g * t)
    return out


def correlate(a: Any, v: Any) -> Any:
    """Return ``np.correlate(a, v, "valid")``, ``a`` being the longer one."""
    return np.correlate(a, v, "valid")


def convolve_margin(g: Any, mode: str, a_shape: tuple[int, ...], v_shape: tuple[int, ...]) -> Any:
    """Return ``g``, the cotangent of a "same" or "valid" convolution, as that of the "full" one."""
    n, m = a_shape[0], v_shape[0]
    lo = (min(n, m) - 1) // 2 if mode == "same" else min(n, m) - 1
    return np.pad(g, (lo, n + m - 1 - len(g) - lo))


def convolve_middle(a: Any, mode: str, a_shape: tuple[int, ...], v_shape: tuple[int, ...]) -> Any:
    """Return the "same" or "valid" part of a "full" convolution: the adjoint of ``convolve_margin``."""
    n, m = a_shape[0], v_shape[0]
    lo = (min(n, m) - 1) // 2 if mode == "same" else min(n, m) - 1
    return a[lo : lo + (max(n, m) if mode == "same" else max(n, m) - min(n, m) + 1)]


# ---------------------------------------------------------------------------------------- products


def _stacked(a: Any, *, row: bool) -> Any:
    return a if np.ndim(a) > 1 else a[None, :] if row else a[:, None]


def _cotangent(g: Any, a: Any, b: Any) -> Any:
    """Return the cotangent of ``a @ b`` as a stack of matrices, the axes a vector operand dropped put back."""
    if np.ndim(b) == 1:
        g = np.expand_dims(g, -1)
    return np.expand_dims(g, -2) if np.ndim(a) == 1 else g


def matmul_left(g: Any, b: Any, shape: tuple[int, ...]) -> Any:
    """Return the cotangent of ``a`` (of ``shape``) in ``a @ b``, for any number of axes."""
    stacked = _cotangent(g, np.empty(shape[:1] if len(shape) == 1 else (1, 1)), b)
    found = stacked @ np.swapaxes(_stacked(b, row=False), -1, -2)
    return unbroadcast(found[..., 0, :] if len(shape) == 1 else found, shape)


def matmul_right(g: Any, a: Any, shape: tuple[int, ...]) -> Any:
    """Return the cotangent of ``b`` (of ``shape``) in ``a @ b``, for any number of axes."""
    stacked = _cotangent(g, a, np.empty(shape[:1] if len(shape) == 1 else (1, 1)))
    found = np.swapaxes(_stacked(a, row=True), -1, -2) @ stacked
    return unbroadcast(found[..., 0] if len(shape) == 1 else found, shape)


def dot_left(g: Any, b: Any, shape: tuple[int, ...]) -> Any:
    """Return the cotangent of ``a`` (of ``shape``) in ``np.dot(a, b)``, for any number of axes."""
    if np.ndim(b) == 0 or not shape:
        return g * b if shape else np.sum(g * b)
    if np.ndim(b) == 1:
        return np.multiply.outer(g, b)
    free = tuple(k for k in range(np.ndim(b)) if k != np.ndim(b) - 2)
    return np.tensordot(g, b, (tuple(range(len(shape) - 1, np.ndim(g))), free))


def dot_right(g: Any, a: Any, shape: tuple[int, ...]) -> Any:
    """Return the cotangent of ``b`` (of ``shape``) in ``np.dot(a, b)``, for any number of axes."""
    if np.ndim(a) == 0 or not shape:
        return g * a if shape else np.sum(g * a)
    rest = tuple(range(np.ndim(a) - 1))
    found = np.tensordot(a, g, (rest, rest))
    return np.moveaxis(found, 0, -2) if len(shape) > 1 else found


def kron_left(g: Any, b: Any, shape: tuple[int, ...]) -> Any:
    """Return the cotangent of ``a`` (of ``shape``) in ``np.kron(a, b)``."""
    pairs = [n for pair in zip(shape, np.shape(b), strict=True) for n in pair]
    blocks = np.reshape(g, pairs)
    return np.tensordot(blocks, b, (tuple(range(1, 2 * len(shape), 2)), tuple(range(len(shape)))))


def kron_right(g: Any, a: Any, shape: tuple[int, ...]) -> Any:
    """Return the cotangent of ``b`` (of ``shape``) in ``np.kron(a, b)``."""
    pairs = [n for pair in zip(np.shape(a), shape, strict=True) for n in pair]
    blocks = np.reshape(g, pairs)
    return np.tensordot(blocks, a, (tuple(range(0, 2 * len(shape), 2)), tuple(range(len(shape)))))


def kinds(values: list[Any]) -> list[type]:
    """Return the class of each number of a list."""
    return [type(v) for v in values]


def of_kinds(values: list[Any], kinds: list[type]) -> list[Any]:
    """Return a list with each number as the class that ``kinds`` has for it."""
    return [k(v) for v, k in zip(values, kinds, strict=True)]


def own_arrays(values: Any) -> Any:
    """Return a list or dict with a copy of each array, so that no two share storage."""
    if isinstance(values, list):
        return [own_arrays(v) for v in values]
    if isinstance(values, dict):
        return {key: own_arrays(v) for key, v in values.items()}
    if isinstance(values, tuple):
        return tuple(own_arrays(v) for v in values)
    return values.copy() if isinstance(values, np.ndarray) else values


def outline(values: Any) -> Any:
    """Return a list or dict with the same arrays in it, as it is now; what holds numbers only is itself."""
    inner = list(values.values()) if isinstance(values, dict) else values if isinstance(values, list) else []
    if not any(isinstance(v, np.ndarray | list | dict) for v in inner):
        return values
    if isinstance(values, dict):
        return {key: outline(v) for key, v in values.items()}
    return [outline(v) for v in values]


def at_keys(values: dict[Any, Any], like: dict[Any, Any]) -> dict[Any, Any]:
    """Return the entries of a dict at the keys of another one."""
    return {key: values[key] for key in like}


def make(cls: type, items: Sequence[Any]) -> Any:
    """Return a named tuple of its items."""
    return cls(*items)


def sum_of(items: Sequence[Any]) -> Any:
    """Return ``sum(items)``: additions up to 3.11, with compensated rounding of Python floats from 3.12 on."""
    return sum(items)


# ---------------------------------------------------------------------------------------- draws


def check_scale(x: Any, name: str = "scale") -> None:
    """Raise ValueError, as NumPy does before it draws, if a scale is negative."""
    if np.any(np.signbit(x) & ~np.isnan(x)):
        raise ValueError(f"{name} < 0")


def check_range(low: Any, high: Any, ordered: bool = True) -> None:
    """Raise what NumPy raises before it draws from ``low`` to ``high``; ``ordered`` if high may not be the lower."""
    with np.errstate(all="ignore"):
        width = np.subtract(high, low)
    if not np.all(np.isfinite(width)):
        raise OverflowError(("Range exceeds", "high - low range exceeds")[ordered and not width.ndim] + " valid bounds")
    if ordered and np.any(np.signbit(width)):
        raise ValueError("high - low < 0")


_libm = np.random.default_rng(0)


def exp_of_normal(x: Any) -> Any:
    """Return exp(x) as a log-normal draw computes it: not always to the last bit what ``np.exp`` gives."""
    return _libm.lognormal(x, 0.0)


# ---------------------------------------------------------------------------------------- caches


def check_kept(value: Any, kind: str, rank: int | None = None) -> None:
    """Raise TypeError if what a cache gave is not of the class ``kind``, or no array of this dtype and rank."""
    found = value.dtype.name if isinstance(value, np.ndarray) and rank is not None else type(value).__name__
    if found != kind or (rank is not None and np.ndim(value) != rank):
        raise TypeError(f"the cache holds a {found} that was made for an equal key, not a {kind}")


def check_same(value: Any, kept: Any) -> None:
    """Raise ValueError if what a cache gave is not what its function gives now."""
    if type(kept) is not type(value) or not (kept == value or (kept != kept and value != value)):
        raise ValueError(f"the cache holds {kept!r}, which its function does not give any more: {value!r}")


# ---------------------------------------------------------------------------------------- names


def checked(value: Any, name: str) -> Any:
    """Return what a variable holds that is None where the program has not set it: there it raises what Python does."""
    if value is None:
        raise UnboundLocalError(f"cannot access local variable '{name}' where it is not associated with a value")
    return value
