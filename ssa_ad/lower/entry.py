"""What comes in from outside: arguments, attributes, globals, closure variables.

Each real object that is looked at becomes an abstract value and a guard. A quantity is read once, at
the top of the function; an object or container becomes a location whose cells are read when needed.
"""

from __future__ import annotations

import enum
import functools
import sys
import types
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable
from typing import Any

import numpy as np

from ssa_ad.base.diagnostics import Error, StateError
from ssa_ad.ir.core import BOOL, DYN, INT, OBJECT, Array, DictT, Dyn, ListT, Opaque, Scalar, Type, Value, is_float
from ssa_ad.lower import values as v
from ssa_ad.lower.context import Context, Frame
from ssa_ad.lower.guards import MISSING, Contents, Place, Same, closure_cell_of, element_form, read_slot, repeats
from ssa_ad.lower.layout import note_c_order
from ssa_ad.lower.types import BOTTOM, DTYPES, join, type_of_object
from ssa_ad.lower.values import UNSET, Abs, Const, Location, Poison, Ref, TupleV

SYMBOLS = "nmkpqrstuvw"
ATOMS = (types.ModuleType, types.FunctionType, types.BuiltinFunctionType, type, np.ufunc, np.dtype, enum.Enum)

CONTAINERS = (list, dict, deque, defaultdict, OrderedDict, Counter)

Make = Callable[[Type], Value]
"""Makes the run-time value of something that comes in."""


def entry_value(cx: Context, real: Any, make: Make, place: Place, path: str) -> Abs:
    """Return the abstract value of a real object, and remember what must hold for it."""
    known = cx.real_ids.get(id(real))
    if known is not None and not (isinstance(known, Value) and len(place) == 2 and place[0] == "arg"):
        cx.objects[place] = real
        if isinstance(known, Value) and known not in cx.reached:
            cx.reached.append(known)  # an argument that is also part of the state
        return known
    if isinstance(real, np.ndarray):
        return entry_array(cx, real, make, place, path)
    if type(real) is tuple or is_named_tuple(real):
        return entry_tuple(cx, real, make, place, path)
    t = type_of_object(real)
    if t is not None:
        return entry_quantity(cx, real, t, make, place, path)
    if isinstance(real, ATOMS) or is_atomic(real):
        cx.check(place, "is", real)
        return v.Static(real)
    return entry_object(cx, real, make, place, path)


def is_atomic(real: Any) -> bool:
    """Whether an object is taken as it is: it belongs to no class with Python state."""
    cls = type(real)
    if hasattr(cls, "__ssa_ad__"):  # a function, with its derivatives
        return True
    if isinstance(real, list | dict | deque):
        return cls not in CONTAINERS and cls.__module__ == "collections"
    has_state = hasattr(real, "__dict__") or any("__slots__" in c.__dict__ for c in cls.__mro__[:-1])
    return not has_state or cls.__module__.split(".")[0] in (
        "builtins",
        "functools",
        "logging",
        "numpy",
        "operator",
        "re",
        "scipy",
    )


def entry_array(cx: Context, real: np.ndarray, make: Make, place: Place, path: str) -> Abs:
    if type(real) is not np.ndarray:
        raise cx.unsupported(
            f"`{path}` is a {type(real).__name__}: its operators may mean other things",
            "pass np.asarray of it",
            StateError,
        )
    dtype = DTYPES.get(real.dtype.name)
    if dtype is None:
        raise cx.unsupported(f"`{path}` is an array of {real.dtype}", "use float64", StateError)
    if dtype == "f16":
        raise cx.unsupported(f"`{path}` is an array of float16", "use float32 or float64", StateError)
    if dtype.startswith("c"):
        raise cx.unsupported(
            f"`{path}` is complex; complex numbers are not differentiated", "use real and imaginary parts"
        )
    dims = tuple(1 if n == 1 else cx.symbols.setdefault(n, symbol(len(cx.symbols))) for n in real.shape)
    value = make(Array(dtype, dims))
    cx.check(place, "array", (type(real), real.dtype, real.ndim, real.flags.c_contiguous))
    if real.flags.c_contiguous:
        note_c_order(cx, value)
    cx.repeating |= repeats(real)
    reached = not (len(place) == 2 and place[0] == "arg")
    cx.real_ids.setdefault(id(real), value)
    cx.keep.append(real)
    cx.objects[place] = real
    if reached:
        cx.reached.append(value)
    cx.entry_arrays.append((path, value, real))
    cx.array_places.append(place)
    return value


