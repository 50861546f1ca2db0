"""``FILE.py:FUNC``: from what a user names on the command line to a function and its arguments.

Values come from, in this order: an expression given as ``--args`` (evaluated in the file's own
namespace), types given as ``--types``, the file's ``inputs()``, annotations and dataclass fields.
"""

from __future__ import annotations

import ast
import dataclasses
import importlib.util
import inspect
import sys
import traceback
import types
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np


class TargetError(Exception):
    """The file, the function or its arguments cannot be found; the message says what to write."""


@dataclass(frozen=True)
class Target:
    """A function of a file with arguments to compile it for."""

    module: types.ModuleType
    function: types.FunctionType
    name: str
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]
    wrt: tuple[str, ...]


def load_module(path: Path) -> types.ModuleType:
    """Import a file by its path; raises TargetError if there is none or it fails."""
    if not path.is_file():
        raise TargetError(f"there is no file {path}")
    name = f"file_{path.stem}"  # not its own name: a file may be called as a module that is needed
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    with told(f"importing {path}"):
        spec.loader.exec_module(module)
    return module


@contextmanager
def told(what: str) -> Iterator[None]:
    """Turn what the user's own code or text raises into a TargetError that says where."""
    try:
        yield
    except Exception as problem:
        line = ""
        for frame in traceback.extract_tb(problem.__traceback__):
            if not frame.filename.startswith(("<frozen", __file__)):
                line = f"\n  {frame.filename}:{frame.lineno}: {frame.line}"
        raise TargetError(f"{what} raises {type(problem).__name__}: {problem}{line}") from problem


def find(target: str, args: str | None = None, kinds: str | None = None, wrt: str | None = None) -> Target:
    """Return what ``FILE.py:FUNC`` names; raises TargetError."""
    file, _, name = target.rpartition(":")
    if not file or not name:
        raise TargetError(f"write FILE.py:FUNC or FILE.py:Class.method, not {target!r}")
    module = load_module(Path(file))
    found: Any = module
    for part in name.split("."):
        if not hasattr(found, part):
            raise TargetError(f"{file} has no {name}")
        found = inspect.getattr_static(found, part)
    function = plain_function(found)
    if function is None:
        raise TargetError(f"{name} is not a Python function")
    if isinstance(found, classmethod):
        owner = getattr(module, name.split(".")[0])
        given, kwargs = arguments(module, function, args, kinds, skip=1)
        given = (owner, *given)
    else:
        given, kwargs = arguments(module, function, args, kinds)
    try:
        inspect.signature(function).bind(*given, **kwargs)
    except TypeError as problem:
        raise TargetError(f"the arguments do not fit {name}: {problem}; give --args") from None
    return Target(module, function, name, given, kwargs, paths(module, function, wrt, given, kwargs))


def plain_function(found: Any) -> types.FunctionType | None:
    """Return the Python function behind a function, method or decorated one."""
    while not isinstance(found, types.FunctionType):
        inner = getattr(found, "__func__", None) or getattr(found, "__wrapped__", None)
        if inner is None:
            return None
        found = inner
    return found


def arguments(
    module: types.ModuleType, function: types.FunctionType, args: str | None, kinds: str | None, skip: int = 0
) -> tuple[tuple[Any, ...], Mapping[str, Any]]:
    """Return arguments to compile for, from the first source that has them."""
    if args is not None:
        text = f"({args},)" if args.strip() else "()"
        with told(f"--args {args!r}"):
            given = eval(compile(text, "--args", "eval"), vars(module))  # the user's own expression
        return tuple(given), {}
    if kinds is None and callable(getattr(module, "inputs", None)):
        with told("inputs()"):
            positional, keywords = module.inputs()
        return tuple(positional), keywords
    return examples(module, function, parse_types(kinds or ""), skip), {}


def parse_types(text: str) -> dict[str, str]:
    """Return ``{"x": "f64[:]", "n": "int"}`` from ``"x: f64[:], n: int"``."""
    found: dict[str, str] = {}
    depth = 0
    part = ""
    for c in text + ",":
        depth += c in "[(<"
        depth -= c in "])>"
        if c == "," and depth == 0:
            if part.strip():
                name, colon, kind = part.partition(":")
                if not colon:
                    raise TargetError(f"--types: write `name: type`, not {part.strip()!r}")
                found[name.strip()] = kind.strip()
            part = ""
        else:
            part += c
    return found


