"""What is known of a callable: one row each. The rows themselves live in :mod:`ssa_ad.rules`."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ssa_ad.ir.core import Op, Type, Value

if TYPE_CHECKING:
    from ssa_ad.ir.build import Builder

REQUIRED = inspect.Parameter.empty


class RowTypeError(Exception):
    """The row does not take operands of these types; the message says what it takes."""


@dataclass(frozen=True)
class Param:
    """A parameter of a row.

    A ``static`` one is a compile-time constant (``axis``); ``many`` takes a sequence of operands
    (``np.concatenate``), which become that many arguments of the op. ``keyword`` ones are passed by name only.
    """

    name: str
    static: bool = False
    many: bool = False
    default: Any = REQUIRED
    keyword: bool = False


TypeRule = Callable[[tuple[Type, ...], Mapping[str, Any]], Type]
"""From operand types and static parameters to the result's type; raises RowTypeError."""

AdjointBuilder = Callable[["Builder", Op, Value, Sequence[bool]], "list[Value | None]"]
"""From builder, forward op, the result's adjoint and which are needed to one contribution per argument.

It reads forward values through ``b.saved(v)`` and builds through ``b.apply``/``b.emit``.
"""


TangentBuilder = Callable[["Builder", Op, "Sequence[Value | None]"], "Value | None"]
"""From builder, op and the tangents of its arguments (None is zero, not all are) to that of the result."""

Repeats = Callable[[Type, Type], Sequence[Sequence[int]]]
"""From the types of an array and of its view to sets of axes: with all axes of one set fixed, entries are apart."""


@dataclass(frozen=True)
class Row:
    """One callable.

    ``adjoint`` maps a parameter's name to its cotangent as a formula in text over the parameters'
    names, the result ``y`` and its cotangent ``g`` (a parameter that is absent has derivative zero),
    or is one builder function for the whole row. ``tangent`` is the same for forward mode, over
    ``<param>_dot``, or one of the words "linear" and "bilinear"; None where it can be derived (see
    :mod:`ssa_ad.rules.tangents`). ``elementwise`` rows broadcast their operands: a
    cotangent is summed to its operand's shape. ``alias`` is "" (the result is fresh or a number),
    "views a" or "may view a"; a ``read_only`` view cannot be written, and of one that ``repeats``
    several entries may be one element. ``writes`` names the parameters whose contents change. ``raises``
    names the exceptions that valid types can still raise. ``samples`` are argument tuples to test at.
    ``impl`` is the real function; ``callables`` are all Python objects that mean this row.
    """

    name: str
    params: tuple[Param, ...]
    result: TypeRule
    impl: Callable[..., Any]
    adjoint: Mapping[str, str] | AdjointBuilder = field(default_factory=dict)
    tangent: Mapping[str, str] | str | TangentBuilder | None = None
    elementwise: bool = False
    alias: str = ""
    read_only: bool = False
    repeats: Repeats | None = None
    writes: tuple[str, ...] = ()
    raises: tuple[str, ...] = ()
    samples: tuple[tuple[Any, ...], ...] = ()
    source: str = ""

    @cached_property
    def operands(self) -> tuple[Param, ...]:
        return tuple(p for p in self.params if not p.static)

    def param_of(self, index: int) -> Param:
        """Return the parameter that argument number ``index`` of an op of this row belongs to."""
        operands = self.operands
        return operands[index] if index < len(operands) else operands[-1]

    def arrange(self, args: Sequence[Any], static: Mapping[str, Any]) -> tuple[list[Any], dict[str, Any]]:
        """Return positional and keyword arguments of a call: operands ``args`` and static parameters.

        A ``many`` parameter gets a list, or is left out where it is empty and has a default. After a parameter
        that is left out, and for static ones after the last operand, arguments go by keyword. Raises ValueError
        if there are too many operands.
        """
        operands = self.operands
        rest = list(args)
        spread = len(rest) - sum(1 for p in operands if not p.many)
        positional: list[Any] = []
        keywords: dict[str, Any] = {}
        gap = False
        for p in self.params:
            given = p.name in static if p.static else spread > 0 or p.default is REQUIRED if p.many else bool(rest)
            if not given:
                gap = True
            elif not p.static:
                value = rest[:spread] if p.many else rest[0]
                del rest[: spread if p.many else 1]
                if gap:
                    keywords[p.name] = value
                else:
                    positional.append(value)
            elif rest and not gap:
                positional.append(static[p.name])
            else:
                gap = True
                keywords[p.name] = static[p.name]
        if rest:
            raise ValueError(f"the row {self.name} takes fewer than {len(args)} operands")
        return positional, keywords

    @cached_property
    def signature(self) -> inspect.Signature:
        """The Python signature, for binding positional and keyword arguments."""
        either, keyword = inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY
        return inspect.Signature(
            [inspect.Parameter(p.name, keyword if p.keyword else either, default=p.default) for p in self.params]
        )
