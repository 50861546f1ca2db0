"""State put back as it was: what ``effects="discard"`` needs."""

from __future__ import annotations

import random
import types
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from ssa_ad.base.diagnostics import StateError
from ssa_ad.lower.guards import MISSING, read_slot, reader
from ssa_ad.lower.lowering import Lowered

CODE = (type, types.ModuleType, types.FunctionType)


class Snapshot:
    """The contents of what a specialisation looked at or writes, by reference and value."""

    def __init__(self, lowered: Lowered, function: types.FunctionType, arguments: dict[str, Any]) -> None:
        if lowered.caches:
            raise StateError.at(
                lowered.caches[0], "the effects are to be undone, but what an lru_cache keeps cannot be put back",
                "call `__wrapped__`, or leave the effects (effects=\"commit\")",
            )  # fmt: skip
        self.undo: list[Callable[[], None]] = []
        self.arrays: list[np.ndarray] = []
        self._seen: set[int] = set()
        guards = lowered.guards
        fetch = reader(function, arguments)
        for value in arguments.values():
            self._keep(value)
        for cell in function.__closure__ or ():
            self._keep(cell)
        for generator in lowered.generators:
            self._keep(generator)
        for place in (*(check[0] for check in guards.checks), *guards.arrays, *guards.objects):
            self._keep(fetch(place))
        for place in lowered.written_places:
            self._keep_slot(fetch(place[:-1]), place[-1])

    def restore(self) -> None:
        for undo in self.undo:
            undo()

    def detached(self, y: Any) -> Any:
        """Return ``y``, copied where it shares storage with the state."""
        if isinstance(y, np.ndarray) and any(np.may_share_memory(y, a) for a in self.arrays):
            return y.copy()
        if isinstance(y, tuple) and hasattr(y, "_fields"):
            return type(y)(*(self.detached(i) for i in y))
        if type(y) in (tuple, list):
            return type(y)(self.detached(i) for i in y)
        return {k: self.detached(i) for k, i in y.items()} if type(y) is dict else y

    def _keep(self, x: Any) -> None:
        """Remember what an object holds, and what that holds."""
        if id(x) in self._seen or isinstance(x, CODE):
            return
        self._seen.add(id(x))
        inside: list[Any] = []
        match x:
            case np.ndarray():
                if x.flags.writeable:
                    self.undo.append(partial(np.copyto, x, x.copy()))
                self.arrays.append(x)
            case list():
                inside = list(x)
                self.undo.append(partial(x.__setitem__, slice(None), inside))
            case deque():
                inside = list(x)
                self.undo.append(partial(_refill_deque, x, inside))
            case dict():
                self.undo.append(partial(_refill, x, dict(x)))
                inside = list(x.values())
            case tuple():
                inside = list(x)
            case np.random.Generator():
                self.undo.append(partial(setattr, x.bit_generator, "state", x.bit_generator.state))
            case np.random.RandomState():
                self.undo.append(partial(x.set_state, x.get_state()))
            case random.Random():
                self.undo.append(partial(x.setstate, x.getstate()))
            case types.CellType():
                self._keep_slot(x, ("closure", "cell_contents"))
            case _:
                for cls in type(x).__mro__:
                    slots = cls.__dict__.get("__slots__", ())
                    for name in (slots,) if isinstance(slots, str) else slots:
                        if name not in ("__dict__", "__weakref__"):
                            self._keep_slot(x, ("attr", name))
                if hasattr(x, "__dict__"):
                    self.undo.append(partial(_refill, vars(x), dict(vars(x))))
                    inside = list(vars(x).values())
        for i in inside:
            self._keep(i)

    def _keep_slot(self, owner: Any, slot: tuple[str, Any]) -> None:
        """Remember what stands in a slot of an object, and what that holds."""
        if owner is MISSING:
            return
        old = read_slot(owner, slot)
        self.undo.append(partial(_put, owner, slot, old))
        self._keep(old)


def _refill(x: dict[Any, Any], entries: dict[Any, Any]) -> None:
    x.clear()
    x.update(entries)


def _refill_deque(x: deque[Any], items: list[Any]) -> None:
    x.clear()
    x.extend(items)


def _put(owner: Any, slot: tuple[str, Any], old: Any) -> None:
    """Put back what stood in a slot, without running the user's code."""
    kind, key = slot
    if kind == "closure":
        if old is MISSING:
            del owner.cell_contents
        else:
            owner.cell_contents = old
    elif kind == "item":
        if old is not MISSING:
            owner[key] = old
        elif isinstance(owner, dict):
            owner.pop(key, None)
    elif isinstance(owner, type):
        if old is not MISSING:
            type.__setattr__(owner, key, old)
        elif key in vars(owner):
            type.__delattr__(owner, key)
    elif old is not MISSING:
        object.__setattr__(owner, key, old)
    elif read_slot(owner, slot) is not MISSING:
        object.__delattr__(owner, key)
