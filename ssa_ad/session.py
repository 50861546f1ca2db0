"""From a call to compiled code: the key, the guards, the cache, and what the call leaves behind.

A function has one :class:`Gradients` per request (what is differentiated, with respect to what); it
keeps its specialisations, newest first, and finds the right one by the types of the arguments and the
guards of each.
"""

from __future__ import annotations

import inspect
import itertools
import linecache
import threading
import types
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ssa_ad import pipeline
from ssa_ad.base.diagnostics import Error, NonDifferentiableError, StateError
from ssa_ad.base.options import Options
from ssa_ad.base.spans import Span
from ssa_ad.emit.python import Emitted, emit, load
from ssa_ad.frontend.source import source_of
from ssa_ad.ir.core import Array, Dyn, Function, Leaf, ListT, Scalar, Tree, Type, Value, carries_float, is_float
from ssa_ad.lower.lowering import Lowered, Mirror, lower
from ssa_ad.rules.lookup import row

_serial = itertools.count()
MANY = 8


@dataclass(frozen=True)
class Request:
    """What is asked for: the function, the paths, whether there is an auxiliary result."""

    function: types.FunctionType
    wrt: tuple[str, ...]
    single: bool
    has_aux: bool
    options: Options


@dataclass(frozen=True)
class Specialisation:
    """Compiled code and what it stands on."""

    lowered: Lowered
    compiled: pipeline.Compiled
    emitted: Emitted
    call: Callable[..., Any]
    filename: str


class Gradients:
    """The value-and-gradient of a function, compiled per signature. Thread-safe."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.signature = inspect.signature(request.function)
        self.names = tuple(self.signature.parameters)
        simple = inspect.Parameter.POSITIONAL_OR_KEYWORD
        self.plain = all(p.kind in (simple, inspect.Parameter.POSITIONAL_ONLY) for p in self.signature.parameters.values())
        self._made: dict[tuple[type, ...], tuple[Specialisation, ...]] = {}
        self._lock = threading.RLock()

    def arguments(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> dict[str, Any]:
        """Return the arguments by parameter name, defaults applied; raises TypeError as the call would."""
        if self.plain and not kwargs and len(args) == len(self.names):
            return dict(zip(self.names, args, strict=True))
        bound = self.signature.bind(*args, **kwargs)
        bound.apply_defaults()
        return dict(bound.arguments)

    def find(self, arguments: dict[str, Any]) -> Specialisation:
        """Return the specialisation for these arguments, compiling it if there is none."""
        key = tuple(map(type, arguments.values()))
        function = self.request.function
        for made in self._made.get(key, ()):
            if made.lowered.guards.hold(function, arguments):
                return made
        with self._lock:
            before = self._made.get(key, ())
            for made in before:
                if made.lowered.guards.hold(function, arguments):
                    return made
            made = self.compile(arguments)
            self._made[key] = (made, *before)
            if len(before) + 1 == MANY:
                warnings.warn(
                    f"{function.__qualname__} was compiled {MANY} times; the last reason: "
                    f"{failed_guard(before[0], function, arguments)}",
                    stacklevel=4,
                )
            return made

    def compile(self, arguments: dict[str, Any], keep: bool = False) -> Specialisation:
        """Compile for these arguments; raises an Error for what is refused."""
        request = self.request
        lowered = lower(request.function, arguments, request.wrt, request.options)
        task = task_for(lowered, request)
        compiled = pipeline.run(lowered.function, task, keep=keep)
        emitted = emit(compiled.final, row, signature=[*lowered.arguments, *seed_parameters(compiled.final, lowered)])
        filename = f"<ssa_ad {request.function.__name__}_grad {next(_serial)}>"
        return Specialisation(lowered, compiled, emitted, load(emitted, filename), filename)

    def __call__(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Any:
        """Return (value, gradients) of one call, with the effects of one call."""
        arguments = self.arguments(args, kwargs)
        made = self.find(arguments)
        if self.request.options.effects == "discard":
            return discarded(made, self.request.function, arguments)
        try:
            return made.call(*arguments.values())
        except Exception as error:
            add_place(error, made)
            raise


def failed_guard(made: Specialisation, function: Any, arguments: Mapping[str, Any]) -> str:
    """Return what about these arguments an older specialisation does not fit."""
    from dataclasses import replace

    for check in made.lowered.guards.checks:
        if not replace(made.lowered.guards, checks=(check,), arrays=(), objects=()).hold(function, arguments):
            place, kind, expected = check
            where = ".".join(str(p if isinstance(p, str) else p[1]) for p in place[1:])
            return f"{where} is not {kind} {expected!r}"
    return "lengths or aliasing of the arguments changed"


def add_place(error: Exception, made: Specialisation) -> None:
    """Note on an exception from generated code which line of the user's it comes from."""
    tb = error.__traceback__
    span: Span | None = None
    while tb is not None:
        if tb.tb_frame.f_code.co_filename == made.filename:
            span = made.emitted.line_map.get(tb.tb_lineno)
        tb = tb.tb_next
    if span is not None:
        text = linecache.getline(span.file, span.line).strip()
        error.add_note(f"from {span.file}:{span.line}: {text}")


