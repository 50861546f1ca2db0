"""From a call to compiled code: the key, the guards, the cache, and what the call leaves behind.

A function has one :class:`Gradients` (or :class:`Pullbacks`) per request; it keeps its specialisations,
newest first, and finds the right one by the types of the arguments and the guards of each.
"""

from __future__ import annotations

import inspect
import itertools
import linecache
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import FrameType
from typing import Any, Generic, TypeVar

import numpy as np

from ssa_ad import pipeline
from ssa_ad.asked import Request, product_task, split_task, tangent_task, task_for
from ssa_ad.base.diagnostics import StateError
from ssa_ad.base.spans import Span
from ssa_ad.directions import check_agreement, flattened, leaves, real_at
from ssa_ad.emit.python import Emitted, emit, load
from ssa_ad.frontend.source import source_of
from ssa_ad.ir.core import Array, Function, Leaf, Scalar, Value
from ssa_ad.lower.lowering import Lowered, lower
from ssa_ad.rules.lookup import row
from ssa_ad.snapshot import Snapshot

_serial = itertools.count()
MANY = 8


@dataclass(frozen=True)
class Specialisation:
    """Compiled code and what it stands on."""

    lowered: Lowered
    compiled: pipeline.Compiled
    emitted: Emitted
    call: Callable[..., Any]
    filename: str


S = TypeVar("S", bound=Specialisation)


