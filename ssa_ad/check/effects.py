"""All that a call can have changed: put back as it was, and described so that two calls can be compared."""

from __future__ import annotations

import collections
import functools
import random
import sys
import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from ssa_ad.lower.guards import MISSING, read_slot
from ssa_ad.lower.lowering import Lowered
from ssa_ad.snapshot import Snapshot

LIBRARIES = {"numpy", "scipy", "ssa_ad", "builtins", *sys.stdlib_module_names} - {"__main__"}


def is_users(x: Any) -> bool:
    """Whether a function or class was written by the user, as far as its module tells."""
    return in_users_module(getattr(x, "__module__", None) or "builtins")


@functools.cache
def in_users_module(name: str) -> bool:
    """Whether a module is neither the standard library nor installed."""
    if name.split(".")[0] in LIBRARIES:
        return False
    file = getattr(sys.modules.get(name), "__file__", None) or ""
    return "site-packages" not in Path(file).parts


def names_in(code: types.CodeType) -> Iterator[str]:
    """Return the names that a function, and those defined inside of it, look up in globals (and some more)."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from names_in(constant)


def members(x: Any) -> list[tuple[str, Any]]:
    """Return what a value refers to, each with how it is written after the value."""
    match x:
        case list() | tuple() | collections.deque():
            return [(f"[{k}]", item) for k, item in enumerate(x)] + attributes(x)
        case dict():
            return [(f"[{key!r}]", item) for key, item in x.items()] + attributes(x)
        case set() | frozenset():
            return [(f"{{{k}}}", item) for k, item in enumerate(sorted(x, key=repr))]
        case types.FunctionType() if is_users(x):
            found = [(f".{k}", item) for k, item in vars(x).items()]
            for name, cell in zip(x.__code__.co_freevars, x.__closure__ or (), strict=True):
                inside = read_slot(cell, ("closure", "cell_contents"))
                if inside is not MISSING:
                    found.append((f"<{name}>", inside))
            found += [(f"<default {k}>", item) for k, item in enumerate(x.__defaults__ or ())]
            space = x.__globals__
            return found + [(f"<global {n}>", space[n]) for n in dict.fromkeys(names_in(x.__code__)) if n in space]
        case types.MethodType():
            return [(".__self__", x.__self__), (".__func__", x.__func__)]
        case staticmethod() | classmethod():
            return [(".__func__", x.__func__)]
        case property():
            return [(f".f{k}", f) for k, f in enumerate((x.fget, x.fset)) if f is not None]
        case type() if is_users(x):
            return [(f".{k}", item) for k, item in vars(x).items() if not k.startswith("__") or callable(item)]
        case types.FunctionType() | type() | types.ModuleType() | np.ndarray() | np.generic():
            return []
        case np.random.Generator() | np.random.RandomState() | random.Random():
            return []
    kind = [("<class>", type(x))] if is_users(type(x)) else []
    return attributes(x) + kind


def attributes(x: Any) -> list[tuple[str, Any]]:
    found = dict(getattr(x, "__dict__", None) or {})
    for cls in type(x).__mro__:
        slots = cls.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            inside = read_slot(x, ("attr", name))
            if inside is not MISSING:
                found[name] = inside
    return [(f".{name}", found[name]) for name in found]


class Everything(Snapshot):
    """All that can be reached from a call, also what only calls that are not followed may change."""

    def __init__(self, lowered: Lowered, function: types.FunctionType, arguments: dict[str, Any]) -> None:
        super().__init__(lowered, function, arguments)
        for x in reached([function, *arguments.values()]):
            if isinstance(x, types.FunctionType) and is_users(x):
                for name in dict.fromkeys(names_in(x.__code__)):
                    if name in x.__globals__:
                        self._keep_slot(x.__globals__, ("item", name))
                for cell in x.__closure__ or ():
                    self._keep(cell)
                for value in x.__defaults__ or ():
                    self._keep(value)
            elif isinstance(x, type) and is_users(x):
                for name in list(vars(x)):
                    if not name.startswith("__"):
                        self._keep_slot(x, ("attr", name))

    def _keep(self, x: Any) -> None:
        if id(x) not in self._seen:
            match x:
                case set():
                    self.undo.append(partial(_same_set, x, frozenset(x)))
                case collections.deque():
                    self.undo.append(partial(_same_deque, x, tuple(x)))
                    for item in x:
                        self._keep(item)
        super()._keep(x)


def _same_set(x: set[Any], items: Iterable[Any]) -> None:
    x.clear()
    x.update(items)


def _same_deque(x: collections.deque[Any], items: Iterable[Any]) -> None:
    x.clear()
    x.extend(items)


def reached(roots: Sequence[Any]) -> list[Any]:
    """Return every object that can be reached from some, each once."""
    seen: dict[int, Any] = {}
    waiting = list(roots)
    while waiting:
        x = waiting.pop()
        if id(x) not in seen:
            seen[id(x)] = x
            waiting += [inner for _, inner in members(x)]
    return list(seen.values())


# ------------------------------------------------------------------------------------- descriptions


@dataclass(frozen=True)
class Entry:
    """What stands at a path: its form, and its numbers where small differences are rounding."""

    form: str
    numbers: Any = None


class Description:
    """What can be reached from some roots, by path: values, types, identity and shared storage.

    ``known`` are objects that were there at entry, by id: they are told apart from new ones that look like them.
    """

    def __init__(self, roots: Mapping[str, Any], known: Mapping[int, str] | None = None) -> None:
        self.entries: dict[str, Entry] = {}
        self.paths: dict[int, str] = {}
        self.arrays: list[tuple[str, np.ndarray[Any, Any]]] = []
        self._known = known or {}
        self._keep: list[Any] = []  # an id must not be used again while it is remembered
        self._storage: dict[int, tuple[str, int]] = {}
        waiting = list(roots.items())[::-1]
        while waiting:
            path, x = waiting.pop()
            inner = self._add(path, x)
            waiting += [(path + suffix, part) for suffix, part in inner][::-1]

    def _add(self, path: str, x: Any) -> list[tuple[str, Any]]:
        atom = self._atom(x)
        if atom is not None:
            self.entries[path] = atom
            return []
        if id(x) in self.paths:
            self.entries[path] = Entry(f"the same as {self.paths[id(x)]}")
            return []
        self.paths[id(x)] = path
        self._keep.append(x)
        origin = f", {self._known[id(x)]} of before" if id(x) in self._known else ""
        if isinstance(x, np.ndarray):
            self.arrays.append((path, x))
            form = f"{type(x).__name__} {x.dtype} {x.shape}, strides {self._strides(x)}, {self._place(path, x)}"
            exact = "" if x.dtype.kind == "f" else f" {x.tolist()!r}"
            numbers = x.copy() if x.dtype.kind == "f" else None
            frozen = "" if x.flags.writeable else ", read-only"
            self.entries[path] = Entry(f"{form}{frozen}{exact}{origin}", numbers)
            return []
        match x:
            case np.random.Generator():
                head = f"Generator {x.bit_generator.state!r}"
            case np.random.RandomState():
                head = f"RandomState {x.get_state(legacy=False)!r}"
            case random.Random():
                head = f"Random {x.getstate()!r}"
            case list() | tuple() | set() | frozenset() | dict() | collections.deque():
                head = f"{type(x).__name__} of {len(x)}"
            case types.FunctionType() | type():
                head = f"{type(x).__name__} {x.__qualname__}"
            case _:
                head = type(x).__qualname__
        self.entries[path] = Entry(head + origin)
        return members(x)

    @staticmethod
    def _atom(x: Any) -> Entry | None:
        match x:
            case float() | np.floating():
                return Entry(type(x).__name__, float(x))
            case None | bool() | int() | str() | bytes() | complex() | np.generic() | range() | slice():
                return Entry(f"{type(x).__name__} {x!r}")
            case types.ModuleType() | types.BuiltinFunctionType() | np.ufunc():
                return Entry(f"{x.__name__}")
        return None

    @staticmethod
    def _strides(x: np.ndarray[Any, Any]) -> tuple[int, ...]:
        return tuple(s for s, n in zip(x.strides, x.shape, strict=True) if n > 1)

    def _place(self, path: str, x: np.ndarray[Any, Any]) -> str:
        """Return in whose storage an array lies, and where: relative to the first array that was met in it."""
        owner: Any = x
        while isinstance(owner.base, np.ndarray):
            owner = owner.base
        self._keep.append(owner)
        address = int(x.__array_interface__["data"][0])
        where, start = self._storage.setdefault(id(owner), (path, address))
        return "own storage" if where == path else f"at byte {address - start} from {where}"


def difference(want: Description, got: Description, rtol: float) -> str:
    """Return the first path at which two descriptions differ, and how; "" if there is none."""
    for path, entry in want.entries.items():
        other = got.entries.get(path)
        if other is None:
            return f"{path} is missing"
        if entry.form != other.form:
            return f"{path} is {short(other.form)}, not {short(entry.form)}"
        if entry.numbers is not None:
            a, b = np.asarray(entry.numbers), np.asarray(other.numbers)
            off = ~np.isclose(b, a, rtol=rtol, atol=rtol * np.max(np.abs(a), initial=0.0, where=np.isfinite(a)),
                              equal_nan=True)  # fmt: skip
            if np.any(off):
                place = tuple(int(k) for k in np.argwhere(off)[0])
                where = path + (f"[{', '.join(map(str, place))}]" if place else "")
                return f"{where} is {float(b[place])!r}, not {float(a[place])!r}"
    for path in got.entries:
        if path not in want.entries:
            return f"{path} is new"
    return ""


def short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."


def shared(gradients: Mapping[str, Any], state: Description) -> str:
    """Return which gradient shares storage with state, with a result or with another; "" if none does."""
    found = Description(gradients)
    arrays = [*state.arrays, *found.arrays]
    for k in range(len(state.arrays), len(arrays)):
        path, a = arrays[k]
        for other, b in arrays[:k]:
            if a.size and b.size and np.may_share_memory(a, b):
                return f"{path} shares storage with {other}"
    return ""
