"""The tangents a caller gives, as the generated code takes them: one for each quantity that is asked for.

A tangent has the structure of its value; None stands for zero.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from types import FunctionType
from typing import Any

import numpy as np
from numpy.lib.array_utils import byte_bounds

from ssa_ad.base.text import expression
from ssa_ad.ir.core import Value
from ssa_ad.lower.guards import closure_cell_of, read_slot
from ssa_ad.runtime.objects import Shadow, array_shadows

Arr = np.ndarray[Any, Any]


def real_at(path: str, function: FunctionType, arguments: Mapping[str, Any]) -> Any:
    """Return what stands at a state path now; the path is one that lowering has accepted."""

    def follow(node: ast.AST) -> Any:
        match node:
            case ast.Name(name) if name in arguments:
                return arguments[name]
            case ast.Name(name):
                if name in function.__code__.co_freevars:
                    return read_slot(closure_cell_of(function, name), ("closure", "cell_contents"))
                return function.__globals__[name]
            case ast.Attribute(base, name):
                holder = follow(base)
                named = isinstance(holder, tuple) and name in getattr(holder, "_fields", ())
                return getattr(holder, name) if named else read_slot(holder, ("attr", name))
            case ast.Subscript(base, ast.Constant(key)):
                return follow(base)[key]
        raise AssertionError(f"not a path: {path}")

    return follow(expression(path))


def flattened(found: Any, real: Any, given: Any, path: str) -> list[Any]:
    """Return the tangents of the quantities in ``found`` (a value or Mirror), in order.

    Raises ValueError for a tangent of another shape or structure, TypeError for one that is no number.
    """
    if isinstance(found, Value):
        return [like(real, given, path)]
    if found.kind == "constant":
        return []
    made = []
    for key, part in found.parts:
        if found.kind == "object":
            inner = f"{path}.{key}"
            of_part = None if given is None else getattr(given, key, None)
            made += flattened(part, read_slot(real, ("attr", key)), of_part, inner)
            continue
        if given is not None and len(given) != len(real):
            raise ValueError(f"the tangent of `{path}` has {len(given)} entries, `{path}` has {len(real)}")
        made += flattened(part, real[key], None if given is None else given[key], f"{path}[{key!r}]")
    return made


def like(real: Any, given: Any, path: str) -> Any:
    """Return a private copy of a tangent in the form of its value: shape, structure and dtype."""
    if isinstance(real, np.ndarray):
        if real.dtype.kind != "f":
            return None
        made = np.zeros_like(real) if given is None else np.array(given, dtype=real.dtype)
        if made.shape != real.shape:
            raise ValueError(f"the tangent of `{path}` has shape {made.shape}, `{path}` has {real.shape}")
        return made
    if isinstance(real, bool | int | str) or real is None:
        return None
    if isinstance(real, float | np.floating):
        if given is not None and np.shape(given) != ():
            raise ValueError(f"the tangent of `{path}` has shape {np.shape(given)}, `{path}` is a number")
        return 0.0 if given is None else float(given)
    if isinstance(real, list | tuple | dict):
        if given is not None and len(given) != len(real):
            raise ValueError(f"the tangent of `{path}` has {len(given)} entries, `{path}` has {len(real)}")
        if isinstance(real, dict):
            return {k: like(x, None if given is None else given[k], f"{path}[{k!r}]") for k, x in real.items()}
        parts = [like(x, None if given is None else given[k], f"{path}[{k}]") for k, x in enumerate(real)]
        return tuple(parts) if isinstance(real, tuple) else parts
    fields = {n: like(x, getattr(given, n, None), f"{path}.{n}") for n, x in getattr(real, "__dict__", {}).items()}
    return Shadow(**fields)


def check_agreement(pairs: list[tuple[str, Any, Any]]) -> None:
    """Raise ValueError if two tangents say different things about storage that their values share.

    ``pairs`` are (path, value, tangent).
    """
    arrays: list[tuple[str, Arr, Arr]] = []
    for path, real, tangent in pairs:
        arrays += inner_arrays(path, real, tangent)
    arrays.sort(key=lambda entry: byte_bounds(entry[1])[0])
    reach = 0
    touching = False
    for _, real, _ in arrays:
        low, high = byte_bounds(real)
        touching |= low < reach
        reach = max(reach, high)
    if not touching:
        return
    shadows = array_shadows([real for _, real, _ in arrays])
    for _, real, tangent in arrays:
        shadows[id(real)][...] = tangent
    for path, real, tangent in arrays:
        if not np.array_equal(shadows[id(real)], tangent, equal_nan=True):
            raise ValueError(f"the tangent of `{path}` differs from that of another input that shares its storage")


def inner_arrays(path: str, real: Any, tangent: Any) -> list[tuple[str, Arr, Arr]]:
    """Return the float arrays in a value with their tangents."""
    if isinstance(real, np.ndarray):
        return [(path, real, tangent)] if real.dtype.kind == "f" and real.size else []
    parts: list[tuple[str, Any, Any]] = []
    if isinstance(real, list | tuple):
        parts = [(f"{path}[{k}]", r, t) for k, (r, t) in enumerate(zip(real, tangent, strict=True))]
    elif isinstance(real, dict):
        parts = [(f"{path}[{k!r}]", r, tangent[k]) for k, r in real.items()]
    elif isinstance(tangent, Shadow):
        parts = [(f"{path}.{n}", r, getattr(tangent, n)) for n, r in vars(real).items()]
    return [found for part in parts for found in inner_arrays(*part)]


def leaves(found: Any, real: Any, path: str, visit: Callable[[Value, Any, str], None]) -> None:
    """Call ``visit`` with each quantity in ``found``, what it is now and its path, in the order of ``flattened``."""
    if isinstance(found, Value):
        visit(found, real, path)
    elif found.kind != "constant":
        for key, part in found.parts:
            inner = read_slot(real, ("attr", key)) if found.kind == "object" else real[key]
            leaves(part, inner, f"{path}.{key}" if found.kind == "object" else f"{path}[{key!r}]", visit)
