"""Text from a Python ``ast``: astunparse's printer, mended where emitted code needs it.

astunparse 1.6.3 brackets every operator, prints ``a[1:, 2]`` as ``a[(1:, 2)]`` and has no comments. Here
brackets follow from precedence, subscripts are bare, and a comment beside a group of statements names the
line of the user's source they come from. Nodes that emitted code never holds are refused.

A statement may carry two attributes of our own: ``span`` (where it comes from) and ``mark`` (a new sweep
starts here: the next comment is printed even if the line is the same).
"""

from __future__ import annotations

import ast
import linecache
from dataclasses import dataclass
from io import StringIO
from typing import Any

from astunparse import Unparser

from ssa_ad.base.spans import NOWHERE, Span

COMMENT_COLUMN = 41
LINE_LENGTH = 110
WIDE_TARGETS = 5
SAME_SOURCE = 6
"""A source line whose text was shown at most this many lines above is only named by its number."""

# ------------------------------------------------------------------------------------- precedence

TUPLE, TEST, OR, AND, NOT, COMPARE, BIT_OR, BIT_XOR, BIT_AND, SHIFT, SUM, TERM, UNARY, POWER, ATOM = range(15)

BINARY: dict[type[ast.operator], int] = {
    ast.BitOr: BIT_OR, ast.BitXor: BIT_XOR, ast.BitAnd: BIT_AND, ast.LShift: SHIFT, ast.RShift: SHIFT,
    ast.Add: SUM, ast.Sub: SUM, ast.Mult: TERM, ast.Div: TERM, ast.FloorDiv: TERM, ast.Mod: TERM,
    ast.MatMult: TERM, ast.Pow: POWER,
}  # fmt: skip


def precedence(node: ast.expr) -> int:
    """Return how tightly the outermost operator of ``node`` binds."""
    match node:
        case ast.Tuple(elts=[_, _, *_]):
            return TUPLE
        case ast.Lambda() | ast.IfExp():
            return TEST
        case ast.BoolOp(op=op):
            return OR if isinstance(op, ast.Or) else AND
        case ast.UnaryOp(op=ast.Not()):
            return NOT
        case ast.UnaryOp():
            return UNARY
        case ast.Compare():
            return COMPARE
        case ast.BinOp(op=op):
            return BINARY[type(op)]
    return ATOM


PRINTED = (
    "Module FunctionDef arguments arg Return Assign AugAssign For While If Try ExceptHandler With withitem Raise "
    "Assert Expr Pass Break Continue Import ImportFrom alias BoolOp BinOp UnaryOp IfExp Dict Set Compare Call "
    "keyword Constant Attribute Subscript Starred Name List Tuple Slice Lambda ListComp GeneratorExp comprehension"
).split()
"""The nodes that are printed; anything else is an error of the emitter."""


class PrintError(Exception):
    """The tree holds a node that emitted code never has, or its text does not read back as the tree."""


