"""What a check has found, as rows and as a text."""

from __future__ import annotations

import math
from dataclasses import dataclass

HEAD = ("check", "input", "worst entry", "found", "expected", "error", "verdict")
VERDICTS = ("right", "refused", "undecided", "wrong")
"""From the least to the most that deserves to be seen."""


@dataclass(frozen=True)
class Row:
    """One thing that was checked.

    ``check`` is "gradient" (against differences), "pullback" and "tangent" (the same for all inputs and state at
    once), "dot product" (jvp against vjp), "effects" or "statement". ``what`` is the input or the line, ``worst`` the
    entry that is farthest off or, of a line, its text; ``error`` is relative. ``verdict`` is "right", "wrong",
    "undecided" or "refused", ``note`` says why.
    """

    check: str
    what: str
    worst: str = ""
    found: float | None = None
    expected: float | None = None
    error: float | None = None
    verdict: str = "right"
    note: str = ""

    def cells(self) -> tuple[str, ...]:
        """Return the row as texts, in the order of ``HEAD``."""
        verdict = self.verdict + (f": {self.note}" if self.note else "")
        numbers = (number(self.found, 7), number(self.expected, 7), number(self.error, 2))
        return (self.check, self.what, self.worst, *numbers, verdict)


@dataclass(frozen=True)
class Report:
    """The rows of a check. ``str`` gives an aligned table."""

    name: str
    rows: tuple[Row, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong, and not all that concerns the derivative was refused."""
        derivative = [r for r in self.rows if r.check != "effects"]
        return not any(r.verdict == "wrong" for r in self.rows) and (
            not derivative or any(r.verdict != "refused" for r in derivative)
        )

    @property
    def first_wrong(self) -> Row | None:
        """The first row that is wrong; statements say most, so theirs come before all others."""
        wrong = [r for r in self.rows if r.verdict == "wrong"]
        return next((r for r in wrong if r.check == "statement"), wrong[0] if wrong else None)

    def summary(self) -> str:
        """Return one line: what came out."""
        if not self.ok:
            first = self.first_wrong
            where = "nothing could be checked" if first is None else f"wrong: {first.check}, {first.what}"
            return where + (f": {first.worst}" if first is not None and first.check == "statement" else "")
        unsure = sum(r.verdict in VERDICTS[1:3] for r in self.rows)
        return "nothing is wrong" + (f", {unsure} not decided" if unsure else "")

    def __str__(self) -> str:
        rows = [HEAD, *(r.cells() for r in self.rows)]
        kept = [k for k in range(len(HEAD)) if any(r[k] for r in rows[1:])]
        widths = {k: max(len(r[k]) for r in rows) for k in kept}
        lines = ["  ".join(r[k].ljust(widths[k]) for k in kept).rstrip() for r in rows]
        return "\n".join([self.name, "", *(f"  {line}" for line in lines), "", self.summary()])


def number(x: float | None, digits: int) -> str:
    return "" if x is None or math.isnan(x) and digits < 3 else f"{x:.{digits}g}"
