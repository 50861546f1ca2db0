"""``functionalize``: a function that changes things as a function of what it changes.

What a call reads and writes is known from lowering. The pure function is written out as the Python a person
would write: keep what is there, put copies in its place, call, collect, put back. It can be read, run and
differentiated like any other program.
"""

from __future__ import annotations

import inspect
import random
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from types import FunctionType, ModuleType
from typing import Any

import numpy as np

from ssa_ad import pipeline
from ssa_ad.analysis.alias import Aliases
from ssa_ad.asked import Request
from ssa_ad.base.diagnostics import Error, StateError
from ssa_ad.base.markers import Pure
from ssa_ad.base.options import Options
from ssa_ad.callables import made_once, resolve
from ssa_ad.directions import real_at
from ssa_ad.frontend.source import source_of
from ssa_ad.ir.core import Function, Opaque, Value
from ssa_ad.ir.walk import walk
from ssa_ad.lower.containers import PASSES_ON
from ssa_ad.lower.entry import stores_itself
from ssa_ad.lower.guards import MISSING, closure_cell_of, reader
from ssa_ad.lower.lowering import Lowered, lower
from ssa_ad.lower.pure_text import Advancing, Form, Piece, in_slot, written
from ssa_ad.rules.lookup import row
from ssa_ad.runtime.copies import overlapping, parts_of
from ssa_ad.session import Specialisations
from ssa_ad.snapshot import Snapshot

OF_MODULES = {id(np.random.mtrand._rand): "numpy.random", id(random._inst): "random"}


def functionalize(f: Callable[..., Any]) -> Functional:
    """Return the pure function ``F(*args, state=None, **kwargs) -> (y, new_state)`` of ``f``.

    ``state`` is a dict from path to value of every cell that ``f`` reads or writes: attributes, globals, closure
    variables, arguments that it writes; containers and generators as a whole. A key that is missing takes what is
    there now. ``new_state`` has all of them as the call leaves them, so that it can be given to the next call. What
    comes back is fresh, and what ``f`` refers to is as it was, also if it raises. An argument by which a piece of
    state is reached in another way, too, is state as a whole.

    ``F`` is differentiated as it is, ``ad.grad(F, "state['self.total']", has_aux=True)(x, state)`` gives the gradient
    and the new state, or where a program calls it. ``F.function(*args, state=None)`` is the Python function that
    does this for these arguments, with the state as its last parameter; ``F.source`` is its text.

    Raises :class:`ssa_ad.StateError` for a key that is no state of ``f``, and for what an ``lru_cache`` keeps.
    """
    return Functional(f)


@dataclass(frozen=True)
class Cells:
    """What a specialisation reads and writes: paths of cells, and the arguments it writes."""

    lowered: Lowered
    paths: tuple[str, ...]
    arguments: tuple[str, ...]


class Touched(Specialisations[Cells]):  # type: ignore[type-var]
    """The cells of a function, found once per signature."""

    def compile(self, arguments: dict[str, Any], keep: bool = False) -> Cells:
        function = self.request.function
        lowered = lower(function, arguments, (), self.request.options, True, pipeline.expand)
        if lowered.caches:
            raise StateError.at(
                lowered.caches[0], "what an lru_cache keeps is no state that could be handed in and out",
                "call `__wrapped__`",
            )  # fmt: skip
        found = [*(path for path, _ in lowered.entries), *(c.path for c in lowered.function.cells), *lowered.written]
        whole = dict.fromkeys(path.partition("[")[0] for path in found)
        aliases = Aliases(lowered.function, row)
        drawn = {op.args[0] for op in walk(lowered.function) if op.kind == "draw"}
        pairs = zip(lowered.arguments, lowered.function.params, strict=True)
        kept = holders_kept(lowered.function)
        written = [name for name, p in pairs if written_to(aliases, p) or p in drawn or name in whole or name in kept]
        whole |= dict.fromkeys(kept)
        outer = [p for p in whole if p not in arguments and not below(p, (*whole, *written))]
        return Cells(lowered, tuple(outer), tuple(written))


def written_to(aliases: Aliases, value: Value) -> bool:
    """Whether a call changes what an argument holds; who calls ``__exit__`` for an exception undoes it all the same."""
    writers = aliases.writers.get(aliases.region(value), ())
    return not all(op.attrs.get("observes") for op, _ in writers)


