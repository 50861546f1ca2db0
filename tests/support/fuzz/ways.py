"""Other ways to the same answer: passes left out, the interpreter, the state put back, jvp and pullbacks."""

from __future__ import annotations

import inspect
import random
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

import numpy as np

from ssa_ad.api import gradients_of
from ssa_ad.base.options import Options
from ssa_ad.ir.interpret import assemble, interpret
from ssa_ad.pipeline import STAGES, base_name
from ssa_ad.rules.lookup import row
from ssa_ad.snapshot import Snapshot
from tests.support.graph import difference, state_of
from tests.support.judge import (
    Answer,
    Expected,
    Outcome,
    compare_outcomes,
    disagreements,
    run,
    unwritten_positions,
)
from tests.support.leaves import leaves
from tests.support.programs import Instance, Program, parse_path, random_state

OPTIONAL = tuple(dict.fromkeys(base_name(stage.name) for stage in STAGES if stage.optional))
"""The optimisations that have a switch."""
CLOSE = 1e-9


def check_without(
    program: Program, wrt: tuple[str, ...], without: tuple[str, ...], answer: Answer, expected: Expected
) -> list[str]:
    """Leave passes out: emitted code, and the interpreter on the same IR after the state was put back.

    A write that is proved dead only with a pass ties arguments together without it: either derivative is right.
    """
    here = f"without {', '.join(without)}" if without else "compiled again"
    instance = program.fresh("_without")
    entry = state_of(instance)
    gradients, before = gradients_of(instance.function, wrt, False, Options(without=without))
    arguments = gradients.arguments((*before, *instance.args), instance.kwargs)
    made = gradients.find(arguments)
    # what an lru_cache keeps cannot be put back, so that the interpreter cannot begin where the emitted code did
    snapshot = None if made.lowered.caches else Snapshot(made.lowered, gradients.request.function, arguments)
    found: dict[str, Any] = {}

    def emitted() -> Any:
        returned, grads = gradients.run(made, arguments)
        found.update(zip(wrt, grads if isinstance(grads, tuple) else (grads,)))
        return returned

    got = run(instance, emitted)
    problems = compare(here, answer, got, found)
    if problems:
        alone = [] if compare_outcomes(here, answer.want, got) else unwritten_positions(program, 0)
        if not alone or all(disagreements(expected(0, apart), found) for apart in ((), alone)):
            return problems
        answer = Answer(answer.want, dict(found))
    if snapshot is None:
        return []
    snapshot.restore()
    instance.random = random_state()
    left = difference(entry, state_of(instance))
    if left:
        return [f"{here}: putting the state back left:\n{left}"]
    function = made.compiled.final
    seeds = [1.0] * (len(function.params) - len(arguments))

    def interpreted() -> Any:
        returned, grads = assemble(function.tree, interpret(function, [*arguments.values(), *seeds], row))
        found.update(zip(wrt, grads if isinstance(grads, tuple) else (grads,)))
        return returned

    return compare(f"the interpreter, {here}", answer, run(instance, interpreted), found)


def compare(here: str, answer: Answer, got: Outcome, found: Mapping[str, Any]) -> list[str]:
    """Return how an outcome differs from that of a plain call, or its gradients from those that are right."""
    problems = compare_outcomes(here, answer.want, got)
    if problems or answer.want.raised is not None:
        return problems
    scale = max((1.0, *(abs(number) for _, number in numbers(answer.gradients))))
    for (name, want), (_, number) in zip(numbers(answer.gradients), numbers(found), strict=True):
        if not abs(number - want) <= CLOSE * scale:
            problems.append(f"{here}: d/d {name}: got {number!r}, not {want!r}")
    return problems


def numbers(gradients: Mapping[str, Any]) -> list[tuple[str, float]]:
    """Return the leaves of gradients in order."""
    return [
        (str(leaf), float(leaf.of(value))) for path, value in gradients.items() for leaf in leaves(value, path)
    ]


