"""Which values the derivative flows through: those that vary with the targets and matter to the seeds.

Numbers are judged one by one; storage by region, so that whatever is written into an array or list
counts for every reference to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ssa_ad.analysis.alias import METADATA, Aliases, is_reference
from ssa_ad.analysis.solve import reached
from ssa_ad.analysis.stopped import stopped, write_through
from ssa_ad.base.diagnostics import NonDifferentiableError, RuleMissingError, StateError
from ssa_ad.ir.build import LookUp
from ssa_ad.ir.core import Op, Opaque, Value, carries_float
from ssa_ad.ir.kinds import BRANCHES
from ssa_ad.ir.walk import loop, walk

CUT = (
    "const", "undef", "zero", "stop", "draw", "new", "raise", "caught", "enter", "leave", "backward", "dict_has", "len",
    *METADATA,
)  # fmt: skip


@dataclass(frozen=True)
class Activity:
    """``varied`` and ``useful`` hold values and regions; ``constant`` are references that count for none of them."""

    aliases: Aliases
    varied: frozenset[Any]
    useful: frozenset[Any]
    constant: frozenset[Value] = frozenset()

    def _key(self, value: Value) -> Any:
        return self.aliases.region(value) if is_reference(value.type) else value

    def varies(self, value: Value) -> bool:
        """Whether ``value`` depends on what is differentiated with respect to."""
        return differentiable(value) and value not in self.constant and self._key(value) in self.varied

    def active(self, value: Value) -> bool:
        """Whether the adjoint of ``value`` is wanted."""
        key = self._key(value)
        return differentiable(value) and value not in self.constant and key in self.varied and key in self.useful


def differentiable(value: Value) -> bool:
    """Whether a value can carry derivative at all."""
    return carries_float(value.type) and not isinstance(value.type, Opaque)


@dataclass(frozen=True)
class Flow:
    """What became of each value, by name, kept for messages: ``connected`` has one entry per target."""

    varied: frozenset[str]
    active: frozenset[str]
    connected: tuple[bool, ...]


def flow_of(activity: Activity, targets: Sequence[Value]) -> Flow:
    """Return the facts of an activity in a form that outlives the values."""
    values = list(activity.aliases.defs)
    return Flow(
        frozenset(v.name for v in values if activity.varies(v)),
        frozenset(v.name for v in values if activity.active(v)),
        tuple(activity.active(t) for t in targets),
    )


class _Flow:
    """Edges of the derivative: what each value is made of."""

    def __init__(self, aliases: Aliases, lookup: LookUp) -> None:
        self.aliases = aliases
        self.lookup = lookup
        self.constant = stopped(aliases.function, lookup)
        self.edges: dict[Any, set[Any]] = {}
        for op in walk(aliases.function):
            for source, target in self.of(op):
                if differentiable(source) and differentiable(target) and source not in self.constant:
                    self.edges.setdefault(self.key(source), set()).add(self.key(target))
        self._contain()

    def key(self, value: Value) -> Any:
        return self.aliases.region(value) if is_reference(value.type) else value

    def _contain(self) -> None:
        """A container varies with its elements and the other way round."""
        aliases = self.aliases
        for value in aliases.defs:
            if is_reference(value.type):
                region = aliases.region(value)
                for part in aliases.elements(region):
                    self.edges.setdefault(region, set()).add(part)
                    self.edges.setdefault(part, set()).add(region)

    def of(self, op: Op) -> Iterable[tuple[Value, Value]]:
        kind, args, outs = op.kind, op.args, op.outs
        if kind in CUT:
            return []
        if kind == "apply":
            return self.apply(op)
        if kind in ("store", "iop", "scatter_add", "append", "list_store", "dict_store", "attr_store"):
            return [(args[1], args[0])]
        if kind in BRANCHES:
            return [(s, o) for b in op.blocks for s, o in zip(b.results, outs, strict=True)]
        if kind in ("for", "while"):
            parts = loop(op)
            pairs = [
                (a, b)
                for i, p, n, f in zip(parts.inits, parts.carried, parts.nexts, parts.finals, strict=True)
                for a, b in ((i, p), (n, p), (i, f), (n, f))
            ]
            pairs += zip(parts.stacks, parts.scanned, strict=True)
            pairs += zip(parts.collected, parts.collects, strict=True)
            return pairs
        if kind == "accum":
            return [(args[0], op.out), (args[1], op.out)]
        if kind in ("list", "tuple"):
            return [(a, op.out) for a in args]
        if kind == "dict":
            return [(a, op.out) for a in args[1::2]]
        if kind == "opaque":
            return [(a, o) for a in args[1:] for o in outs]
        return [(args[0], o) for o in outs] if args else []

    def apply(self, op: Op) -> Iterable[tuple[Value, Value]]:
        row = self.lookup(op.attrs["row"])
        formulas = row.adjoint
        for k, a in enumerate(op.args):
            if not isinstance(formulas, Mapping) or row.param_of(k).name in formulas:
                yield a, op.out


def refuse_outside(activity: Activity, op: Op, stage: str) -> None:
    """Raise an Error if the derivative goes through a call that runs as it is.

    What is called may write its arguments: it must not see anything that varies, whether it is used later or not.
    """
    seen = () if op.attrs.get("observes") else op.args[1:]
    if op.attrs.get("followed"):
        seen = op.args[len(op.args) - op.attrs["reads"] :]
    if not any(map(activity.varies, [*op.outs, *seen])):
        return
    if "reads" in op.attrs:
        raise StateError.at(
            op.span, "a cache keeps what depends on what is differentiated: an entry from before would be a constant",
            "call `__wrapped__`, or keep the results outside of the differentiated function", stage=stage,
        )  # fmt: skip
    site = activity.aliases.defs.get(op.args[0])
    called = site.attrs.get("value") if isinstance(site, Op) else None
    holder = getattr(called, "__self__", None)
    if holder is not None and type(holder).__hash__ is None:
        raise StateError.at(
            op.span, f"the derivative goes through a `{type(holder).__name__}`, whose contents are not followed",
            "use a list, a dict or an array", stage=stage,
        )  # fmt: skip
    raise RuleMissingError.at(
        op.span, "the derivative goes through a call that has neither source nor rule",
        "write it in Python, or make what it is given a constant (ad.stop_gradient)", stage=stage,
    )  # fmt: skip


def refuse_draw(activity: Activity, op: Op, stage: str) -> None:
    """Raise an Error if what is drawn depends on a parameter in a way that has no derivative."""
    if any(map(activity.varies, op.args[1:])):
        raise NonDifferentiableError.at(
            op.span, f"a draw by `{op.attrs['method']}` carries no derivative to this parameter",
            "move and stretch a standard draw, or make the parameter a constant (ad.stop_gradient)", stage=stage,
        )  # fmt: skip


def analyse(aliases: Aliases, lookup: LookUp, targets: Sequence[Value], seeds: Sequence[Value]) -> Activity:
    """Return what the derivative of ``seeds`` with respect to ``targets`` flows through."""
    flow = _Flow(aliases, lookup)
    back: dict[Any, set[Any]] = {}
    for source, follow in flow.edges.items():
        for target in follow:
            back.setdefault(target, set()).add(source)
    varied = reached(map(flow.key, targets), flow.edges)
    useful = reached(map(flow.key, seeds), back)
    found = Activity(aliases, frozenset(varied), frozenset(useful), flow.constant)
    for op in write_through(aliases.function, lookup):
        if differentiable(op.args[0]) and flow.key(op.args[0]) in varied:
            raise StateError.at(
                op.span, "storage that carries derivative is written through a constant of the derivative",
                "copy the array before stop_gradient, or before a Buffer keeps it",
            )  # fmt: skip
    return found
