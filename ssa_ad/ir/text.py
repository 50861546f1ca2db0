"""The text form of the IR. :mod:`ssa_ad.ir.parse` reads it back.

    func add(self: obj<Accumulator>, x: float) {
      total = cell_read{slot=('attr', 'total')} self : float  @14:9-19
      total_1 = operator.add total, x : float  @14:9-24
      cell_write{slot=('attr', 'total')} self, total_1  @14:9-24
      return total_1, total_1
    } tree Leaf(0) cells [('self.total', total, 1)] file 'x.py'

One op a line: ``outs = kind{attributes} args : types  @place``. A call prints as its row's name with its
static parameters, a constant as ``const 2.0``, a subscript as ``load{[_]} a, i``: ``_`` is an operand,
``_:_`` a slice, ``@`` an integer-array operand, ``?`` a mask. Control reads

    s_2, ts = for i: int in start, stop, step carry(s_1: float = s) scan(w: float = ws backward) : float, stack<float> {
      yield carry(s_3), collect(t)
    }
    exit, trips, k_3 = while carry(k: int = n) exit : int, int, int {
      yield c
    } do(k_1: int) {
      yield exit e, carry(k_2)
    }
    x = if c : float {
      yield a
    } else {
      yield b
    }

A Python object that can be imported prints as ``<module:name>``; one that cannot, as ``<object '…'>``,
which reads back as a placeholder that only prints.
"""

from __future__ import annotations

import importlib
import math
import re
import types
from collections import Counter
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np

from ssa_ad.base.spans import NOWHERE, Span
from ssa_ad.ir.build import Index
from ssa_ad.ir.core import (
    Array,
    Block,
    DictT,
    Dyn,
    Function,
    Leaf,
    ListT,
    NoneT,
    ObjectTree,
    ObjT,
    Op,
    Opaque,
    Program,
    Scalar,
    Stack,
    StrT,
    TupleT,
    Type,
    Value,
)
from ssa_ad.ir.kinds import BRANCHES
from ssa_ad.ir.walk import Loop, loop, walk

DOTTED = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*\Z")

PYTHON_SCALARS = {"f64": "float", "i64": "int", "b1": "bool", "c128": "complex"}

LOOP_ATTRS = ("carry", "scans", "exit", "reverse")


