"""Tokens, types and constants of the text form; :mod:`ssa_ad.ir.parse` puts them together to ops."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

import numpy as np

from ssa_ad.ir.build import Index
from ssa_ad.ir.core import (
    DYN,
    NONE,
    REAL,
    STR,
    Array,
    DictT,
    Leaf,
    ListT,
    ObjectTree,
    ObjT,
    Opaque,
    Scalar,
    Stack,
    TupleT,
    Type,
    Value,
)
from ssa_ad.ir.text import PYTHON_SCALARS, Placeholder, resolve

_TOKEN = re.compile(
    r"""
      (?P<space>[ \t]+|\#[^\n]*)
    | (?P<newline>\n)
    | (?P<span>@(?:'(?:[^'\\\n]|\\.)*':)?\d+:\d+-(?:\d+:)?\d+)
    | (?P<object><[\w.]+:[\w.]*>)
    | (?P<string>b?'(?:[^'\\\n]|\\.)*'|b?"(?:[^"\\\n]|\\.)*")
    | (?P<number>-?(?:inf\b|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?))
    | (?P<name>[^\W\d]\w*(?:\.[^\W\d]\w*)*)
    | (?P<mark>\.\.\.|[][(){},:;=?!%<>@])
    """,
    re.VERBOSE,
)

_SIMPLE_TYPES: dict[str, Type] = {
    **{word: Scalar(dtype) for dtype, word in PYTHON_SCALARS.items()},
    "real": REAL,
    "dyn": DYN,
    "none": NONE,
    "str": STR,
}

_WORDS: dict[str, Any] = {
    "None": None,
    "True": True,
    "False": False,
    "inf": float("inf"),
    "nan": float("nan"),
}

_MAKERS: dict[str, Callable[..., Any]] = {
    "Leaf": Leaf,
    "ObjectTree": ObjectTree,
    "complex": complex,
    "dtype": np.dtype,
    "set": set,
    "frozenset": frozenset,
    "slice": slice,
}


class ParseError(Exception):
    """The text is not IR; the message names the line."""


@dataclass(frozen=True)
class Token:
    sort: str
    text: str
    line: int


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of ``text``, without white space, comments and breaks inside brackets."""
    found: list[Token] = []
    at, line, depth = 0, 1, 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise ParseError(f"line {line}: cannot read {text[at : at + 20]!r}")
        sort, word = str(match.lastgroup), match.group()
        if word in ("(", "["):
            depth += 1
        elif word in (")", "]"):
            depth -= 1
        if sort == "newline":
            if depth == 0 and found and found[-1].sort != "newline":
                found.append(Token(sort, word, line))
            line += 1
        elif sort != "space":
            found.append(Token(sort, word, line))
        at = match.end()
    found.append(Token("newline", "\n", line))
    found.append(Token("end", "", line))
    return found


