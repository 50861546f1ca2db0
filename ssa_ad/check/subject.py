"""A function at one point: called plainly, with inputs moved, and put back as it was after each call."""

from __future__ import annotations

import ast
import contextlib
import inspect
import io
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np

from ssa_ad import pipeline
from ssa_ad.base.diagnostics import Error
from ssa_ad.base.options import Options
from ssa_ad.check.effects import Description, Everything
from ssa_ad.check.structure import Direction, Steps, floats_of, mapped, shown, sized
from ssa_ad.directions import real_at
from ssa_ad.ir.core import Value, carries_float
from ssa_ad.lower.guards import MISSING, closure_cell_of, read_slot
from ssa_ad.lower.lowering import Lowered, lower


@dataclass(frozen=True, eq=False)
class Leaf:
    """A float or float array of an input: the input's path, and the steps that lead from its root.

    ``inner`` are the steps below the path. What is ``apart`` moves alone, whatever shares its storage.
    """

    path: str
    root: str
    steps: Steps
    inner: Steps
    real: Any
    apart: bool

    def label(self, place: tuple[int, ...] = ()) -> str:
        inside = f"[{', '.join(map(str, place))}]" if place else ""
        return f"{self.path}{shown(self.inner)}{inside}"


@dataclass
class Outcome:
    """What a call gave: its result, the final float state, what it raised, what it printed and what it left."""

    returned: Any = None
    finals: dict[str, Any] = field(default_factory=dict)
    raised: Exception | None = None
    printed: str = ""
    left: Description | None = None


class Immovable(Exception):
    """An input cannot be moved: its storage is read-only."""


def read_only(leaf: Leaf) -> bool:
    """Whether an input is an array that moves only if what it is a view of does."""
    return isinstance(leaf.real, np.ndarray) and not leaf.real.flags.writeable


def steps_of(path: str) -> tuple[str, Steps]:
    """Return the root of a path and the steps from there."""

    def split(node: ast.AST) -> tuple[str, Steps]:
        match node:
            case ast.Name(name):
                return name, ()
            case ast.Attribute(base, name):
                root, steps = split(base)
                return root, (*steps, ("attr", name))
            case ast.Subscript(base, ast.Constant(key)):
                root, steps = split(base)
                return root, (*steps, ("item", key))
        raise ValueError(f"not a path: {path}")

    return split(ast.parse(path, mode="eval").body)


