"""The meaning of shadows: storage of the same structure, filled with zero, that shares as the original does."""

from __future__ import annotations

import types
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.lib.array_utils import byte_bounds

_Arr = np.ndarray[Any, Any]

NO_PARTS = (
    np.generic,
    np.random.Generator,
    np.random.RandomState,
    np.ufunc,
    type,
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodType,
    types.ModuleType,
)


class ShadowObject:
    """The shadow of an object; an attribute that was not set yet has derivative zero."""

    def __getattr__(self, name: str) -> float:
        if name.startswith("__"):
            raise AttributeError(name)
        return 0.0


def shadows_of(values: Sequence[Any]) -> list[Any]:
    """Return one shadow per value: zeros of the same structure.

    Arrays among (and inside) the values that share storage get shadows that share it in the same
    way; one object, list or dict that is reached twice gets one shadow.
    """
    arrays: dict[int, _Arr] = {}
    seen: set[int] = set()

    def find(value: Any) -> None:
        if id(value) in seen or isinstance(value, float | int | str | None):
            return
        seen.add(id(value))
        if isinstance(value, np.ndarray):
            arrays[id(value)] = value
        for part in _parts(value):
            find(part)

    for value in values:
        find(value)
    memo: dict[int, Any] = _array_shadows(list(arrays.values()))
    return [_build(value, memo) for value in values]


def _parts(value: Any) -> list[Any]:
    if isinstance(value, list | tuple):
        return list(value)
    if isinstance(value, dict):
        return list(value.values())
    if isinstance(value, (np.ndarray, *NO_PARTS)):
        return []
    return list(getattr(value, "__dict__", {}).values())


def _array_shadows(arrays: list[_Arr]) -> dict[int, Any]:
    """Return the shadow of each array by its id: windows on one zeroed buffer per run of overlapping ones."""
    made: dict[int, Any] = {}
    floats = []
    for a in arrays:
        if a.dtype.kind == "f" and a.size:
            floats.append(a)
        else:
            made[id(a)] = np.zeros(a.shape, a.dtype if a.dtype.kind == "f" else float)
    floats.sort(key=lambda a: byte_bounds(a)[0])
    groups: list[tuple[int, int, list[_Arr]]] = []
    for a in floats:
        low, high = byte_bounds(a)
        if groups and low < groups[-1][1]:
            start, end, members = groups[-1]
            groups[-1] = (start, max(end, high), [*members, a])
        else:
            groups.append((low, high, [a]))
    for start, end, members in groups:
        buffer = np.zeros(end - start, np.uint8)
        for a in members:
            offset = a.__array_interface__["data"][0] - start
            made[id(a)] = np.ndarray(a.shape, a.dtype, buffer, offset, a.strides)
    return made


def _build(value: Any, memo: dict[int, Any]) -> Any:
    if isinstance(value, np.generic | float | int):
        return 0.0
    if value is None or isinstance(value, (str, bytes, *NO_PARTS)):
        return None
    if id(value) in memo:
        return memo[id(value)]
    if isinstance(value, list):
        made: list[Any] = []
        memo[id(value)] = made
        made.extend(_build(part, memo) for part in value)
        return made
    if isinstance(value, tuple):
        return tuple(_build(part, memo) for part in value)
    if isinstance(value, dict):
        table: dict[Any, Any] = {}
        memo[id(value)] = table
        table.update((k, _build(part, memo)) for k, part in value.items())
        return table
    memo[id(value)] = shadow = ShadowObject()
    for name, part in getattr(value, "__dict__", {}).items():
        setattr(shadow, name, _build(part, memo))
    return shadow


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
    if isinstance(part, np.ndarray | list | dict | ShadowObject):
        fill(part, given)
        return part
    return part if part is None else given
