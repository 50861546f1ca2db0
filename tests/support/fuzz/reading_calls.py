"""Features that are calls of NumPy or of generators of random numbers: which call is which."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

NAMED = {
    # what a function or a method is called, wherever it stands
    **dict.fromkeys(("transpose", "swapaxes"), "transpose"), **dict.fromkeys(("diagonal", "diag"), "diagonal"),
    **dict.fromkeys(("concatenate", "hstack", "stack", "vstack"), "joined"), "argsort": "sorted copy",
    **dict.fromkeys(("maximum", "minimum"), "maximum or minimum"), "broadcast_to": "broadcast to",
    "sliding_window_view": "windows", "expand_dims": "expand dims", "at": "ufunc at",
    **{name: name for name in ("reshape", "ravel", "flatten", "squeeze", "fill", "copyto", "put", "place", "putmask",
                               "where", "clip", "cumsum", "roll", "flip", "outer", "einsum")},
}  # fmt: skip
REDUCTIONS = ("sum", "mean", "max", "min", "prod")
DRAWS = {
    "normal": "draw normal", "uniform": "draw uniform",
    **dict.fromkeys(("exponential", "rayleigh"), "draw exponential"),
    **dict.fromkeys(("standard_normal", "random", "standard_exponential"), "draw standard"),
    **dict.fromkeys(("integers", "randint"), "draw integers"),
    **dict.fromkeys(("permutation", "shuffle"), "draw permutation"),
    "choice": "draw choice",
}  # fmt: skip
"""Methods of generators."""

TURNS = ("T", "reshape", "ravel", "transpose", "swapaxes", "squeeze")


def of_call(node: ast.Call) -> Iterator[str]:
    """Return the features that a call of a function of NumPy or of an array's method is."""
    holder, _, name = ast.unparse(node.func).rpartition(".")
    keywords = {k.arg for k in node.keywords}
    if not holder or holder.startswith("math"):
        return
    if name in NAMED:
        yield NAMED[name]
    if name == "sort":
        yield "sorted copy" if holder == "np" else "sort"
    if name in REDUCTIONS and "axis" in keywords:
        yield "reduction into out" if "out" in keywords else "reduction along an axis"
    elif "out" in keywords:
        yield "out and where" if "where" in keywords else "out argument"


def draw_of(node: ast.Call) -> str:
    """Return which draw a call is, empty if it is none."""
    holder, _, name = ast.unparse(node.func).rpartition(".")
    if holder in ("np.random", "random") and name not in ("default_rng", "RandomState", "seed"):
        return "draw of numpy" if holder == "np.random" else "draw of random"
    if not re.search(r"\brng\d*$", holder):
        return ""
    if {k.arg for k in node.keywords} & {"size"} or name in ("normal", "standard_normal") and of_an_array(node):
        return "draw array"
    return DRAWS.get(name, "")


def of_an_array(draw: ast.Call) -> bool:
    """Whether a draw gives an array, because of a size or because its first parameter is one."""
    first = ast.unparse(draw.args[0]) if draw.args else ""
    return bool(re.fullmatch(r"\(.*,.*\)|.*\.shape|[abmvcr]\d*|\w+\.buf", first))


def makes_axes(node: ast.Subscript) -> bool:
    """Whether a subscript puts in an axis."""
    parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    return any(ast.unparse(p) in ("None", "np.newaxis") for p in parts)


def steps_of(view: ast.expr) -> Iterator[str]:
    """Return what is done to an array to come to a view, the last first: slices as ``[]``, methods by name."""
    while True:
        match view:
            case ast.Subscript(value=inner):
                yield "[None]" if makes_axes(view) else "[]"
            case ast.Call(func=ast.Attribute(value=inner, attr=name)) | ast.Attribute(value=inner, attr="T" as name):
                yield name
            case _:
                return
        view = inner


def turned_view(view: ast.expr) -> bool:
    """Whether an expression is a view of a view, one of which has other axes."""
    steps = list(steps_of(view))
    return len(steps) > 1 and any(step in TURNS or step == "[None]" for step in steps)


def is_broadcast(node: ast.BinOp) -> bool:
    """Whether operands have other shapes, as far as their form tells."""
    sides = [node.left, node.right]
    for side, other in (sides, sides[::-1]):
        if isinstance(side, ast.Subscript) and makes_axes(side):
            return True
        if isinstance(side, ast.Call) and any(k.arg == "keepdims" for k in side.keywords):
            return True
        vector = isinstance(other, ast.Name) and other.id != "m" and re.fullmatch(r"[abguk]\d?", other.id)
        if isinstance(side, ast.Name) and side.id == "m" and vector:
            return True
    return False
