"""Members of an enum that the run chooses: a number in place of the member, its place among the members."""

from __future__ import annotations

import enum
import operator
import types
from collections.abc import Callable
from typing import Any

from ssa_ad.ir.core import OBJECT, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.context import Context
from ssa_ad.lower.values import Abs, Const


def members(cls: type[enum.Enum]) -> list[enum.Enum]:
    """Return the members of an enum, without their other names."""
    return list(cls)


def as_member(a: Abs) -> v.MemberV | None:
    """Return a member of a plain enum as one that the run may choose; None for everything else."""
    if isinstance(a, v.MemberV):
        return a
    if not isinstance(a, v.Static) or not isinstance(a.obj, enum.Enum) or not plain(type(a.obj)):
        return None
    return v.MemberV(type(a.obj), Const(members(type(a.obj)).index(a.obj)))


def plain(cls: type[enum.Enum]) -> bool:
    """Whether members are equal only if they are one, and are nothing else beside."""
    return cls.__eq__ is object.__eq__ and not issubclass(cls, enum.Flag | int | str | float)


def same_class(a: Abs, b: Abs) -> tuple[v.MemberV, v.MemberV] | None:
    """Return two values as members of one enum, None if they are not."""
    x, y = as_member(a), as_member(b)
    return (x, y) if x is not None and y is not None and x.cls is y.cls else None


def compare_members(cx: Context, op: str, a: Abs, b: Abs) -> Abs:
    """Compare a member with something by identity or by equality, which is the same here."""
    both = same_class(a, b)
    if both is None:
        return Const(op in ("IsNot", "NotEq"))
    return cx.binary({"Is": "Eq", "IsNot": "NotEq"}.get(op, op), both[0].code, both[1].code)


def by_member(cx: Context, a: v.MemberV, each: Callable[[Abs], Abs]) -> Abs:
    """Return what ``each`` gives of the member that the run chooses."""

    def among(left: list[tuple[int, Any]]) -> Abs:
        (k, member), *rest = left
        if not rest:
            return each(v.Static(member))
        test = cx.binary("Eq", a.code, Const(k))
        return cx.select(test, lambda: each(v.Static(member)), lambda: among(rest))

    return among(list(enumerate(members(a.cls))))


def member_choice_attr(cx: Context, a: v.MemberV, name: str) -> Abs:
    """Return an attribute: a method is bound to the member, anything else is chosen."""
    found = cx.find_class_member(a.cls, name)
    if found is not None and isinstance(found[0], types.FunctionType):
        return v.Bound(v.Static(found[0]), a, found[1])
    return by_member(cx, a, lambda member: cx.attr(member, name, None))


def member_value(cx: Context, a: v.MemberV) -> Value:
    """Return the member itself."""
    every = tuple(members(a.cls))
    given = [cx.b.const(operator.getitem, "getitem"), cx.b.const(every, "members"), cx.value(a.code)]
    return cx.b.emit("opaque", given, [OBJECT], "member", {"kwnames": (), "observes": True}).out
