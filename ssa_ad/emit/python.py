"""Python text from a function of the IR: the last step, and the loading of what came out.

    shape → prune → inline → interference → coalesce → statements → names → text

``Emitted.text`` is one ``def``; the names it needs from outside are in ``imports`` and ``namespace``.
"""

from __future__ import annotations

import ast
import keyword
import linecache
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ssa_ad.base.spans import NOWHERE, Span
from ssa_ad.emit.effects import Effects
from ssa_ad.emit.expressions import Expressions
from ssa_ad.emit.inline import Inliner
from ssa_ad.emit.live import Liveness, interference, prune
from ssa_ad.emit.names import Variables, coalesce, free_name, name_variables, poisoned
from ssa_ad.emit.printer import print_tree
from ssa_ad.emit.shape import shape
from ssa_ad.emit.statements import Statements
from ssa_ad.ir.build import LookUp
from ssa_ad.ir.core import Function, Value

Signature = str | Sequence[str | tuple[str, Any]]
"""``"self, x, y_bar=1.0"``, or a list of such parts, where ``(name, object)`` gives any object as default."""


@dataclass(frozen=True)
class Emitted:
    """One function as text.

    ``namespace`` binds the free names that are neither builtins nor imports; ``imports`` are lines;
    ``line_map`` maps lines of the text (1-based) to the user's source; ``tree`` is what was printed.
    """

    name: str
    text: str
    namespace: dict[str, Any]
    imports: tuple[str, ...]
    line_map: dict[int, Span]
    tree: ast.FunctionDef = field(repr=False, compare=False)

    @property
    def module(self) -> str:
        """The text with its imports: all that runs, but for the names of ``namespace``."""
        return "".join(f"{line}\n" for line in self.imports) + ("\n\n" if self.imports else "") + self.text


def emit(
    function: Function,
    lookup: LookUp,
    *,
    signature: Signature | None = None,
    doc: str | None = None,
    name: str | None = None,
) -> Emitted:
    """Return a function as Python text.

    ``signature`` names the parameters of ``function`` in order and may give defaults; without it they
    are called as in the IR. Raises EmitError for IR without a text and PrintError for what does not
    read back.
    """
    shaped = shape(function)
    effects = Effects(shaped.function, lookup)
    prune(shaped, effects)
    inlined = Inliner(shaped, effects).run()
    arguments, given, defaults = _signature(signature, shaped.function.params)
    params = dict(zip(shaped.function.params, given, strict=True))
    live = Liveness(shaped.consts, inlined)
    variables = Variables(interference(shaped, inlined, shaped.function.params), params, function.attrs)
    coalesce(shaped, live, variables)
    made = Expressions(lookup, shaped.consts, inlined, variables)
    unset = poisoned(shaped, variables, params)
    made.poisoned = {variables.of(target) for _, target in unset}
    writer = Statements(shaped, made, variables, unset)
    body = writer.function()
    for slot, default in defaults:
        slot[0] = made.constant(default)
    arguments.defaults = [d[0] if isinstance(d, list) else d for d in arguments.defaults]
    arguments.kw_defaults = [d[0] if isinstance(d, list) else d for d in arguments.kw_defaults]
    namespace = _fill_names(shaped, made, variables, params)
    if doc:
        body.insert(0, ast.Expr(ast.Constant(doc)))
    tree = function_def(name or function.name, arguments, body or [ast.Pass()])
    printed = print_tree(ast.Module([tree], []))
    order = ("import math", "import numpy as np")
    imports = sorted(made.free.imports, key=lambda line: (line not in order, line))
    return Emitted(tree.name, printed.text, namespace, tuple(imports), printed.line_map, tree)


def function_def(name: str, arguments: ast.arguments, body: list[ast.stmt]) -> ast.FunctionDef:
    made = ast.parse("def f(): pass").body[0]
    assert isinstance(made, ast.FunctionDef)
    made.name, made.args, made.body = name, arguments, body
    return made


def _signature(
    signature: Signature | None, params: Sequence[Value]
) -> tuple[ast.arguments, list[str], list[tuple[list[Any], Any]]]:
    """Return the arguments, the name of each parameter, and the slots of defaults that are objects."""
    objects: list[tuple[list[Any], Any]] = []
    if signature is None:
        signature = ", ".join(p.name + "_" * keyword.iskeyword(p.name) for p in params)
    marked: dict[str, Any] = {}
    if not isinstance(signature, str):
        parts = []
        for part in signature:
            if isinstance(part, tuple):
                marked[part[0]] = part[1]
                part = f"{part[0]}=None"
            parts.append(part)
        signature = ", ".join(parts)
    made = ast.parse(f"def f({signature}): pass").body[0]
    assert isinstance(made, ast.FunctionDef)
    arguments = made.args
    plain = [*arguments.posonlyargs, *arguments.args]
    every = [
        *plain,
        *([arguments.vararg] if arguments.vararg else []),
        *arguments.kwonlyargs,
        *([arguments.kwarg] if arguments.kwarg else []),
    ]
    for arg in every:
        arg.annotation = None

    def slots(args: Sequence[ast.arg], defaults: list[Any]) -> list[Any]:
        filled = []
        for arg, default in zip(args, defaults, strict=True):
            if arg.arg in marked:
                default = [None]
                objects.append((default, marked[arg.arg]))
            filled.append(default)
        return filled

    with_default = plain[len(plain) - len(arguments.defaults) :] if arguments.defaults else []
    arguments.defaults = slots(with_default, arguments.defaults)
    arguments.kw_defaults = slots(arguments.kwonlyargs, arguments.kw_defaults)
    names = [arg.arg for arg in every]
    if len(names) != len(params):
        raise ValueError(f"the signature ({signature}) does not name {len(params)} parameters")
    return arguments, names, objects


def _fill_names(
    shaped: Any, made: Expressions, variables: Variables, params: Mapping[Value, str]
) -> dict[str, Any]:
    """Choose all names and write them into the tree; return the objects that are bound from outside."""
    reserved = {"np", "math", "rt", "shadows"} | {line.split()[-1].partition(".")[0] for line in made.free.imports}
    blocked = set(params.values()) | reserved
    namespace: dict[str, Any] = {}
    free: set[str] = set()
    for node, obj, hint in made.free.objects:
        found = next((n for n, o in namespace.items() if o is obj), None)
        node.id = found or free_name(obj, hint, namespace, blocked)
        if node.id not in made.free.builtins or node.id != getattr(obj, "__name__", None):
            namespace[node.id] = obj
        free.add(node.id)
    names = name_variables(shaped, variables, [v for _, v in made.locals], free | reserved)
    for local, value in made.locals:
        local.id = names[variables.of(value)]
    for handler, local in made.handlers:
        handler.name = local.id
    return namespace


def load(emitted: Emitted, filename: str) -> Callable[..., Any]:
    """Compile a text, register it with ``linecache`` under ``filename`` and return the function."""
    text = emitted.text
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
    namespace: dict[str, Any] = {"__name__": f"ssa_ad.generated.{emitted.name}", **emitted.namespace}
    exec("\n".join(emitted.imports), namespace)
    exec(compile(text, filename, "exec"), namespace)
    function = namespace[emitted.name]
    assert isinstance(function, types.FunctionType)
    return function


__all__ = ["Emitted", "NOWHERE", "Signature", "emit", "load"]
