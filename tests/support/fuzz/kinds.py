"""What an expression of a random program is, as far as its form tells: the generator names things after their kind."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

BY_NAME = {
    **dict.fromkeys(("a", "b", "m", "g1", "k1"), "array"), **dict.fromkeys(("x", "c", "g0", "k0"), "number"),
    "xs": "list", "d": "dict", "w": "arrays", "cells": "objects",
    **dict.fromkeys(("p", "q", "o", "self", "root"), "object"),
    **dict.fromkeys(("n", "calls"), "int"),
}  # fmt: skip
BY_LETTER = {
    "t": "number", "e": "number", "w": "number", "z": "noise", "c": "array", "b": "array", "v": "view", "i": "int",
    "k": "int", "L": "list", "P": "arrays", "d": "dict", "D": "dict", "o": "object", "h": "function", "f": "function",
    "j": "places", "r": "view", "y": "point",
}  # fmt: skip
"""The generator names what it makes after its kind, with a number behind it."""

BY_ATTRIBUTE = {
    **dict.fromkeys(("v", "gain", "energy", "level", "rate", "raw", "pos", "vel", "left", "right", "w"), "number"),
    **dict.fromkeys(("scale", "seen"), "number"),
    **dict.fromkeys(("n", "turns"), "int"), "buf": "array", "hist": "array", "inner": "object",
}  # fmt: skip
SUBSCRIPTED = {"list": "number", "dict": "number", "arrays": "array", "objects": "object"}
ARRAYS = ("array", "view")
OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**",
}  # fmt: skip


@dataclass
class Place:
    """The function that a statement stands in, and what is around it."""

    function: str
    params: tuple[str, ...]
    globals: frozenset[str]
    nonlocals: frozenset[str]
    outer: frozenset[str]
    last: ast.stmt
    loops: int = 0
    branches: int = 0


def kind_of(node: ast.AST, place: Place) -> str:
    """Return what an expression is, as far as its form tells: "number", "array", "view", "object", ..."""
    match node:
        case ast.Name(id="u" | "v" as name):
            return "array" if place.function[0] == "h" and name in place.params else "number"
        case ast.Name(id=name):
            letter = re.fullmatch(r"([a-zA-Z])\d+", name)
            return BY_NAME.get(name) or (BY_LETTER.get(letter[1], "") if letter else "")
        case ast.Attribute(attr=name):
            return BY_ATTRIBUTE.get(name, "")
        case ast.Subscript(value=base):
            inner = kind_of(base, place)
            return SUBSCRIPTED.get(inner, subscript_of(node) if inner in (*ARRAYS, "row", "slice", "element") else "")
    return ""


def subscript_of(node: ast.Subscript) -> str:
    """Return what a subscript of an array picks: "element", "slice", "row", "mask", "fancy"."""
    match node.slice:
        case ast.Compare():
            return "mask"
        case ast.List():
            return "fancy"
        case ast.Name(id=name) if re.fullmatch(r"j\d+", name):
            return "fancy"
        case ast.Slice():
            return "slice"
        case ast.Tuple(elts=parts) if any(isinstance(part, ast.Slice) for part in parts):
            return "row"
        case ast.Tuple():
            return "element"
    # one number picks a row of the matrices
    return "row" if isinstance(node.value, ast.Name) and node.value.id == "m" else "element"


def repeats(node: ast.Subscript) -> bool:
    """Whether an index list names a place twice."""
    elements = node.slice.elts if isinstance(node.slice, ast.List) else []
    texts = [ast.unparse(e) for e in elements]
    return len(set(texts)) < len(texts)
