"""The pure function of a function, as the Python that a person would write.

Keep what is there, put copies in its place, call, collect, put back.
"""

from __future__ import annotations

import ast
import copy
import inspect
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from types import FunctionType, MemberDescriptorType
from typing import Any

import numpy as np

from ssa_ad.frontend.made import define
from ssa_ad.runtime.copies import copied_together


@dataclass(frozen=True)
class Piece:
    """A piece of state: a cell or a written ``argument`` by its path.

    ``kind`` says what is there at entry: "number" (what cannot change), "array", "other", or "missing"; ``given``
    is that of what the state holds for it, "" if nothing.
    """

    path: str
    kind: str
    argument: bool = False
    given: str = ""
    slotted: bool = False  # an attribute of ``__slots__``

    @property
    def there(self) -> bool:
        """Whether something is put in its place."""
        return self.kind != "missing" or bool(self.given)


@dataclass(frozen=True)
class Advancing:
    """A generator of a module that is state under ``key``; ``given`` is whether the state holds it."""

    key: str
    generator: Any
    given: bool


@dataclass(frozen=True)
class Form:
    """What is written out; ``together`` is how pieces that share parts are copied: "", "objects" or "views"."""

    inner: FunctionType
    pieces: tuple[Piece, ...]
    generators: tuple[Advancing, ...] = ()
    together: str = ""


def written(form: Form, label: str) -> FunctionType:
    """Return the function: the parameters of the inner one, then the state as a dict."""
    inner, pieces = form.inner, form.pieces
    parameters = inspect.signature(inner).parameters
    state, result = ("state_in" if "state" in parameters else "state"), ("result" if "y" in parameters else "y")
    space: dict[str, Any] = {"function": inner, "copy": copy, "np": np, "copied_together": copied_together}
    places = {p.path: place_of(p.path, inner, space) for p in pieces}
    taken = {p.path: f"{state}[{p.path!r}]" if p.given else places[p.path] for p in pieces}
    there = [p for p in pieces if p.there]
    before: list[str] = []
    put: list[str] = []
    back: list[str] = []
    found = [f"{p.path!r}: {places[p.path]}" for p in there]
    if form.together:
        made = ", ".join(f"new_{k}" for k in range(len(there)))
        copies = "copied_together" if form.together == "views" else "copy.deepcopy"
        before.append(f"{made}, = {copies}(({', '.join(taken[p.path] for p in there)},))")
    for k, p in enumerate(there):
        place = places[p.path]
        new = f"new_{k}" if form.together else copied(taken[p.path], p.given or p.kind)
        if p.argument:
            before.append(f"{place} = {new}")
            continue
        put.append(f"{place} = {new}")
        if p.kind != "missing":
            before.append(f"old_{k} = {place}")
            back.append(f"{place} = old_{k}")
    for p in pieces:
        if p.kind == "missing":
            owner, _, name = places[p.path].rpartition(".")
            is_set = f"hasattr({owner}, {name!r})" if p.slotted else f"{name!r} in vars({owner})"
            unset = [f"if {is_set}:", f"    del {places[p.path]}"]
            back += unset if p.slotted else [f"vars({owner}).pop({name!r}, None)"]
            if not p.there:
                found.append(f"**({{{p.path!r}: {places[p.path]}}} if {is_set} else {{}})")
    for drawn in form.generators:
        name = drawn.key.replace(".", "_")
        kind = "_state" if isinstance(drawn.generator, np.random.RandomState) else "state"
        space[name] = drawn.generator
        before.append(f"old_{name} = {name}.get{kind}()")
        put += [f"{name}.set{kind}({state}[{drawn.key!r}])"] if drawn.given else []
        back.append(f"{name}.set{kind}(old_{name})")
        found.append(f"{drawn.key!r}: {name}.get{kind}()")
    body = [*put, f"{result} = function({call_of(inner)})", f"new_state = {{{', '.join(found)}}}"]
    text = [f"def {inner.__name__.strip('<>')}_functional({', '.join([*parameters, state])}):", *indented(before)]
    if back:
        body = ["try:", *indented(body), "finally:", *indented(back)]
    text += [*indented(body), f"    return {result}, new_state"]
    return define(ast.parse("\n".join(text)), label, space)


def call_of(inner: FunctionType) -> str:
    """Return the arguments of a call with all parameters."""
    marks: dict[Any, str] = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}
    given = []
    for p in inspect.signature(inner).parameters.values():
        named = f"{p.name}=" if p.kind == inspect.Parameter.KEYWORD_ONLY else ""
        given.append(f"{marks.get(p.kind, '')}{named}{p.name}")
    return ", ".join(given)


def place_of(path: str, inner: FunctionType, space: dict[str, Any]) -> str:
    """Return a path as code outside of the function names it."""
    root = re.match(r"\w+", path)
    assert root is not None
    name = root.group()
    if name in inspect.signature(inner).parameters:
        return path
    if name in inner.__code__.co_freevars:
        index = inner.__code__.co_freevars.index(name)
        space[f"{name}_cell"] = (inner.__closure__ or ())[index]
        return f"{name}_cell.cell_contents{path[len(name):]}"
    module = sys.modules.get(inner.__module__)
    if module is not None and vars(module) is inner.__globals__:
        space["module"] = module
        return f"module.{path}"
    space["names"] = inner.__globals__
    return f"names[{name!r}]{path[len(name):]}"


def in_slot(cls: Any, name: str) -> bool:
    """Whether an attribute is one of ``__slots__``."""
    return isinstance(inspect.getattr_static(cls, name, None), MemberDescriptorType)


def indented(lines: Sequence[str]) -> list[str]:
    return [f"    {line}" for line in lines]


def copied(text: str, kind: str) -> str:
    """Return the code of a copy of what is of a kind."""
    return {"array": f"{text}.copy()", "number": text}.get(kind, f"copy.deepcopy({text})")