def examples(
    module: types.ModuleType, function: types.FunctionType, kinds: dict[str, str], skip: int
) -> tuple[Any, ...]:
    """Return an example for each parameter, from types and annotations."""
    made: list[Any] = []
    parameters = list(inspect.signature(function).parameters.values())[skip:]
    annotations = inspect.get_annotations(function)
    for k, p in enumerate(parameters):
        if p.name in kinds:
            made.append(example(kinds[p.name], module))
        elif p.default is not inspect.Parameter.empty:
            made.append(p.default)
        elif p.name in annotations:
            made.append(example(annotations[p.name], module))
        elif k == 0 and not skip and "." in function.__qualname__:
            made.append(example(getattr(module, function.__qualname__.split(".")[0]), module))
        else:
            raise TargetError(
                f'the type of `{p.name}` is not known: give --args, --types "{p.name}: float", an inputs() function '
                "or an annotation"
            )
    for path, kind in kinds.items():
        if "." in path:
            root, *rest = path.split(".")
            owner = made[[p.name for p in parameters].index(root)]
            for part in rest[:-1]:
                owner = getattr(owner, part)
            setattr(owner, rest[-1], example(kind, module))
    return tuple(made)


SCALARS: dict[Any, Callable[[], Any]] = {
    "float": lambda: 0.5, float: lambda: 0.5, "int": lambda: 3, int: lambda: 3,
    "bool": lambda: True, bool: lambda: True,
    "f64": lambda: np.float64(0.5), "f32": lambda: np.float32(0.5), "str": str, str: str,
    np.ndarray: lambda: np.linspace(0.2, 0.8, 3), "np.ndarray": lambda: np.linspace(0.2, 0.8, 3),
}  # fmt: skip


def example(kind: Any, module: types.ModuleType) -> Any:
    """Return a value of a type written as ``float``, ``f64[:, :]``, a class or its name."""
    if isinstance(kind, str) and "[" in kind and kind.split("[")[0] in ("f64", "f32", "i64"):
        dtype = {"f64": float, "f32": np.float32, "i64": int}[kind.split("[")[0]]
        inside = kind[kind.index("[") + 1 : kind.rindex("]")]
        lengths = [int(d) if d.strip().isdigit() else 3 for d in inside.split(",")] if inside.strip() else []
        return np.linspace(0.2, 0.8, int(np.prod(lengths))).reshape(lengths).astype(dtype)
    if kind in SCALARS:
        return SCALARS[kind]()
    if isinstance(kind, str):
        kind = getattr(module, kind, None) or kind
    if isinstance(kind, type):
        return instance(kind, module)
    raise TargetError(f"no example for the type {kind!r}: give --args or an inputs() function")


def instance(cls: type, module: types.ModuleType) -> Any:
    """Return an instance of a user's class, its arguments made from fields and annotations."""
    if dataclasses.is_dataclass(cls):
        fields = [
            f for f in dataclasses.fields(cls) if f.init and f.default is f.default_factory is dataclasses.MISSING
        ]
        return cls(**{f.name: example(f.type, module) for f in fields})
    init = cls.__dict__.get("__init__")
    if init is None:
        return cls()
    return cls(*examples(module, init, {}, 1))


def paths(
    module: types.ModuleType,
    function: types.FunctionType,
    wrt: str | None,
    args: tuple[Any, ...],
    kwargs: Mapping[str, Any],
) -> tuple[str, ...]:
    """Return what is differentiated with respect to: what was asked for, else ``WRT``, else all float arguments."""
    if wrt is not None:
        return tuple(split_paths(wrt))
    given = getattr(module, "WRT", None)
    if given is not None:
        return tuple(given)
    bound = inspect.signature(function).bind(*args, **kwargs)
    bound.apply_defaults()
    return tuple(n for n, x in bound.arguments.items() if is_floating(x))


def split_paths(text: str) -> list[str]:
    """Split ``"x, params['a,b']"`` at the commas that separate paths."""
    try:
        node = ast.parse(f"({text},)", mode="eval").body
    except SyntaxError:
        raise TargetError(f"--wrt {text!r}: write paths as in Python, with commas: x,self.total") from None
    assert isinstance(node, ast.Tuple)
    return [ast.unparse(e) for e in node.elts]


def is_floating(x: Any) -> bool:
    if isinstance(x, np.ndarray | np.generic):
        return bool(np.issubdtype(x.dtype, np.floating))
    return isinstance(x, float)
