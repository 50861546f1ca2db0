"""What the compiler did with each piece of state, from the facts that it kept."""

from __future__ import annotations

import builtins
import json
import linecache
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ssa_ad.account import ROLES, Account, where
from ssa_ad.lower.guards import Guards
from ssa_ad.session import Specialisation

CODE = ("code", "members")
"""Guards that say no more than that functions and classes are the ones that were followed."""

SCHEMA = 1
"""The version of what :func:`explain_data` returns: keys may be added in one version, none changes or goes."""

STATE = ("path", "type", "role", "derivative", "read in", "written in")
CALLS = ("call", "how", "lines")
"""The columns of the tables."""

FLOWS = {
    "in": "the gradient flows in through what is there at entry",
    "out": "what the call leaves there depends on what is asked for: a pullback takes its cotangent",
}

HOW = {
    "inlined": "it was followed: its body stands in place of the call",
    "followed": "it is called for what its cache keeps, its body is followed for the derivative",
    "rule": "a rule says what it gives and what its derivative is",
    "built in": "containers, iteration, shapes, objects: the compiler knows what it means",
    "drawn": "the generator advances; what is drawn is constant, what moves and stretches it is not",
    "derivative": "the derivative is taken inside of the program",
    "cached": "it is called as it is; what its cache keeps, from before too, is constant",
    "constant": "it is called as it is; what it gives is constant",
}


@dataclass(frozen=True)
class Part:
    """A section of an account: rows of a table if it has a ``head``, else lines."""

    title: str
    lines: Sequence[Any]
    head: tuple[str, ...] = ()

    def __str__(self) -> str:
        lines = table(self.head, self.lines) if self.head else self.lines
        return (f"{self.title}\n" if self.title else "") + "".join(f"  {line}\n" for line in lines)


class Explanation(str):
    """The account as text; ``parts`` are its sections.

    ``data`` says the same as plain data, in the form that :func:`explain_data` describes.
    """

    headline: str
    parts: Sequence[Part]
    data: dict[str, Any]

    def to_json(self) -> str:
        """Return ``data`` as JSON."""
        return json.dumps(self.data, indent=2)


def explain(made: Specialisation) -> Explanation:
    """Return the account of a specialisation that was compiled with ``keep=True``."""
    account = Account(made)
    headline = f"{made.lowered.function.name}: gradient with respect to {', '.join(made.lowered.paths)}"
    parts = [part for part in parts_of(account) if part.lines]
    found = Explanation("\n".join([f"{headline}\n", *map(str, parts)]))
    found.headline, found.parts, found.data = headline, parts, explain_data(account)
    return found


def parts_of(account: Account) -> list[Part]:
    """Return the sections: state and its roles, what is shared and saved, calls, what is assumed, what was followed."""
    rows, calls = account.state(), calls_of(account)
    whys = dict.fromkeys(f"{row.role}: {row.why}" for role in ROLES for row in rows if row.role == role)
    return [
        Part("state and arguments", [row.cells() for row in rows], STATE),
        Part("", [*whys, *legend(FLOWS, (flow for row in rows for flow in row.flows))]),
        Part("storage that is shared", list(account.shared())),
        Part("read by the reverse sweep", list(account.residuals())),
        Part("calls", calls, CALLS),
        Part("", legend(HOW, (how for _, how, _ in calls))),
        Part("run as it is, constant for the derivative", list(account.opaque())),
        Part("taken as fixed (another value, type or identity compiles again)", list(fixed(account.lowered.guards))),
        Part("followed", [relative(place) for place in account.lowered.followed]),
    ]


def explain_data(account: Account) -> dict[str, Any]:
    """Return the same as plain data for tools.

    ``function`` and ``wrt`` say what was differentiated; ``state`` holds one entry per path (``path``, ``type``,
    ``role``, ``why``, whether derivative flows in and out, ``read`` and ``written``: the lines that do); ``calls``
    one per callable and what became of it (``call``, ``how``, ``why``, ``lines``); the others are lists of
    sentences. A line is its number, or ``file:number`` where the file is not the function's own.
    """
    return {
        "schema": SCHEMA,
        "function": account.lowered.function.name,
        "wrt": list(account.lowered.paths),
        "state": [
            {
                "path": row.path, "type": row.type, "role": row.role, "why": row.why,
                "derivative_in": "in" in row.flows, "derivative_out": "out" in row.flows,
                "read": numbers(row.read), "written": numbers(row.written),
            }
            for row in account.state()
        ],
        "shared": list(account.shared()),
        "saved": list(account.residuals()),
        "calls": [
            {"call": name, "how": how, "why": HOW[how], "lines": numbers(lines)}
            for name, how, lines in calls_of(account)
        ],
        "constant_calls": list(account.opaque()),
        "fixed": list(fixed(account.lowered.guards)),
        "followed": [relative(place) for place in account.lowered.followed],
    }  # fmt: skip


def calls_of(account: Account) -> list[tuple[str, str, str]]:
    """Return the rows of the calls, those of one kind together."""
    return sorted(account.calls(), key=lambda row: list(HOW).index(row[1]))


def legend(meanings: Mapping[str, str], used: Iterable[str]) -> list[str]:
    """Return what the words mean that are used, in the order in which they are known."""
    seen = set(used)
    return [f"{word}: {meaning}" for word, meaning in meanings.items() if word in seen]


def numbers(lines: str) -> list[int | str]:
    """Return the lines of a cell of the table one by one."""
    return [int(n) if n.isdigit() else n for n in lines.split(", ") if n != "-"]


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
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