class Specialisations(Generic[S]):
    """The compiled forms of one request. Thread-safe: a list is only ever replaced by a longer one."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.signature = inspect.signature(request.function)
        self.names = tuple(self.signature.parameters)
        simple = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.POSITIONAL_ONLY)
        self.plain = all(p.kind in simple for p in self.signature.parameters.values())
        self._made: dict[tuple[type, ...], tuple[S, ...]] = {}
        self._lock = threading.RLock()

    def arguments(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> dict[str, Any]:
        """Return the arguments by parameter name, defaults applied; raises TypeError as the call would."""
        if self.plain and not kwargs and len(args) == len(self.names):
            return dict(zip(self.names, args, strict=True))
        bound = self.signature.bind(*args, **kwargs)
        bound.apply_defaults()
        return dict(bound.arguments)

    def find(self, arguments: dict[str, Any]) -> S:
        """Return the specialisation for these arguments, compiling it if there is none."""
        key = tuple(map(type, arguments.values()))
        found = self._holding(key, arguments)
        if found is not None:
            return found
        with self._lock:
            found = self._holding(key, arguments)
            if found is not None:
                return found
            before = self._made.get(key, ())
            made = self.compile(arguments)
            self._made[key] = (made, *before)
            if len(before) + 1 == MANY:
                why = failed_guard(before[0], self.request.function, arguments)
                warnings.warn(
                    f"{self.request.function.__qualname__} was compiled {MANY} times; the last reason: {why}",
                    stacklevel=level_of_user(),
                )
            return made

    def _holding(self, key: tuple[type, ...], arguments: dict[str, Any]) -> S | None:
        for made in self._made.get(key, ()):
            if made.lowered.guards.hold(self.request.function, arguments):
                return made
        return None

    def compile(self, arguments: dict[str, Any], keep: bool = False) -> S:
        """Compile for these arguments; raises an Error for what is refused."""
        raise NotImplementedError

    def run(self, made: S, arguments: dict[str, Any], more: Sequence[Any] = (), effects: str = "") -> Any:
        """Call compiled code with the effects that were asked for; ``more`` are tangents."""
        if (effects or self.request.options.effects) == "commit":
            with noted(made.emitted, made.filename):
                return made.call(*arguments.values(), *more)
        snapshot = Snapshot(made.lowered, self.request.function, arguments)
        try:
            with noted(made.emitted, made.filename):
                first, second = made.call(*arguments.values(), *more)
            return snapshot.detached(first), second
        finally:
            snapshot.restore()


class Gradients(Specialisations[Specialisation]):
    """The value and gradient of a function, compiled per signature."""

    def __init__(self, request: Request) -> None:
        super().__init__(request)
        self._warned: set[str] = set()

    def compile(self, arguments: dict[str, Any], keep: bool = False) -> Specialisation:
        request = self.request
        lowered = lower(request.function, arguments, request.wrt, request.options, expand=pipeline.expand)
        task = task_for(lowered, request)
        compiled = pipeline.run(lowered.function, task, keep=keep)
        self.warn_unconnected(task, compiled)
        seeds = [(p.name, 1.0) for p in compiled.final.params[len(lowered.arguments) :]]
        emitted = emit(compiled.final, row, signature=[*lowered.arguments, *seeds])
        filename = f"<ssa_ad {compiled.final.name} {next(_serial)}>"
        return Specialisation(lowered, compiled, emitted, load(emitted, filename), filename)

    def warn_unconnected(self, task: pipeline.Task, compiled: pipeline.Compiled) -> None:
        """Warn, once per path, of a gradient that is zero whatever the numbers are: it is usually a mistake."""
        (flow,) = compiled.facts["reverse"]
        connected = {path for path, found in zip(task.paths, flow.connected, strict=True) if found}
        for path in dict.fromkeys(task.paths):
            if path not in connected and path not in self._warned:
                self._warned.add(path)
                name = self.request.function.__qualname__
                warnings.warn(
                    f"the result of {name} does not depend on `{path}`: the gradient is zero",
                    stacklevel=level_of_user(),
                )

    def __call__(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Any:
        """Return (value, gradients) of one call, with the effects of one call."""
        arguments = self.arguments(args, kwargs)
        return self.run(self.find(arguments), arguments)


# ------------------------------------------------------------------------------------- tangents


class Tangents(Specialisations[Specialisation]):
    """The value of a function and its tangent in one direction, compiled per signature."""

    def compile(self, arguments: dict[str, Any], keep: bool = False) -> Specialisation:
        request = self.request
        options, state = request.options, request.state
        lowered = lower(request.function, arguments, request.wrt, options, state, pipeline.expand)
        task = self.task(lowered)
        compiled = pipeline.run(lowered.function, task, keep=keep)
        given: list[Any] = [p.name for p in compiled.final.params[len(lowered.arguments) :]]
        given[len(task.inputs) :] = [(name, 1.0) for name in given[len(task.inputs) :]]
        emitted = emit(compiled.final, row, signature=[*lowered.arguments, *given])
        filename = f"<ssa_ad {compiled.final.name} {next(_serial)}>"
        return Specialisation(lowered, compiled, emitted, load(emitted, filename), filename)

    def task(self, lowered: Lowered) -> pipeline.Task:
        return tangent_task(lowered, self.request)

    def __call__(self, args: tuple[Any, ...], kwargs: Mapping[str, Any], tangents: Mapping[str, Any]) -> Any:
        """Return (value, tangent) of one call, with the effects of one call; ``tangents`` are by path."""
        return self.along(self.arguments(args, kwargs), tangents)

    def along(self, arguments: dict[str, Any], tangents: Mapping[str, Any], effects: str = "") -> Any:
        """Return (value, tangent) for arguments by parameter, with other effects than asked for if need be."""
        made = self.find(arguments)
        return self.run(made, arguments, directions(made, self.request, arguments, tangents), effects)


class Products(Tangents):
    """The gradient of the tangent in one direction: the Hessian times that direction."""

    def task(self, lowered: Lowered) -> pipeline.Task:
        return product_task(lowered, self.request)


def directions(
    made: Specialisation, request: Request, arguments: Mapping[str, Any], tangents: Mapping[str, Any]
) -> list[Any]:
    """Return the given tangents in the order of the parameters of generated code.

    Raises ValueError for one of another shape or structure, and for two that contradict each other.
    """
    found: list[Any] = []
    tied = {v.name for group in made.compiled.final.overlaps for v in group}
    pairs: list[tuple[str, Any, Any]] = []
    same: dict[Value, tuple[str, Any]] = {}
    for path in request.wrt:
        real = real_at(path, request.function, arguments)
        mirror = made.lowered.paths[path]
        mine = flattened(mirror, real, tangents[path], path)
        rest = iter(mine)

        def visit(value: Value, real: Any, path: str, rest: Iterator[Any] = rest) -> None:
            tangent = next(rest)
            if value.name in tied or not isinstance(real, np.ndarray):
                pairs.append((path, real, tangent))
            first, other = same.setdefault(value, (path, tangent))
            if isinstance(tangent, float) and tangent != other:
                raise ValueError(f"the tangent of `{path}` differs from that of `{first}`, which is the same")

        leaves(mirror, real, path, visit)
        found += mine
    check_agreement(pairs)
    return found


# ------------------------------------------------------------------------------------- pullbacks


@dataclass(frozen=True)
class Split(Specialisation):
    """A forward function that gives residuals, and a backward function that takes them.

    ``finals`` are the paths of the state whose final value takes a cotangent, with its type; ``entries``
    those of the state whose entry value gets one.
    """

    backward: Callable[..., Any]
    backward_emitted: Emitted
    finals: tuple[str, ...]
    entries: tuple[str, ...]
    primal: Function


class Pullbacks(Specialisations[Split]):
    """The value of a function and its pullback, compiled per signature."""

    def compile(self, arguments: dict[str, Any], keep: bool = False) -> Split:
        request = self.request
        lowered = lower(request.function, arguments, request.wrt, request.options, True, pipeline.expand)
        task, finals, entries = split_task(lowered, request)
        compiled = pipeline.run(lowered.function, task, keep=keep)
        assert compiled.backward is not None
        serial = next(_serial)
        emitted = emit(compiled.final, row, signature=list(lowered.arguments))
        filename = f"<ssa_ad {compiled.final.name} {serial}>"
        backward = emit(compiled.backward, row)
        return Split(
            lowered, compiled, emitted, load(emitted, filename), filename,
            load(backward, f"<ssa_ad {compiled.backward.name} {serial}>"), backward, finals, entries, lowered.function,
        )  # fmt: skip

    def __call__(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> tuple[Any, Callable[..., Any]]:
        """Return (value, pullback) of one call, with the effects of one call."""
        arguments = self.arguments(args, kwargs)
        made = self.find(arguments)
        (y, finals), residuals = self.run(made, arguments)
        return y, Pullback(made, y, [np.shape(f) for f in finals], residuals, self.request)


class Pullback:
    """Takes cotangents of a call's results back to its inputs. It can be called again."""

    def __init__(
        self, made: Split, y: Any, shapes: Sequence[tuple[int, ...]], residuals: tuple[Any, ...], request: Request
    ) -> None:
        self._made = made
        self._forms = forms(made.primal.tree[0], y, made.primal)
        self._shapes = dict(zip(made.finals, shapes, strict=True))
        self._residuals = residuals
        self._request = request

    def __call__(self, y_bar: Any, state_bar: Mapping[str, Any] | None = None) -> Any:
        """Return the gradients; with ``state_bar`` also the cotangents of the state at entry.

        ``y_bar`` has the structure and shapes of the result, ``state_bar`` maps paths of final state to
        cotangents. Raises ValueError for a cotangent of another shape, StateError for a path that is not
        part of the final state.
        """
        made = self._made
        seeds = [cotangent(found, shape, where) for found, shape, where in paired(self._forms, y_bar, "y_bar")]
        unknown = set(state_bar or ()) - set(self._shapes)
        if unknown:
            source = source_of(self._request.function)
            raise StateError.at(
                source.span(source.node), f"{', '.join(sorted(unknown))}: not final float state of this call",
                f"there are {', '.join(self._shapes) or 'none'}",
            )  # fmt: skip
        for path, shape in self._shapes.items():
            seeds.append(cotangent((state_bar or {}).get(path, 0.0 if not shape else np.zeros(shape)), shape, path))
        with noted(made.backward_emitted, made.filename):
            gradients, entry = made.backward(*self._residuals, *seeds)
        return gradients if state_bar is None else (gradients, dict(zip(made.entries, entry, strict=True)))


