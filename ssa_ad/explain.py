"""What the compiler did with each piece of state, from the facts that it kept."""

from __future__ import annotations

import builtins
import json
import linecache
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ssa_ad.analysis.alias import METADATA, Aliases, is_reference
from ssa_ad.base.spans import Span
from ssa_ad.ir.core import Function, NoneT, Op, Scalar, StrT, Value, carries_float
from ssa_ad.ir.text import type_text
from ssa_ad.ir.walk import loop, walk
from ssa_ad.lower.external import external_of
from ssa_ad.lower.guards import Guards
from ssa_ad.rules.lookup import row
from ssa_ad.session import Specialisation
from ssa_ad.storage.place import Residual

CODE = ("code", "members")
"""Guards that say no more than that functions and classes are the ones that were followed."""

SCHEMA = 1
"""The version of what :func:`explain_data` returns: keys may be added in one version, none changes or goes."""

ROLES = {
    "parameter": "the gradient is taken with respect to it",
    "activation": "derivative passes through what is written to it",
    "buffer": "it changes, no derivative passes through it",
    "constant": "it is read, its derivative is not asked for",
    "discrete": "it decides what is done",
    "random": "it advances, what is drawn is constant",
    "external": "it is read from outside of the program, and constant",
    "reference": "it leads to others",
}


class Explanation(str):
    """The account as text; ``data`` says the same as plain data, in the form that :func:`explain_data` describes."""

    data: dict[str, Any]

    def to_json(self) -> str:
        """Return ``data`` as JSON."""
        return json.dumps(self.data, indent=2)


def explain(made: Specialisation) -> Explanation:
    """Return the account of a specialisation that was compiled with ``keep=True``."""
    found = Explanation(explain_text(made))
    found.data = explain_data(made)
    return found


def explain_text(made: Specialisation) -> str:
    """Return a plain-text account: state and its roles, aliases, what is saved, what is assumed, what was followed.

    ``made`` must have been compiled with ``keep=True``.
    """
    account = Account(made)
    rows = [*account.rows(), *account.rows_of_constants()]
    roles = [name for name in ROLES if any(r[2] == name for r in rows)]
    parts = [
        ("state and arguments", table(("path", "type", "role", "read in", "written in"), rows)),
        ("", [f"{name}: {ROLES[name]}" for name in roles]),
        ("storage that is shared", list(account.shared())),
        ("read by the reverse sweep", list(account.residuals())),
        ("run as it is, constant for the derivative", list(account.opaque())),
        ("taken as fixed (another value, type or identity compiles again)", list(fixed(made.lowered.guards))),
        ("followed", [relative(place) for place in made.lowered.followed]),
    ]
    name = made.lowered.function.name
    text = f"{name}: gradient with respect to {', '.join(made.lowered.paths)}\n"
    for title, lines in parts:
        if lines:
            text += "\n" + (f"{title}\n" if title else "") + "".join(f"  {line}\n" for line in lines)
    return text


def explain_data(made: Specialisation) -> dict[str, Any]:
    """Return the account of :func:`explain_text` as plain data for tools.

    ``function`` and ``wrt`` say what was differentiated; ``state`` holds one entry per path (``path``, ``type``,
    ``role``, ``why``, ``read`` and ``written``: the lines that do); the others are lists of sentences. A line is
    its number, or ``file:number`` where the file is not the function's own.
    """
    account = Account(made)
    rows = [*account.rows(), *account.rows_of_constants()]
    keys = ("path", "type", "role", "why", "read", "written")
    return {
        "schema": SCHEMA,
        "function": made.lowered.function.name,
        "wrt": list(made.lowered.paths),
        "state": [
            dict(zip(keys, (path, kind, role, ROLES[role], numbers(read), numbers(written)), strict=True))
            for path, kind, role, read, written in rows
        ],
        "shared": list(account.shared()),
        "saved": list(account.residuals()),
        "constant_calls": list(account.opaque()),
        "fixed": list(fixed(made.lowered.guards)),
        "followed": [relative(place) for place in made.lowered.followed],
    }