# ------------------------------------------------------------------------------------- forward mode


class Directions:
    """A random tangent for every float; places that share storage, or an object, move together."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)
        self.at: dict[Any, float] = {}

    def place(self, key: Any) -> float:
        return self.at.setdefault(key, round(self.random.uniform(-1.0, 1.0), 3))

    def tangent(self, value: Any, where: Any) -> Any:
        """Return the tangent of a value that stands at a place."""
        if isinstance(value, np.ndarray):
            made = np.empty_like(value)
            for index in np.ndindex(value.shape):
                made[index] = self.place(element(value, index))
            return made
        if isinstance(value, list):
            return [self.tangent(item, (id(value), k)) for k, item in enumerate(value)]
        if isinstance(value, dict):
            return {k: self.tangent(item, (id(value), k)) for k, item in value.items()}
        return self.place(where)

    def keys(self, value: Any, where: Any) -> list[Any]:
        """Return the places of the floats of a value that stands at a place, in the order of its leaves."""
        if isinstance(value, np.ndarray):
            return [element(value, index) for index in np.ndindex(value.shape)]
        if isinstance(value, list | dict):
            names = value if isinstance(value, dict) else range(len(value))
            return [key for k in names for key in self.keys(value[k], (id(value), k))]
        return [where]


def element(array: np.ndarray, index: tuple[int, ...]) -> int:
    """Return the address of an element."""
    start: int = array.__array_interface__["data"][0]
    return start + sum(i * s for i, s in zip(index, array.strides))


def location(instance: Instance, path: str) -> Any:
    """Return what tells the place at a path from others: two paths to one attribute are one place."""
    name, steps = parse_path(path)
    if not steps:
        return name
    holder = instance.root(name)
    for kind, key in steps[:-1]:
        holder = getattr(holder, key) if kind == "attr" else holder[key]
    return id(holder), steps[-1][1]


class Direction:
    """A random direction at the entry of a program, as ``jvp`` takes it."""

    def __init__(self, program: Program, instance: Instance, wrt: tuple[str, ...]) -> None:
        self.instance = instance
        self.at = Directions(program.path.name)
        self.tangents: dict[str, Any] = {}
        self.keys: dict[str, list[Any]] = {}
        for path in wrt:
            value, where = instance.value(path), location(instance, path)
            self.tangents[path] = self.at.tangent(value, where)
            self.keys[path] = self.at.keys(value, where)
        self.names = list(inspect.signature(instance.function).parameters)
        self.state = {path: t for path, t in self.tangents.items() if path not in self.names}

    def jvp(self, ad: ModuleType, state: Mapping[str, Any] | None) -> Any:
        given = [self.tangents.get(name) for name in self.names]
        return ad.jvp(self.instance.function, tuple(self.instance.args), given, state_dot=state)

    def along(self, gradients: Mapping[str, Any]) -> list[tuple[float, float]]:
        """Return the derivatives that gradients may stand for, each with how large its parts are.

        Storage moves as one, or each argument position for itself; what is reached in other ways moves as one,
        and a place counts once however it is reached.
        """
        found = []
        for apart in ((), self.names):
            seen: set[Any] = set()
            parts = []
            for path, keys in self.keys.items():
                for key, (_, slope) in zip(keys, numbers({path: gradients[path]}), strict=True):
                    if path in apart or key not in seen:
                        parts.append(self.at.place(key) * slope)
                    if path not in apart:
                        seen.add(key)
            found.append((sum(parts), sum(map(abs, parts))))
        return found


class Modes:
    """A program in forward and in reverse mode, each compiled once for all that is asked of it."""

    def __init__(self, ad: ModuleType, program: Program, wrt: tuple[str, ...], answer: Answer) -> None:
        self.ad = ad
        self.program = program
        self.wrt = wrt
        self.answer = answer
        self.moved: tuple[Direction, float, Mapping[str, Any]] | None = None
        """The direction, and how the result and the final state move along it, once that is known."""

    def forward(self, with_state: bool) -> list[str]:
        """Compare a jvp along a random direction with the gradients, and its effects with those of a plain call.

        It gives the tangents of the final state only ``with_state`` or if there is a tangent of state at entry.
        """
        instance, answer = self.program.fresh("_forward"), self.answer
        direction = Direction(self.program, instance, self.wrt)
        wanted = direction.along(answer.gradients) if answer.want.raised is None else []
        given = numbers(direction.tangents)
        state = direction.state if with_state else direction.state or None
        moved: list[tuple[float, Mapping[str, Any]]] = []

        def forward() -> Any:
            returned, y_dot, *state_dot = direction.jvp(self.ad, state)
            moved.append((float(y_dot), state_dot[0] if state_dot else {}))
            return returned

        got = run(instance, forward)
        problems = compare_outcomes("jvp", answer.want, got)
        if problems or not wanted:
            if isinstance(got.raised, self.ad.Error):
                raise got.raised
            return problems
        if numbers(direction.tangents) != given:
            return ["jvp: a tangent that was given has been changed"]
        [(y_dot, state_dot)] = moved
        if with_state:
            self.moved = direction, y_dot, state_dot
        if any(abs(y_dot - total) <= CLOSE * max(1.0, scale) for total, scale in wanted):
            return []
        return [f"jvp: {y_dot!r} along a direction, the gradients say {wanted[0][0]!r}"]

    def pullback(self) -> list[str]:
        """Compare a pullback with the gradients, called after the caller has changed its arrays, and again.

        Last it takes random cotangents of the final state, too, if it is known how that moves.
        """
        instance, answer = self.program.fresh("_pullback"), self.answer
        pullbacks: list[Any] = []

        def call() -> Any:
            returned, pullback = self.ad.vjp(instance.function, *instance.args, wrt=self.wrt)
            pullbacks.append(pullback)
            return returned

        got = run(instance, call)
        problems = compare_outcomes("vjp", answer.want, got)
        if problems or answer.want.raised is not None:
            if isinstance(got.raised, self.ad.Error):
                raise got.raised
            return problems
        for _, array in got.state.arrays:
            if array.flags.writeable:
                array[...] = 7.0
        for here in ("vjp", "vjp, called again"):
            with np.errstate(all="ignore"):
                found = dict(zip(self.wrt, pullbacks[0](1.0)))
            problems = compare(here, answer, Outcome(None, None, answer.want.state), found)
            if problems:
                return problems
        return self.final_state(pullbacks[0])

    def final_state(self, pullback: Callable[..., Any]) -> list[str]:
        """Pull random cotangents of the result and of the final state back: it must be as much as both move.

        What the pullback gives of the state at entry must be what it gives of the same paths in ``wrt``.
        """
        if self.moved is None:
            return []
        direction, y_dot, state_dot = self.moved
        cotangents = Directions(f"{self.program.path.name} cotangents")
        y_bar = cotangents.place("result")
        state_bar = {path: cotangents.tangent(dot, path) for path, dot in state_dot.items() if dot is not None}
        with np.errstate(all="ignore"):
            gradients, entry = pullback(y_bar, state_bar)
        found = dict(zip(self.wrt, gradients))
        parts = [y_bar * y_dot, *(float(np.sum(bar * state_dot[path])) for path, bar in state_bar.items())]
        total, size = sum(parts), sum(map(abs, parts))
        wanted = direction.along(found)
        if not any(abs(total - other) <= CLOSE * max(1.0, size, largest) for other, largest in wanted):
            return [f"vjp with state_bar: {wanted[0][0]!r} along a direction, jvp says {total!r}"]
        return [
            f"vjp with state_bar: d/d {path} is {found[path]!r}, at entry {entry[path]!r}"
            for path in self.wrt
            if path in entry and not np.allclose(found[path], entry[path], rtol=CLOSE, atol=0.0)
        ]
