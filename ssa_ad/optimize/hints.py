"""Values without a name of the user's are called after what they are.

    t = math.sin x            sin = math.sin x
    t_1 = load{[_]} a, i  →   a_i = load{[_]} a, i
    t_2 = operator.gt t, c    test = operator.gt sin, c

So the reverse sweep speaks of `sin_bar` and a tape is `sin_s`. Results of plain arithmetic stay `t`, a
short name for what has none, but for the result of the function, which is `y` (or
`result`). A name that the user has is
never taken, nor that of a builtin. The names that were given are noted in the function's attribute
`temporaries`: such a value may be printed in place, inside the one line that uses it.
"""

from __future__ import annotations

import builtins
import keyword
from collections.abc import Mapping
from typing import Any

from ssa_ad.ir.build import LookUp
from ssa_ad.ir.core import Function, Leaf, Op, Scalar, Value
from ssa_ad.ir.walk import blocks_of, definitions, names_of, walk

UNNAMED = ("t", "item")
RESERVED = ("np", "math", "rt", "shadows")

TESTS = (
    "operator.lt", "operator.le", "operator.gt", "operator.ge", "operator.eq", "operator.ne", "operator.contains",
    "operator.not_", "operator.is_", "operator.is_not",
)  # fmt: skip

WORDS = {
    "sum": "total", "max": "largest", "min": "smallest", "absolute": "size", "fabs": "size", "prod": "product",
    "concatenate": "joined", "stack": "stacked", "flip": "flipped", "where": "chosen", "broadcast_to": "spread",
    "maximum": "upper", "minimum": "lower", "pack": "packed", "array": "packed", "pow": "power", "zeros": "made",
    "ones": "made", "empty": "made", "full": "made", "zeros_like": "made", "ones_like": "made", "empty_like": "made",
}  # fmt: skip
"""What the result of a row is called, where it is not called like the row."""


def run(function: Function, lookup: LookUp) -> Function:
    """Name the values of a function, in place, and return it; one with a reverse sweep is left as it is."""
    if any(op.kind == "backward" for op in function.body.ops):
        return function
    if any(v.hint == "t" for v in _variables(function)):
        return function  # `t` is the user's
    taken = {v.hint for v in definitions(function)} | {*RESERVED, *keyword.kwlist, *dir(builtins)}
    names = names_of(function)
    given: set[str] = set()
    result = function.body.results[function.tree.index] if isinstance(function.tree, Leaf) else None
    known = {op.out: op.attrs["value"] for op in walk(function) if op.kind == "const"}
    for op in walk(function):
        if len(op.outs) != 1 or op.out.hint != "t":
            continue
        hint = ("result" if "y" in taken else "y") if op.out is result and not op.blocks else hint_of(op, known)
        if hint and hint not in taken and hint.isidentifier():
            op.out.name = names.fresh(hint)
            given.add(hint)
    if given:
        function.attrs["temporaries"] = tuple(sorted(given))
    return function


def _variables(function: Function) -> list[Value]:
    """Return the values whose names are certainly the user's: those that blocks hand on."""
    found = [v for block in blocks_of(function) if block is not function.body for v in block.params]
    return found + [v for op in walk(function) if op.blocks for v in op.outs]


def hint_of(op: Op, known: Mapping[Value, Any]) -> str:
    """Return a name for what ``op`` makes, "" if there is none that says more than `t`."""
    match op.kind:
        case "apply":
            return _of_row(op)
        case "load" | "view" | "gather" | "list_load":
            return _of_part(op, known)
        case "transpose":
            return f"{op.args[0].hint}_T"
        case "copy":
            return f"{op.args[0].hint}_copy"
        case "reshape":
            return f"{op.args[0].hint}_shaped"
        case "draw":
            return "drawn"
        case "opaque" if "reads" in op.attrs:
            return "kept"
    return ""


def _of_row(op: Op) -> str:
    row: str = op.attrs["row"]
    if row in TESTS:
        return "test" if isinstance(op.out.type, Scalar) else "mask"
    if row.startswith("operator."):
        return ""
    name = row.rpartition(".")[2]
    return WORDS.get(name, name)


def _of_part(op: Op, known: Mapping[Value, Any]) -> str:
    """Return `a_i` for `a[i]`, `a_ij` for `a[i, j]`, `a0` for `a[0]`, `a_part` for what cannot be said shortly."""
    base = op.args[0].hint
    if base in UNNAMED or base == "c":
        return ""
    if op.kind == "list_load":
        items, operands = ["i"], op.args[1:]
    else:
        items, operands = list(op.attrs["index"].items), op.args[1:]
    places = [v for v, item in zip(_firsts(items, operands), items, strict=True) if item == "i"]
    whole = all(item in ("i", "s000", "e") or item[0] == "s" for item in items)
    words = [_word(v, known) for v in places if v is not None]
    if not words or not whole or "" in words:
        return f"{base}_part"
    text = "".join(words)
    return f"{base}{text}" if text.isdigit() else f"{base}_{text}"


def _firsts(items: list[str], operands: list[Value]) -> list[Value | None]:
    """Return the first operand of each item of a subscript."""
    rest = list(operands)
    found: list[Value | None] = []
    for item in items:
        count = 1 if item in "iam" else item.count("1")
        found.append(rest[0] if count else None)
        del rest[:count]
    return found


def _word(index: Value, known: Mapping[Value, Any]) -> str:
    """Return a short word for an index, "" if there is none."""
    if index in known:
        value = known[index]
        return "last" if value == -1 else str(value) if isinstance(value, int) and value >= 0 else ""
    return index.hint if len(index.hint) <= 2 and index.hint != "t" else ""
