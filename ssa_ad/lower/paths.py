"""State paths: from `net.layers[0].w` to the value that stands there at entry, and its structure."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Any

import numpy as np

from ssa_ad.base.diagnostics import NonDifferentiableError, StateError
from ssa_ad.base.markers import Buffer, Param, roles_of
from ssa_ad.base.text import expression
from ssa_ad.ir.core import Value, carries_float
from ssa_ad.lower import entry, expressions, objects
from ssa_ad.lower import values as v
from ssa_ad.lower.constants import is_buffer
from ssa_ad.lower.context import Context
from ssa_ad.lower.guards import read_slot
from ssa_ad.lower.values import UNSET, Abs, Const, Ref, TupleV


def touch_path(cx: Context, path: str) -> Abs:
    """Return the entry value of a state path; raises StateError for an unknown or unset one."""
    try:
        node = expression(path)
    except SyntaxError:
        raise cx.unsupported(
            f"`{path}` is not a path", "write it as in Python: self.total, params['w']", StateError
        ) from None
    return path_value(cx, node, path)


def path_value(cx: Context, node: Any, path: str) -> Abs:
    match node:
        case ast.Name(id):
            found = cx.get(("n", cx.frame, id))
            if found is UNSET:
                function = expressions.innermost(cx).function
                cell = entry.closure_cell(cx, function, id)
                found = (
                    entry.read_cell(cx, cell, ("closure", "cell_contents"))
                    if cell is not None
                    else entry.global_value(cx, cx.frame, id)
                )
        case ast.Attribute(base, name):
            owner = path_value(cx, base, path)
            found = UNSET
            if isinstance(owner, Ref):
                if is_buffer(owner.loc, name):
                    raise cx.unsupported(
                        f"`{path}` is a Buffer: it is outside of the derivative", "annotate it otherwise",
                        NonDifferentiableError,
                    )  # fmt: skip
                found = entry.read_cell(cx, owner.loc, ("attr", name))
            elif isinstance(owner, v.Static):
                found = objects.static_attr(cx, owner.obj, name)
            elif isinstance(owner, TupleV) and name in getattr(owner.cls, "_fields", ()):
                found = owner.items[owner.cls._fields.index(name)]
        case ast.Subscript(base, ast.Constant(key)):
            owner = path_value(cx, base, path)
            found = UNSET
            if isinstance(owner, Ref):
                found = entry.read_cell(cx, owner.loc, ("item", key))
            elif isinstance(owner, TupleV):
                found = owner.items[key] if isinstance(key, int) else UNSET
            elif isinstance(owner, Value):
                raise cx.unsupported(
                    f"`{path}` is an element of a container that is differentiated as a whole",
                    f"ask for `{ast.unparse(base)}`",
                    StateError,
                )
        case _:
            found = UNSET
    if found is UNSET:
        raise cx.unsupported(
            f"there is no state at `{path}`",
            "name a parameter, attribute, element, global or closure variable",
            StateError,
        )
    return found


@dataclass(frozen=True)
class Mirror:
    """The structure of an object or container whose floats are asked for.

    ``kind`` is "list", "tuple", "dict", "object" or "constant"; ``parts`` are (key, Value | Mirror).
    """

    kind: str
    cls: Any
    parts: tuple[tuple[Any, Any], ...]


def mirror(cx: Context, a: Abs, path: str, inside: tuple[Any, ...]) -> Any:
    """Return the entry value at a path as a value or Mirror, reading every float that it holds."""
    match a:
        case Value():
            return a if carries_float(a.type) or not inside else Mirror("constant", a, ())
        case Const(value):
            return Mirror("constant", value, ())
        case v.Static(obj):
            return Mirror("constant", obj, ())
        case TupleV(items, cls):
            return Mirror(
                "tuple", cls, tuple((k, mirror(cx, x, f"{path}[{k}]", (*inside, a))) for k, x in enumerate(items))
            )
        case Ref(loc):
            if any(isinstance(x, Ref) and x.loc == loc for x in inside):
                raise cx.unsupported(f"`{path}` refers to itself", "ask for its parts", StateError)
            inner = (*inside, a)
            if loc.kind == "list":
                slots: list[Any] = [("item", k) for k in range(len(loc.real))]
            elif loc.kind == "dict":
                slots = [("item", k) for k in loc.real]
            else:
                slots = [("attr", n) for n in attribute_names(loc.real)]
            chosen = [s for s in slots if loc.kind != "object" or asked_for(loc.real, s[1])]
            parts = tuple((s[1], mirror(cx, cx.entry_cell(loc, s), entry.cell_path(loc, s), inner)) for s in chosen)
            return Mirror(loc.kind, loc.cls, parts)
    raise cx.unsupported(f"`{path}` holds no floats", "", NonDifferentiableError)


def asked_for(real: Any, name: str) -> bool:
    """Whether an attribute belongs to what ``wrt`` of its whole object means: Params, if its class declares any."""
    roles = roles_of(type(real))
    role = roles.get(name)
    if role is Buffer:
        return False
    if Param not in roles.values() or role is Param:
        return True
    value = read_slot(real, ("attr", name))
    return not isinstance(value, float | np.floating | np.ndarray) and holds_params(value, set())


def holds_params(value: Any, seen: set[int]) -> bool:
    """Whether an object, or what a container holds, is of a class that declares Params."""
    if id(value) in seen:
        return False
    seen.add(id(value))
    if isinstance(value, list | tuple):
        return any(holds_params(x, seen) for x in value)
    if isinstance(value, dict):
        return any(holds_params(x, seen) for x in value.values())
    return Param in roles_of(type(value)).values()


def attribute_names(real: Any) -> list[str]:
    """Return the names of an instance's own attributes."""
    names = list(getattr(real, "__dict__", {}))
    for cls in type(real).__mro__:
        slots = cls.__dict__.get("__slots__", ())
        names += [s for s in ((slots,) if isinstance(slots, str) else slots) if s not in ("__dict__", "__weakref__")]
    return [n for n in dict.fromkeys(names) if hasattr(real, n)]
