"""Features of statements together: how a loop or a `try` may be left, and what pairs of statements do to an array."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from tests.support.fuzz.kinds import Place, kind_of, subscript_of


def within(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield statements and those in them, but not those of loops and functions in them."""
    for node in body:
        yield node
        if not isinstance(node, ast.FunctionDef | ast.For | ast.While):
            for inner in ast.iter_child_nodes(node):
                yield from within(inner.body if isinstance(inner, ast.ExceptHandler) else statements([inner]))


def statements(nodes: Sequence[ast.AST]) -> list[ast.stmt]:
    return [node for node in nodes if isinstance(node, ast.stmt)]


def of_loop(node: ast.For | ast.While) -> Iterator[str]:
    kinds = {type(s) for s in within(node.body)}
    if {ast.Break, ast.Return} <= kinds:
        yield "returns or breaks"


def of_try(node: ast.Try) -> Iterator[str]:
    if node.orelse and any(isinstance(s, ast.Break | ast.Continue | ast.Return) for s in within(node.body)):
        yield "else of a try that is left"
    first = node.body[0]
    if isinstance(first, ast.Assign) and len(node.body) > 1:
        target, before = first.targets[0], read_in([first.value])
        if isinstance(target, ast.Name) and target.id in read_in(node.handlers) - before:
            yield "handler reads a name"


def read_in(nodes: Sequence[ast.AST]) -> set[str]:
    every = (n for node in nodes for n in ast.walk(node) if isinstance(n, ast.Name))
    return {n.id for n in every if isinstance(n.ctx, ast.Load)}


def of_expression(node: ast.BinOp) -> Iterator[str]:
    """A place beyond every end, and then a call."""
    read, then = node.left, node.right
    if isinstance(read, ast.Subscript) and ast.unparse(read.slice) == "20" and isinstance(then, ast.Call):
        yield "call behind what raises"


def of_pair(before: ast.stmt, statement: ast.stmt, place: Place) -> Iterator[str]:
    """What two statements that follow each other do to an array that the first one names."""
    match before, statement:
        case (
            ast.Assign([ast.Name() as view], ast.Subscript(value=ast.Name(id=base))),
            ast.AugAssign(target=ast.Name(id=changed)),
        ) if base == changed and kind_of(view, place) == "view":
            yield "new array beside a view"
        case ast.Assign([ast.Name(id=name) as array]), ast.Assign([ast.Name() as number], value):
            if kind_of(array, place) == "array" and kind_of(number, place) == "number":
                if reads(value, name) and all(subscript_of(node) == "fancy" for node in reads(value, name)):
                    yield "places of a new array"
        case ast.Assign([ast.Subscript() as written]) | ast.AugAssign(ast.Subscript() as written), _:
            yield from of_write(written, statement, place)


def of_write(written: ast.Subscript, statement: ast.stmt, place: Place) -> Iterator[str]:
    match statement:
        case ast.Assign([ast.Name() as made], value) if kind_of(made, place) == "array":
            if any(ast.unparse(side) == ast.unparse(written.value) for side in multiplied(value)):
                yield "multiple of a written array"


def reads(value: ast.expr, name: str) -> list[ast.Subscript]:
    """Return the subscripts of an array in an expression, none if it is also read as a whole."""
    found = [n for n in ast.walk(value) if isinstance(n, ast.Subscript) and ast.unparse(n.value) == name]
    whole = [n for n in ast.walk(value) if isinstance(n, ast.Name) and n.id == name]
    return found if len(found) == len(whole) else []


def multiplied(value: ast.expr) -> list[ast.expr]:
    """Return what is multiplied by a constant, or has its sign turned."""
    match value:
        case ast.UnaryOp(ast.USub(), operand):
            return [operand]
        case ast.BinOp(left, ast.Mult() | ast.Div(), right):
            return [left, right]
    return []