def symbol(k: int) -> str:
    return SYMBOLS[k] if k < len(SYMBOLS) else f"n{k}"


def entry_tuple(cx: Context, real: tuple[Any, ...], make: Make, place: Place, path: str) -> Abs:
    cx.check(place, "type", type(real))
    cx.check(place, "len", len(real))
    box: list[Value] = []

    def part(k: int) -> Make:
        def read(t: Type) -> Value:
            if not box:
                box.append(make(OBJECT))
            with cx.b.inside(cx.entry_block):
                return cx.b.emit("cell_read", box, [t], f"{tail(path)}{k}", {"slot": ("item", k)}).out

        return read

    items = (entry_value(cx, x, part(k), (*place, ("item", k)), f"{path}[{k}]") for k, x in enumerate(real))
    return TupleV(tuple(items), type(real) if is_named_tuple(real) else None)


def is_named_tuple(real: Any) -> bool:
    """Whether an object is of a class that only names the items of a tuple."""
    return isinstance(real, tuple) and hasattr(type(real), "_fields")


def entry_quantity(cx: Context, real: Any, t: Type, make: Make, place: Place, path: str) -> Abs:
    if real is None or isinstance(real, str):
        cx.check(place, "value", real)
        return Const(real)
    if isinstance(t, Scalar) and t.dtype.startswith("c"):
        raise cx.unsupported(
            f"`{path}` is complex; complex numbers are not differentiated", "use real and imaginary parts"
        )
    if isinstance(t, Scalar) and t.dtype == "f16":
        raise cx.unsupported(f"`{path}` is a float16", "use float32 or float64", StateError)
    if path in cx.memo.pinned and t in (INT, BOOL):
        cx.check(place, "value", real)
        return Const(real)
    cx.check(place, "type", type(real))
    value = make(t)
    if t in (INT, BOOL):
        cx.origins[value] = frozenset({("entry", path)})
        cx.entry_ints[value] = int(real)
    return value


def entry_object(cx: Context, real: Any, make: Make, place: Place, path: str) -> Abs:
    kind = "list" if isinstance(real, list | deque) else "dict" if isinstance(real, dict) else "object"
    if kind != "object" and type(real) not in CONTAINERS and overrides(type(real)):
        raise cx.unsupported(
            f"`{path}` is a {type(real).__name__}, which changes what a {kind} does", f"keep a {kind} in an attribute"
        )
    cx.check(place, "type", type(real))
    cx.objects[place] = real
    cx.keep.append(real)
    key = ("entry", path)
    if kind != "object" and key in cx.memo.memory:
        if type(real) not in (list, dict):
            raise cx.unsupported(
                f"the {type(real).__name__} `{path}` changes as the run tells", f"use a {kind}, or an array"
            )
        value = make(container_type(cx, real, key, place))
        cx.real_ids[id(real)] = value
        cx.element_keys[value] = key
        enter_contents(cx, real, value, place)
        return value
    if kind != "object" and id(real) in cx.inner_containers:
        cx.restart(cx.memo.memory, key)
    loc = Location(key, kind, type(real), make(Opaque(type(real).__name__)), real, path)
    cx.places[loc] = place
    if kind == "list":
        cx.entry_cells["c", loc, ("len", None)] = Const(len(real))
        cx.check(place, "len", len(real))
    elif kind == "dict":
        cx.entry_cells["c", loc, ("keys", None)] = TupleV(tuple(Const(k) for k in real))
        cx.check(place, "keys", tuple(real))
    ref = Ref(loc)
    cx.real_ids[id(real)] = ref
    return ref


def enter_contents(cx: Context, real: Any, value: Value, place: Place) -> None:
    """Note what a container in memory holds: it may be looked at in other ways, too."""
    held = Contents.of(real)
    if not held.arrays and not held.containers:
        return
    cx.entry_containers.append((place, value, real))
    cx.inner_containers |= held.containers
    for inner in held.containers:
        known = cx.real_ids.get(inner)
        if isinstance(known, Ref):
            cx.restart(cx.memo.memory, known.loc.key)


def overrides(cls: type) -> bool:
    """Whether a class that derives from a container defines anew what the container does."""
    own = {name for c in cls.__mro__ if c.__module__ not in ("builtins", "collections") for name in vars(c)}
    base = next(c for c in cls.__mro__ if c in CONTAINERS)
    return bool(own & set(dir(base)) - {"__doc__", "__module__", "__init__", "__new__", "__class_getitem__"})


