"""The statement tree: what a function is between structured SSA and Python.

A Value is a variable here: one that a loop carries has several definitions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ssa_ad.base.spans import Span
from ssa_ad.ir.core import Function, Op, Value


@dataclass(eq=False)
class Node:
    """``span`` is what the comment beside the statement names; NOWHERE for what only moves values."""

    span: Span


@dataclass(eq=False)
class Do(Node):
    """One op without blocks."""

    op: Op


@dataclass(eq=False)
class Copy(Node):
    """Assign all at once: ``pairs`` are (target, source)."""

    pairs: list[tuple[Value, Value]]


@dataclass(eq=False)
class If(Node):
    op: Op
    cond: Value
    then: list[Node]
    orelse: list[Node]


@dataclass(eq=False)
class Try(Node):
    """``caught`` is the variable of the exception that ``handler`` handles, if it looks at it."""

    op: Op
    body: list[Node]
    caught: Value | None
    handler: list[Node]


@dataclass(eq=False)
class With(Node):
    """``op`` enters a context manager in which ``body`` runs."""

    op: Op
    body: list[Node]


@dataclass(eq=False)
class For(Node):
    """``range`` and ``index`` are empty where the trips follow from the scanned stacks alone."""

    op: Op
    range: list[Value]
    index: Value | None
    scanned: list[tuple[Value, Value, str]]
    body: list[Node]


@dataclass(eq=False)
class While(Node):
    head: list[Node]
    test: Value
    body: list[Node]


@dataclass(eq=False)
class NewStack(Node):
    stack: Value


@dataclass(eq=False)
class Append(Node):
    stack: Value
    value: Value


@dataclass(eq=False)
class Count(Node):
    counter: Value


@dataclass(eq=False)
class Break(Node):
    pass


@dataclass(eq=False)
class Return(Node):
    """Leave the function; ``values`` stand for the leaves of its tree, by number of result."""

    values: dict[int, Value]


@dataclass(eq=False)
class Mark(Node):
    """The reverse sweep starts here."""


UNDEF = object()
"""The "constant" that a typed poison stands for."""


@dataclass
class Shaped:
    """A function as statements. ``consts`` are the values that are never variables, ``places`` their spans."""

    function: Function
    body: list[Node]
    consts: dict[Value, Any] = field(default_factory=dict)
    places: dict[Value, Span] = field(default_factory=dict)

    @property
    def gradient(self) -> bool:
        return any(isinstance(n, Mark) for n in self.body)


def children(node: Node) -> Iterable[list[Node]]:
    """Return the lists of nodes inside a node."""
    match node:
        case If(then=then, orelse=orelse):
            return (then, orelse)
        case With(body=body):
            return (body,)
        case Try(body=body, handler=handler):
            return (body, handler)
        case For(body=body):
            return (body,)
        case While(head=head, body=body):
            return (head, body)
    return ()
