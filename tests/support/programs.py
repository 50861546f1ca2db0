"""Corpus files as programs: a fresh module, its function and its inputs, as often as one likes.

A program is a file with a module docstring, the code, and ``inputs()``, which returns fresh
``(args, kwargs)``. Module constants say the rest: ``ENTRY`` (default: the only public function), ``WRT``
(default: every argument that carries floats), ``HAS_AUX``, and ``SHARING`` ("shared": arrays passed twice
are one storage, the default; "separate": nothing writes them, so each position is on its own).
"""

from __future__ import annotations

import ast
import copy
import inspect
import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import numpy as np

from ssa_ad.base.text import expression

Step = tuple[str, Any]
"""("attr", name) or ("item", key)."""

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"


def corpus(*folders: str) -> list[Path]:
    """Return the corpus files of some folders, of every folder but ``rejected`` if none is named."""
    every = sorted(p for p in CORPUS.glob("*/*.py") if not p.name.startswith("_"))
    return [p for p in every if (p.parent.name in folders if folders else p.parent.name != "rejected")]


def name_of(path: Path) -> str:
    """Return ``folder/name`` of a corpus file."""
    return f"{path.parent.name}/{path.stem}"


def carries_floats(value: Any) -> bool:
    """Whether an argument is float, a float array, or a container of such (not an object)."""
    match value:
        case float() | np.floating():
            return True
        case np.ndarray():
            return value.dtype.kind == "f"
        case list() | tuple():
            return any(map(carries_floats, value))
        case dict():
            return any(map(carries_floats, value.values()))
    return False


def parse_path(path: str) -> tuple[str, list[Step]]:
    """Return the root and the steps of a state path such as ``net.layers[0].w``."""
    node = expression(path)
    steps: list[Step] = []
    while not isinstance(node, ast.Name):
        if isinstance(node, ast.Attribute):
            steps.append(("attr", node.attr))
        elif isinstance(node, ast.Subscript):
            steps.append(("item", ast.literal_eval(node.slice)))
        else:
            raise ValueError(f"not a state path: {path}")
        node = node.value
    return node.id, steps[::-1]


def follow(value: Any, steps: list[Step]) -> Any:
    """Return what stands at the end of some steps."""
    for kind, key in steps:
        value = getattr(value, key) if kind == "attr" else value[key]
    return value


def replaced(value: Any, steps: list[Step], new: Any) -> Any:
    """Put ``new`` at the end of some steps, in place but for tuples; return the root."""
    if not steps:
        return new
    (kind, key), rest = steps[0], steps[1:]
    inner = replaced(follow(value, steps[:1]), rest, new)
    if kind == "attr":
        setattr(value, key, inner)
    elif isinstance(value, tuple):
        items = [inner if k == key else item for k, item in enumerate(value)]
        return type(value)(*items) if hasattr(value, "_fields") else tuple(items)
    else:
        value[key] = inner
    return value


def random_state() -> tuple[Any, Any]:
    """Return the state of the generators that belong to modules."""
    return random.getstate(), np.random.get_state()


