"""Everything reachable from some roots as text: values, types, identity, shared storage.

Two runs of a program left the same state behind iff the texts are equal. A reference that was seen
before is written as where it was seen first; an array is written with where in which storage it lies.
"""

from __future__ import annotations

import functools
import gc
import random
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

import numpy as np

from tests.support.programs import Instance, random_state


class Graph:
    """Walks values in a fixed order and writes a line for each."""

    def __init__(self, module: ModuleType) -> None:
        self.module = module
        self.lines: list[str] = []
        self.seen: dict[int, str] = {}
        self.storages: dict[int, tuple[str, int]] = {}
        self.keep: list[Any] = []
        self.arrays: list[tuple[str, np.ndarray]] = []

    def add(self, path: str, value: Any) -> None:
        """Write ``value`` and all that can be reached from it."""
        text = self.atom(value)
        if text is None:
            if id(value) in self.seen:
                self.lines.append(f"{path} is {self.seen[id(value)]}")
                return
            self.seen[id(value)] = path
            self.keep.append(value)
            text = self.head(path, value)
        self.lines.append(f"{path} = {text}")
        for suffix, inner in self.parts(value):
            self.add(path + suffix, inner)

    def atom(self, value: Any) -> str | None:
        """Return the text of a value without identity, None for a reference."""
        match value:
            case np.generic():
                return f"{type(value).__name__} {value.item()!r}"
            case None | bool() | int() | str() | bytes():
                return f"{type(value).__name__} {value!r}"
            case float():
                return f"float {value!r}"
            case complex():
                return f"complex {value!r}"
            case ModuleType() | BuiltinFunctionType() | np.ufunc():
                return f"{value.__name__}"
            case range() | slice():
                return repr(value)
            case type() if value.__module__ != self.module.__name__:
                return f"class {value.__qualname__}"
        return None

    def head(self, path: str, value: Any) -> str:
        match value:
            case np.ndarray():
                self.arrays.append((path, value))
                owner: Any = value
                while isinstance(owner.base, np.ndarray):
                    owner = owner.base
                where, start = self.storages.setdefault(id(owner), (path, address(owner)))
                self.keep.append(owner)
                frozen = "" if value.flags.writeable else " read-only"
                place = f"in {where} at {address(value) - start}"
                strides = tuple(s for s, n in zip(value.strides, value.shape) if n > 1)
                form = f"{type(value).__name__} {value.dtype} {value.shape} {strides} {place}{frozen}"
                return f"{form} {value.tolist()!r}"
            case np.random.Generator():
                return f"Generator {value.bit_generator.state!r}"
            case np.random.RandomState():
                return f"RandomState {value.get_state(legacy=False)!r}"
            case random.Random():
                return f"Random {hash(value.getstate())}"
            case functools._lru_cache_wrapper():
                return f"lru_cache {value.cache_info()}"
            case FunctionType():
                return f"function {value.__qualname__}"
            case list() | tuple() | set() | frozenset() | dict():
                return f"{type(value).__name__} of {len(value)}"
            case type():
                return f"class {value.__qualname__}"
        return type(value).__qualname__

    def parts(self, value: Any) -> list[tuple[str, Any]]:
        """Return what a value refers to, with how it is written."""
        match value:
            case list() | tuple():
                return [(f"[{k}]", item) for k, item in enumerate(value)] + self.attributes(value)
            case dict():
                return [(f"[{key!r}]", item) for key, item in value.items()] + self.attributes(value)
            case set() | frozenset():
                return [(f"{{{k}}}", item) for k, item in enumerate(sorted(value, key=repr))]
            case FunctionType() if value.__module__ == self.module.__name__:
                cells = zip(value.__code__.co_freevars, value.__closure__ or ())
                return [(f"<{name}>", cell.cell_contents) for name, cell in cells if is_set(cell)]
            case functools._lru_cache_wrapper():
                return [(".__wrapped__", value.__wrapped__), *((f"<kept {k}>", x) for k, x in enumerate(kept(value)))]
            case MethodType():
                return [(".__self__", value.__self__)]
            case type() if value.__module__ == self.module.__name__:
                members = sorted(vars(value).items())
                code = (FunctionType, classmethod, staticmethod, property)
                return [(f".{k}", x) for k, x in members if not k.startswith("__") and not isinstance(x, code)]
            case FunctionType() | type() | ModuleType() | np.ndarray() | np.random.Generator():
                return []
        return self.attributes(value)

    @staticmethod
    def attributes(value: Any) -> list[tuple[str, Any]]:
        found = dict(getattr(value, "__dict__", {}))
        for cls in type(value).__mro__:
            slots = cls.__dict__.get("__slots__", ())
            for name in (slots,) if isinstance(slots, str) else slots:
                if hasattr(value, name):
                    found[name] = getattr(value, name)
        found.pop("__module__", None)  # of a cached_property, since 3.13
        return [(f".{name}", found[name]) for name in sorted(found)]


def kept(cached: Any) -> list[Any]:
    """Return the keys and results of an lru_cache; it shows them to nobody but the garbage collector."""
    found: list[Any] = []
    for x in gc.get_referents(cached):
        if isinstance(x, dict) and x is not vars(cached):
            found += [part for key, result in x.items() if not is_link(result) for part in (key, result)]
        elif not isinstance(x, type | FunctionType | dict) and type(x) is not object and not is_link(x):
            found.append(x)
    return found


def is_link(x: Any) -> bool:
    return type(x).__name__ == "_lru_list_elem"


def address(array: np.ndarray) -> int:
    return int(array.__array_interface__["data"][0])


def is_set(cell: Any) -> bool:
    try:
        cell.cell_contents  # noqa: B018 - an empty cell raises
    except ValueError:
        return False
    return True


HARNESS_NAMES = ("inputs", "ENTRY", "WRT", "HAS_AUX", "SHARING")


def state_of(instance: Instance, *results: Any) -> Graph:
    """Return the graph of all that a call of the program can have changed, and of its results."""
    graph = Graph(instance.module)
    for k, value in enumerate(instance.args):
        graph.add(f"args[{k}]", value)
    for name, value in instance.kwargs.items():
        graph.add(name, value)
    graph.add("function", instance.plain)
    bound = getattr(instance.function, "__self__", None)
    if bound is not None:
        graph.add("self", bound)
    for name, value in vars(instance.module).items():
        if not name.startswith("__") and name not in HARNESS_NAMES:
            graph.add(f"global {name}", value)
    python, (name, key, *rest) = random_state()
    graph.lines.append(f"random = {hash((python, name, key.tobytes(), *rest))}")
    for value in results:
        graph.add("result", value)
    return graph


def difference(want: Graph, got: Graph) -> str:
    """Return the lines that differ, as a small diff; empty if there are none."""
    if want.lines == got.lines:
        return ""
    lines = []
    a, b = dict.fromkeys(want.lines), dict.fromkeys(got.lines)
    lines += [f"- {line}" for line in a if line not in b]
    lines += [f"+ {line}" for line in b if line not in a]
    return "\n".join(lines[:12]) or "the same lines in another order"