class Subject:
    """A function and its arguments. Whatever is called through it leaves everything as it was.

    ``paths`` are the inputs that are asked for; ``all_paths`` has also the float state that the function reads.
    Raises an Error for what lowering refuses.
    """

    def __init__(
        self, function: types.FunctionType, arguments: dict[str, Any], paths: Sequence[str], options: Options
    ) -> None:
        self.function = function
        self.signature = inspect.signature(function)
        self.arguments = arguments
        self.paths = tuple(paths)
        self.options = options
        self.lowered, self.all_paths = self._lower()
        self.programs = pipeline.run(self.lowered.function, pipeline.Task(options=options), keep=True).programs
        self.everything = Everything(self.lowered, function, arguments)
        apart = self._apart()
        self.leaves: dict[str, list[Leaf]] = {}
        for path in self.all_paths:
            found, real = self.lowered.paths[path], real_at(path, function, arguments)
            root, steps = steps_of(path)
            alone = isinstance(found, Value) and found.name in apart
            self.leaves[path] = [
                Leaf(path, root, (*steps, *inner), inner, x, alone) for inner, x in floats_of(real, found)
            ]
        self._final_slots: dict[str, tuple[Any, tuple[str, Any]]] = {}
        self.known = dict(self.describe().paths)
        self.before = self.describe()
        self.single = any(
            isinstance(leaf.real, np.ndarray | np.generic) and leaf.real.dtype.itemsize < 8
            for leaves in self.leaves.values()
            for leaf in leaves
        )

    def _lower(self) -> tuple[Lowered, tuple[str, ...]]:
        lowered = lower(self.function, self.arguments, self.paths, self.options, True, pipeline.expand)
        entries = [
            c.path for c in lowered.function.cells if c.entry is not None and carries_float(c.entry.type)
        ]
        wanted = tuple(dict.fromkeys([*self.paths, *entries]))
        try:
            more = lower(self.function, self.arguments, wanted, self.options, True, pipeline.expand)
            for path in wanted:
                real_at(path, self.function, self.arguments)
        except (Error, AssertionError, LookupError, SyntaxError):
            return lowered, self.paths  # state without a path of its own stays where it is
        return more, wanted

    def _apart(self) -> set[str]:
        """Return arrays that share storage and have each its own partial derivative.

        They are parameters, and arrays that are alone with entries that share storage.
        """
        last = list(self.programs.values())[-1]
        tied = {v.name for group in last.overlaps for v in group}
        params = {p.name for p in self.lowered.function.params}
        groups = self.lowered.function.overlaps
        return {v.name for group in groups for v in group if v.name in params or len(set(group)) == 1} - tied

    # ----------------------------------------------------------------------------- calling

    def watch(self, paths: Sequence[str]) -> None:
        """Let calls tell what stands at these paths of the entry state when they end.

        Paths that the user cannot write, as those below a default value, are left out.
        """
        for path in paths:
            try:
                root, steps = steps_of(path)
                owner = self._at(root, steps[:-1], self.arguments) if steps else None
            except (SyntaxError, ValueError, LookupError):
                continue
            if steps:
                self._final_slots[path] = (owner, steps[-1])
            elif root in self.function.__code__.co_freevars:
                self._final_slots[path] = (closure_cell_of(self.function, root), ("closure", "cell_contents"))
            else:
                self._final_slots[path] = (self.function.__globals__, ("item", root))

    def describe(self, **more: Any) -> Description:
        roots = {**self.arguments, **more, self.function.__name__: self.function}
        return Description(roots, getattr(self, "known", None))

    def call(self, call: Callable[..., Any], arguments: Mapping[str, Any], describe: bool = False) -> Outcome:
        """Return what a call with arguments by parameter gives, and put back everything.

        The result is not copied: what of it is state shows state as it is put back.
        """
        bound = inspect.BoundArguments(self.signature, dict(arguments))  # type: ignore[arg-type, unused-ignore]
        made = Outcome()
        printed = io.StringIO()
        try:
            with contextlib.redirect_stdout(printed), np.errstate(all="ignore"):
                made.returned = call(*bound.args, **bound.kwargs)
        except Exception as error:
            made.raised = error
        made.printed = printed.getvalue()
        for path, (owner, slot) in self._final_slots.items():
            found = read_slot(owner, slot)
            if found is not MISSING:
                made.finals[path] = numbers(found)
        if describe:
            made.left = self.describe(result=made.returned)
        return made

    def plain(self, arguments: Mapping[str, Any] | None = None, describe: bool = False) -> Outcome:
        """Return what a plain call gives; the result holds copies of its floats."""
        try:
            made = self.call(self.function, self.arguments if arguments is None else arguments, describe)
            made.returned = numbers(made.returned)
            return made
        finally:
            self.everything.restore()

    # ----------------------------------------------------------------------------- moving

    @contextlib.contextmanager
    def moved(self, deltas: Mapping[Leaf, Any]) -> Iterator[dict[str, Any]]:
        """Add something to inputs, each where it stands, and give the arguments; put them back afterwards."""
        arguments = dict(self.arguments)
        undo: list[Callable[[], None]] = []
        # all before the first: where storage is shared, each number moves once
        olds = {leaf: leaf.real.copy(order="K") for leaf in deltas if isinstance(leaf.real, np.ndarray)}
        try:
            for leaf in sorted(deltas, key=read_only):
                self._move(leaf, deltas[leaf], olds.get(leaf), arguments, undo)
            yield arguments
        finally:
            self.everything.restore()
            for back in reversed(undo):
                back()

    def _move(
        self, leaf: Leaf, delta: Any, old: Any, arguments: dict[str, Any], undo: list[Callable[[], None]]
    ) -> None:
        real = leaf.real
        if not isinstance(real, np.ndarray):
            self._put(leaf.root, leaf.steps, type(real)(real + delta), arguments, undo)
            return
        new = (old + delta).astype(real.dtype)
        if leaf.apart or (not real.flags.writeable and not leaf.steps and leaf.root in arguments):
            self._put(leaf.root, leaf.steps, new, arguments, undo)
        elif not real.flags.writeable:
            if not np.array_equal(real, new, equal_nan=True):  # else what it is a view of has moved
                raise Immovable(f"`{leaf.label()}` is read-only")
        else:
            undo.append(partial(np.copyto, real, old))
            np.copyto(real, new, where=np.not_equal(delta, 0.0))  # an entry may be there twice: it stays moved

    def _at(self, root: str, steps: Steps, arguments: Mapping[str, Any]) -> Any:
        found = real_at(root, self.function, arguments)
        for kind, key in steps:
            found = read_slot(found, (kind, key)) if kind == "attr" else found[key]
        return found

    def _put(
        self, root: str, steps: Steps, value: Any, arguments: dict[str, Any], undo: list[Callable[[], None]]
    ) -> None:
        """Put a number where an input stands: what cannot be changed, a tuple, is made anew around it."""
        if not steps:
            if root in arguments:
                arguments[root] = value
            elif root in self.function.__code__.co_freevars:
                cell = closure_cell_of(self.function, root)
                undo.append(partial(setattr, cell, "cell_contents", cell.cell_contents))
                cell.cell_contents = value
            else:
                space = self.function.__globals__
                undo.append(partial(space.__setitem__, root, space[root]))
                space[root] = value
            return
        owner = self._at(root, steps[:-1], arguments)
        kind, key = steps[-1]
        if isinstance(owner, tuple) and kind == "item":
            items = [value if k == key else x for k, x in enumerate(owner)]
            anew = type(owner)(*items) if hasattr(owner, "_fields") else tuple(items)
            self._put(root, steps[:-1], anew, arguments, undo)
        elif kind == "item":
            undo.append(partial(owner.__setitem__, key, owner[key]))
            owner[key] = value
        else:
            put = type.__setattr__ if isinstance(owner, type) else object.__setattr__
            undo.append(partial(put, owner, key, read_slot(owner, (kind, key))))
            put(owner, key, value)

    # ----------------------------------------------------------------------------- directions

    def direction(self, paths: Sequence[str], rng: np.random.Generator) -> Movement:
        """Return a random direction in the space of some inputs; what shares storage moves together."""
        made = Direction(rng)
        leaves = [leaf for path in paths for leaf in self.leaves[path]]
        made.share([leaf.real for leaf in leaves if isinstance(leaf.real, np.ndarray) and not leaf.apart])
        dots: dict[Leaf, Any] = {}
        for leaf in leaves:
            if isinstance(leaf.real, np.ndarray):
                dots[leaf] = rng.normal(size=leaf.real.shape) if leaf.apart else made.dots[id(leaf.real)]
            else:
                dots[leaf] = made.number(self._key(leaf))
        counts = {
            leaf: made.met[self._key(leaf)] if not isinstance(leaf.real, np.ndarray)
            else 1.0 if leaf.apart else made.counts[id(leaf.real)]
            for leaf in leaves
        }  # fmt: skip
        return Movement(self, tuple(paths), dots, counts)

    def _key(self, leaf: Leaf) -> Any:
        """Return what tells whether two numbers are one: the slot in which they stand."""
        if not leaf.steps:
            return leaf.root
        return id(self._at(leaf.root, leaf.steps[:-1], self.arguments)), leaf.steps[-1]