@dataclass
class Instance:
    """One fresh copy of a program: nothing in it is shared with another.

    ``random`` is the state of the generators of modules, which are one for all: as the program left it.
    """

    module: ModuleType
    function: Callable[..., Any]
    args: list[Any]
    kwargs: dict[str, Any]
    random: tuple[Any, Any] = field(default_factory=random_state)

    def resume(self) -> None:
        """Put the generators of modules where this program left them, whatever has drawn from them since."""
        random.setstate(self.random[0])
        np.random.set_state(self.random[1])

    def call(self) -> Any:
        return self.function(*self.args, **self.kwargs)

    @property
    def plain(self) -> FunctionType:
        """The Python function behind a bound or decorated one."""
        return inspect.unwrap(getattr(self.function, "__func__", self.function))

    @cached_property
    def parameters(self) -> Mapping[str, inspect.Parameter]:
        return inspect.signature(self.function).parameters

    def root(self, name: str) -> Any:
        """Return what a name means in the function at entry: parameter, closure variable, global."""
        return self._place(name)[0][self._place(name)[1]]

    def set_root(self, name: str, value: Any) -> None:
        holder, key = self._place(name)
        holder[key] = value

    def _place(self, name: str) -> tuple[Any, Any]:
        if name in self.kwargs:
            return self.kwargs, name
        if name in self.parameters:
            k = list(self.parameters).index(name)
            if k >= len(self.args):
                self.kwargs[name] = self.parameters[name].default
                return self.kwargs, name
            return self.args, k
        bound = getattr(self.function, "__self__", None)
        if bound is not None and self.plain.__code__.co_varnames[0] == name:
            return {name: bound}, name
        free = self.plain.__code__.co_freevars
        if name in free:
            assert self.plain.__closure__ is not None
            return _CellHolder(self.plain.__closure__[free.index(name)]), 0
        return vars(self.module), name

    def value(self, path: str) -> Any:
        """Return what stands at a state path now."""
        name, steps = parse_path(path)
        return follow(self.root(name), steps)

    def set_value(self, path: str, steps: list[Step], new: Any) -> None:
        """Replace what stands at ``steps`` below a state path."""
        name, first = parse_path(path)
        self.set_root(name, replaced(self.root(name), first + steps, new))

    def separate(self, positions: Sequence[int] | None = None) -> None:
        """Give every argument position, or some positions, its own copy."""
        chosen = range(len(self.args)) if positions is None else positions
        self.args = [copy.deepcopy(a) if k in chosen else a for k, a in enumerate(self.args)]


class _CellHolder:
    def __init__(self, cell: Any) -> None:
        self.cell = cell

    def __getitem__(self, _: int) -> Any:
        return self.cell.cell_contents

    def __setitem__(self, _: int, value: Any) -> None:
        self.cell.cell_contents = value


@dataclass(frozen=True)
class Program:
    """A program file."""

    path: Path

    @cached_property
    def code(self) -> CodeType:
        return compile(self.path.read_text(), str(self.path), "exec")

    def module(self, suffix: str = "") -> ModuleType:
        """Run the file as a new module, registered under a name of its own."""
        module = ModuleType(f"{self.path.parent.name}_{self.path.stem}{suffix}")
        module.__file__ = str(self.path)
        sys.modules[module.__name__] = module
        exec(self.code, vars(module))
        return module

    def fresh(self, suffix: str = "") -> Instance:
        """Return a new instance: new module, new arguments."""
        module = self.module(suffix)
        args, kwargs = module.inputs()
        return Instance(module, self.entry(module), list(args), dict(kwargs))

    @staticmethod
    def entry(module: ModuleType) -> Callable[..., Any]:
        """Return the function that is differentiated."""
        path = getattr(module, "ENTRY", None)
        if path is None:
            public = [
                name
                for name, f in vars(module).items()
                if isinstance(f, FunctionType) and f.__module__ == module.__name__
                if not name.startswith("_") and name != "inputs"
            ]
            (path,) = public
        found: Any = module
        for name in path.split("."):
            found = getattr(found, name)
        return found

    @cached_property
    def wrt(self) -> tuple[str, ...]:
        """The paths of what the gradient is taken with respect to."""
        instance = self.fresh()
        declared = getattr(instance.module, "WRT", None)
        if declared is not None:
            return (declared,) if isinstance(declared, str) else tuple(declared)
        return tuple(
            name
            for name in inspect.signature(instance.function).parameters
            if carries_floats(instance.value(name))
        )

    def constant(self, name: str, default: Any) -> Any:
        """Return a constant of the file, such as ``HAS_AUX``."""
        return getattr(self.module(), name, default)

    def source_lines(self) -> Iterator[str]:
        """Return the lines of the program itself: no docstring, blank lines, constants or inputs()."""
        text = self.path.read_text()
        tree = ast.parse(text)
        lines = text.splitlines()
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name != "inputs":
                yield from (line for line in lines[node.lineno - 1 : node.end_lineno] if line.strip())
