"""What a specialisation stands on, and whether it still holds for another call.

Only what lowering looked at is checked: types, values that were folded, lengths, and the pattern of
identities and overlaps among the references. No user code runs: attributes are read from the
instance dictionary or the slot.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import FunctionType
from typing import Any

import numpy as np

Place = tuple[Any, ...]
"""A root — ("arg", name), ("globals",), ("closure", name), ("object", Same) — and slots to follow from it."""

MISSING = object()


class Same:
    """A real object as a part of a place: it is itself, whatever its own equality and hash say."""

    __slots__ = ("label", "obj")

    def __init__(self, obj: Any, label: str = "") -> None:
        self.obj = obj
        self.label = label or getattr(obj, "__name__", "object")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.obj is other.obj

    def __hash__(self) -> int:
        return id(self.obj)


@dataclass(frozen=True)
class Guards:
    """``checks`` are (place, kind, expected); ``arrays`` and ``objects`` are places of entry references.

    ``containers`` are places of those whose contents only the run looks at.
    """

    checks: tuple[tuple[Place, str, Any], ...]
    arrays: tuple[Place, ...]
    lengths: tuple[int, ...]
    overlaps: frozenset[tuple[int, int]]
    objects: tuple[Place, ...]
    identities: tuple[int, ...]
    containers: tuple[Place, ...]
    holdings: frozenset[tuple[int, int]]

    def hold(self, function: FunctionType, arguments: Mapping[str, Any]) -> bool:
        """Return whether the specialisation is right for these arguments and the state as it is now."""
        fetch = reader(function, arguments)
        for place, kind, expected in self.checks:
            if not CHECKS[kind](fetch(place), expected):
                return False
        arrays = [fetch(p) for p in self.arrays]
        if self.arrays and (length_classes(arrays) != self.lengths or overlap_pairs(arrays) != self.overlaps):
            return False
        objects = [fetch(p) for p in self.objects]
        if self.objects and identity_classes(objects) != self.identities:
            return False
        return holding_pairs(arrays, [fetch(p) for p in self.containers], objects) == self.holdings


def reader(function: FunctionType, arguments: Mapping[str, Any]) -> Callable[[Place], Any]:
    """Return what reads places, each once: MISSING for one where nothing stands."""
    seen: dict[Place, Any] = {}

    def fetch(place: Place) -> Any:
        found = seen.get(place, MISSING)
        if found is MISSING:
            if place[0] == "arg" and len(place) == 2:
                found = arguments.get(place[1], MISSING)
            elif len(place) == 1:
                found = function.__globals__
            elif place[0] == "object" and len(place) == 2:
                found = place[1].obj
            elif len(place) == 2 and place[0] == "closure":
                found = closure_cell_of(function, place[1])
            else:
                found = read_slot(fetch(place[:-1]), place[-1])
            seen[place] = found
        return found

    return fetch


CHECKS = {
    "type": lambda x, t: type(x) is t,
    "is": lambda x, obj: x is obj,
    "value": lambda x, value: type(x) is type(value) and x == value,
    "array": lambda x, form: type(x) is form[0] and x.dtype == form[1] and x.ndim == form[2]
    and x.flags.c_contiguous == form[3],
    "len": lambda x, n: x is not MISSING and len(x) == n,
    "keys": lambda x, keys: x is not MISSING and tuple(x) == keys,
    "missing": lambda x, _: x is MISSING,
    "members": lambda cls, forms: all(member_form(cls, name) is form for name, form in forms.items()),
    "code": lambda f, parts: f.__code__ is parts[0] and f.__defaults__ is parts[1] and f.__kwdefaults__ is parts[2],
    "elements": lambda x, types: elements_within(x, types),
}


def elements_within(x: Any, types: Any) -> bool:
    """Whether the elements of a container have the types that were seen (float within float, …)."""
    items = x.values() if isinstance(x, dict) else x
    return x is not MISSING and all(element_form(i) in types for i in items)


def element_form(x: Any) -> Any:
    """Return what must stay the same about an element of a container."""
    if isinstance(x, np.ndarray):
        return (np.ndarray, x.dtype.char, x.ndim, repeats(x))
    if isinstance(x, list | tuple):
        return (type(x), *dict.fromkeys(element_form(i) for i in x))
    return type(x)


def member_form(cls: type, name: str) -> Any:
    """Return what must stay the same about a member of a class: itself, of plain data only whose it is."""
    for c in cls.__mro__:
        members = c.__dict__
        if name in members and c is not object:
            found = members[name]
            return found if hasattr(type(found), "__get__") else c
    return MISSING


def closure_cell_of(function: FunctionType, name: str) -> Any:
    """Return the cell of a free variable of ``function``."""
    names = function.__code__.co_freevars
    if name not in names or function.__closure__ is None:
        return MISSING
    return function.__closure__[names.index(name)]


def read_slot(owner: Any, slot: tuple[str, Any]) -> Any:
    """Return what stands in a slot of a real object, MISSING if nothing does; runs no user code."""
    kind, key = slot
    if owner is MISSING:
        return MISSING
    if kind == "attr":
        members = getattr(owner, "__dict__", None)
        if members is not None and key in members:
            return members[key]
        if isinstance(owner, type):
            return MISSING
        for cls in type(owner).__mro__:
            if key in cls.__dict__:
                found = cls.__dict__[key]
                if type(found).__name__ == "member_descriptor":
                    try:
                        return found.__get__(owner)
                    except AttributeError:
                        return MISSING
                return MISSING
        return MISSING
    if kind == "class":
        for cls in owner.__mro__:
            if key in cls.__dict__:
                return cls.__dict__[key]
        return MISSING
    if kind == "dispatch":
        return owner.dispatch(key)
    if kind == "member":
        return getattr(owner, key, MISSING)
    if kind == "names":
        return own_names(owner)
    if kind == "axis":
        return owner.shape[key]
    if kind == "type":
        return type(owner)
    if kind == "closure":
        try:
            return owner.cell_contents
        except ValueError:
            return MISSING
    try:
        return dict.get(owner, key, MISSING) if isinstance(owner, dict) else owner[key]  # a miss makes nothing
    except (KeyError, IndexError, TypeError):
        return MISSING


def own_names(obj: Any) -> tuple[str, ...]:
    """Return the names of the attributes that an object holds itself, those in slots first."""
    slots = [
        name for cls in type(obj).__mro__ for name, member in vars(cls).items()
        if type(member).__name__ == "member_descriptor" and read_slot(obj, ("attr", name)) is not MISSING
    ]  # fmt: skip
    return (*slots, *getattr(obj, "__dict__", ()))


def length_classes(arrays: list[Any]) -> tuple[int, ...]:
    """Return a pattern of the lengths of all axes: equal numbers are equal lengths, -1 is a length of 1."""
    classes: dict[int, int] = {1: -1}
    return tuple(classes.setdefault(n, len(classes)) for a in arrays for n in a.shape)


def overlap_pairs(arrays: list[Any]) -> frozenset[tuple[int, int]]:
    """Return the pairs of arrays that share storage; a pair that is not decided quickly counts.

    An array is paired with itself if entries of it share storage.
    """
    pairs = [(j, j) for j, b in enumerate(arrays) if repeats(b)]
    for j, b in enumerate(arrays):
        for i in range(j):
            if share_storage(arrays[i], b):
                pairs.append((i, j))
    return frozenset(pairs)


def share_storage(a: Any, b: Any) -> bool:
    """Whether two arrays have an entry in common; what is not decided quickly counts as shared."""
    if a is b or not np.may_share_memory(a, b):
        return a is b
    try:
        return bool(np.shares_memory(a, b, max_work=1000))  # type: ignore[arg-type]
    except np.exceptions.TooHardError:
        return True


@dataclass(frozen=True)
class Contents:
    """What a container holds, at any depth: its arrays, and the identities of the containers in it."""

    arrays: list[Any]
    containers: set[int]

    @classmethod
    def of(cls, container: Any) -> Contents:
        arrays: dict[int, Any] = {}
        containers: set[int] = set()
        waiting = [container]
        while waiting:
            found = waiting.pop()
            for item in found.values() if isinstance(found, dict) else found:
                if isinstance(item, np.ndarray):
                    arrays[id(item)] = item
                elif isinstance(item, list | dict | tuple) and id(item) not in containers:
                    containers.add(id(item))
                    waiting.append(item)
        return cls(list(arrays.values()), containers)


def holding_pairs(arrays: list[Any], containers: list[Any], objects: list[Any]) -> frozenset[tuple[int, int]]:
    """Return which containers hold storage of which arrays, of each other, and hold which objects.

    Containers are counted after the arrays, objects after both.
    """
    if not containers:
        return frozenset()
    held = [Contents.of(c) for c in containers]
    pairs = set()
    for j, (container, contents) in enumerate(zip(containers, held), len(arrays)):
        for i, a in enumerate(arrays):
            if any(share_storage(a, b) for b in contents.arrays):
                pairs.add((i, j))
        for i, other in enumerate(held[: j - len(arrays)], len(arrays)):
            identical = other.containers & contents.containers or id(container) in other.containers
            if identical or id(containers[i - len(arrays)]) in contents.containers or any(
                share_storage(a, b) for a in other.arrays for b in contents.arrays
            ):
                pairs.add((i, j))
        pairs |= {(j, len(arrays) + len(held) + k) for k, x in enumerate(objects) if id(x) in contents.containers}
    return frozenset(pairs)


def repeats(a: Any) -> bool:
    """Whether several entries of an array may be one element: one step along an axis does not lead past the others."""
    if a.flags.c_contiguous or a.flags.f_contiguous or not a.size:
        return False
    reach = a.itemsize
    for step, n in sorted((abs(step), n) for step, n in zip(a.strides, a.shape, strict=True) if n > 1):
        if step < reach:
            return True
        reach += step * (n - 1)
    return False


def identity_classes(objects: list[Any]) -> tuple[int, ...]:
    """Return a pattern of identities: equal numbers are one object."""
    classes: dict[int, int] = {}
    return tuple(classes.setdefault(id(x), len(classes)) for x in objects)