@dataclass(frozen=True)
class Movement:
    """How inputs move: ``dots`` per leaf, ``counts`` how often each number is among the inputs."""

    subject: Subject
    paths: tuple[str, ...]
    dots: Mapping[Leaf, Any]
    counts: Mapping[Leaf, Any]

    def tangents(self) -> dict[str, Any]:
        """Return the tangent of each input, in the structure of its value."""
        made = {}
        for path in self.paths:
            by_steps = {leaf.inner: self.dots[leaf] for leaf in self.subject.leaves[path]}
            real = real_at(path, self.subject.function, self.subject.arguments)

            def dot(steps: Steps, _: Any, by_steps: Mapping[Steps, Any] = by_steps) -> Any:
                return by_steps[steps]

            made[path] = mapped(self.subject.lowered.paths[path], real, dot)
        return made

    def inner(self, gradients: Mapping[str, Any]) -> tuple[float, float]:
        """Return the inner product with gradients by path, and the sum of the sizes of its terms."""
        total = size = 0.0
        for leaf, dot in self.dots.items():
            term, its_size = sized(part_of(gradients[leaf.path], leaf.inner), np.asarray(dot) / self.counts[leaf])
            total, size = total + term, size + its_size
        return total, size

    def by(self, t: float) -> dict[Leaf, Any]:
        return {leaf: t * dot for leaf, dot in self.dots.items()}


def part_of(gradient: Any, steps: Steps) -> Any:
    """Return a part of a gradient; what is a mirror of an object has attributes of the same names."""
    for kind, key in steps:
        gradient = getattr(gradient, key) if kind == "attr" else gradient[key]
    return gradient


def numbers(y: Any) -> Any:
    """Return the structure of a value with copies of its floats."""
    return mapped(None, y, lambda _, x: x.copy() if isinstance(x, np.ndarray) else x)