class Printer(Unparser):
    """Prints one tree; ``starts`` is filled with the statement that begins on each line (1-based)."""

    def __init__(self, tree: ast.AST) -> None:
        self.starts: dict[int, ast.stmt] = {}
        self._line = 0
        self._out = StringIO()
        super().__init__(tree, self._out)

    @property
    def lines(self) -> list[str]:
        return self._out.getvalue().strip("\n").split("\n")

    def fill(self, text: str = "") -> None:
        self._line += 1
        super().fill(text)

    def dispatch(self, tree: Any) -> None:
        if isinstance(tree, list):
            for part in tree:
                self.dispatch(part)
            return
        kind = type(tree).__name__
        if kind not in PRINTED:
            raise PrintError(f"emitted code never holds a {kind}")
        if isinstance(tree, ast.stmt):
            if getattr(tree, "mark", False) and getattr(tree, "apart", False):
                self._line += 1
                self.write("\n")
            self.starts[self._line + 1] = tree
        super().dispatch(tree)

    def at(self, node: ast.expr, least: int) -> None:
        """Print an operand, in brackets if it binds less tightly than ``least``."""
        if precedence(node) < least:
            self.write("(")
            self.dispatch(node)
            self.write(")")
        else:
            self.dispatch(node)

    def many(self, nodes: list[Any], least: int = TEST) -> None:
        for k, node in enumerate(nodes):
            if k:
                self.write(", ")
            self.at(node, least) if isinstance(node, ast.expr) else self.dispatch(node)

    # ---------------------------------------------------------------- statements

    def _FunctionDef(self, t: ast.FunctionDef) -> None:
        if t.decorator_list or t.returns:
            raise PrintError("emitted functions have no decorators and no annotations")
        self.fill(f"def {t.name}(")
        self.dispatch(t.args)
        self.write(")")
        self.enter()
        self.dispatch(t.body)
        self.leave()

    def _Expr(self, t: ast.Expr) -> None:
        value = t.value
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            self._docstring(value.value)
        else:
            super()._Expr(t)

    def _For(self, t: ast.For) -> None:
        # brackets around many targets, so that the line can be broken there
        wide = isinstance(t.target, ast.Tuple) and len(t.target.elts) > WIDE_TARGETS
        self.fill("for ")
        self.at(t.target, ATOM if wide else TUPLE)
        self.write(" in ")
        self.at(t.iter, TEST)
        self.enter()
        self.dispatch(t.body)
        self.leave()

    def _ExceptHandler(self, t: ast.ExceptHandler) -> None:
        self.fill("except")
        if t.type is not None:
            self.write(" ")
            self.at(t.type, TEST)
        if t.name is not None:
            self.write(f" as {t.name}")
        self.enter()
        self.dispatch(t.body)
        self.leave()

    def _docstring(self, text: str) -> None:
        if '"""' in text or "\\" in text or text.endswith('"'):
            self.fill(repr(text))
            return
        self.fill(f'"""{text}"""')
        self._line += text.count("\n")

    def _Return(self, t: ast.Return) -> None:
        self.fill("return")
        if t.value is not None:
            self.write(" ")
            self.at(t.value, TUPLE)

    # ---------------------------------------------------------------- expressions

    def _BinOp(self, t: ast.BinOp) -> None:
        level = BINARY[type(t.op)]
        if level == POWER:
            self.at(t.left, ATOM)
            self.write(" ** ")
            self.at(t.right, UNARY)
            return
        self.at(t.left, level)
        self.write(f" {self.binop[type(t.op).__name__]} ")
        self.at(t.right, level + 1)

    def _UnaryOp(self, t: ast.UnaryOp) -> None:
        if isinstance(t.op, ast.Not):
            self.write("not ")
            self.at(t.operand, NOT)
            return
        self.write(self.unop[type(t.op).__name__])
        self.at(t.operand, UNARY)

    def _BoolOp(self, t: ast.BoolOp) -> None:
        level = precedence(t)
        for k, value in enumerate(t.values):
            if k:
                self.write(" or " if level == OR else " and ")
            self.at(value, level + 1)

    def _Compare(self, t: ast.Compare) -> None:
        self.at(t.left, COMPARE + 1)
        for op, right in zip(t.ops, t.comparators, strict=True):
            self.write(f" {self.cmpops[type(op).__name__]} ")
            self.at(right, COMPARE + 1)

    def _IfExp(self, t: ast.IfExp) -> None:
        self.at(t.body, TEST + 1)
        self.write(" if ")
        self.at(t.test, TEST + 1)
        self.write(" else ")
        self.at(t.orelse, TEST)

    def _Lambda(self, t: ast.Lambda) -> None:
        self.write("lambda")
        if t.args.args:
            self.write(" ")
            self.dispatch(t.args)
        self.write(": ")
        self.at(t.body, TEST)

    def _Attribute(self, t: ast.Attribute) -> None:
        if isinstance(t.value, ast.Constant) and isinstance(t.value.value, int | float | complex):
            self.write("(")
            self.dispatch(t.value)
            self.write(")")
        else:
            self.at(t.value, ATOM)
        self.write(f".{t.attr}")

    def _Call(self, t: ast.Call) -> None:
        self.at(t.func, ATOM)
        self.write("(")
        self.many([*t.args, *t.keywords])
        self.write(")")

    def _keyword(self, t: ast.keyword) -> None:
        self.write(f"{t.arg}=" if t.arg else "**")
        self.at(t.value, TEST)

    def _Starred(self, t: ast.Starred) -> None:
        self.write("*")
        self.at(t.value, BIT_OR)

    def _Subscript(self, t: ast.Subscript) -> None:
        self.at(t.value, ATOM)
        self.write("[")
        if isinstance(t.slice, ast.Tuple) and len(t.slice.elts) == 1:
            self.at(t.slice.elts[0], TEST)
            self.write(",")
        else:
            self.at(t.slice, TUPLE)
        self.write("]")

    def _Slice(self, t: ast.Slice) -> None:
        if t.lower is not None:
            self.at(t.lower, TEST)
        self.write(":")
        if t.upper is not None:
            self.at(t.upper, TEST)
        if t.step is not None:
            self.write(":")
            self.at(t.step, TEST)

    def _Tuple(self, t: ast.Tuple) -> None:
        if len(t.elts) > 1:
            self.many(t.elts)
            return
        self.write("(")
        self.many(t.elts)
        self.write(",)" if t.elts else ")")

    def _List(self, t: ast.List) -> None:
        self.write("[")
        self.many(t.elts)
        self.write("]")

    def _Set(self, t: ast.Set) -> None:
        self.write("{")
        self.many(t.elts)
        self.write("}")

    def _Dict(self, t: ast.Dict) -> None:
        self.write("{")
        for k, (key, value) in enumerate(zip(t.keys, t.values, strict=True)):
            if k:
                self.write(", ")
            if key is None:
                raise PrintError("emitted code never unpacks into a dict")
            self.at(key, TEST)
            self.write(": ")
            self.at(value, TEST)
        self.write("}")


