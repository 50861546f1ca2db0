"""Objects that the run chooses: one of two, and the test that says which.

An attribute of such an object is that of either; setting one sets it in one of them; a method is followed once, with
the object that was chosen as its ``self``.
"""

from __future__ import annotations

import types
from typing import Any

from ssa_ad.lower import values as v
from ssa_ad.lower.context import Context
from ssa_ad.lower.values import Abs, Const, Ref

GO = Const(0)
MOST = 64
"""So many objects a choice may be between: each is asked for what is asked of the chosen one."""


def can_be_chosen(a: Abs, b: Abs) -> bool:
    """Whether two values are objects of one class."""
    return class_of(a) is not None and class_of(a) is class_of(b)


def choices(a: Abs) -> int:
    """Return how many objects, not all different, a value is chosen from."""
    return choices(a.one) + choices(a.other) if isinstance(a, v.ChosenV) else 1


def class_of(a: Abs) -> Any:
    match a:
        case Ref(loc) if loc.kind == "object":
            return loc.cls
        case v.ChosenV():
            return class_of(a.one)
    return None


def chosen_attr(cx: Context, base: v.ChosenV, name: str) -> Abs:
    """Return an attribute of an object that the run chooses."""
    found = cx.find_class_member(class_of(base), name)
    member, owner = found if found is not None else (None, None)
    if isinstance(member, property):
        return cx.call(v.Bound(v.Static(member.fget), base, owner), [], {}, None)
    if isinstance(member, types.FunctionType):
        return v.Bound(v.Static(member), base, owner)
    return cx.select(base.test, lambda: cx.attr(base.one, name, None), lambda: cx.attr(base.other, name, None))


def set_chosen_attr(cx: Context, base: v.ChosenV, name: str, value: Abs, node: Any) -> None:
    """Set an attribute of an object that the run chooses."""

    def put(a: Abs) -> Abs:
        cx.set_attr(a, name, value, node)
        return GO

    cx.select(base.test, lambda: put(base.one), lambda: put(base.other))


def same_object(cx: Context, op: str, a: Abs, b: Abs) -> Abs:
    """Return ``a is b``, or ``is not``, where the run chooses one of them."""
    if not isinstance(a, v.ChosenV):
        a, b = b, a
    assert isinstance(a, v.ChosenV)
    one, other = a.one, a.other
    return cx.select(a.test, lambda: cx.compare(op, one, b), lambda: cx.compare(op, other, b))
