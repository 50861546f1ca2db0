"""Plant faults in the compiler that is running: its functions get the code that the faulty text gives them.

A copy of the package for each set of faults would take seconds to start; here many sets take turns in one
process. Only what functions do can be exchanged so, not what stands in tables.
"""

from __future__ import annotations

import gc
import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from types import CodeType, FunctionType

import ssa_ad
from tools.faults import Fault

PACKAGE = Path(ssa_ad.__file__).parent
OPTIMIZED = 0x1
"""The flag of the code of a function; that of a class body does not have it."""


def codes(code: CodeType) -> Iterator[CodeType]:
    """Yield the code of the functions that a module defines, also in its classes, as they stand there."""
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            if inner.co_flags & OPTIMIZED:
                yield inner
            else:
                yield from codes(inner)


def compiled(file: str, text: str) -> list[CodeType]:
    return list(codes(compile(text, str(PACKAGE / file), "exec", dont_inherit=True)))


@cache
def running() -> dict[tuple[str, str, int], list[FunctionType]]:
    """Return the functions of the whole package, by file, name and line."""
    for module in pkgutil.walk_packages([str(PACKAGE)], "ssa_ad."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found: dict[tuple[str, str, int], list[FunctionType]] = {}
    for f in gc.get_objects():
        if isinstance(f, FunctionType) and f.__code__.co_filename.startswith(str(PACKAGE)):
            code = f.__code__
            found.setdefault((code.co_filename, code.co_qualname, code.co_firstlineno), []).append(f)
    return found


@lru_cache(500)
def exchanges(file: str, faults: tuple[Fault, ...]) -> list[tuple[FunctionType, CodeType]]:
    """Return the functions of a file that faults change, and what they get."""
    text = (PACKAGE / file).read_text()
    faulty = text
    for fault in faults:
        faulty = fault.changed(faulty)
    before, after = compiled(file, text), compiled(file, faulty)
    if len(before) != len(after):
        raise ValueError(f"{file} has other functions with {', '.join(f.name for f in faults)}")
    return [
        (function, new)
        for old, new in zip(before, after, strict=True)
        if without_lines(old) != without_lines(new)
        for function in running().get((str(PACKAGE / file), old.co_qualname, old.co_firstlineno), [])
    ]


def without_lines(code: CodeType) -> tuple[object, ...]:
    """Return what code does, wherever it stands."""
    consts = tuple(without_lines(c) if isinstance(c, CodeType) else repr(c) for c in code.co_consts)
    return code.co_code, code.co_names, code.co_varnames, code.co_freevars, consts


@contextmanager
def planted(faults: Sequence[Fault]) -> Iterator[list[Fault]]:
    """Give those of the faults that are in the compiler now: two may change the same text."""
    texts: dict[str, str] = {}
    inside: list[Fault] = []
    for fault in faults:
        text = texts.get(fault.file) or (PACKAGE / fault.file).read_text()
        if not inside or text.count(fault.old) == 1:
            texts[fault.file] = fault.changed(text)
            inside.append(fault)
    new = [pair for file in texts for pair in exchanges(file, tuple(f for f in inside if f.file == file))]
    old = [(function, function.__code__) for function, _ in new]
    try:
        for function, code in new:
            function.__code__ = code
        yield inside
    finally:
        for function, code in old:
            function.__code__ = code
