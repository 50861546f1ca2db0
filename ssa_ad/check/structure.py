"""Values by their floats: where they stand, tangents of the same structure, copies that share storage alike."""

from __future__ import annotations

import copy
import random
import types
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.lib.array_utils import byte_bounds

from ssa_ad.ir.core import Value
from ssa_ad.ir.interpret import UNDEF
from ssa_ad.lower.guards import read_slot
from ssa_ad.runtime.objects import parts

Arr = np.ndarray[Any, Any]
Steps = tuple[tuple[str, Any], ...]
GENERATORS = (np.random.Generator, np.random.RandomState, random.Random)


def is_plain(x: Any) -> bool:
    """Whether a value is neither a float nor something that may hold one."""
    return (
        x is None
        or x is UNDEF
        or isinstance(x, (bool, int, str, bytes, complex, type, types.ModuleType, *GENERATORS))
        or (isinstance(x, np.ndarray | np.generic) and x.dtype.kind != "f")
        or callable(x) and not hasattr(x, "__dict__")
    )


def mapped(found: Any, real: Any, visit: Callable[[Steps, Any], Any], steps: Steps = ()) -> Any:
    """Return the structure of a value with ``visit(steps, float or array)`` in the place of its floats.

    ``found`` is what lowering knows of it (a value or Mirror), None if that does not matter. What is no float
    is None; of an object there is a namespace.
    """
    if found is not None and not isinstance(found, Value):
        if found.kind == "constant":
            return None
        made = {}
        for key, part in found.parts:
            slot = ("attr" if found.kind == "object" else "item", key)
            made[key] = mapped(part, read_slot(real, slot), visit, (*steps, slot))
        if found.kind == "object":
            return types.SimpleNamespace(**made)
        return made if found.kind == "dict" else type_of_sequence(found.kind)(made.values())
    if isinstance(real, float | np.floating) or isinstance(real, np.ndarray) and real.dtype.kind == "f":
        return visit(steps, real)
    if isinstance(real, list | tuple):
        items = [mapped(None, x, visit, (*steps, ("item", k))) for k, x in enumerate(real)]
        return items if isinstance(real, list) else tuple(items)
    if isinstance(real, dict):
        return {k: mapped(None, x, visit, (*steps, ("item", k))) for k, x in real.items()}
    if is_plain(real):
        return None
    fields = {n: mapped(None, x, visit, (*steps, ("attr", n))) for n, x in getattr(real, "__dict__", {}).items()}
    return types.SimpleNamespace(**fields)


def type_of_sequence(kind: str) -> type[Any]:
    return list if kind == "list" else tuple


def floats_of(real: Any, found: Any = None) -> list[tuple[Steps, Any]]:
    """Return the floats and float arrays in a value, with the steps that lead there."""
    made: list[tuple[Steps, Any]] = []
    mapped(found, real, lambda steps, x: made.append((steps, x)))
    return made


def follow(value: Any, steps: Steps) -> Any:
    """Return what stands at some steps inside a value, gradient or tangent; None inside of None."""
    for kind, key in steps:
        if value is None:
            return None
        value = getattr(value, key) if kind == "attr" else value[key]
    return value


def shown(steps: Steps) -> str:
    """Return steps as the user writes them."""
    return "".join(f".{key}" if kind == "attr" else f"[{key!r}]" for kind, key in steps)


def sized(a: Any, b: Any) -> tuple[float, float]:
    """Return the inner product of two floats or arrays, and the sum of the sizes of its terms."""
    if a is None or b is None:
        return 0.0, 0.0
    terms = np.asarray(a, dtype=float) * np.asarray(b, dtype=float)
    return float(np.sum(terms)), float(np.sum(np.abs(terms)))


def reach(values: Sequence[Any]) -> list[Arr]:
    """Return the arrays that values are or hold, each once."""
    found: dict[int, Arr] = {}
    seen: set[int] = set()
    waiting = list(values)[::-1]
    while waiting:
        x = waiting.pop()
        if id(x) in seen:
            continue
        seen.add(id(x))
        if isinstance(x, np.ndarray):
            found[id(x)] = x
        elif not isinstance(x, (types.ModuleType, *GENERATORS)):
            waiting += parts(x)
    return list(found.values())