def holders_kept(function: Function) -> list[str]:
    """Return the paths of objects that hold state and are put into something else, into a child of theirs, say.

    Who follows the state from there must find what the call has left: the whole object is state.
    """
    paths: dict[Value, str] = {p: p.name for p in function.params if isinstance(p.type, Opaque)}
    holders: set[Value] = set()
    put: dict[Value, None] = {}
    for op in walk(function):
        if op.kind == "cell_read" and isinstance(op.out.type, Opaque):
            kind, key = op.attrs["slot"]
            owner = paths.get(op.args[0])
            if kind == "attr":
                paths[op.out] = key if owner is None else f"{owner}.{key}"
        if op.kind in ("cell_read", "cell_write"):
            holders.add(op.args[0])
        put.update(dict.fromkeys(op.args[PASSES_ON.get(op.kind, len(op.args)) :]))
    return [paths[v] for v in put if v in paths and v in holders]


def below(path: str, others: Collection[str]) -> bool:
    """Whether a path leads through one of others."""
    return any(path.startswith(f"{other}.") for other in others)


class Functional(Pure):
    """A function with its state made explicit."""

    def __init__(self, function: Any) -> None:
        super().__init__(*resolve(function)[:2])
        self.__wrapped_function__ = function
        self.__name__ = self.__qualname__ = f"functionalize({self.inner.__name__})"
        self.__doc__ = getattr(function, "__doc__", None)
        self._touched = made_once(Touched, Request(self.inner, (), False, False, Options()))
        self._written: dict[Form, FunctionType] = {}

    def __call__(self, *args: Any, **kwargs: Any) -> tuple[Any, dict[str, Any]]:
        arguments, state = self._given(args, kwargs)
        function, cells = self._function(arguments, state)
        snapshot = Snapshot(cells.lowered, self.inner, arguments)
        try:
            return function(*arguments.values(), dict(state or {}))
        finally:
            snapshot.restore()

    def function(self, *args: Any, **kwargs: Any) -> FunctionType:
        """Return the pure Python function for these arguments: the parameters of ``f``, then ``state``.

        It takes the keys of ``state`` from its last argument, the others are what they are when it is called.
        """
        return self._function(*self._given(args, kwargs))[0]

    def source(self, *args: Any, **kwargs: Any) -> str:
        """Return the text of :meth:`function`."""
        return inspect.getsource(self.function(*args, **kwargs))

    def _given(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> tuple[dict[str, Any], Any]:
        """Return the arguments of the function by name, and the state: by keyword, or behind all others."""
        named = dict(kwargs)
        state = named.pop("state", None)
        state = named.pop(self.state, state)
        if self.__signature__.parameters[self.state].kind != inspect.Parameter.KEYWORD_ONLY:
            *own, last = (*args, None)
            if len(own) == len(self.__signature__.parameters):
                *own, last = own
            args, state = tuple(own), state if last is None else last
        return self._touched.arguments((*self.before, *args), named), state

    def _function(self, arguments: dict[str, Any], state: Mapping[str, Any] | None) -> tuple[FunctionType, Cells]:
        cells = self._together(self._touched.find(arguments), arguments)
        live = {path: self._now(path, arguments) for path in (*cells.arguments, *cells.paths)}
        given = self._checked(live, cells, state or {})
        pieces = tuple(
            Piece(
                path, kind_of(x), path in cells.arguments, kind_of(given[path]) if path in given else "",
                x is MISSING and self._in_slot(path, arguments),
            )  # fmt: skip
            for path, x in live.items()
        )
        others = [a for n, a in arguments.items() if n not in live and isinstance(a, np.ndarray | list | dict)]
        sharing = self._sharing([given.get(path, x) for path, x in live.items()], others)
        keys = [OF_MODULES[id(g)] for g in cells.lowered.generators]
        advancing = tuple(
            Advancing(key, g, key in given) for key, g in zip(keys, cells.lowered.generators, strict=True)
        )
        form = Form(self.inner, pieces, advancing, sharing)
        if form not in self._written:
            self._written[form] = written(form, self.__name__)
        return self._written[form], cells

    def _together(self, cells: Cells, arguments: dict[str, Any]) -> Cells:
        """Let arguments be copied as a whole by which the call reaches something that is copied elsewhere.

        Raises StateError if it is reached in yet another way: there it would be what it was.
        """
        fetch = reader(self.inner, arguments)
        while True:
            values = [arguments[name] for name in cells.arguments]
            values += [self._now(path, arguments) for path in cells.paths]
            copied = set(map(id, parts_of(values)[0]))
            slots = {self._slot(path, arguments) for path in cells.paths}
            again = []
            for place in cells.lowered.guards.objects:
                steps = [k for k, step in enumerate(place) if isinstance(step, tuple)]
                found = place[0] == "arg" and place[1] in cells.arguments
                found = found or any((id(fetch(place[:k])), place[k][1]) in slots for k in steps)
                if id(fetch(place)) in copied and not found:
                    again.append(place)
            if not again:
                return cells
            if any(place[0] != "arg" for place in again):
                raise self._refused("a piece of state is reached in two ways", "pass it as an argument")
            whole = {*cells.arguments, *(place[1] for place in again)}
            paths = tuple(path for path in cells.paths if not below(path, whole))
            cells = replace(cells, arguments=tuple(name for name in arguments if name in whole), paths=paths)

    def _slot(self, path: str, arguments: dict[str, Any]) -> tuple[int, str]:
        """Return which object a path ends in, and where there."""
        owner, _, name = path.rpartition(".")
        if owner:
            return id(real_at(owner, self.inner, arguments)), name
        if name in self.inner.__code__.co_freevars:
            return id(closure_cell_of(self.inner, name)), "cell_contents"
        return id(self.inner.__globals__), name

    def _in_slot(self, path: str, arguments: dict[str, Any]) -> bool:
        owner, _, name = path.rpartition(".")
        return in_slot(type(real_at(owner, self.inner, arguments)), name)

    def _checked(self, live: Mapping[str, Any], cells: Cells, state: Mapping[str, Any]) -> Mapping[str, Any]:
        paths = [*live, *(OF_MODULES.get(id(g), "") for g in cells.lowered.generators)]
        if "" in paths:
            raise self._refused("a generator that is drawn from has no path from here", "make it a parameter")
        for path in state:
            if path not in paths:
                known = ", ".join(f"`{p}`" for p in paths) or "none"
                raise self._refused(f"`{path}` is no state of `{self.inner.__name__}`", f"its state is {known}")
        return state

    def _now(self, path: str, arguments: dict[str, Any]) -> Any:
        """Return what is at a path, MISSING for an attribute that is not set."""
        owner, _, name = path.rpartition(".")
        try:
            holder = real_at(owner, self.inner, arguments) if owner else None
            found = real_at(path, self.inner, arguments)
        except (AttributeError, KeyError):
            raise self._refused(f"state at `{path}` has no path from here", "make it a parameter") from None
        if isinstance(holder, FunctionType):
            raise self._refused(f"state at `{path}` has no path from here", "make it a parameter")
        if owner and not isinstance(holder, ModuleType | type) and stores_itself(type(holder), name):
            raise self._refused(f"`{path}` is set by code of its class", "make the function a method of it")
        return found

    def _refused(self, what: str, instead: str) -> Error:
        place = source_of(self.inner)
        return StateError.at(place.span(place.node), what, instead)

    def _sharing(self, values: list[Any], others: list[Any]) -> str:
        """Return whether values refer to one object ("objects"), or to parts of one array ("views").

        Raises StateError if an argument that is not written, and is not copied, shares storage with them.
        """
        objects, arrays = parts_of(values)
        beside, of_others = parts_of(others)
        if {id(x) for x in objects} & {id(x) for x in beside} or any(
            np.may_share_memory(a, b) for a in arrays for b in of_others
        ):
            raise self._refused("an argument shares storage with state", "give a copy as the argument")
        if overlapping(arrays):
            return "views"
        return "objects" if len(set(map(id, objects))) < len(objects) else ""


def kind_of(value: Any) -> str:
    """Return how a value is copied: see :class:`ssa_ad.lower.pure_text.Piece`."""
    if value is MISSING:
        return "missing"
    if isinstance(value, np.ndarray):
        return "array"
    return "number" if value is None or isinstance(value, bool | int | float | complex | str | np.generic) else "other"