class Reader:
    """The token stream, and what is made of single words: types and literals."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.values: dict[str, Value] = {}
        self.defined: set[str] = set()

    # -- tokens

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def fail(self, what: str) -> NoReturn:
        raise ParseError(f"line {self.token.line}: {what}, not {self.token.text!r}")

    def peek(self, *texts: str) -> bool:
        """Whether the next tokens are these."""
        ahead = self.tokens[self.at : self.at + len(texts)]
        return [t.text for t in ahead] == list(texts) and ahead[0].sort != "string"

    def accept(self, text: str) -> bool:
        if self.peek(text):
            self.at += 1
            return True
        return False

    def expect(self, text: str) -> None:
        if not self.accept(text):
            self.fail(f"expected {text!r}")

    def next(self, sort: str) -> str:
        if self.token.sort != sort:
            self.fail(f"expected a {sort}")
        self.at += 1
        return self.tokens[self.at - 1].text

    def newline(self) -> None:
        self.next("newline")

    def skip_newlines(self) -> None:
        while self.token.sort == "newline":
            self.at += 1

    def listed(self, item: Callable[[], Any], close: str) -> list[Any]:
        """Read items with commas between them up to ``close``, which is read, too."""
        found: list[Any] = []
        while not self.accept(close):
            found.append(item())
            if not self.peek(close):
                self.expect(",")
        return found

    def word(self) -> str:
        """Read a name or a quoted string."""
        return str(ast.literal_eval(self.next("string"))) if self.token.sort == "string" else self.next("name")

    # -- values

    def use(self) -> Value:
        name = self.next("name")
        if name not in self.values:
            self.values[name] = Value(name, NONE)
        return self.values[name]

    def define(self, name: str, type: Type) -> Value:
        if name in self.defined:
            raise ParseError(f"line {self.token.line}: {name} is defined twice")
        self.defined.add(name)
        value = self.values.setdefault(name, Value(name, type))
        value.type = type
        return value

    def uses(self) -> list[Value]:
        """Read names with commas between them, or nothing."""
        found: list[Value] = []
        if self.token.sort == "name":
            found.append(self.use())
            while self.accept(","):
                found.append(self.use())
        return found

    # -- types

    def type(self) -> Type:
        name = self.next("name")
        if self.accept("["):
            return Array(name, tuple(self.listed(self.dim, "]")))
        if self.accept("?"):
            return Scalar(name, None)
        if not self.accept("<"):
            return _SIMPLE_TYPES.get(name) or Scalar(name, False)
        inner = self.type_arguments(name)
        return inner

    def type_arguments(self, name: str) -> Type:
        match name:
            case "py":
                made: Type = Scalar(self.next("name"))
            case "obj":
                return self.obj()
            case "opaque":
                made = Opaque(self.word())
            case "list":
                made = ListT(self.type())
            case "stack":
                made = Stack(self.type())
            case "tuple":
                return TupleT(tuple(self.listed(self.type, ">")))
            case "dict":
                key = self.type()
                self.expect(",")
                made = DictT(key, self.type())
            case _:
                self.fail(f"there is no type {name!r}")
        self.expect(">")
        return made

    def obj(self) -> Type:
        name = self.word()
        attributes: list[tuple[str, Type]] = []
        if self.accept(";"):
            attributes = self.listed(self.attribute, ">")
        else:
            self.expect(">")
        return ObjT(name, tuple(attributes))

    def attribute(self) -> tuple[str, Type]:
        name = self.word()
        self.expect(":")
        return name, self.type()

    def dim(self) -> int | str | None:
        if self.accept("?"):
            return None
        return int(self.next("number")) if self.token.sort == "number" else self.word()

    # -- literals

    def index(self) -> Index:
        return Index(tuple(self.listed(self.index_item, "]")))

    def index_item(self) -> str:
        for mark, item in (("None", "n"), ("...", "e"), ("@", "a"), ("?", "m")):
            if self.accept(mark):
                return item
        low = self.accept("_")
        if not self.accept(":"):
            return "i" if low else self.fail("expected a subscript")
        high = self.accept("_")
        step = self.accept(":") and self.accept("_")
        return f"s{low:d}{high:d}{step:d}"

    def literal(self) -> Any:
        sort, text = self.token.sort, self.token.text
        if sort in ("string", "number"):
            self.at += 1
            return float(text) if sort == "number" and "inf" in text else ast.literal_eval(text)
        if sort == "object":
            self.at += 1
            return self.named_object(text)
        if sort == "name":
            return self.named_literal()
        for mark, close, make in (("[", "]", list), ("{", "}", dict)):
            if self.accept(mark):
                return make(self.listed(self.literal if mark == "[" else self.pair, close))
        if self.accept("("):
            return tuple(self.listed(self.literal, ")"))
        if self.accept("..."):
            return Ellipsis
        if self.accept("%"):
            return self.use()
        if self.accept("!"):
            return self.type()
        if self.accept("<"):
            self.expect("object")
            text = str(ast.literal_eval(self.next("string")))
            self.expect(">")
            return Placeholder(text)
        self.fail("expected a constant")

    def named_literal(self) -> Any:
        name = self.next("name")
        if name in _WORDS:
            return _WORDS[name]
        if name == "index":
            self.expect("[")
            return self.index()
        if name in _MAKERS:
            self.expect("(")
            return _MAKERS[name](*self.listed(self.literal, ")"))
        self.at -= 1
        self.fail("expected a constant")

    def named_object(self, text: str) -> Any:
        module, _, name = text[1:-1].partition(":")
        try:
            found = resolve(module, name)
        except (ImportError, AttributeError) as error:
            raise ParseError(f"line {self.token.line}: there is no {text}: {error}") from None
        return found(*self.listed(self.literal, ")")) if self.accept("(") else found

    def pair(self) -> tuple[Any, Any]:
        key = self.literal()
        self.expect(":")
        return key, self.literal()

    def attrs(self, *closes: str) -> dict[str, Any]:
        """Read ``key=constant`` pairs up to one of ``closes``, which is left standing."""
        found: dict[str, Any] = {}
        while self.token.text not in closes:
            if self.accept("["):
                found["index"] = self.index()
            else:
                key = self.word()
                self.expect("=")
                found[key] = self.literal()
            if self.token.text not in closes:
                self.expect(",")
        return found