def container_type(cx: Context, real: Any, key: Any, place: Place) -> Type:
    """Return the type of an entry list or dict that is memory: the join over its elements now."""
    items = list(real.values()) if isinstance(real, dict) else list(real)
    elem: Type = cx.memo.elements.get(key, BOTTOM)
    for item in items:
        t = type_of_object(item)
        if t is None and isinstance(item, list):
            t = container_type(cx, item, (key, "[]"), place)
        both = join(elem, t) if t is not None else None
        if t is None:  # an object: only a container of known structure can hold it
            cx.need_structure(key)
            cx.unroll_instead(memory=key)
        if both is None:
            raise cx.unsupported("the elements of this container are of several kinds", "", StateError)
        if t is not None and mixed(elem, t):
            raise mixed_elements(cx)
        elem = both
    cx.memo.elements[key] = elem
    cx.check(place, "elements", frozenset(element_form(i) for i in items) | element_forms(elem))
    for item in items:
        if isinstance(item, np.ndarray) and repeats(item):
            raise cx.unsupported("entries of an array in this container may be one element", "copy it", StateError)
        if isinstance(item, np.ndarray):
            cx.keep.append(item)
    if isinstance(real, list):
        return ListT(elem)
    key_types = {type_of_object(k) for k in real} | (
        {cx.memo.elements[(key, "key")]} if (key, "key") in cx.memo.elements else set()
    )
    key_type: Type = BOTTOM
    for t in key_types:
        both = join(key_type, t) if t is not None else None
        if both is None:
            raise cx.unsupported("the keys of this dict are of several kinds", "", StateError)
        key_type = both
    return DictT(key_type, elem)


def mixed(a: Type, b: Type) -> bool:
    """Whether elements of two types are numbers and arrays: the adjoint of a number is none that is added to in place.

    Arrays of several ranks are arrays all the same.
    """
    kinds = {type(t) for t in (a, b) if isinstance(t, Scalar | Array | Dyn) and is_float(t)}
    return b == DYN and a != DYN or Scalar in kinds and len(kinds) > 1


def mixed_elements(cx: Context) -> Error:
    return cx.unsupported(
        "a container whose structure is only known at run time holds numbers and arrays",
        "keep them in a container each, or in attributes", StateError,
    )  # fmt: skip


def element_forms(t: Type) -> frozenset[Any]:
    """Return the run-time forms that elements of a known type can have anyway."""
    match t:
        case Scalar(dtype, python):
            plain = {"f64": float, "i64": int, "b1": bool}.get(dtype)
            names = {b: a for a, b in DTYPES.items()}
            numpy_type = np.dtype(names[dtype]).type
            return frozenset(
                x for x in ((plain if python is not False else None), (numpy_type if not python else None)) if x
            )
    return frozenset()


def tail(path: str) -> str:
    """Return a name for what stands at ``path``."""
    name = path.replace("]", "").replace("[", ".").split(".")[-1].strip("'\"")
    return name if name.isidentifier() else "item"


# ------------------------------------------------------------------------------------- cells


def read_cell(cx: Context, loc: Location, slot: v.Slot, name: str | None = None) -> Abs:
    """Return the value of a cell now, called ``name``; UNSET if the object has no such slot."""
    found = cx.cell(loc, slot)
    if found is not UNSET or not loc.entry or ("c", loc, slot) in cx.env:
        if isinstance(found, Value) and found in cx.maybe_unset:
            member = cx.find_class_member(loc.cls, slot[1]) if loc.kind == "object" else None
            computed = member is not None and isinstance(member[0], functools.cached_property)
            advice = "read it before the branch or loop that reads it" if computed else "set it in __init__"
            raise cx.unsupported(f"`{cell_path(loc, slot)}` may be unset here", advice, StateError)
        return found
    place = (*cx.places[loc], slot)
    real = read_slot(loc.real, slot)
    if real is MISSING:
        cx.check(place, "missing", None)
        return UNSET
    path = cell_path(loc, slot)

    def make(t: Type) -> Value:
        with cx.b.inside(cx.entry_block):
            return cx.b.emit("cell_read", [loc.value], [t], name or tail(path), {"slot": real_slot(loc, slot)}).out

    value = entry_value(cx, real, make, place, path)
    cx.entry_cells["c", loc, slot] = value
    if isinstance(value, Value):
        cx.cell_entries.append((path, ("c", loc, slot), value))
    return value