def forms(tree: Any, y: Any, function: Function) -> Any:
    """Return the structure of a result with the shape of each part that takes a cotangent, None for the rest."""
    match tree:
        case Leaf(index):
            t = function.body.results[index].type
            return np.shape(y) if isinstance(t, Array | Scalar) and t.dtype.startswith("f") else None
        case tuple() | list():
            return [forms(t, part, function) for t, part in zip(tree, y, strict=True)]
        case dict():
            return {k: forms(t, y[k], function) for k, t in tree.items()}
    return None


def paired(form: Any, given: Any, where: str) -> list[tuple[Any, tuple[int, ...], str]]:
    """Return each cotangent with the shape it must have, in the order of the results."""
    if form is None:
        return []
    if isinstance(form, tuple):
        return [(given, form, where)]
    if isinstance(form, dict):
        return [p for k, f in form.items() for p in paired(f, given[k], f"{where}[{k!r}]")]
    if not isinstance(given, tuple | list) or len(given) != len(form):
        raise ValueError(f"{where} must have {len(form)} parts, as the result has")
    return [p for k, (f, g) in enumerate(zip(form, given, strict=True)) for p in paired(f, g, f"{where}[{k}]")]


def cotangent(given: Any, shape: tuple[int, ...], where: str) -> Any:
    """Return a cotangent as a float or a float array; raises ValueError if its shape is another."""
    if np.shape(given) != shape:
        raise ValueError(f"{where} has shape {np.shape(given)}, the result has {shape}")
    return np.array(given, dtype=float) if shape else float(given)


# ------------------------------------------------------------------------------------- what went wrong


def level_of_user() -> int:
    """Return the ``stacklevel`` at which a warning of our caller names the user's line."""
    frame: FrameType | None = sys._getframe(1)
    level = 1
    while frame is not None and frame.f_globals.get("__name__", "").split(".")[0] == "ssa_ad":
        frame = frame.f_back
        level += 1
    return level


def failed_guard(made: Specialisation, function: Any, arguments: Mapping[str, Any]) -> str:
    """Return what about these arguments an older specialisation does not fit."""
    for check in made.lowered.guards.checks:
        if not replace(made.lowered.guards, checks=(check,), arrays=(), objects=()).hold(function, arguments):
            place, kind, expected = check
            where = ".".join(str(p if isinstance(p, str) else p[1]) for p in place[1:])
            return f"{where} is not {kind} {expected!r}"
    return "lengths or aliasing of the arguments changed"


@contextmanager
def noted(emitted: Emitted, filename: str) -> Any:
    """Note on an exception from generated code which line of the user's it comes from."""
    try:
        yield
    except Exception as error:
        tb = error.__traceback__
        span: Span | None = None
        while tb is not None:
            if tb.tb_frame.f_code.co_filename == filename:
                span = emitted.line_map.get(tb.tb_lineno)
            tb = tb.tb_next
        if span is not None:
            error.add_note(f"from {span.file}:{span.line}: {linecache.getline(span.file, span.line).strip()}")
        raise
