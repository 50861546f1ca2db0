"""``vmap``: a function of one entry as a function of many.

What is mapped is written out as the loop a person would write, and that loop is compiled: where its trips are
independent it becomes whole-array code, and whoever differentiates it sees a program like any other.
"""

from __future__ import annotations

import ast
import functools
import inspect
from collections.abc import Callable, Sequence
from types import FunctionType
from typing import Any

import numpy as np

from ssa_ad import pipeline
from ssa_ad.analysis.alias import Aliases
from ssa_ad.asked import Request
from ssa_ad.base.diagnostics import StateError
from ssa_ad.base.options import Options
from ssa_ad.callables import define, made_once, resolve
from ssa_ad.emit.python import emit, load
from ssa_ad.frontend.source import source_of
from ssa_ad.ir.core import Function
from ssa_ad.ir.walk import walk
from ssa_ad.lower.lowering import lower
from ssa_ad.rules.lookup import row
from ssa_ad.session import Specialisation, Specialisations

Axes = int | None | Sequence[int | None]
Form = tuple[bool, ...] | bool | None
"""Whether a result is an array, for each of a tuple of results; None where that is not known."""


def vmap(f: Callable[..., Any], in_axes: Axes = 0) -> Callable[..., Any]:
    """Return ``f`` mapped over an axis of its arguments, as in JAX.

    ``in_axes`` is the axis of every positional argument that is mapped over, or one entry per argument, None for
    one that is the same in each call; keyword arguments are the same in each. The results, numbers or arrays or a
    tuple of them, are stacked along a new first axis. ``f`` may change nothing but what it makes itself.

    Raises :class:`ssa_ad.StateError` if ``f`` writes state, an argument or a random generator, ValueError if the
    mapped lengths differ or no argument is mapped, TypeError for a result that cannot be stacked.
    """
    return Mapped(f, in_axes)


class Mapped:
    """A function mapped over an axis. It can be differentiated like the loop that it stands for."""

    __ssa_ad__ = True  # lowering looks through it

    def __init__(self, function: Any, in_axes: Axes) -> None:
        self.function = function
        self.in_axes = in_axes if isinstance(in_axes, int | None) else tuple(in_axes)
        inner, before, _ = resolve(function)
        self._inner = inner
        self._names = list(inspect.signature(inner).parameters)[len(before) :]
        self.__name__ = self.__qualname__ = f"vmap({getattr(function, '__name__', 'function')})"
        self.__doc__ = getattr(function, "__doc__", None)
        self._loops: dict[Any, FunctionType] = {}

    @functools.cached_property
    def __wrapped__(self) -> FunctionType:
        return self.loop(len([p for p in self._names]), (), None)

    def axes(self, count: int) -> tuple[int | None, ...]:
        """Return the axis of each positional argument."""
        axes = (self.in_axes,) * count if isinstance(self.in_axes, int | None) else self.in_axes
        if len(axes) != count:
            raise ValueError(f"in_axes has {len(axes)} entries for {count} arguments")
        if all(a is None for a in axes):
            raise ValueError("no argument is mapped: in_axes is None for all")
        return axes

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        axes = self.axes(len(args))
        lengths = {np.shape(x)[a] for x, a in zip(args, axes, strict=True) if a is not None}
        if len(lengths) != 1:
            raise ValueError(f"the mapped axes have different lengths: {', '.join(map(str, sorted(lengths)))}")
        if lengths == {0}:
            raise ValueError("the mapped axis is empty: the form of the results is not known")
        first = [x if a is None else np.take(x, 0, axis=a) for x, a in zip(args, axes, strict=True)]
        entries = made_once(Values, Request(self._inner, (), False, False, Options()))
        before = resolve(self.function)[1]
        entry = entries((*before, *(x.item() if np.ndim(x) == 0 and a is not None else x
                                    for x, a in zip(first, axes, strict=True))), kwargs)  # fmt: skip
        loop = self.loop(len(args), tuple(kwargs), form_of(entry))
        mapped = made_once(Values, Request(loop, (), False, False, Options(vectorize=True)))
        return mapped(args, kwargs)

    def loop(self, count: int, keywords: tuple[str, ...], form: Form) -> FunctionType:
        """Return the loop as a Python function of ``count`` positional arguments and some keywords."""
        key = (count, keywords, form)
        if key not in self._loops:
            self._loops[key] = self._written(count, keywords, form)
        return self._loops[key]

    def _written(self, count: int, keywords: tuple[str, ...], form: Form) -> FunctionType:
        axes = self.axes(count)
        names = [n if n.isidentifier() else f"x{k}" for k, n in enumerate(self._names[:count])]
        names += [f"x{k}" for k in range(len(names), count)]
        entries = [n if a is None else f"{n}[{':, ' * a}i]" for n, a in zip(names, axes, strict=True)]
        given = ", ".join([*entries, *(f"{k}={k}" for k in keywords)])
        first, axis = next((n, a) for n, a in zip(names, axes, strict=True) if a is not None)
        trips = f"range(len({first}))" if axis == 0 else f"range({first}.shape[{axis}])"
        length = trips.removeprefix("range(").removesuffix(")")
        head = f"def vmap_{self._inner.__name__.strip('<>')}({', '.join([*names, *keywords])}):"
        if form is None or form is True:
            body = [f"return np.array([function({given}) for i in {trips}])"]
        elif form is False:
            body = [f"out = np.empty({length})", f"for i in {trips}:", f"    out[i] = function({given})", "return out"]
        else:
            outs = [f"out{k}" for k in range(len(form))]
            parts = [f"part{k}" for k in range(len(form))]
            body = [f"{o} = []" if rows else f"{o} = np.empty({length})" for o, rows in zip(outs, form, strict=True)]
            body += [f"for i in {trips}:", f"    {', '.join(parts)}, = function({given})"]
            body += [f"    {o}.append({p})" if rows else f"    {o}[i] = {p}"
                     for o, p, rows in zip(outs, parts, form, strict=True)]  # fmt: skip
            back = [f"np.array({o})" if rows else o for o, rows in zip(outs, form, strict=True)]
            body.append(f"return ({', '.join(back)},)")
        tree = ast.parse("\n    ".join([head, *body]))
        return define(tree, self.__name__, {"function": self.function, "np": np})


