"""Programs as trees of statements, so that they can be cut down, and their text."""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TypeGuard

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


def parsed(text: str) -> list[Stmt]:
    """Return the statements that a text of the generator's own consists of."""
    made: list[Stmt] = []
    lines = [line for line in text.splitlines() if line.strip()]
    while lines:
        head = lines.pop(0)
        own = len(head) - len(head.lstrip())
        count = next((k for k, line in enumerate(lines) if len(line) - len(line.lstrip()) <= own), len(lines))
        if not count:
            made.append(Stmt(head.strip()))
            continue
        block = (head.strip(), parsed("\n".join(lines[:count])))
        del lines[:count]
        if re.match(r"(elif|else|except|finally)\b", block[0]) and made:
            made[-1].blocks.append(block)
        else:
            made.append(Stmt("", [block]))
    return made


@dataclass
class Source:
    """A whole program: fixed text, definitions that may be cut, and its inputs."""

    title: str
    head: list[str]
    definitions: list[Stmt]
    tail: list[str]
    entry: str
    wrt: tuple[str, ...]
    calls: int

    def text(self, note: str = "") -> str:
        """Return the file: ``note`` is written as comments below the docstring."""
        lines = [f'"""{self.title}"""', *(f"# {n}" for n in note.splitlines()), *self.head]
        for definition in self.definitions:
            lines += [*([] if lines[-1].startswith("@") else ["", ""]), *definition.lines(0)]
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


# ------------------------------------------------------------------------------------- text


def simpler(text: str, k: int) -> str | None:
    """Return a program with the k-th thing taken away: a statement, a parameter, a part of an expression.

    The largest come first; None if there are not so many.
    """
    tree = ast.parse(text)
    for n, change in enumerate(cuts(tree)):
        if n == k:
            change()
            return tidied(tree)
    return None


def cuts(tree: ast.Module) -> Iterator[Callable[[], None]]:
    """Return what makes a program smaller, as changes of its tree in place."""
    yield from statement_cuts(tree)
    yield from parameter_cuts(tree)
    functions = [f for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) and f.name != "inputs"]
    own = {id(n) for f in functions for n in ast.walk(f)}
    for parent in ast.walk(tree):
        if id(parent) not in own:
            continue
        for name, value in ast.iter_fields(parent):
            for place, node in enumerate(value if isinstance(value, list) else [value]):
                if isinstance(node, ast.expr) and isinstance(getattr(node, "ctx", None), ast.Load | None):
                    for smaller in smaller_expressions(node):
                        if isinstance(value, list):
                            yield partial(value.__setitem__, place, smaller)
                        else:
                            yield partial(setattr, parent, name, smaller)


def statement_cuts(tree: ast.Module) -> Iterator[Callable[[], None]]:
    for parent in ast.walk(tree):
        for name in ("body", "orelse"):
            block = getattr(parent, name, None)
            if not isinstance(block, list):
                continue
            for k, statement in reversed(list(enumerate(block))):
                if not isinstance(statement, ast.Pass) and not is_docstring(statement) and not is_asked(statement):
                    rest = [*block[:k], *block[k + 1 :]]
                    needed = name == "body" and not isinstance(parent, ast.Module)
                    yield partial(setattr, parent, name, rest or ([ast.Pass()] if needed else []))
                for inner in ("body", "orelse"):
                    if isinstance(statement, ast.If | ast.For | ast.While) and getattr(statement, inner):
                        yield partial(setattr, parent, name, [*block[:k], *getattr(statement, inner), *block[k + 1 :]])


def parameter_cuts(tree: ast.Module) -> Iterator[Callable[[], None]]:
    """Take a parameter from the entry that it does not read, and its argument from ``inputs``."""
    entries = [f for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) and f.name in ("f", "run")]
    inputs = next((f for f in tree.body if isinstance(f, ast.FunctionDef) and f.name == "inputs"), None)
    match inputs.body[-1] if inputs is not None else None:
        case ast.Return(value=ast.Tuple(elts=[ast.Tuple(elts=given), _])) if entries:
            (entry, *_) = entries
            first = 1 if entry.name == "run" else 0
            read = {n.id for s in entry.body for n in ast.walk(s) if isinstance(n, ast.Name)}
            for k, argument in enumerate(entry.args.args[first:]):
                if argument.arg not in read:

                    def cut(k: int = k) -> None:
                        del entry.args.args[first + k], given[k]

                    yield cut


def is_asked(statement: ast.stmt) -> bool:
    """Whether a statement says what is asked of a program: of which function, and with which random numbers."""
    match statement:
        case ast.Assign(targets=[ast.Name(id="ENTRY" | "WRT")]):
            return True
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="seed"))):
            return True
    return False


def is_docstring(statement: ast.stmt) -> TypeGuard[ast.Expr]:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def smaller_expressions(node: ast.expr) -> Iterator[ast.expr]:
    """Return what an expression can be replaced by: a part of it, or a number."""
    match node:
        case ast.Constant() | ast.Name() | ast.Slice() | ast.Attribute():
            return
        case ast.BinOp(left=left, right=right):
            yield from (left, right)
        case ast.UnaryOp(operand=operand):
            yield operand
        case ast.Call(args=args):
            yield from (a for a in args if isinstance(a, ast.expr))
            if isinstance(node.func, ast.Attribute):
                yield node.func.value
        case ast.IfExp(body=body, orelse=orelse):
            yield from (body, orelse)
        case ast.BoolOp(values=values):
            yield from values
        case ast.Compare() | ast.List() | ast.Tuple() | ast.Dict():
            return
    yield ast.Constant(0.5)


def tidied(tree: ast.Module) -> str:
    """Return the text of a module as the corpus is written."""
    lines: list[str] = []
    for before, node in zip([None, *tree.body], tree.body):
        definitions = (ast.FunctionDef, ast.ClassDef)
        imports = (ast.Import, ast.ImportFrom)
        if before is not None:
            apart = isinstance(node, definitions) or isinstance(before, definitions)
            lone = is_docstring(before) or isinstance(before, imports) != isinstance(node, imports)
            lines += ["", ""] if apart else [""] if lone else []
        text = f'"""{ast.literal_eval(node.value)}"""' if is_docstring(node) else ast.unparse(node)
        lines.append(re.sub(r"'([^'\"\n]*)'", r'"\1"', text).replace(":\n\n", ":\n"))
    return "\n".join(lines) + "\n"
