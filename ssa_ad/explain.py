"""What the compiler did with each piece of state, from the facts that it used."""

from __future__ import annotations

from collections.abc import Iterable

from ssa_ad.ir.core import Array, Function, Scalar, Value, carries_float
from ssa_ad.ir.text import type_text
from ssa_ad.ir.walk import walk
from ssa_ad.session import Specialisation

CODE = ("code", "members")
"""Guards that say no more than that functions and classes are the ones that were followed."""


def explain_text(made: Specialisation) -> str:
    """Return a plain-text account: cells and their roles, aliases, what is assumed, what was followed."""
    lowered = made.lowered
    lines = [f"{made.lowered.function.name}: with respect to {', '.join(lowered.paths)}", ""]
    lines += ["state and arguments"]
    lines += table(("path", "type", "role", "written"), list(cell_rows(made)))
    if lowered.function.overlaps:
        lines += ["", "entry arrays that share storage"]
        lines += [f"  {', '.join(v.name for v in group)}" for group in lowered.function.overlaps]
    lines += ["", "taken as fixed (another value, type or identity compiles again)"]
    checks = [check for check in lowered.guards.checks if check[1] not in CODE]
    lines += [f"  {where(place)}: {kind} {shown(expected)}" for place, kind, expected in checks]
    lines += ["", "followed"]
    lines += [f"  {place}" for place in lowered.followed]
    opaque = list(opaque_calls(lowered.function))
    if opaque:
        lines += ["", "run as it is, constant for the derivative"]
        lines += [f"  {name}  (line {line})" for name, line in opaque]
    saved = list(saved_values(made.compiled.programs.get("zeros", made.compiled.final)))
    if saved:
        lines += ["", "read by the reverse sweep"]
        lines += [f"  {name}: {kind}  (line {line})" for name, kind, line in saved]
    return "\n".join(lines) + "\n"


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(len(r[k]) for r in [head, *rows]) for k in range(len(head))]
    return ["  " + "  ".join(x.ljust(w) for x, w in zip(r, widths, strict=True)).rstrip() for r in [head, *rows]]


def cell_rows(made: Specialisation) -> Iterable[tuple[str, ...]]:
    lowered = made.lowered
    asked = set(lowered.paths)
    known: dict[str, Value] = {p.name: p for p in lowered.function.params}
    known |= dict(lowered.entries)
    for path in dict.fromkeys([*known, *lowered.written]):
        value = known.get(path)
        kind = type_text(value.type) if value is not None else "?"
        yield path, kind, role(path, value, asked), "yes" if path in lowered.written else "no"


def role(path: str, value: Value | None, asked: set[str]) -> str:
    """Return what a piece of state is to the derivative."""
    if path in asked:
        return "parameter"
    if value is None:
        return "activation"
    if carries_float(value.type):
        return "activation" if "." in path or "[" in path else "constant"
    if isinstance(value.type, Scalar | Array):
        return "discrete"
    return "random" if "Generator" in type_text(value.type) else "reference"


def where(place: tuple[object, ...]) -> str:
    """Return a place of the guards as the user writes it."""
    text = ""
    for part in place:
        if isinstance(part, tuple):
            kind, key = part
            text += f".{key}" if kind == "attr" else f"[{key!r}]" if kind == "item" and text else f"{key}"
        elif part not in ("arg", "globals", "closure", "object", "module"):
            text += part if isinstance(part, str) else getattr(part, "label", "object")
    return text


def shown(expected: object) -> str:
    return getattr(expected, "__name__", None) or repr(expected)


def opaque_calls(function: Function) -> Iterable[tuple[str, int]]:
    constants = {op.out: op.attrs["value"] for op in walk(function) if op.kind == "const"}
    for op in walk(function):
        if op.kind == "opaque":
            callee = constants.get(op.args[0])
            yield getattr(callee, "__qualname__", repr(callee)), op.span.line


def saved_values(function: Function) -> Iterable[tuple[str, str, int]]:
    seen: set[Value] = set()
    for op in walk(function):
        if op.kind == "saved" and op.args[0] not in seen:
            seen.add(op.args[0])
            yield op.args[0].name, type_text(op.args[0].type), op.span.line
