"""A generated function as a module of its own that needs nothing but NumPy.

The runtime helpers it calls are copied in, with whatever they call; ``rt.unbroadcast(...)`` becomes
``unbroadcast(...)``. What a function takes from the user's own modules cannot be copied: that is refused.
"""

from __future__ import annotations

import ast
import builtins
import copy
import importlib
import inspect
import textwrap
from types import ModuleType

from ssa_ad.base.diagnostics import UnsupportedError
from ssa_ad.base.spans import NOWHERE
from ssa_ad.emit.printer import print_tree
from ssa_ad.emit.python import Emitted

RUNTIME = {"rt": "ssa_ad.runtime.arrays", "shadows": "ssa_ad.runtime.objects"}


def standalone(emitted: Emitted) -> str:
    """Return a module with the function and all it needs; raises UnsupportedError naming what it cannot have."""
    imports = {line for line in emitted.imports if "ssa_ad" not in line} | _free_imports(emitted)
    tree = copy.deepcopy(emitted.tree)
    copies = Copies()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in RUNTIME:
            copies.want(importlib.import_module(RUNTIME[node.value.id]), node.attr)
    taken = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)} | set(emitted.namespace)
    taken.update(a.arg for a in ast.walk(tree) if isinstance(a, ast.arg))
    copies.rename(taken & set(copies.sources))
    made = _Direct(copies.names).visit(tree)
    parts = ["\n".join(sorted(imports | copies.imports))]
    parts += [source.strip("\n") for source in copies.sources.values()]
    text = print_tree(ast.Module([made], [])).text
    return "\n\n\n".join(part for part in [*parts, text] if part).rstrip("\n") + "\n"


class _Direct(ast.NodeTransformer):
    """Helpers by their own names instead of through their module."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        if isinstance(node.value, ast.Name) and node.value.id in RUNTIME:
            return ast.Name(self.names.get(node.attr, node.attr), ast.Load())
        self.generic_visit(node)
        return node


def _free_imports(emitted: Emitted) -> set[str]:
    """Return the imports that stand for the objects the text is bound to."""
    lines: set[str] = set()
    refused: list[str] = []
    for name, obj in emitted.namespace.items():
        module = isinstance(obj, ModuleType)
        home = str(obj.__name__ if module else getattr(obj, "__module__", None) or "")
        own = None if module else getattr(obj, "__qualname__", None)
        root = home.partition(".")[0]
        if own is None and root in ("numpy", "math", "scipy", "random", "operator"):
            lines.add(f"import {home} as {name}" if name != home else f"import {home}")
        elif own is not None and root in ("numpy", "math", "scipy", "operator", "collections") and "." not in own:
            lines.add(f"from {home} import {own} as {name}" if own != name else f"from {home} import {own}")
        elif getattr(builtins, name, None) is not obj:
            refused.append(name)
    if refused:
        raise UnsupportedError.at(
            NOWHERE,
            f"a standalone module cannot hold what belongs to the user's own modules: {', '.join(sorted(refused))}",
            "leave out --standalone, or pass it as an argument",
        )
    return lines


class Copies:
    """Sources of runtime helpers, what they call before themselves."""

    def __init__(self) -> None:
        self.sources: dict[str, str] = {}
        self.imports: set[str] = set()
        self.names: dict[str, str] = {}
        self._open: set[str] = set()

    def want(self, module: ModuleType, name: str) -> None:
        """Copy a helper, and first the module's own names that it uses."""
        if name in self.sources or name in self._open:
            return
        self._open.add(name)
        text, node = _definition(module, name)
        own = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)} - {name}
        for used in sorted(own):
            if used in vars(module) and not hasattr(builtins, used):
                self._need(module, used)
        self.sources[name] = text

    def _need(self, module: ModuleType, name: str) -> None:
        for node in ast.parse(inspect.getsource(module)).body:
            if isinstance(node, ast.Import | ast.ImportFrom):
                for alias in node.names:
                    if (alias.asname or alias.name) == name:
                        one = type(node)(**{**vars(node), "names": [alias]})
                        self.imports.add(ast.unparse(one))
                        return
        self.want(module, name)

    def rename(self, names: set[str]) -> None:
        """Give helpers whose name a variable of the function has another one, in their own sources too."""
        self.names = {name: f"{name}_helper" for name in sorted(names)}
        for key, text in self.sources.items():
            tree = ast.parse(text)
            if not any(isinstance(n, ast.Name | ast.FunctionDef) and _name_of(n) in names for n in ast.walk(tree)):
                continue
            for node in ast.walk(tree):
                if isinstance(node, ast.Name):
                    node.id = self.names.get(node.id, node.id)
                elif isinstance(node, ast.FunctionDef | ast.ClassDef):
                    node.name = self.names.get(node.name, node.name)
            self.sources[key] = ast.unparse(tree)


def _name_of(node: ast.Name | ast.FunctionDef) -> str:
    return node.id if isinstance(node, ast.Name) else node.name


def _definition(module: ModuleType, name: str) -> tuple[str, ast.stmt]:
    """Return the text and tree of a module-level definition or assignment."""
    source = inspect.getsource(module)
    for node in ast.parse(source).body:
        named = isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == name
        targets = node.targets if isinstance(node, ast.Assign) else []
        if named or any(isinstance(t, ast.Name) and t.id == name for t in targets):
            return textwrap.dedent(ast.get_source_segment(source, node) or ""), node
    raise KeyError(f"{module.__name__} has no definition of {name}")

