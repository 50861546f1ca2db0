"""The facts that the compiler kept of one specialisation, by path: what :mod:`ssa_ad.explain` formats."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import numpy as np

from ssa_ad.analysis.alias import METADATA, Aliases, is_reference
from ssa_ad.base.spans import Span
from ssa_ad.ir.core import Function, NoneT, Op, Opaque, Scalar, StrT, Value, carries_float
from ssa_ad.ir.text import type_text
from ssa_ad.ir.walk import loop, walk
from ssa_ad.lower.external import external_of
from ssa_ad.rules.lookup import row
from ssa_ad.session import Specialisation
from ssa_ad.storage.place import Residual

ROLES = {
    "parameter": "the gradient is taken with respect to it",
    "activation": "derivative passes through what is written to it",
    "buffer": "it changes, no derivative passes through it",
    "constant": "it is read, its derivative is not asked for",
    "discrete": "it decides what is done",
    "random": "it advances, what is drawn is constant",
    "cache": "it keeps results: what is found there is constant, unless its key carries derivative",
    "external": "it is read from outside of the program, and constant",
    "reference": "it leads to others",
}
DECLARED = "its class declares it: it is updated outside of the derivative"


@dataclass(frozen=True)
class Row:
    """What a piece of state is to the derivative: ``flows`` holds "in" and "out" if derivative does."""

    path: str
    type: str
    role: str
    flows: tuple[str, ...] = ()
    read: str = "-"
    written: str = "-"
    why: str = ""

    def __post_init__(self) -> None:
        if not self.why:
            object.__setattr__(self, "why", ROLES[self.role])

    def cells(self) -> tuple[str, ...]:
        """Return the row as texts."""
        return self.path, self.type, self.role, ", ".join(self.flows) or "-", self.read, self.written


@dataclass
class Uses:
    """The lines that read a piece of state and those that write it."""

    read: dict[str, None] = field(default_factory=dict)
    written: dict[str, None] = field(default_factory=dict)


class Account:
    """The facts of one specialisation, by path."""

    def __init__(self, made: Specialisation) -> None:
        self.lowered = made.lowered
        programs = made.compiled.programs
        self.program = programs["lower"]
        names = list(programs)
        self.last = programs[names[names.index("reverse") - 1]]  # the one that was differentiated
        self.told_apart = programs["apart"].overlaps if "apart" in programs else self.program.overlaps
        (self.flow,) = made.compiled.facts["reverse"]
        self.saved: Sequence[Residual] = made.compiled.facts["storage"]
        self.aliases = Aliases(self.program, row)
        by_name = {v.name: v for v in self.aliases.defs}
        self.entries: dict[str, Value] = {p.name: p for p in self.program.params}
        self.entries |= {path: by_name[v.name] for path, v in self.lowered.entries if v.name in by_name}
        self.constants = {op.out.name: op.attrs["value"] for op in walk(self.program) if op.kind == "const"}
        self.holders: dict[str, Value] = {}
        self.cells = self.paths_of_cells()
        self.file = next((op.span.file for op in walk(self.program) if op.span.file), "")
        self.users: dict[Value, list[Op]] = {}
        for op in walk(self.program):
            for a in op.args:
                self.users.setdefault(a, []).append(op)

    def paths_of_cells(self) -> dict[tuple[str, Any], str]:
        """Return the paths of the cells that are read, by the name of their owner and the slot."""
        paths = {v.name: path for path, v in self.entries.items()}
        found: dict[tuple[str, Any], str] = {}
        for op in walk(self.program):
            if op.kind == "cell_read":
                owner, slot = op.args[0].name, op.attrs["slot"]
                path = paths.setdefault(op.out.name, self.path_of_slot(paths.get(owner, owner), slot, owner))
                found.setdefault((owner, slot), path)
                self.holders.setdefault(path, op.out)
        self.places = paths
        return found

    def path_of_slot(self, owner: str, slot: tuple[str, Any], name: str) -> str:
        """Return the path of a slot of what stands at ``owner``, which the program calls ``name``."""
        kind, key = slot
        constant = name in self.constants
        match kind:
            case "attr":
                return str(key) if constant and isinstance(self.constants[name], ModuleType) else f"{owner}.{key}"
            case "item":
                return str(key) if constant else f"{owner}[{key!r}]"
            case "closure":
                return owner.removesuffix("_cell")
        return owner  # a change of structure: append, pop

    def written_cells(self, program: Function) -> dict[str, list[Op]]:
        """Return the writes of each cell, by path."""
        found: dict[str, list[Op]] = {}
        for op in walk(program):
            if op.kind == "cell_write":
                owner, slot = op.args[0].name, op.attrs["slot"]
                if owner not in self.places and owner not in self.constants:
                    continue  # the program has made it
                path = self.cells.get((owner, slot))
                path = path or self.path_of_slot(self.places.get(owner, owner), slot, owner)
                found.setdefault(path, []).append(op)
        return found

    def state(self) -> list[Row]:
        """Return a row for every cell and argument."""
        return [*self.rows(), *self.rows_of_constants(), *self.rows_of_others()]

    def rows(self) -> Iterator[Row]:
        """Return rows for what has a value in the program."""
        cells = self.written_cells(self.program)
        stored = [path for path in self.lowered.written if path in self.entries or path in cells]
        for path in dict.fromkeys([*self.entries, *stored, *cells]):
            value = self.entries.get(path)
            uses = self.uses(value) if value is not None else Uses()
            for op in cells.get(path, ()):
                uses.written.setdefault(self.line(op.span))
            kind = shown_type(value or self.holders.get(path))
            role, flows = self.role(path, value, bool(uses.written)), self.flows(path, value, bool(uses.written))
            why = DECLARED if path in self.lowered.buffers else ""
            yield Row(path, kind, role, flows, listed(uses.read), listed(uses.written), why)

    def rows_of_constants(self) -> Iterator[Row]:
        """Return rows for state that only decides, so that its value is a part of the specialisation."""
        for place, kind, expected in self.lowered.guards.checks:
            path = where(place)
            if kind == "value" and path not in self.entries and path not in self.lowered.written:
                yield Row(path, type(expected).__name__, "discrete")

    def rows_of_others(self) -> Iterator[Row]:
        """Return rows for state that has no value in the program: generators of modules, caches, the outside."""
        for generator in self.lowered.generators:
            numpys = isinstance(generator, np.random.RandomState)
            module = "numpy.random" if numpys else "random"
            calls = [c for c in self.lowered.calls if c.how == "drawn" and c.name.startswith(f"{module}.")]
            if calls:  # without a draw it is what runs as it is that may advance it
                yield Row(module, type(generator).__name__, "random", written=self.lines(c.span for c in calls))
        for name in dict.fromkeys(c.name for c in self.lowered.calls if c.how in ("cached", "followed")):
            lines = self.lines(c.span for c in self.lowered.calls if c.name == name)
            yield Row(name, "lru_cache", "cache", read=lines, written=lines)
        for op, callee in self.opaque_calls():
            if external_of(callee):
                yield Row(str(external_of(callee)), "-", "external", read=self.line(op.span))

    def role(self, path: str, value: Value | None, written: bool) -> str:
        """Return what a piece of state is to the derivative."""
        if path in self.lowered.buffers:
            return "buffer"
        if self.asked(path) and (value is None or carries_float(value.type)):
            return "parameter"
        if value is not None and "Generator" in type_text(value.type) or "RandomState" in path:
            return "random"
        final = self.final(path)
        floats = [v for v in [*([value] if value is not None else []), *final] if carries_float(v.type)]
        if not floats:
            plain = value is None or isinstance(value.type, Scalar | StrT | NoneT)
            return "discrete" if plain or not is_reference_to_state(value) else "reference"
        if not written:
            return "constant"
        return "activation" if any(v.name in self.flow.varied for v in floats) else "buffer"

    def final(self, path: str) -> list[Value]:
        """Return what is written to a cell, in the program that was differentiated."""
        return [value for op in self.written_cells(self.last).get(path, ()) for value in op.args[1:]]

    def flows(self, path: str, value: Value | None, written: bool) -> tuple[str, ...]:
        """Return whether derivative flows in at entry and out with what the call leaves."""
        if path in self.lowered.buffers:
            return ()
        found, left = [], self.final(path)
        if value is not None and not isinstance(value.type, Opaque):
            found += ["in"] if self.asked(path) and value.name in self.flow.active else []
            left += [value] if is_reference(value.type) else []
        found += ["out"] if written and any(v.name in self.flow.varied for v in left) else []
        return tuple(found)

    def asked(self, path: str) -> bool:
        """Whether a path is, or is a part of, what the gradient is taken with respect to."""
        return any(path == p or path.startswith((f"{p}.", f"{p}[")) for p in self.lowered.paths)

    def calls(self) -> list[tuple[str, str, str]]:
        """Return (name, what became of it, lines) for each callable, in the order in which lowering met them."""
        found: dict[tuple[str, str], dict[str, None]] = {}
        for call in self.lowered.calls:
            found.setdefault((call.name, call.how), {})[self.line(call.span)] = None
        return [(name, how, listed(lines)) for (name, how), lines in found.items()]

    def uses(self, entry: Value) -> Uses:
        """Return where a value that is there at entry, or its storage, is read and written."""
        found = Uses()
        members = [entry]
        if is_reference(entry.type):
            region = self.aliases.region(entry)
            writers = self.aliases.writers.get(region, ())
            found.written |= dict.fromkeys(self.line(op.span) for op, _ in writers)
            if writers:  # through whichever name it is reached
                members = [v for v in self.aliases.defs if is_reference(v.type) and self.aliases.region(v) is region]
        seen = set(members)
        while members:
            value = members.pop()
            for op in self.users.get(value, ()):
                if op.kind in ("for", "while"):
                    parts = loop(op)
                    inside = [p for i, p in zip(parts.inits, parts.carried, strict=True) if i is value]
                    members += [p for p in inside if p not in seen]
                    seen.update(inside)
                    if not inside:  # it says how often
                        found.read.setdefault(self.line(op.span))
                elif op.kind == "draw":
                    found.written.setdefault(self.line(op.span))
                elif op.kind == "if" and op.args[0] is not value or op.kind in METADATA:
                    continue
                elif op.kind in ("cell_write", "cell_read") and op.args[0] is value:
                    continue  # the owner of a cell is not read for that
                elif op.kind in ("store", "list_store", "dict_store") and value not in op.args[1:]:
                    continue
                else:
                    found.read.setdefault(self.line(op.span))
        return found

    def shared(self) -> Iterator[str]:
        """Return which entry arrays share storage, and which cells refer to the storage of others afterwards."""
        paths = {v.name: path for path, v in self.entries.items()}
        kept = [{v.name for v in group} for group in self.told_apart]
        for group in self.program.overlaps:
            names = list(dict.fromkeys(v.name for v in group))
            together = ("entries of " if len(names) == 1 else "") + " and ".join(paths.get(n, n) for n in names)
            if set(names) in kept:
                yield f"{together} are one storage: each gradient is its derivative, read through its own view"
            else:
                yield f"{together} share storage that nothing writes: each has its own partial derivative"
        for path, ops in self.written_cells(self.program).items():
            for op in ops:
                if len(op.args) > 1 and is_reference(op.args[1].type):
                    region = self.aliases.region(op.args[1])
                    others = [
                        p for p, v in self.entries.items()
                        if p != path and is_reference(v.type) and self.aliases.region(v) is region
                    ]  # fmt: skip
                    if others:
                        yield f"{path} refers to the storage of {' or '.join(others)} from line {self.line(op.span)} on"

    def residuals(self) -> Iterator[str]:
        """Return what the reverse sweep reads of the forward one, and where it lives."""
        lines: dict[str, None] = {}
        entries = {v.name: path for path, v in self.entries.items()}
        for r in self.saved:
            name = Value(r.name, r.type).hint
            what = entries.get(r.name) or ("an intermediate value" if name == "t" else name)
            place = f" of line {self.line(r.span)}" if r.span.line and r.name not in entries else ""
            lines.setdefault(f"{what}{place} ({type_text(r.type)}): {r.lives}")
        yield from lines

    def opaque(self) -> Iterator[str]:
        """Return what is called without being followed."""
        for op, callee in self.opaque_calls():
            name = getattr(callee, "__qualname__", repr(callee))
            outside = external_of(callee)
            yield f"{name} in line {self.line(op.span)}" + (f" (external: reads {outside})" if outside else "")

    def opaque_calls(self) -> Iterator[tuple[Op, Any]]:
        """Return the calls that run as they are, and what they call."""
        for op in walk(self.program):
            if op.kind == "opaque":
                yield op, self.constants.get(op.args[0].name)

    def lines(self, spans: Iterable[Span]) -> str:
        return listed(dict.fromkeys(map(self.line, spans)))

    def line(self, span: Span) -> str:
        """Return a line number, with the file if it is another one than the function's."""
        return str(span.line) if span.file == self.file else f"{os.path.basename(span.file)}:{span.line}"


def is_reference_to_state(value: Value | None) -> bool:
    return value is not None and not isinstance(value.type, Scalar | StrT | NoneT)


def shown_type(value: Value | None) -> str:
    if value is None:  # it is set here
        return "-"
    return value.type.name if isinstance(value.type, Opaque) else type_text(value.type)


def listed(lines: Iterable[str]) -> str:
    """Return line numbers in order, "-" if there are none."""
    return ", ".join(sorted(lines, key=lambda s: (not s.isdigit(), int(s) if s.isdigit() else 0, s))) or "-"


def where(place: tuple[object, ...]) -> str:
    """Return a place of the guards as the user writes it."""
    text = ""
    for part in place:
        if isinstance(part, tuple):
            kind, key = part
            if kind != "closure":
                text += f".{key}" if kind == "attr" else f"[{key!r}]" if kind == "item" and text else f"{key}"
        elif part not in ("arg", "globals", "closure", "object", "module"):
            text += part if isinstance(part, str) else getattr(part, "label", "object")
    return text