class Placeholder:
    """A Python object that the text form can name but not find."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


# ------------------------------------------------------------------------------------- types


def type_text(t: Type) -> str:
    """Return a type as text."""
    match t:
        case Scalar(dtype, True):
            return PYTHON_SCALARS.get(dtype, f"py<{dtype}>")
        case Scalar("f64", None):
            return "real"
        case Scalar(dtype, python):
            return dtype if python is False else f"{dtype}?"
        case Array(dtype, dims):
            return f"{dtype}[{', '.join(map(_dim, dims))}]"
        case Dyn():
            return "dyn"
        case ListT(elem):
            return f"list<{type_text(elem)}>"
        case DictT(key, value):
            return f"dict<{type_text(key)}, {type_text(value)}>"
        case TupleT(items):
            return f"tuple<{', '.join(map(type_text, items))}>"
        case ObjT(name, attributes):
            inner = ", ".join(f"{_name(n)}: {type_text(f)}" for n, f in attributes)
            return f"obj<{_name(name)}; {inner}>" if attributes else f"obj<{_name(name)}>"
        case NoneT():
            return "none"
        case StrT():
            return "str"
        case Opaque(name):
            return f"opaque<{_name(name)}>"
        case Stack(elem):
            return f"stack<{type_text(elem)}>"
    raise TypeError(f"no text for the type {t!r}")


def _dim(dim: int | str | None) -> str:
    if dim is None:
        return "?"
    return str(dim) if isinstance(dim, int) else _name(dim)


def _name(text: str) -> str:
    """Return a dotted name as it is and anything else in quotes."""
    return text if DOTTED.match(text) else repr(text)


# ------------------------------------------------------------------------------------- literals


def index_text(index: Index) -> str:
    """Return the form of a subscript, brackets included."""
    return f"[{', '.join(map(_index_item, index.items))}]"


def _index_item(item: str) -> str:
    if item[0] == "s":
        low, high, step = ("_" if flag == "1" else "" for flag in item[1:])
        return f"{low}:{high}:{step}" if step else f"{low}:{high}"
    return {"i": "_", "n": "None", "e": "...", "a": "@", "m": "?"}[item]


def resolve(module: str, name: str) -> Any:
    """Return the object that is called ``name`` in ``module`` (the module itself if name is empty).

    Raises ImportError or AttributeError.
    """
    found: Any = importlib.import_module(module)
    for part in name.split(".") if name else ():
        found = getattr(found, part)
    return found


def _where(value: Any) -> tuple[str, str] | None:
    """Return module and name under which ``value`` can be imported, if there is such a place."""
    if isinstance(value, types.ModuleType):
        places = [(value.__name__, "")]
    else:
        name = getattr(value, "__qualname__", None) or getattr(value, "__name__", None)
        if not isinstance(name, str):
            return None
        home = getattr(value, "__module__", None)
        places = [(m, name) for m in (home, "numpy", "math", "builtins", "operator") if isinstance(m, str)]
    for module, name in places:
        try:
            if resolve(module, name) is value:
                return module, name
        except (ImportError, AttributeError, ValueError):
            continue
    return None


def literal_text(value: Any) -> str:
    """Return a Python constant, a fact of the IR or any object as text."""
    match value:
        case Value():
            return f"%{value.name}"
        case dict() if _is_namespace(value):
            return f"<object {'namespace of ' + str(value.get('__name__')) !r}>"
        case Leaf(index):
            return f"Leaf({index})"
        case ObjectTree(name, fields):
            return f"ObjectTree({name!r}, {literal_text(fields)})"
        case Index():
            return "index" + index_text(value)
        case Type():
            return f"!{type_text(value)}"
        case None | bool() | str() | bytes():
            return repr(value)
        case np.generic():
            return f"<numpy:{type(value).__name__}>({literal_text(value.item())})"
        case int():
            return repr(value) if type(value) is int else _object_text(value)
        case float():
            return _float(value)
        case complex():
            return f"complex({_float(value.real)}, {_float(value.imag)})"
        case np.dtype():
            return f"dtype({value.str!r})"
    if value is Ellipsis:
        return "..."
    if type(value) is tuple:
        return f"({', '.join(map(literal_text, value))}{',' if len(value) == 1 else ''})"
    if type(value) is list:
        return f"[{', '.join(map(literal_text, value))}]"
    if type(value) is dict:
        return "{" + ", ".join(f"{literal_text(k)}: {literal_text(v)}" for k, v in value.items()) + "}"
    if type(value) in (set, frozenset):
        return f"{type(value).__name__}([{', '.join(sorted(map(literal_text, value)))}])"
    if type(value) is slice:
        return f"slice({', '.join(map(literal_text, (value.start, value.stop, value.step)))})"
    return _object_text(value)


def _is_namespace(value: dict[Any, Any]) -> bool:
    """Whether a dict holds the globals of a module, which is more than a reader wants to see."""
    return "__builtins__" in value


def _float(value: float) -> str:
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    return repr(value)


def _object_text(value: Any) -> str:
    if isinstance(value, Placeholder):
        return f"<object {value.text!r}>"
    where = _where(value)
    if where is not None:
        return f"<{where[0]}:{where[1]}>"
    maker = _where(type(value))
    if maker is not None and is_dataclass(value) and not isinstance(value, type):
        inner = ", ".join(literal_text(getattr(value, f.name)) for f in fields(value) if f.init)
        return f"<{maker[0]}:{maker[1]}>({inner})"
    if maker is not None and isinstance(value, tuple):
        return f"<{maker[0]}:{maker[1]}>({', '.join(map(literal_text, value))})"
    text = re.sub(r" at 0x[0-9a-f]+", "", repr(value))
    return f"<object {text!r}>"


# ------------------------------------------------------------------------------------- ops


class _Printer:
    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: list[str] = []

    def line(self, depth: int, text: str) -> None:
        self.lines.append("  " * depth + text)

    def span(self, span: Span) -> str:
        if span == NOWHERE:
            return ""
        head = "" if span.file == self.file else f"{span.file!r}:"
        end = f"{span.end_line}:" if span.end_line != span.line else ""
        return f"  @{head}{span.line}:{span.col + 1}-{end}{span.end_col + 1}"

    def block(self, block: Block, depth: int, results: str) -> None:
        for op in block.ops:
            self.op(op, depth)
        self.line(depth, results)

    def op(self, op: Op, depth: int) -> None:
        outs = ", ".join(o.name for o in op.outs)
        outs = f"{outs} = " if outs else ""
        tail = f" : {', '.join(type_text(o.type) for o in op.outs)}" if op.outs else ""
        tail += self.span(op.span)
        match op.kind:
            case "for" if _regular(op):
                self.for_(op, depth, outs, tail)
            case "while" if _regular(op):
                self.while_(op, depth, outs, tail)
            case "if" | "try" if _regular(op):
                given = f" {_list(op.args)}" if op.args else ""
                self.line(depth, f"{outs}{op.kind}{_attrs(op.attrs)}{given}{tail} {{")
                self.block(op.blocks[0], depth + 1, _sentence("yield", op.blocks[0].results))
                self.line(depth, "} else {")
                self.block(op.blocks[1], depth + 1, _sentence("yield", op.blocks[1].results))
                self.line(depth, "}")
            case _:
                self.plain(op, depth, outs, tail)

    def plain(self, op: Op, depth: int, outs: str, tail: str) -> None:
        args = f" {_list(op.args)}" if op.args else ""
        head = outs + _head(op) + args + tail
        if not op.blocks:
            self.line(depth, head)
            return
        for n, block in enumerate(op.blocks):
            self.line(depth, f"{head if n == 0 else '}'} block({_params(block.params)}) {{")
            self.block(block, depth + 1, _sentence("yield", block.results))
        self.line(depth, "}")

    def for_(self, op: Op, depth: int, outs: str, tail: str) -> None:
        parts = loop(op)
        head = f"{outs}for{_attrs(_without(op.attrs, LOOP_ATTRS))} {_params(op.blocks[0].params[:1])} in "
        head += f"{'reversed ' if op.attrs.get('reverse') else ''}{_list(parts.range)}"
        head += _bindings("carry", parts.carried, parts.inits)
        if parts.stacks:
            head += _bindings("scan", parts.scanned, parts.stacks, parts.scans)
        self.line(depth, f"{head}{' exit' if parts.exits else ''}{tail} {{")
        self.block(parts.body, depth + 1, _loop_results(parts))
        self.line(depth, "}")

    def while_(self, op: Op, depth: int, outs: str, tail: str) -> None:
        cond, body = op.blocks
        head = f"{outs}while{_attrs(_without(op.attrs, LOOP_ATTRS))}{_bindings('carry', cond.params, op.args)}"
        self.line(depth, f"{head}{' exit' if op.attrs.get('exit') else ''}{tail} {{")
        self.block(cond, depth + 1, _sentence("yield", cond.results))
        self.line(depth, f"}} do({_params(body.params)}) {{")
        self.block(body, depth + 1, _loop_results(loop(op)))
        self.line(depth, "}")


def _regular(op: Op) -> bool:
    """Whether the op has the parts that its own syntax needs (a broken one prints in the plain form)."""
    if op.kind in BRANCHES:
        return len(op.blocks) == 2 and not any(b.params for b in op.blocks)
    n = op.attrs.get("carry", 0)
    exits = bool(op.attrs.get("exit"))
    if op.kind == "while":
        return (
            len(op.blocks) == 2
            and len(op.args) == len(op.blocks[0].params) == len(op.blocks[1].params) == n
            and len(op.blocks[1].results) >= exits + n
            and not op.attrs.get("scans")
        )
    scans = op.attrs.get("scans", ())
    return (
        len(op.blocks) == 1
        and len(op.args) == 3 + n + len(scans)
        and len(op.blocks[0].params) == 1 + n + len(scans)
        and len(op.blocks[0].results) >= exits + n
    )


def _loop_results(parts: Loop) -> str:
    words = [f"exit {parts.exit_result.name}"] if parts.exit_result else []
    if parts.nexts:
        words.append(f"carry({_list(parts.nexts)})")
    if parts.collected:
        words.append(f"collect({_list(parts.collected)})")
    return " ".join(["yield", ", ".join(words)]).rstrip()


def _bindings(word: str, names: list[Value], given: list[Value], directions: tuple[str, ...] = ()) -> str:
    if not names:
        return ""
    tails = [f" {d}" for d in directions] or [""] * len(names)
    inner = (
        f"{n.name}: {type_text(n.type)} = {g.name}{tail}" for n, g, tail in zip(names, given, tails, strict=True)
    )
    return f" {word}({', '.join(inner)})"


def _head(op: Op) -> str:
    rest = dict(op.attrs)
    if op.kind == "apply" and DOTTED.match(str(rest.get("row", ""))) and "." in rest["row"]:
        name, static = str(rest.pop("row")), rest.pop("static", {})
        if rest:
            return f"{name}{{{_pairs(static)}; {_pairs(rest)}}}"
        return name + (f"{{{_pairs(static)}}}" if static else "")
    braced = type(rest.get("value")) is dict and not _is_namespace(rest["value"])  # braces would be attributes
    if op.kind == "const" and set(rest) == {"value"} and not braced:
        return f"const {literal_text(rest['value'])}"
    return op.kind + _attrs(rest)


def _attrs(attrs: dict[str, Any]) -> str:
    return f"{{{_pairs(attrs)}}}" if attrs else ""


def _pairs(attrs: dict[str, Any]) -> str:
    words = []
    for key, value in attrs.items():
        bare = key == "index" and isinstance(value, Index)
        words.append(index_text(value) if bare else f"{_name(key)}={literal_text(value)}")
    return ", ".join(words)


def _without(attrs: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {k: v for k, v in attrs.items() if k not in keys}


def _list(values: list[Value]) -> str:
    return ", ".join(v.name for v in values)


def _params(values: list[Value]) -> str:
    return ", ".join(f"{v.name}: {type_text(v.type)}" for v in values)


def _sentence(word: str, values: list[Value]) -> str:
    return f"{word} {_list(values)}".rstrip()


# ------------------------------------------------------------------------------------- functions


def op_text(op: Op, file: str = "") -> str:
    """Return one op, with its blocks, as text."""
    printer = _Printer(file)
    printer.op(op, 0)
    return "\n".join(printer.lines)


def to_text(code: Function | Program) -> str:
    """Return a function or a whole program as text."""
    if isinstance(code, Program):
        parts = [f"program {code.entry!r}", *map(to_text, code.functions.values())]
        return "\n".join(parts)
    files = Counter(op.span.file for op in walk(code) if op.span != NOWHERE)
    file = min(files, key=lambda f: (-files[f], f)) if files else ""
    printer = _Printer(file)
    printer.line(0, f"func {_name(code.name)}({_params(code.params)}) {{")
    printer.block(code.body, 1, _sentence("return", code.body.results))
    tail = ["}"]
    if code.tree is not None:
        tail.append(f"tree {literal_text(code.tree)}")
    if code.cells:
        cells = (f"({c.path!r}, {c.entry.name if c.entry else None}, {c.final})" for c in code.cells)
        tail.append(f"cells [{', '.join(cells)}]")
    if code.overlaps:
        groups = (f"[{_list(group)}]" for group in code.overlaps)
        tail.append(f"overlaps [{', '.join(groups)}]")
    if code.attrs:
        tail.append(f"attrs {literal_text(code.attrs)}")
    if file:
        tail.append(f"file {file!r}")
    printer.line(0, " ".join(tail))
    return "\n".join(printer.lines) + "\n"