def kept_array(cx: Context, at: tuple[Any, ...], name: str) -> Abs:
    """Return an array that a function, a partial or a method keeps: a default value, what it is bound to.

    ``at`` are the object that keeps it and the slots that lead from there to it. It is a cell like any other: an
    array can be written, so it is no constant.
    """
    owner, *slots = at
    holder, path = owner, getattr(owner, "__name__", "partial")
    with cx.b.inside(cx.entry_block):
        value = cx.b.const(owner, path, OBJECT)
        for kind, key in slots[:-1]:
            value = cx.b.emit("cell_read", [value], [OBJECT], "kept", {"slot": (kind, key)}).out
            holder = getattr(holder, key) if kind == "attr" else holder[key]
            path = f"{path}.{key}" if kind == "attr" else f"{path}[{key!r}]"
    loc = Location(("kept", id(holder)), "object", type(holder), value, holder, path)
    cx.keep.append(holder)
    cx.places[loc] = ("object", Same(holder))
    return read_cell(cx, loc, slots[-1], name)


def cell_path(loc: Location, slot: v.Slot) -> str:
    """Return how the user writes a cell."""
    kind, key = slot
    if loc.kind == "globals" or kind == "closure":
        return str(key) if loc.kind == "globals" else str(loc.path)
    return f"{loc.path or loc.cls.__name__}.{key}" if kind == "attr" else f"{loc.path or 'item'}[{key!r}]"


def write_cell(cx: Context, loc: Location, slot: v.Slot, value: Abs) -> None:
    """Set a cell, and commit it where the user's store stands."""
    if loc.entry and cx.cell(loc, slot) is UNSET:
        try:
            read_cell(cx, loc, slot)  # what was there at entry belongs to the state
        except Error as problem:
            cx.entry_cells["c", loc, slot] = Poison(problem)  # only who reads it is refused
    cx.set_cell(loc, slot, value)
    attrs: dict[str, Any] = {"slot": real_slot(loc, slot)}
    if slot[0] == "attr" and loc.kind == "object" and isinstance(loc.cls, type) and stores_itself(loc.cls, slot[1]):
        attrs["raw"] = True
    if not loc.entry or isinstance(cx.entry_cells.get(("c", loc, slot), UNSET), Poison | type(UNSET)):
        attrs["makes"] = True  # at entry there is none
    cx.b.emit("cell_write", [loc.value, cx.value(value)], (), (), attrs)


def stores_itself(cls: type, name: str) -> bool:
    """Whether setting an attribute runs code of its class, which the program has followed already."""
    if cls.__setattr__ is not object.__setattr__:
        return True
    found = next((vars(c)[name] for c in cls.__mro__ if name in vars(c)), None)
    return hasattr(type(found), "__set__") and not isinstance(found, types.MemberDescriptorType)


def real_slot(loc: Location, slot: v.Slot) -> v.Slot:
    """Return the slot as the run-time reference has it: a global is an attribute of its module."""
    return ("attr", slot[1]) if loc.kind == "globals" and isinstance(loc.holder, types.ModuleType) else slot


# ------------------------------------------------------------------------------------- globals, closures


def home_of(cx: Context, function: types.FunctionType) -> Location:
    """Return the location of the globals of a function."""
    name = function.__globals__.get("__name__", "__main__")
    key = ("globals", name)
    found = cx.homes.get(key)
    if found is None:
        module = sys.modules.get(name)
        is_module = module is not None and vars(module) is function.__globals__
        with cx.b.inside(cx.entry_block):
            holder = cx.b.const(
                module if is_module else function.__globals__, name.split(".")[-1] if is_module else "namespace"
            )
        found = Location(key, "globals", dict, holder, function.__globals__, name, module if is_module else None)
        cx.homes[key] = found
        cx.places[found] = (
            ("globals",)
            if cx.root is function or function.__globals__ is cx.root.__globals__
            else ("object", Same(function.__globals__, name))
        )
    return found


def global_value(cx: Context, frame: Frame, name: str) -> Abs:
    """Return the value of a global now, UNSET if there is none."""
    assert frame.globals is not None
    return read_cell(cx, frame.globals, ("item", name))


def closure_cell(cx: Context, function: types.FunctionType, name: str) -> Location | None:
    """Return the location of a free variable of a real function."""
    cell = closure_cell_of(function, name)
    if cell is MISSING:
        return None
    key = ("closure", id(cell))
    found = cx.homes.get(key)
    if found is None:
        with cx.b.inside(cx.entry_block):
            holder = cx.b.const(cell, f"{name}_cell")
        found = Location(key, "closure", type(cell), holder, cell, name)
        cx.homes[key] = found
        cx.keep.append(cell)
        cx.places[found] = ("closure", name) if function is cx.root else ("object", Same(cell, name))
    return found
