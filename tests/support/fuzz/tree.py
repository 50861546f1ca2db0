"""Programs as trees of statements, so that they can be cut down, and their text."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field

INDENT = "    "


@dataclass
class Stmt:
    """A statement; a compound one has blocks, each with the line that opens it."""

    text: str
    blocks: list[tuple[str, list[Stmt]]] = field(default_factory=list)

    def lines(self, depth: int) -> Iterator[str]:
        if not self.blocks:
            yield INDENT * depth + self.text
        for head, body in self.blocks:
            yield INDENT * depth + head
            yield from body_lines(body, depth + 1)


def body_lines(body: list[Stmt], depth: int) -> Iterator[str]:
    if not body:
        yield INDENT * depth + "pass"
    for statement in body:
        yield from statement.lines(depth)


@dataclass
class Source:
    """A whole program: fixed text, definitions that may be cut, and its inputs."""

    title: str
    head: list[str]
    definitions: list[Stmt]
    tail: list[str]
    entry: str
    wrt: tuple[str, ...]
    features: frozenset[str]
    calls: int

    def text(self, note: str = "") -> str:
        """Return the file: ``note`` is written as comments below the docstring."""
        lines = [f'"""{self.title}"""', *(f"# {n}" for n in note.splitlines()), *self.head]
        for definition in self.definitions:
            lines += ["", "", *definition.lines(0)]
        lines += ["", "", f'ENTRY = "{self.entry}"', f"WRT = {self.wrt!r}", "", "", *self.tail]
        return "\n".join(lines) + "\n"

    def smaller(self) -> Iterator[Source]:
        """Return programs with one thing less, the largest cuts first."""
        for k in range(len(self.wrt)):
            if len(self.wrt) > 1:
                yield self._with(wrt=self.wrt[:k] + self.wrt[k + 1 :])
        for k in range(len(self.definitions)):
            cut = copy.deepcopy(self)
            del cut.definitions[k]
            yield cut
        places = list(block_places(self.definitions))
        for place, length in sorted(places, key=lambda p: -p[1]):
            for k in reversed(range(length)):
                yield self._edited(place, k, unwrap=None)
            for k in reversed(range(length)):
                statement = block_at(self.definitions, place)[k]
                for b in range(len(statement.blocks)):
                    if place or not statement.text:
                        yield self._edited(place, k, unwrap=b)
                if len(statement.blocks) > 1:
                    cut = copy.deepcopy(self)
                    block_at(cut.definitions, place)[k].blocks.pop()
                    yield cut

    def _with(self, wrt: tuple[str, ...]) -> Source:
        cut = copy.deepcopy(self)
        cut.wrt = wrt
        return cut

    def _edited(self, place: tuple[int, ...], k: int, unwrap: int | None) -> Source:
        cut = copy.deepcopy(self)
        block = block_at(cut.definitions, place)
        block[k : k + 1] = [] if unwrap is None else block[k].blocks[unwrap][1]
        return cut


def block_places(body: list[Stmt], prefix: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], int]]:
    """Return where every block but the outermost is, and its length."""
    for k, statement in enumerate(body):
        for b, (_, inner) in enumerate(statement.blocks):
            yield (*prefix, k, b), len(inner)
            yield from block_places(inner, (*prefix, k, b))


def block_at(body: list[Stmt], place: tuple[int, ...]) -> list[Stmt]:
    for k, b in zip(place[::2], place[1::2]):
        body = body[k].blocks[b][1]
    return body
