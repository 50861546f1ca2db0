"""Reading the text form of the IR; :mod:`ssa_ad.ir.text` describes and writes it.

A line break ends an op, except inside ``( )`` and ``[ ]``; ``#`` starts a comment. A name means the same
value in the whole function, and ``saved`` may name one that is defined further down.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Sequence

from ssa_ad.base.spans import Span
from ssa_ad.ir.core import Block, Cell, Function, Op, Program, Type, Value
from ssa_ad.ir.reader import ParseError, Reader, Token, tokens_of

__all__ = ["ParseError", "parse", "parse_function"]

_Place = tuple[str | None, int, int, int, int]


class _Parser(Reader):
    """Ops, blocks and functions."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        super().__init__(tokens)
        self.places: list[tuple[Op, _Place]] = []

    def block(self, params: Sequence[Value], results: Callable[[], list[Value]]) -> Block:
        """Read ops up to the line of ``results`` and the closing brace."""
        self.expect("{")
        self.skip_newlines()
        block = Block(params)
        while not (self.peek("yield") or self.peek("return")) or self.defines():
            block.ops.append(self.op())
            self.skip_newlines()
        self.at += 1
        block.results = results()
        self.skip_newlines()
        self.expect("}")
        return block

    def param(self) -> Value:
        name = self.next("name")
        self.expect(":")
        return self.define(name, self.type())

    def params(self) -> list[Value]:
        self.expect("(")
        return self.listed(self.param, ")")

    def op(self) -> Op:
        outs = self.outs()
        kind = self.next("name")
        op = Op(kind)
        match kind:
            case "for" | "while":
                self.loop(op, outs)
                return op
            case "if" | "try":
                self.head(op)
                self.tail(op, outs)
                op.blocks.append(self.block((), self.uses))
                self.expect("else")
                op.blocks.append(self.block((), self.uses))
                return op
            case "const" if not self.peek("{"):
                op.attrs["value"] = self.literal()
            case _ if "." in kind:
                op.kind = "apply"
                op.attrs["row"] = kind
                self.static(op)
                op.args = self.uses()
            case _:
                self.head(op)
        self.tail(op, outs)
        while self.accept("block"):
            op.blocks.append(self.block(self.params(), self.uses))
        return op

    def outs(self) -> list[str]:
        """Read ``a, b =`` if the line starts with outs."""
        start = self.at
        names = []
        while self.token.sort == "name":
            names.append(self.next("name"))
            if self.accept("="):
                return names
            if not self.accept(","):
                break
        self.at = start
        return []

    def defines(self) -> bool:
        """Whether the line starts with outs: a value may be called `return`."""
        start = self.at
        found = self.outs()
        self.at = start
        return bool(found)

    def head(self, op: Op) -> None:
        if self.accept("{"):
            op.attrs = self.attrs("}")
            self.expect("}")
        op.args = self.uses()

    def static(self, op: Op) -> None:
        if self.accept("{"):
            static = self.attrs("}", ";")
            if static:
                op.attrs["static"] = static
            if self.accept(";"):
                op.attrs.update(self.attrs("}"))
            self.expect("}")

    def tail(self, op: Op, outs: Sequence[str]) -> None:
        """Read the types of the outs and the span."""
        types: list[Type] = []
        if self.accept(":"):
            types.append(self.type())
            while self.accept(","):
                types.append(self.type())
        if len(types) != len(outs):
            self.fail(f"expected {len(outs)} types instead of {len(types)}")
        op.outs = [self.define(name, t) for name, t in zip(outs, types, strict=True)]
        if self.token.sort == "span":
            self.places.append((op, _place(self.next("span"))))

    def loop(self, op: Op, outs: Sequence[str]) -> None:
        self.head_attrs(op)
        params: list[Value] = []
        scans: list[str] = []
        if op.kind == "for":
            params.append(self.param())
            self.expect("in")
            if self.peek("reversed") and not self.peek("reversed", ","):
                self.at += 1
                op.attrs["reverse"] = True
            op.args = self.uses()
        carried = self.bindings("carry", op, scans)
        scanned = self.bindings("scan", op, scans)
        exits = self.accept("exit")
        op.attrs = {"carry": len(carried), **({"scans": tuple(scans)} if scans else {}), **op.attrs}
        if exits:
            op.attrs["exit"] = True
        self.tail(op, outs)
        if op.kind == "for":
            op.blocks.append(self.block([*params, *carried, *scanned], self.loop_results))
            return
        op.blocks.append(self.block(carried, self.uses))
        self.expect("do")
        op.blocks.append(self.block(self.params(), self.loop_results))

    def head_attrs(self, op: Op) -> None:
        if self.accept("{"):
            op.attrs = self.attrs("}")
            self.expect("}")

    def bindings(self, word: str, op: Op, scans: list[str]) -> list[Value]:
        if not self.accept(word):
            return []
        self.expect("(")

        def one() -> Value:
            value = self.param()
            self.expect("=")
            op.args.append(self.use())
            if word == "scan":
                scans.append(self.next("name"))
            return value

        return self.listed(one, ")")

    def loop_results(self) -> list[Value]:
        found: list[Value] = []
        while self.token.sort == "name":
            word = self.next("name")
            if word == "exit":
                found.append(self.use())
            elif word in ("carry", "collect"):
                self.expect("(")
                found += self.listed(self.use, ")")
            else:
                self.fail("expected exit, carry or collect")
            self.accept(",")
        return found

    def function(self) -> Function:
        self.values, self.defined, self.places = {}, set(), []
        self.expect("func")
        name = self.word()
        function = Function(name, self.block(self.params(), self.uses))
        file = ""
        while self.token.sort == "name":
            match self.next("name"):
                case "tree":
                    function.tree = self.literal()
                case "cells":
                    self.expect("[")
                    function.cells = self.listed(self.cell, "]")
                case "overlaps":
                    self.expect("[")
                    function.overlaps = self.listed(self.group, "]")
                case "attrs":
                    function.attrs = self.literal()
                case "file":
                    file = self.word()
                case word:
                    self.fail(f"{word!r} says nothing about a function")
        for op, (other, *place) in self.places:
            op.span = Span(file if other is None else other, *place)
        missing = sorted(set(self.values) - self.defined)
        if missing:
            raise ParseError(f"{name}: not defined anywhere: {', '.join(missing)}")
        return function

    def cell(self) -> Cell:
        self.expect("(")
        path = self.word()
        self.expect(",")
        entry = None if self.accept("None") else self.use()
        self.expect(",")
        final = self.literal()
        self.expect(")")
        return Cell(path, entry, final)

    def group(self) -> list[Value]:
        self.expect("[")
        return self.listed(self.use, "]")


def _place(text: str) -> _Place:
    match = re.fullmatch(r"@(?:('.*'):)?(\d+):(\d+)-(?:(\d+):)?(\d+)", text)
    if match is None:
        raise ParseError(f"cannot read the place {text!r}")
    file, line, col, end_line, end_col = match.groups()
    name = ast.literal_eval(file) if file else None
    return name, int(line), int(col) - 1, int(end_line or line), int(end_col) - 1


def parse_function(text: str) -> Function:
    """Return the function that ``text`` holds; raises ParseError."""
    parser = _Parser(tokens_of(text))
    parser.skip_newlines()
    function = parser.function()
    parser.skip_newlines()
    if parser.token.sort != "end":
        parser.fail("expected the end of the text")
    return function


def parse(text: str) -> Function | Program:
    """Return the function, or the program if the text starts with ``program``; raises ParseError."""
    parser = _Parser(tokens_of(text))
    parser.skip_newlines()
    if not parser.accept("program"):
        return parse_function(text)
    entry = parser.word()
    parser.skip_newlines()
    functions: dict[str, Function] = {}
    while parser.token.sort != "end":
        function = parser.function()
        functions[function.name] = function
        parser.skip_newlines()
    return Program(functions, entry)