def form_of(entry: Any) -> Form:
    """Return the form of a result; raises TypeError for one that cannot be stacked."""
    if isinstance(entry, tuple):
        parts = [form_of(x) for x in entry]
        if all(isinstance(p, bool) for p in parts):
            return tuple(p is True for p in parts)
    elif isinstance(entry, np.ndarray) and entry.ndim:
        return True
    elif isinstance(entry, float | np.floating | np.ndarray):
        return False
    raise TypeError(f"vmap stacks numbers, arrays and tuples of them, not a {type(entry).__name__}")


class Values(Specialisations[Specialisation]):
    """A function that changes nothing, compiled as it is."""

    def compile(self, arguments: dict[str, Any], keep: bool = False) -> Specialisation:
        request = self.request
        lowered = lower(request.function, arguments, (), request.options, False, pipeline.expand)
        if lowered.caches:
            raise StateError.at(
                lowered.caches[0], "a mapped function may write no state, this one fills a cache", "call `__wrapped__`"
            )
        changed = [*lowered.written, *written_entries(lowered.function)]
        if changed:
            source = source_of(request.function)
            raise StateError.at(
                source.span(source.node), f"a mapped function may write no state, this one writes `{changed[0]}`",
                "return what is to be kept",
            )  # fmt: skip
        compiled = pipeline.run(lowered.function, pipeline.Task(options=request.options), keep=keep)
        emitted = emit(compiled.final, row, signature=list(lowered.arguments), name=f"{compiled.final.name}_value")
        filename = f"<ssa_ad {compiled.final.name} {id(compiled)}>"
        return Specialisation(lowered, compiled, emitted, load(emitted, filename), filename)

    def __call__(self, args: Sequence[Any], kwargs: dict[str, Any]) -> Any:
        """Return the value of one call."""
        arguments = self.arguments(tuple(args), kwargs)
        return self.find(arguments).call(*arguments.values())


def written_entries(function: Function) -> list[str]:
    """Return the names of what comes in and is written: arrays, containers, generators."""
    aliases = Aliases(function, row)
    reads = [op.out for op in walk(function) if op.kind == "cell_read"]
    written = [v.hint for v in (*function.params, *reads) if aliases.written(v)]
    drawn = [op.args[0].hint for op in walk(function) if op.kind == "draw"]
    return [*written, *drawn]
