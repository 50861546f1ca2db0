"""Errors as small documents: where, what, and what to write instead."""

from __future__ import annotations

import linecache
from dataclasses import dataclass

from ssa_ad.base.spans import NOWHERE, Span


@dataclass(frozen=True)
class Diagnostic:
    """One problem: a code, what is wrong, where, and the way out.

    ``stage`` is the name of the pipeline stage that found it.
    """

    code: str
    what: str
    span: Span = NOWHERE
    instead: str = ""
    stage: str = ""

    def render(self) -> str:
        """Return the problem as text: heading, source line with a caret, advice."""
        tag = f"{self.code}, {self.stage}" if self.stage else self.code
        if self.span is NOWHERE:
            lines = [f"{self.what} [{tag}]"]
        else:
            lines = [f"{self.span}: {self.what} [{tag}]"]
            # what linecache has under "<string>" is the text of some other `exec` or `-c`
            known = self.span.file != "<string>"
            source = linecache.getline(self.span.file, self.span.line).rstrip("\n") if known else ""
            if source:
                body = source.lstrip()
                indent = len(source) - len(body)
                start = max(self.span.col - indent, 0)
                end = self.span.end_col - indent if self.span.end_line == self.span.line else len(body)
                width = max(end - start, 1)
                lines += [f"    {body}", "    " + " " * start + "^" * width]
        if self.instead:
            lines.append(f"  instead: {self.instead}")
        return "\n".join(lines)


class Error(Exception):
    """Anything ssa_ad refuses to do. ``diagnostics`` holds every problem that was found."""

    code = "SSA000"

    def __init__(self, *diagnostics: Diagnostic) -> None:
        self.diagnostics = diagnostics
        super().__init__("\n\n".join(d.render() for d in diagnostics))

    @classmethod
    def at(cls, span: Span, what: str, instead: str = "", *, stage: str = "") -> Error:
        """Return an error of this class with one problem at ``span``."""
        return cls(Diagnostic(cls.code, what, span, instead, stage))

    @property
    def span(self) -> Span:
        return self.diagnostics[0].span


class UnsupportedError(Error):
    """The program uses something of Python or NumPy that is not differentiated (yet)."""

    code = "SSA100"


class NonDifferentiableError(Error):
    """A derivative was asked for where there is none: an int, a string, a non-scalar output."""

    code = "SSA200"


class StateError(Error):
    """State is used in a way that has no meaning for a derivative."""

    code = "SSA300"


class RuleMissingError(Error):
    """A function has neither Python source nor a derivative rule."""

    code = "SSA400"


def raise_all(problems: list[Error]) -> None:
    """Raise every problem at once, as the class of the first; do nothing if there is none."""
    if problems:
        every = dict.fromkeys(d for p in problems for d in p.diagnostics)
        raise type(problems[0])(*every)
