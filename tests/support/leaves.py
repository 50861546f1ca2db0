"""The float leaves of a value, and their central differences."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tests.support.programs import Instance, Program, Step, follow

Index = tuple[int, ...]

STEP = 1e-3
"""Relative step; the error of the fourth-order formula is then about 1e-12."""
SINGLE_STEP = 0.05
"""The same where there is single precision."""


@dataclass(frozen=True)
class Leaf:
    """One real number: a place below a state path, and an index if an array stands there."""

    path: str
    steps: tuple[Step, ...]
    index: Index | None

    def __str__(self) -> str:
        text = self.path
        for kind, key in self.steps:
            text += f".{key}" if kind == "attr" else f"[{key!r}]"
        return text + (f"[{', '.join(map(str, self.index))}]" if self.index is not None else "")

    def of(self, value: Any) -> Any:
        """Return this leaf of a value or gradient that stands at the leaf's path."""
        found = follow(value, list(self.steps))
        return found if self.index is None else found[self.index]


def leaves(value: Any, path: str, steps: tuple[Step, ...] = ()) -> Iterator[Leaf]:
    """Return every float leaf of a value: scalars, array elements, containers and objects."""
    match value:
        case float() | np.floating():
            yield Leaf(path, steps, None)
        case np.ndarray():
            if value.dtype.kind == "f":
                yield from (Leaf(path, steps, index) for index in np.ndindex(value.shape))
        case list() | tuple():
            for k, item in enumerate(value):
                yield from leaves(item, path, (*steps, ("item", k)))
        case dict():
            for key, item in value.items():
                yield from leaves(item, path, (*steps, ("item", key)))
        case None | bool() | int() | str() | np.generic():
            return
        case _:
            for name, item in vars(value).items() if hasattr(value, "__dict__") else ():
                yield from leaves(item, path, (*steps, ("attr", name)))


def perturb(instance: Instance, leaf: Leaf, delta: float) -> None:
    """Add ``delta`` to a leaf, in place where it is an array element."""
    found = follow(instance.value(leaf.path), list(leaf.steps))
    if leaf.index is not None:
        found[leaf.index] += delta
    else:
        instance.set_value(leaf.path, list(leaf.steps), type(found)(found + delta))


@dataclass(frozen=True)
class Difference:
    """The derivative with respect to a leaf, and how far two step sizes are apart."""

    leaf: Leaf
    value: float
    doubt: float
    rtol: float

    @property
    def sure(self) -> bool:
        return self.doubt <= self.rtol * max(1.0, abs(self.value)) and math.isfinite(self.value)

    def agrees(self, got: float) -> bool:
        return bool(abs(got - self.value) <= 0.1 * self.rtol + self.rtol * abs(self.value) + 10.0 * self.doubt)


def is_single(x: Any) -> bool:
    return isinstance(x, np.float32 | np.float16)


def result_of(returned: Any, has_aux: bool) -> float:
    return float(returned[0] if has_aux else returned)


def differences(
    program: Program, wrt: tuple[str, ...], warm: int = 0, separate: Sequence[int] = ()
) -> list[Difference]:
    """Return fourth-order central differences of a program for every leaf of ``wrt``.

    ``warm`` plain calls are made first, so that it is the state after them that is perturbed. Then the
    arguments at the positions ``separate`` are copied. Raises what the program raises.
    """
    has_aux = program.constant("HAS_AUX", False)

    def start() -> Instance:
        instance = program.fresh()
        for _ in range(warm):
            instance.call()
        instance.separate(separate)
        return instance

    largest = 0.0

    def at(leaf: Leaf, delta: float) -> float:
        nonlocal largest
        instance = start()
        perturb(instance, leaf, delta)
        y = result_of(instance.call(), has_aux)
        largest = max(largest, abs(y))
        return y

    def fourth_order(leaf: Leaf, h: float) -> float:
        left, right, far_left, far_right = (at(leaf, k * h) for k in (-1.0, 1.0, -2.0, 2.0))
        slope = (8.0 * (right - left) - (far_right - far_left)) / (12.0 * h)
        # where the function is smooth its neighbours say what it is here; a kink is off by a third of its angle
        middle = (4.0 * (left + right) - far_left - far_right) / 6.0
        if abs(middle - base) > h * 10.0 * rtol * max(1.0, abs(slope)) + noise():
            return math.inf
        return slope

    def noise() -> float:
        return 16.0 * float(np.finfo(np.float32 if single else float).eps) * largest

    found = []
    first = start()
    single = any(is_single(leaf.of(first.value(p))) for p in wrt for leaf in leaves(first.value(p), p))
    relative, rtol = (SINGLE_STEP, 1e-2) if single else (STEP, 1e-6)
    with np.errstate(all="ignore"):
        base = result_of(start().call(), has_aux)
        for path in wrt:
            value = first.value(path)
            for leaf in leaves(value, path):
                h = relative * max(1.0, abs(float(leaf.of(value))))
                coarse, fine = fourth_order(leaf, h), fourth_order(leaf, h / 2.0)
                rounding = 0.0 if single else 4.0 * np.finfo(float).eps * largest / h
                found.append(Difference(leaf, fine, max(abs(coarse - fine), rounding), rtol))
    return found
