"""Functions of the outside world: what they read can change between two calls of one program."""

from __future__ import annotations

import builtins
import os
import time
from typing import Any

import numpy as np

from ssa_ad.ir.core import FLOAT, INT, Type

_TABLE: dict[str, tuple[Any, ...]] = {
    "a file": (builtins.open, os.open, np.load, np.loadtxt, np.genfromtxt, np.fromfile, os.listdir, os.stat),
    "the keyboard": (builtins.input,),
    "the clock": (time.time, time.perf_counter, time.monotonic, time.process_time, time.time_ns, time.perf_counter_ns),
    "the environment": (os.getenv, os.environ.get, os.getcwd, os.getpid),
}
_BY_NAME = {
    "socket": "the network",
    "urllib": "the network",
    "http": "the network",
    "datetime": "the clock",
    "pathlib": "a file",
}
_FLOATS = (time.time, time.perf_counter, time.monotonic, time.process_time)
_INTS = (time.time_ns, time.perf_counter_ns, os.getpid)
_KNOWN = {id(f): (f, what) for what, functions in _TABLE.items() for f in functions}


def external_type(obj: Any) -> Type | None:
    """Return the type of what an external function gives, None if it is not a number for certain."""
    if any(obj == f for f in _FLOATS):
        return FLOAT
    return INT if any(obj == f for f in _INTS) else None


def external_of(obj: Any) -> str | None:
    """Return what a function reads from outside the program, None if it is not known to read anything."""
    found = _KNOWN.get(id(obj))
    if found is not None and found[0] is obj:
        return found[1]
    for known, what in _KNOWN.values():
        if obj == known:
            return what
    return _BY_NAME.get((getattr(obj, "__module__", None) or "").split(".")[0])
