"""``functionalize``: a function that changes things as a function of what it changes.

What a call reads and writes is known from lowering. The pure function is written out as the Python a person
would write: keep what is there, put copies in its place, call, collect, put back. It can be read, run and
differentiated like any other program.
"""

from __future__ import annotations

import ast
import copy
import inspect
import random
import re
import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from types import FunctionType, MemberDescriptorType, ModuleType
from typing import Any

import numpy as np

from ssa_ad import pipeline
from ssa_ad.analysis.alias import Aliases
from ssa_ad.asked import Request
from ssa_ad.base.diagnostics import Error, StateError
from ssa_ad.base.options import Options
from ssa_ad.callables import define, made_once, resolve
from ssa_ad.directions import real_at
from ssa_ad.frontend.source import source_of
from ssa_ad.ir.core import Value
from ssa_ad.ir.walk import walk
from ssa_ad.lower.guards import MISSING, closure_cell_of, reader
from ssa_ad.lower.lowering import Lowered, lower
from ssa_ad.rules.lookup import row
from ssa_ad.session import Specialisations
from ssa_ad.snapshot import Snapshot

GENERATORS = (np.random.Generator, np.random.RandomState, random.Random)
OF_MODULES = {id(np.random.mtrand._rand): "numpy.random", id(random._inst): "random"}


