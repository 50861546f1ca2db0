"""Shadows: storage that holds adjoints, of the structure of what it is a shadow of.

Generated code calls these for lists, dicts, objects and arrays that may overlap; a shadow of one array
alone is ``np.zeros_like``.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.lib.array_utils import byte_bounds


class Shadow(SimpleNamespace):
    """The shadow of an object. What was not written yet has derivative zero."""

    def __getattr__(self, name: str) -> float:
        if name.startswith("__"):
            raise AttributeError(name)
        return 0.0


def shadow(value: Any) -> Any:
    """Return the shadow of one value: zero for a number, None for what carries no derivative."""
    return shadows(value)[0]


def shadows(*values: Any) -> tuple[Any, ...]:
    """Return the shadow of each value; they share storage exactly as the values do."""
    arrays: dict[int, np.ndarray[Any, Any]] = {}
    seen: set[int] = set()
    waiting = list(values)
    while waiting:
        value = waiting.pop()
        if id(value) not in seen:
            seen.add(id(value))
            if isinstance(value, np.ndarray):
                arrays[id(value)] = value
            waiting += parts(value)
    made = array_shadows(list(arrays.values()))
    return tuple(build(value, made) for value in values)


def parts(value: Any) -> list[Any]:
    """Return what a container or object holds."""
    if isinstance(value, list | tuple):
        return list(value)
    if isinstance(value, dict):
        return list(value.values())
    if isinstance(value, np.ndarray | np.generic | type) or callable(value):
        return []
    return list(getattr(value, "__dict__", {}).values())


def array_shadows(arrays: list[np.ndarray[Any, Any]]) -> dict[int, Any]:
    """Return the shadow of each array by its id: overlapping ones are windows on one buffer of zeros."""
    made: dict[int, Any] = {}
    plain = [a for a in arrays if a.dtype.kind == "f" and a.size]
    for a in arrays:
        if a.dtype.kind != "f" or not a.size:
            made[id(a)] = np.zeros(a.shape, a.dtype if a.dtype.kind == "f" else float)
    runs: list[tuple[int, int, list[np.ndarray[Any, Any]]]] = []
    for a in sorted(plain, key=lambda a: byte_bounds(a)[0]):
        low, high = byte_bounds(a)
        if runs and low < runs[-1][1]:
            start, end, together = runs[-1]
            runs[-1] = (start, max(end, high), [*together, a])
        else:
            runs.append((low, high, [a]))
    for start, end, together in runs:
        buffer = np.zeros(end - start, np.uint8)
        for a in together:
            offset = a.__array_interface__["data"][0] - start
            made[id(a)] = np.ndarray(a.shape, a.dtype, buffer, offset, a.strides)
    return made


def build(value: Any, made: dict[int, Any]) -> Any:
    """Return the shadow of ``value``; ``made`` holds those that are there already, by id."""
    if isinstance(value, np.generic | float | int):
        return 0.0
    if value is None or isinstance(value, str | bytes | type) or callable(value):
        return None
    if id(value) in made:
        return made[id(value)]
    if isinstance(value, list):
        items = made[id(value)] = []
        items += [build(part, made) for part in value]
        return items
    if isinstance(value, tuple):
        return tuple(build(part, made) for part in value)
    if isinstance(value, dict):
        table = made[id(value)] = {}
        table.update((key, build(part, made)) for key, part in value.items())
        return table
    found = made[id(value)] = Shadow()
    for name, part in getattr(value, "__dict__", {}).items():
        setattr(found, name, build(part, made))
    return found


def fill(shadow: Any, given: Any) -> None:
    """Give the numbers in a shadow the values in ``given``, which has the structure of what it is a shadow of."""
    if isinstance(shadow, np.ndarray):
        shadow[...] = given
    elif isinstance(shadow, list | dict):
        for key in list(shadow) if isinstance(shadow, dict) else range(len(shadow)):
            shadow[key] = filled(shadow[key], given[key])
    else:
        for name, part in list(vars(shadow).items()):
            setattr(shadow, name, filled(part, getattr(given, name)))


def filled(part: Any, given: Any) -> Any:
    """Return a part of a shadow with the given values: storage stays what it is."""
    if isinstance(part, tuple):
        return tuple(filled(p, g) for p, g in zip(part, given, strict=True))
    if isinstance(part, np.ndarray | list | dict | Shadow):
        fill(part, given)
        return part
    return part if part is None else given


def add(a: Any, b: Any) -> Any:
    """Return the sum of two adjoints: tuples item by item, None is no derivative."""
    if a is None or b is None:
        return b if a is None else a
    if isinstance(a, tuple) and isinstance(b, tuple):
        return tuple(add(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, tuple) or isinstance(b, tuple):
        return a if isinstance(a, tuple) else b
    return a + b


def take(a: Any, index: Any) -> Any:
    """Return a copy of ``a[index]`` with 0 for all but the last of equal positions: the dual of a store."""
    ids = np.arange(a.size).reshape(a.shape)[index]
    flat = ids.ravel()[::-1]
    last = np.zeros(flat.size, dtype=bool)
    last[np.unique(flat, return_index=True)[1]] = True
    return np.where(last[::-1].reshape(ids.shape), a[index], 0.0)


class Gradient:
    """The gradient of an object: the same attribute names, cotangents where it holds floats.

    Ints, strings and None are copied unchanged.
    """

    __slots__ = ("__dict__", "__name")  # `vars` has the user's names only

    def __init__(self, _name: str, /, **fields: Any) -> None:
        self.__name = _name
        self.__dict__.update(fields)

    def __repr__(self) -> str:
        inside = ", ".join(f"{k}={v!r}" for k, v in self.__dict__.items())
        return f"<gradient of {self.__name}: {inside}>"


def leave(manager: Any, error: BaseException) -> None:
    """Let a context manager see an exception that leaves its body; raises RuntimeError if it keeps it back."""
    if type(manager).__exit__(manager, type(error), error, error.__traceback__):
        raise RuntimeError(f"a {type(manager).__name__} suppressed an exception: state is that of the plain call")