@dataclass(frozen=True)
class Printed:
    """A text and, for each of its lines (1-based) that has one, the place it comes from."""

    text: str
    line_map: dict[int, Span]


def print_tree(tree: ast.Module) -> Printed:
    """Return the text of a module with comments that name source lines; raises PrintError.

    The text is parsed back: it must give the tree that it came from.
    """
    printer = Printer(tree)
    lines = printer.lines
    comments, line_map = _comments(printer.starts)
    whole: list[str] = []
    moved: dict[int, Span] = {}
    for number, line in enumerate(lines, 1):
        parts = wrapped(line)
        if number in line_map:
            moved.update((len(whole) + 1 + k, line_map[number]) for k in range(len(parts)))
        if number in comments:
            parts[0] = _beside(parts[0], comments[number])
        whole += parts
    text = "\n".join(whole) + "\n"
    try:
        back = ast.parse(text)
    except SyntaxError as error:
        raise PrintError(f"emitted text is not Python: {error}\n{text}") from error
    if not same_tree(back, tree):
        raise PrintError(f"emitted text does not read back as the tree it came from:\n{text}")
    return Printed(text, moved)


def same_tree(one: Any, other: Any) -> bool:
    """Whether two trees say the same: nodes, names and constants, floats with their signs, wherever they stand."""
    if type(one) is not type(other):
        return False
    if isinstance(one, ast.AST):
        for field in one._fields:
            mine, theirs = getattr(one, field, None), getattr(other, field, None)
            if mine is not theirs and not same_tree(mine, theirs):
                return False
        return True
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same_tree, one, other))
    if isinstance(one, str | int | None):
        return bool(one == other)
    return repr(one) == repr(other)


def wrapped(line: str) -> list[str]:
    """Return a line in pieces that fit the page, broken after commas and before operators inside brackets."""
    if len(line) <= LINE_LENGTH:
        return [line]
    indent = " " * (len(line) - len(line.lstrip()) + 8)
    places = _breaks(line)
    pieces, start = [], 0
    while len(line) - start + (len(indent) if start else 0) > LINE_LENGTH:
        room = start + LINE_LENGTH - (len(indent) if start else 0)
        fitting = [p for p in places if start < p <= room and line[start:p].strip()]
        if not fitting:
            break
        pieces.append((indent if start else "") + line[start : fitting[-1]].rstrip())
        start = fitting[-1]
    return [*pieces, (indent if start else "") + line[start:]]


def _breaks(line: str) -> list[int]:
    """Return where a line may be broken: inside brackets, outside strings."""
    depth, quote, found = 0, "", []
    k = 0
    while k < len(line):
        c = line[k]
        if quote:
            k += c == "\\"
            if c == quote:
                quote = ""
        elif c in "'\"":
            quote = c
        elif c in "([{":
            depth += 1
        elif c in ")]}":
            depth -= 1
        elif c == " " and depth and line[k - 1] == ",":
            found.append(k + 1)
        elif c == " " and depth and line[k : k + 3] in (" + ", " - ", " * ", " / ", " @ "):
            found.append(k + 1)
        k += 1
    return found


def _beside(line: str, comment: str) -> str:
    """Put a comment beside a line, at the common column where the line leaves room, cut to the page."""
    start = max(COMMENT_COLUMN, len(line) + 2)
    room = LINE_LENGTH - start
    if len(comment) > room:
        head = comment.partition(":")[0]
        comment = comment[: room - 1] + "…" if room > len(head) + 12 else head
    return line.ljust(start) + comment


def _comments(starts: dict[int, ast.stmt]) -> tuple[dict[int, str], dict[int, Span]]:
    comments: dict[int, str] = {}
    line_map: dict[int, Span] = {}
    last: Span | None = None
    shown: dict[tuple[str, int], int] = {}
    for number, stmt in sorted(starts.items()):
        span = getattr(stmt, "span", NOWHERE)
        if getattr(stmt, "mark", False):
            last = None
        if span == NOWHERE:
            continue
        line_map[number] = span
        place = (span.file, span.line)
        if last is None or place != (last.file, last.line):
            source = linecache.getline(*place).strip()
            near = place in shown and number - shown[place] <= SAME_SOURCE
            comments[number] = f"# {span.line}" if near or not source else f"# {span.line}: {source}"
            if source and not near:
                shown[place] = number
        last = span
    return comments, line_map