def functionalize(f: Callable[..., Any]) -> Functional:
    """Return the pure function ``F(*args, state=None, **kwargs) -> (y, new_state)`` of ``f``.

    ``state`` is a dict from path to value of every cell that ``f`` reads or writes: attributes, globals, closure
    variables, arguments that it writes; containers and generators as a whole. A key that is missing takes what is
    there now. ``new_state`` has all of them as the call leaves them, so that it can be given to the next call. What
    comes back is fresh, and what ``f`` refers to is as it was, also if it raises. An argument by which a piece of
    state is reached in another way, too, is state as a whole.

    ``F.function(*args, state=None)`` is the Python function that does this for these arguments, with the state as
    its last parameter, to be differentiated; ``F.source`` is its text. Raises :class:`ssa_ad.StateError` for a
    key that is no state of ``f``, for pieces of state that are views of one array, and for what an ``lru_cache`` keeps.
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
        written = [name for name, p in pairs if written_to(aliases, p) or p in drawn or name in whole]
        outer = [p for p in whole if p not in arguments and not below(p, (*whole, *written))]
        return Cells(lowered, tuple(outer), tuple(written))


def written_to(aliases: Aliases, value: Value) -> bool:
    """Whether a call changes what an argument holds; who calls ``__exit__`` for an exception undoes it all the same."""
    writers = aliases.writers.get(aliases.region(value), ())
    return not all(op.attrs.get("observes") for op, _ in writers)


def below(path: str, others: Collection[str]) -> bool:
    """Whether a path leads through one of others."""
    return any(path.startswith(f"{other}.") for other in others)


class Functional:
    """A function with its state made explicit."""

    def __init__(self, function: Any) -> None:
        self._inner, self._before, _ = resolve(function)
        self.__wrapped_function__ = function
        self.__name__ = self.__qualname__ = f"functionalize({self._inner.__name__})"
        self.__doc__ = getattr(function, "__doc__", None)
        self._touched = made_once(Touched, Request(self._inner, (), False, False, Options()))
        self._written: dict[Any, FunctionType] = {}

    def __call__(self, *args: Any, state: Mapping[str, Any] | None = None, **kwargs: Any) -> tuple[Any, dict[str, Any]]:
        arguments = self._touched.arguments((*self._before, *args), kwargs)
        function, cells = self._function(arguments, state)
        snapshot = Snapshot(cells.lowered, self._inner, arguments)
        try:
            return function(*arguments.values(), dict(state or {}))
        finally:
            snapshot.restore()

    def function(self, *args: Any, state: Mapping[str, Any] | None = None, **kwargs: Any) -> FunctionType:
        """Return the pure Python function for these arguments: the parameters of ``f``, then ``state``.

        It takes the keys of ``state`` from its last argument, the others are what they are when it is called.
        """
        return self._function(self._touched.arguments((*self._before, *args), kwargs), state)[0]

    def source(self, *args: Any, state: Mapping[str, Any] | None = None, **kwargs: Any) -> str:
        """Return the text of :meth:`function`."""
        return inspect.getsource(self.function(*args, state=state, **kwargs))

    def _function(self, arguments: dict[str, Any], state: Mapping[str, Any] | None) -> tuple[FunctionType, Cells]:
        cells = self._together(self._touched.find(arguments), arguments)
        live = {path: self._now(path, arguments) for path in (*cells.arguments, *cells.paths)}
        given = self._checked(live, cells, state or {})
        values = [given.get(path, x) for path, x in live.items()]
        others = [a for n, a in arguments.items() if n not in live and isinstance(a, np.ndarray | list | dict)]
        shared = self._sharing(values)
        if any(self._sharing([x, a]) for a in others for x in values):
            raise self._refused("an argument shares storage with state", "give a copy as the argument")
        forms = tuple(type(x) for x in (*values, *live.values()))
        key = (cells.paths, cells.arguments, forms, frozenset(given), shared)
        if key not in self._written:
            kinds = {path: x if x is MISSING else given.get(path, x) for path, x in live.items()}
            self._written[key] = self._text(cells, kinds, frozenset(given), shared)
        return self._written[key], cells

    def _together(self, cells: Cells, arguments: dict[str, Any]) -> Cells:
        """Let arguments be copied as a whole by which the call reaches something that is copied elsewhere.

        Raises StateError if it is reached in yet another way: there it would be what it was.
        """
        fetch = reader(self._inner, arguments)
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
            return id(real_at(owner, self._inner, arguments)), name
        if name in self._inner.__code__.co_freevars:
            return id(closure_cell_of(self._inner, name)), "cell_contents"
        return id(self._inner.__globals__), name

    def _checked(self, live: Mapping[str, Any], cells: Cells, state: Mapping[str, Any]) -> Mapping[str, Any]:
        paths = [*live, *(OF_MODULES.get(id(g), "") for g in cells.lowered.generators)]
        if "" in paths:
            raise self._refused("a generator that is drawn from has no path from here", "make it a parameter")
        for path in state:
            if path not in paths:
                known = ", ".join(f"`{p}`" for p in paths) or "none"
                raise self._refused(f"`{path}` is no state of `{self._inner.__name__}`", f"its state is {known}")
        return state

    def _now(self, path: str, arguments: dict[str, Any]) -> Any:
        """Return what is at a path, MISSING for an attribute that is not set."""
        owner, _, name = path.rpartition(".")
        try:
            holder = real_at(owner, self._inner, arguments) if owner else None
            found = real_at(path, self._inner, arguments)
        except (AttributeError, KeyError):
            raise self._refused(f"state at `{path}` has no path from here", "make it a parameter") from None
        if isinstance(holder, FunctionType):
            raise self._refused(f"state at `{path}` has no path from here", "make it a parameter")
        if owner and not isinstance(holder, ModuleType | type):
            hook = inspect.getattr_static(type(holder), name, None)
            if hasattr(type(hook), "__set__") and not isinstance(hook, MemberDescriptorType):
                raise self._refused(f"`{path}` is set by code of its class", "make the function a method of it")
            if "__setattr__" in vars(type(holder)):
                raise self._refused(f"`{path}` is set by code of its class", "make the function a method of it")
        return found

    def _refused(self, what: str, instead: str) -> Error:
        place = source_of(self._inner)
        return StateError.at(place.span(place.node), what, instead)

    def _sharing(self, values: list[Any]) -> bool:
        """Whether values refer to one object; raises StateError if they refer to parts of one array."""
        objects, arrays = parts_of(values)
        apart = list({id(a): a for a in arrays}.values())
        if any(np.may_share_memory(a, b) for k, a in enumerate(apart) for b in apart[:k]):
            raise self._refused("two pieces of state are views of one array", "keep one of them, and slice it")
        return len(set(map(id, objects))) < len(objects)

    # -------------------------------------------------------------------------- writing it out

    def _text(self, cells: Cells, values: Mapping[str, Any], given: frozenset[str], shared: bool) -> FunctionType:
        """Write the function; ``values`` are those of the call, MISSING for what is set in it."""
        parameters = inspect.signature(self._inner).parameters
        state, result = ("state_in" if "state" in parameters else "state"), ("result" if "y" in parameters else "y")
        space: dict[str, Any] = {"function": self._inner, "copy": copy, "np": np}
        places = {path: self._place(path, space) for path in values}
        taken = {path: f"{state}[{path!r}]" if path in given else place for path, place in places.items()}
        there = [path for path in values if values[path] is not MISSING or path in given]
        before: list[str] = []
        put: list[str] = []
        back: list[str] = []
        found = [f"{path!r}: {place}" for path, place in places.items() if path in there]
        if shared:
            made = ", ".join(f"new_{k}" for k in range(len(there)))
            before.append(f"{made}, = copy.deepcopy(({', '.join(taken[path] for path in there)},))")
        for k, path in enumerate(there):
            place = places[path]
            new = f"new_{k}" if shared else copied(taken[path], values[path])
            if path in cells.arguments:
                before.append(f"{place} = {new}")
                continue
            put.append(f"{place} = {new}")
            if values[path] is not MISSING:
                before.append(f"old_{k} = {place}")
                back.append(f"{place} = old_{k}")
        for path in values:
            if values[path] is MISSING:
                owner, _, name = places[path].rpartition(".")
                back.append(f"vars({owner}).pop({name!r}, None)")
                if path not in there:
                    found.append(f"**({{{path!r}: {places[path]}}} if {name!r} in vars({owner}) else {{}})")
        for generator in cells.lowered.generators:
            key = OF_MODULES[id(generator)]
            name, kind = key.replace(".", "_"), "_state" if isinstance(generator, np.random.RandomState) else "state"
            space[name] = generator
            before.append(f"old_{name} = {name}.get{kind}()")
            put += [f"{name}.set{kind}({state}[{key!r}])"] if key in given else []
            back.append(f"{name}.set{kind}(old_{name})")
            found.append(f"{key!r}: {name}.get{kind}()")
        body = [*put, f"{result} = function({self._call()})", f"new_state = {{{', '.join(found)}}}"]
        head = f"def {self._inner.__name__.strip('<>')}_functional({', '.join([*parameters, state])}):"
        text = [head, *indented(before)]
        if back:
            body = ["try:", *indented(body), "finally:", *indented(back)]
        text += indented(body)
        text.append(f"    return {result}, new_state")
        return define(ast.parse("\n".join(text)), self.__name__, space)

    def _call(self) -> str:
        marks: dict[Any, str] = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}
        given = []
        for p in inspect.signature(self._inner).parameters.values():
            named = f"{p.name}=" if p.kind == inspect.Parameter.KEYWORD_ONLY else ""
            given.append(f"{marks.get(p.kind, '')}{named}{p.name}")
        return ", ".join(given)

    def _place(self, path: str, space: dict[str, Any]) -> str:
        """Return a path as code outside of the function names it."""
        root = re.match(r"\w+", path)
        assert root is not None
        name = root.group()
        if name in inspect.signature(self._inner).parameters:
            return path
        if name in self._inner.__code__.co_freevars:
            index = self._inner.__code__.co_freevars.index(name)
            space[f"{name}_cell"] = (self._inner.__closure__ or ())[index]
            return f"{name}_cell.cell_contents{path[len(name):]}"
        module = sys.modules.get(self._inner.__module__)
        if module is not None and vars(module) is self._inner.__globals__:
            space["module"] = module
            return f"module.{path}"
        space["names"] = self._inner.__globals__
        return f"names[{name!r}]{path[len(name):]}"


def indented(lines: list[str]) -> list[str]:
    return [f"    {line}" for line in lines]


def copied(text: str, value: Any) -> str:
    """Return the code of a copy of a value."""
    if isinstance(value, np.ndarray):
        return f"{text}.copy()"
    if value is None or isinstance(value, bool | int | float | complex | str | np.generic):
        return text
    return f"copy.deepcopy({text})"


def parts_of(values: list[Any]) -> tuple[list[Any], list[Any]]:
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
            todo += x.values() if isinstance(x, dict) else x if isinstance(x, list | tuple) else ()
            todo += vars(x).values() if hasattr(x, "__dict__") and not isinstance(x, GENERATORS) else ()
    return found, arrays