# ------------------------------------------------------------------------------------- what is asked for


def seed_parameters(function: Function, lowered: Lowered) -> list[tuple[str, Any]]:
    """Return the cotangent parameters with their defaults."""
    return [(p.name, 1.0) for p in function.params[len(lowered.arguments) :]]


def task_for(lowered: Lowered, request: Request) -> pipeline.Task:
    """Return what the pipeline is to do; raises NonDifferentiableError where types rule it out."""
    function = lowered.function
    source = source_of(request.function)
    span = source.span(source.node)
    seed = output_leaf(function, request, span)
    targets: list[Value] = []
    shapes = [shape_of_gradient(lowered.paths[p], p, targets, span) for p in request.wrt]

    def tree(leaves: Sequence[Leaf]) -> Tree:
        made = [build(s, leaves) for s in shapes]
        return made[0] if request.single else tuple(made)

    return pipeline.Task(tuple(targets), (seed,), gradient_tree=tree, options=request.options)


def output_leaf(function: Function, request: Request, span: Span) -> int:
    """Return the index of the scalar result."""
    tree = function.tree
    if request.has_aux:
        if not (isinstance(tree, tuple) and len(tree) == 2):
            raise NonDifferentiableError.at(span, "has_aux needs a result of the form (value, aux)", "return a pair")
        tree = tree[0]
    if not isinstance(tree, Leaf):
        what = "None" if tree is None else type(tree).__name__
        raise NonDifferentiableError.at(
            span, f"grad needs a real scalar result, this function returns {what}", "return one float, or use has_aux=True"
        )
    t = function.body.results[tree.index].type
    if isinstance(t, Array) and t.rank == 0 and is_float(t):
        return tree.index
    if isinstance(t, Scalar | Dyn) and is_float(t):
        return tree.index
    raise NonDifferentiableError.at(
        span, f"grad needs a real scalar result, this function returns {describe_type(t)}",
        "sum it, or use ad.vjp or ad.jacobian" if isinstance(t, Array) else "return a float",
    )


def describe_type(t: Type) -> str:
    match t:
        case Scalar(dtype):
            return {"i64": "an int", "b1": "a bool", "c128": "a complex number"}.get(dtype, f"a number of dtype {dtype}")
        case Array():
            return f"an array of rank {t.rank} and dtype {t.dtype}"
        case ListT():
            return "a list"
    return f"a {type(t).__name__.removesuffix('T').lower()}"


def shape_of_gradient(found: Any, path: str, targets: list[Value], span: Span) -> Any:
    """Return the gradient's structure, adding the quantities to ``targets``."""
    if isinstance(found, Value):
        if not carries_float(found.type):
            advice = f"start it at {0.0 if isinstance(found.type, Scalar) else 'float64'}"
            raise NonDifferentiableError.at(
                span, f"`{path}` is {describe_type(found.type)}; there is no derivative with respect to it", advice
            )
        targets.append(found)
        return len(targets) - 1
    if found.kind == "constant":
        raise NonDifferentiableError.at(
            span, f"`{path}` is {found.cls!r}; there is no derivative with respect to it", "ask for a float or an array"
        )
    return Mirror(found.kind, found.cls, tuple((k, inner_shape(p, targets)) for k, p in found.parts))


def inner_shape(part: Any, targets: list[Value]) -> Any:
    if isinstance(part, Value):
        targets.append(part)
        return len(targets) - 1
    if part.kind == "constant":
        return part
    return Mirror(part.kind, part.cls, tuple((k, inner_shape(p, targets)) for k, p in part.parts))


@dataclass(frozen=True)
class ObjectTree:
    """In a result tree: an object's gradient, its attributes by name."""

    name: str
    fields: dict[str, Any]


def build(shape: Any, leaves: Sequence[Leaf]) -> Tree:
    if isinstance(shape, int):
        return leaves[shape]
    parts = [(k, build(p, leaves) if not is_constant(p) else constant_of(p)) for k, p in shape.parts]
    match shape.kind:
        case "list":
            return [x for _, x in parts]
        case "tuple":
            return tuple(x for _, x in parts)
        case "dict":
            return dict(parts)
    return ObjectTree(shape.cls.__name__, dict(parts))


