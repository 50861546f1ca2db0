"""State put back as it was: what ``effects="discard"`` needs."""

from __future__ import annotations

import types
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from ssa_ad.lower.guards import MISSING, Guards, read_slot


class Snapshot:
    """The contents of what a specialisation looked at, by reference and value."""

    def __init__(
        self, guards: Guards, written: tuple[str, ...], function: types.FunctionType, arguments: dict[str, Any]
    ) -> None:
        self.undo: list[Callable[[], None]] = []
        self.arrays: list[np.ndarray] = []
        seen: set[int] = set()

        def keep(x: Any) -> None:
            if id(x) in seen:
                return
            seen.add(id(x))
            if isinstance(x, np.ndarray):
                if x.flags.writeable:
                    old = x.copy()
                    self.undo.append(lambda: np.copyto(x, old))
                self.arrays.append(x)
            elif isinstance(x, list):
                items = list(x)
                self.undo.append(lambda: x.__setitem__(slice(None), items))
                for i in items:
                    keep(i)
            elif isinstance(x, dict):
                entries = dict(x)

                def put_back() -> None:
                    x.clear()
                    x.update(entries)

                self.undo.append(put_back)
                for i in entries.values():
                    keep(i)
            elif isinstance(x, np.random.Generator):
                state = x.bit_generator.state
                self.undo.append(lambda: setattr(x.bit_generator, "state", state))
            elif isinstance(x, np.random.RandomState):
                old_state = x.get_state()
                self.undo.append(lambda: x.set_state(old_state))
            elif isinstance(x, types.CellType):
                contents = x.cell_contents
                self.undo.append(lambda: setattr(x, "cell_contents", contents))
                keep(contents)
            elif isinstance(x, tuple):
                for i in x:
                    keep(i)
            elif hasattr(x, "__dict__") and not isinstance(x, type | types.ModuleType | types.FunctionType):
                attributes = dict(vars(x))

                def reset() -> None:
                    vars(x).clear()
                    vars(x).update(attributes)

                self.undo.append(reset)
                for i in attributes.values():
                    keep(i)

        for value in arguments.values():
            keep(value)
        for cell in function.__closure__ or ():
            keep(cell)
        namespace = function.__globals__
        names = [c[0][-1][1] for c in guards.checks if c[0][0] == "globals" and len(c[0]) == 2]
        for name in dict.fromkeys([*names, *written]):
            value = read_slot(namespace, ("item", name))
            if value is MISSING or isinstance(value, type | types.ModuleType | types.FunctionType):
                continue
            self.undo.append(partial(namespace.__setitem__, name, value))
            keep(value)

    def restore(self) -> None:
        for undo in self.undo:
            undo()

    def detached(self, y: Any) -> Any:
        """Return ``y``, copied where it shares storage with the state."""
        if isinstance(y, np.ndarray) and any(np.may_share_memory(y, a) for a in self.arrays):
            return y.copy()
        if isinstance(y, tuple):
            return tuple(self.detached(i) for i in y)
        return y