def numbers(lines: str) -> list[int | str]:
    """Return the lines of a cell of the table one by one."""
    return [int(n) if n.isdigit() else n for n in lines.split(", ") if n != "-"]


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
        self.file = next((op.span.file for op in walk(self.program) if op.span.file), "")
        self.users: dict[Value, list[Op]] = {}
        for op in walk(self.program):
            for a in op.args:
                self.users.setdefault(a, []).append(op)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Return (path, type, role, lines that read, lines that write) of everything that comes from outside."""
        cells = written_cells(self.program, self.entries)
        for path in dict.fromkeys([*self.entries, *self.lowered.written]):
            value = self.entries.get(path)
            uses = self.uses(value) if value is not None else Uses()
            for op in cells.get(path, ()):
                uses.written.setdefault(self.line(op.span))
            kind = shown_type(value) if value is not None else "-"
            yield path, kind, self.role(path, value, bool(uses.written)), listed(uses.read), listed(uses.written)

    def rows_of_constants(self) -> Iterator[tuple[str, ...]]:
        """Return rows for state that only decides, so that its value is a part of the specialisation."""
        for place, kind, expected in self.lowered.guards.checks:
            path = where(place)
            if kind == "value" and path not in self.entries and path not in self.lowered.written:
                yield path, type(expected).__name__, "discrete", "-", "-"

    def role(self, path: str, value: Value | None, written: bool) -> str:
        """Return what a piece of state is to the derivative."""
        if path in self.lowered.buffers:
            return "buffer"
        if any(path == p or path.startswith((f"{p}.", f"{p}[")) for p in self.lowered.paths):
            if value is None or carries_float(value.type):
                return "parameter"
        if value is not None and "Generator" in type_text(value.type) or "RandomState" in path:
            return "random"
        final = [op.args[1] for op in written_cells(self.last, self.entries).get(path, ()) if len(op.args) > 1]
        floats = [v for v in [*([value] if value is not None else []), *final] if carries_float(v.type)]
        if not floats:
            plain = value is None or isinstance(value.type, Scalar | StrT | NoneT)
            return "discrete" if plain or not is_reference_to_state(value) else "reference"
        if not written:
            return "constant"
        return "activation" if any(v.name in self.flow.varied for v in floats) else "buffer"

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
            names = [v.name for v in group]
            together = " and ".join(paths.get(n, n) for n in names)
            if set(names) in kept:
                yield f"{together} are one storage: each gradient is its derivative, read through its own view"
            else:
                yield f"{together} share storage that nothing writes: each has its own partial derivative"
        for path, ops in written_cells(self.program, self.entries).items():
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
        constants = {op.out: op.attrs["value"] for op in walk(self.program) if op.kind == "const"}
        for op in walk(self.program):
            if op.kind == "opaque":
                callee = constants.get(op.args[0])
                name = getattr(callee, "__qualname__", repr(callee))
                outside = external_of(callee)
                yield f"{name} in line {self.line(op.span)}" + (f" (external: reads {outside})" if outside else "")

    def line(self, span: Span) -> str:
        """Return a line number, with the file if it is another one than the function's."""
        return str(span.line) if span.file == self.file else f"{os.path.basename(span.file)}:{span.line}"


def is_reference_to_state(value: Value | None) -> bool:
    return value is not None and not isinstance(value.type, Scalar | StrT | NoneT)


def written_cells(program: Function, entries: dict[str, Value]) -> dict[str, list[Op]]:
    """Return the writes of each cell, by path."""
    paths = {v.name: path for path, v in entries.items()}
    constants = {op.out.name for op in walk(program) if op.kind == "const"}
    cells = {(op.args[0], op.attrs["slot"]): paths.get(op.out.name) for op in walk(program) if op.kind == "cell_read"}
    found: dict[str, list[Op]] = {}
    for op in walk(program):
        if op.kind == "cell_write":
            owner, slot = op.args[0], op.attrs["slot"]
            known = cells.get((owner, slot))
            path = known or path_of_slot(paths.get(owner.name, owner.name), slot, owner.name in constants)
            found.setdefault(path, []).append(op)
    return found


def path_of_slot(owner: str, slot: tuple[str, Any], constant: bool) -> str:
    kind, key = slot
    match kind:
        case "attr":
            return f"{owner}.{key}"
        case "item":
            return str(key) if constant else f"{owner}[{key!r}]"
        case "closure":
            return owner.removesuffix("_cell")
    return owner  # a change of structure: append, pop


def shown_type(value: Value) -> str:
    return type_text(value.type).removeprefix("opaque<").removesuffix(">")


def listed(lines: Iterable[str]) -> str:
    """Return line numbers in order, "-" if there are none."""
    return ", ".join(sorted(lines, key=lambda s: (not s.isdigit(), int(s) if s.isdigit() else 0, s))) or "-"


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(len(r[k]) for r in [head, *rows]) for k in range(len(head))]
    return ["  ".join(x.ljust(w) for x, w in zip(r, widths, strict=True)).rstrip() for r in [head, *rows]]


def relative(place: str) -> str:
    """Return ``file:line`` with its text, relative to where the user stands."""
    file, _, line = place.rpartition(":")
    shown = os.path.relpath(file) if file.startswith(os.getcwd() + os.sep) else file
    return f"{shown}:{line}  {linecache.getline(file, int(line)).strip()}"


# ------------------------------------------------------------------------------- guards


def fixed(guards: Guards) -> Iterator[str]:
    """Return what the specialisation stands on, as the user would say it."""
    for place, kind, expected in guards.checks:
        if kind in CODE:
            continue
        name = where(place)
        match kind:
            case "type":
                yield f"{name} is of type {expected.__name__}"
            case "array":
                _, dtype, rank, contiguous = expected
                order = "" if contiguous or rank < 2 else ", not C-contiguous"
                yield f"{name} is an array of {dtype} with {rank} {'axis' if rank == 1 else 'axes'}{order}"
            case "is":
                yield f"{name} is {getattr(expected, '__name__', None) or repr(expected)}"
            case "value":
                yield f"{name} is {expected!r}"
            case "len":
                yield f"{name} has {expected} elements"
            case "keys":
                yield f"{name} has the keys {', '.join(map(repr, expected))}"
            case "missing":
                if place[0] == "globals":
                    yield f"{name} is the builtin" if hasattr(builtins, name) else f"{name} is not set"
                else:
                    yield f"{name} is not set on the object"
            case "elements":
                yield f"elements of {name} are of the kinds they are now"
    groups: dict[int, list[str]] = {}
    for place, number in zip(guards.objects, guards.identities, strict=True):
        groups.setdefault(number, []).append(where(place))
    yield from (f"{' and '.join(g)} are one object" for g in groups.values() if len(g) > 1)


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
