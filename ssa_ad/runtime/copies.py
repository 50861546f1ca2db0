"""Deep copies that share objects and storage as the originals do."""

from __future__ import annotations

import copy
import random
from collections import deque
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.lib.array_utils import byte_bounds

GENERATORS = (np.random.Generator, np.random.RandomState, random.Random)


def parts_of(values: Iterable[Any]) -> tuple[list[Any], list[Any]]:
    """Return the arrays, containers and objects in values, as often as they are referred to, and the arrays alone."""
    found: list[Any] = []
    arrays: list[Any] = []
    seen: set[int] = set()
    todo = list(values)
    while todo:
        x = todo.pop()
        if x is None or isinstance(x, bool | int | float | complex | str | np.generic) or callable(x):
            continue
        found.append(x)
        if isinstance(x, np.ndarray):
            arrays.append(x)
        elif id(x) not in seen:
            seen.add(id(x))
            todo += x.values() if isinstance(x, dict) else x if isinstance(x, list | tuple | deque) else ()
            todo += vars(x).values() if hasattr(x, "__dict__") and not isinstance(x, GENERATORS) else ()
    return found, arrays


def overlapping(arrays: Iterable[Any]) -> list[list[Any]]:
    """Return the groups of different arrays that lie over each other in memory, in the order of addresses."""
    groups: list[list[Any]] = []
    reach = 0
    apart = {id(a): a for a in arrays if a.size and not a.dtype.hasobject}
    for a in sorted(apart.values(), key=lambda a: byte_bounds(a)[0]):
        low, high = byte_bounds(a)
        if low < reach:
            groups[-1].append(a)
        else:
            groups.append([a])
        reach = max(reach, high)
    return [group for group in groups if len(group) > 1]


def copied_together(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return deep copies of values: what was one object is one, and views of one array are views of one array."""
    memo: dict[int, Any] = {}
    for group in overlapping(parts_of(values)[1]):
        bounds = [byte_bounds(a) for a in group]
        low, high = min(b[0] for b in bounds), max(b[1] for b in bounds)
        storage = np.empty(high - low + 64, np.uint8)
        start = (low - storage.__array_interface__["data"][0]) % 64  # aligned as the originals are
        for a in group:
            offset = start + a.__array_interface__["data"][0] - low
            memo[id(a)] = np.ndarray(a.shape, a.dtype, storage, offset, a.strides)
            memo[id(a)][...] = a
    return copy.deepcopy(values, memo)