def windows(arrays: Sequence[Arr]) -> dict[int, Arr]:
    """Return a copy of each array by its id; the copies share storage exactly as the arrays do."""
    made: dict[int, Arr] = {}
    plain = [a for a in arrays if a.size and not a.dtype.hasobject]
    made |= {id(a): a.copy() for a in arrays if not a.size or a.dtype.hasobject}
    runs: list[tuple[int, int, list[Arr]]] = []
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
            window: Arr = np.ndarray(a.shape, a.dtype, buffer, offset, a.strides)
            window[...] = a
            made[id(a)] = window
    return made


def twins(values: Sequence[Any], dots: Sequence[Any] | None = None, t: float = 0.0) -> list[Any]:
    """Return copies of values that refer to each other and share storage as the originals do.

    ``dots`` are tangents, by which the floats are moved ``t`` times. Functions, classes and modules are themselves.
    """
    made: dict[int, Any] = dict(windows(reach(values)))

    def twin(x: Any, dot: Any) -> Any:
        if isinstance(x, float | np.floating):
            return x if dot is None else type(x)(x + t * dot)
        if isinstance(x, np.ndarray):
            if dot is not None:
                made[id(x)][...] = x + t * dot
            return made[id(x)]
        if is_plain(x) and not isinstance(x, GENERATORS) or callable(x):
            return x
        if id(x) in made:
            return made[id(x)]
        if isinstance(x, GENERATORS):
            made[id(x)] = copy.deepcopy(x)
            return made[id(x)]
        if isinstance(x, tuple):
            items = [twin(i, None if dot is None else dot[k]) for k, i in enumerate(x)]
            return type(x)(*items) if hasattr(x, "_fields") else tuple(items)
        if isinstance(x, list):
            found: Any = []
            made[id(x)] = found
            found += [twin(i, None if dot is None else dot[k]) for k, i in enumerate(x)]
            return found
        if isinstance(x, dict):
            found = {}
            made[id(x)] = found
            found.update((k, twin(i, None if dot is None else dot[k])) for k, i in x.items())
            return found
        if not hasattr(x, "__dict__"):
            return x
        found = copy.copy(x)
        made[id(x)] = found
        for name, inner in vars(x).items():
            found.__dict__[name] = twin(inner, None if dot is None else getattr(dot, name, None))
        return found

    given = [None] * len(values) if dots is None else dots
    return [twin(x, dot) for x, dot in zip(values, given, strict=True)]


class Direction:
    """A random direction in the space of some floats and arrays: what shares storage moves together.

    ``counts`` says how often each number is among the entries, so that an inner product counts it once.
    """

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng
        self.dots: dict[int, Arr] = {}
        self.counts: dict[int, Arr] = {}
        self.numbers: dict[Any, float] = {}
        self.met: dict[Any, int] = {}

    def share(self, arrays: Sequence[Arr]) -> None:
        """Let arrays move as their storage does; an array counts once for each time it is listed."""
        floats = [a for a in arrays if a.dtype.kind == "f"]
        self.dots |= windows(floats)
        counts = windows(floats)
        for window in counts.values():
            window[...] = 0.0
        for a in floats:
            np.add.at(counts[id(a)], (), 1.0)  # in one array an entry may be there several times, too
        self.counts |= counts
        for a in floats:
            self.dots[id(a)][...] = self.rng.normal(size=a.shape)

    def number(self, key: Any) -> float:
        """Return how the number that ``key`` names moves."""
        self.met[key] = self.met.get(key, 0) + 1
        if key not in self.numbers:
            self.numbers[key] = float(self.rng.normal())
        return self.numbers[key]


def normal_like(y: Any, rng: np.random.Generator) -> Any:
    """Return random cotangents of the structure of a result."""

    def visit(_: Steps, x: Any) -> Any:
        return rng.normal(size=x.shape) if isinstance(x, np.ndarray) else float(rng.normal())

    return mapped(None, y, visit)


def reduced(bar: Any, y: Any) -> float:
    """Return the inner product of cotangents with the floats of a result."""
    return sum(sized(follow(bar, steps), x)[0] for steps, x in floats_of(y))