def is_constant(part: Any) -> bool:
    return isinstance(part, Mirror) and part.kind == "constant"


def constant_of(part: Mirror) -> Any:
    return None if isinstance(part.cls, Value) else part.cls


# ------------------------------------------------------------------------------------- discard


def discarded(made: Specialisation, function: types.FunctionType, arguments: dict[str, Any]) -> Any:
    """Call, then put back everything that was looked at; ``y`` is a copy where it aliases a cell."""
    snapshot = Snapshot(made, function, arguments)
    try:
        result = made.call(*arguments.values())
    except Exception as error:
        add_place(error, made)
        snapshot.restore()
        raise
    y, gradients = result
    y = snapshot.detached(y)
    snapshot.restore()
    return y, gradients


class Snapshot:
    """The contents of what a specialisation looked at, by reference and value."""

    def __init__(self, made: Specialisation, function: types.FunctionType, arguments: dict[str, Any]) -> None:
        from ssa_ad.lower.guards import MISSING, read_slot

        self.undo: list[Callable[[], None]] = []
        self.arrays: list[np.ndarray] = []
        seen: set[int] = set()

        def keep(x: Any) -> None:
            if id(x) in seen:
                return
            seen.add(id(x))
            if isinstance(x, np.ndarray):
                if x.flags.writeable:
                    old = x.copy()
                    self.undo.append(lambda: np.copyto(x, old))
                self.arrays.append(x)
            elif isinstance(x, list):
                items = list(x)
                self.undo.append(lambda: x.__setitem__(slice(None), items))
                for i in items:
                    keep(i)
            elif isinstance(x, dict):
                entries = dict(x)

                def put_back() -> None:
                    x.clear()
                    x.update(entries)

                self.undo.append(put_back)
                for i in entries.values():
                    keep(i)
            elif isinstance(x, np.random.Generator):
                state = x.bit_generator.state
                self.undo.append(lambda: setattr(x.bit_generator, "state", state))
            elif isinstance(x, np.random.RandomState):
                old_state = x.get_state()
                self.undo.append(lambda: x.set_state(old_state))
            elif isinstance(x, types.CellType):
                contents = x.cell_contents
                self.undo.append(lambda: setattr(x, "cell_contents", contents))
                keep(contents)
            elif isinstance(x, tuple):
                for i in x:
                    keep(i)
            elif hasattr(x, "__dict__") and not isinstance(x, type | types.ModuleType | types.FunctionType):
                attributes = dict(vars(x))

                def reset() -> None:
                    vars(x).clear()
                    vars(x).update(attributes)

                self.undo.append(reset)
                for i in attributes.values():
                    keep(i)

        for value in arguments.values():
            keep(value)
        for cell in function.__closure__ or ():
            keep(cell)
        namespace = function.__globals__
        names = [c[0][-1][1] for c in made.lowered.guards.checks if c[0][0] == "globals" and len(c[0]) == 2]
        for name in dict.fromkeys([*names, *made.lowered.written]):
            value = read_slot(namespace, ("item", name))
            if value is MISSING or isinstance(value, type | types.ModuleType | types.FunctionType):
                continue
            self.undo.append(lambda name=name, value=value: namespace.__setitem__(name, value))
            keep(value)

    def restore(self) -> None:
        for undo in self.undo:
            undo()

    def detached(self, y: Any) -> Any:
        """Return ``y``, copied where it shares storage with the state."""
        if isinstance(y, np.ndarray) and any(np.may_share_memory(y, a) for a in self.arrays):
            return y.copy()
        if isinstance(y, tuple):
            return tuple(self.detached(i) for i in y)
        return y


# ------------------------------------------------------------------------------------- wrt


def paths_of(function: types.FunctionType, wrt: Any, bound: bool) -> tuple[tuple[str, ...], bool]:
    """Return ``wrt`` as paths, and whether it was a single one.

    A position does not count a bound method's self. Raises TypeError or StateError for what is neither a
    position, a name nor a path.
    """
    single = not isinstance(wrt, tuple | list)
    parameters = list(inspect.signature(function).parameters)
    offset = 1 if bound else 0
    paths = []
    for w in (wrt,) if single else wrt:
        if isinstance(w, bool) or not isinstance(w, int | str):
            raise TypeError(f"wrt takes positions, names, state paths or a tuple of these, not {w!r}")
        if isinstance(w, int):
            if not 0 <= w + offset < len(parameters):
                source = source_of(function)
                raise StateError.at(
                    source.span(source.node), f"there is no argument number {w}", f"there are {len(parameters) - offset}"
                )
            w = parameters[w + offset]
        paths.append(w)
    return tuple(paths), single


REFUSED = Error
