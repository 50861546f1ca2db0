"""What is asked for: paths, seeds and targets, and the form in which gradients come back."""

from __future__ import annotations

import inspect
import types
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ssa_ad import pipeline
from ssa_ad.base.diagnostics import NonDifferentiableError, StateError
from ssa_ad.base.options import Options
from ssa_ad.base.spans import Span
from ssa_ad.frontend.source import source_of
from ssa_ad.ir.core import (
    Array,
    Dyn,
    Function,
    Leaf,
    ListT,
    ObjectTree,
    Opaque,
    Scalar,
    Tree,
    Type,
    Value,
    carries_float,
    is_float,
)
from ssa_ad.lower.lowering import Lowered
from ssa_ad.lower.paths import Mirror


@dataclass(frozen=True)
class Request:
    """What is asked for: the function, the paths, whether there is one path, an auxiliary result, or state."""

    function: types.FunctionType
    wrt: tuple[str, ...]
    single: bool
    has_aux: bool
    options: Options
    state: bool = False


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
                    source.span(source.node),
                    f"there is no argument number {w}",
                    f"there are {len(parameters) - offset}",
                )
            w = parameters[w + offset]
        paths.append(w)
    return tuple(paths), single


def task_for(lowered: Lowered, request: Request) -> pipeline.Task:
    """Return what the pipeline is to do; raises NonDifferentiableError where types rule it out."""
    function = lowered.function
    source = source_of(request.function)
    span = source.span(source.node)
    seed = output_leaf(function, request, span)
    targets: list[Value] = []
    shapes: list[Any] = []
    owners: list[str] = []
    for p in request.wrt:
        shapes.append(shape_of_gradient(lowered.paths[p], p, targets, span, function))
        owners += [p] * (len(targets) - len(owners))

    def tree(leaves: Sequence[Leaf]) -> Tree:
        made = [build(s, leaves) for s in shapes]
        return made[0] if request.single else tuple(made)

    return pipeline.Task(tuple(targets), (seed,), gradient_tree=tree, options=request.options, paths=tuple(owners))


def split_task(lowered: Lowered, request: Request) -> tuple[pipeline.Task, tuple[str, ...], tuple[str, ...]]:
    """Return what the pipeline is to do for a pullback, the paths of final state and those of entry state.

    The function's result tree becomes ``(result, final values)``.
    """
    function = lowered.function
    source = source_of(request.function)
    span = source.span(source.node)
    for k in leaves_of(function.tree):
        t = function.body.results[k].type
        if not takes_cotangent(t) and (carries_float(t) or isinstance(t, Opaque)):
            raise NonDifferentiableError.at(
                span, f"a pullback takes cotangents of numbers and arrays, this function returns {describe_type(t)}",
                "return the numbers and arrays themselves, in tuples, lists or dicts",
            )  # fmt: skip
    seeds = [k for k in leaves_of(function.tree) if takes_cotangent(function.body.results[k].type)]
    finals = [c for c in function.cells if c.final is not None]
    seeds += [c.final for c in finals if c.final is not None]
    function.tree = (function.tree, tuple(Leaf(c.final) for c in finals if c.final is not None))
    targets: list[Value] = []
    shapes = [shape_of_gradient(lowered.paths[p], p, targets, span, function) for p in request.wrt]
    entries = [c for c in function.cells if c.entry is not None and carries_float(c.entry.type)]
    first = len(targets)
    targets += [c.entry for c in entries if c.entry is not None]

    def tree(leaves: Sequence[Leaf]) -> Tree:
        made = [build(s, leaves) for s in shapes]
        return made[0] if request.single else tuple(made), tuple(leaves[first:])

    task = pipeline.Task(tuple(targets), tuple(seeds), split=True, gradient_tree=tree, options=request.options)
    return task, tuple(c.path for c in finals), tuple(c.path for c in entries)


def tangent_task(lowered: Lowered, request: Request) -> pipeline.Task:
    """Return what the pipeline is to do for tangents: of the result and, if asked for, of the final state."""
    function = lowered.function
    source = source_of(request.function)
    span = source.span(source.node)
    inputs: list[Value] = []
    for p in request.wrt:
        shape_of_gradient(lowered.paths[p], p, inputs, span, function)
    outputs: list[int] = []

    def part(tree: Tree) -> Any:
        """Return a tree of positions in ``outputs`` for a tree of results; what is no number has no tangent."""
        match tree:
            case Leaf(index):
                t = function.body.results[index].type
                if isinstance(t, Opaque):
                    raise NonDifferentiableError.at(
                        span, f"a tangent of {describe_type(t)}: this function returns one",
                        "return the numbers and arrays themselves, in tuples, lists or dicts",
                    )  # fmt: skip
                outputs.append(index)
                return Leaf(len(outputs) - 1)
            case tuple() if hasattr(tree, "_fields"):
                return type(tree)(*map(part, tree))
            case tuple() | list():
                return type(tree)(map(part, tree))
            case dict():
                return {k: part(t) for k, t in tree.items()}
        return None

    primal = part(function.tree)
    state = {c.path: part(Leaf(c.final)) for c in function.cells if c.final is not None} if request.state else {}

    def tree(leaves: Sequence[Leaf]) -> Tree:
        def placed(t: Tree) -> Tree:
            match t:
                case Leaf(index):
                    return leaves[index]
                case tuple() if hasattr(t, "_fields"):
                    return type(t)(*map(placed, t))
                case tuple() | list():
                    return type(t)(map(placed, t))
                case dict():
                    return {k: placed(x) for k, x in t.items()}
            return t

        return (placed(primal), placed(state)) if request.state else placed(primal)

    return pipeline.Task(inputs=tuple(inputs), outputs=tuple(outputs), tangent_tree=tree, options=request.options)


def product_task(lowered: Lowered, request: Request) -> pipeline.Task:
    """Return what the pipeline is to do for the product of a Hessian with a vector: the gradient of a tangent."""
    plain = task_for(lowered, request)
    (seed,) = plain.seeds
    moved = len(lowered.function.body.results)  # the tangent of the result comes after the results
    return replace(
        plain, seeds=(moved,), inputs=plain.targets, outputs=(seed,), tangent_tree=lambda leaves: leaves[0], name="hvp"
    )


def takes_cotangent(t: Type) -> bool:
    return isinstance(t, Scalar | Array) and is_float(t)


def leaves_of(tree: Tree) -> list[int]:
    """Return the numbers of the results in a tree, in order."""
    match tree:
        case Leaf(index):
            return [index]
        case tuple() | list():
            return [k for t in tree for k in leaves_of(t)]
        case dict():
            return [k for t in tree.values() for k in leaves_of(t)]
    return []


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
            span,
            f"grad needs a real scalar result, this function returns {what}",
            "return one float, or use has_aux=True",
        )
    t = function.body.results[tree.index].type
    if isinstance(t, Array) and t.rank == 0 and is_float(t):
        return tree.index
    if isinstance(t, Scalar | Dyn) and is_float(t):
        return tree.index
    raise NonDifferentiableError.at(
        span,
        f"grad needs a real scalar result, this function returns {describe_type(t)}",
        "sum it, or use ad.vjp or ad.jacobian" if isinstance(t, Array) else "return a float",
    )


def describe_type(t: Type) -> str:
    match t:
        case Scalar(dtype):
            return {"i64": "an int", "b1": "a bool", "c128": "a complex number"}.get(
                dtype, f"a number of dtype {dtype}"
            )
        case Array():
            return f"an array of rank {t.rank} and dtype {t.dtype}"
        case ListT():
            return "a list"
        case Opaque(name):
            return f"an object ({name})"
    return f"a {type(t).__name__.removesuffix('T').lower()}"


@dataclass(frozen=True)
class Kept:
    """A part of a mirrored object that is copied: result number ``index`` of the function."""

    index: int


def shape_of_gradient(found: Any, path: str, targets: list[Value], span: Span, function: Function) -> Any:
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
    return Mirror(found.kind, found.cls, tuple((k, inner_shape(p, targets, function)) for k, p in found.parts))


def inner_shape(part: Any, targets: list[Value], function: Function) -> Any:
    if isinstance(part, Value):
        targets.append(part)
        return len(targets) - 1
    if part.kind == "constant":
        if isinstance(part.cls, Value) and isinstance(part.cls.type, Scalar):
            function.body.results.append(part.cls)
            return Kept(len(function.body.results) - 1)
        return part
    return Mirror(part.kind, part.cls, tuple((k, inner_shape(p, targets, function)) for k, p in part.parts))


def build(shape: Any, leaves: Sequence[Leaf]) -> Tree:
    """Return a gradient's result tree."""
    if isinstance(shape, int):
        return leaves[shape]
    if isinstance(shape, Kept):
        return Leaf(shape.index)
    if shape.kind == "constant":
        return None if isinstance(shape.cls, Value) else shape.cls
    parts = [(k, build(p, leaves)) for k, p in shape.parts]
    match shape.kind:
        case "list":
            return [x for _, x in parts]
        case "tuple":
            return shape.cls(*(x for _, x in parts)) if shape.cls is not None else tuple(x for _, x in parts)
        case "dict":
            return dict(parts)
    return ObjectTree(shape.cls.__name__, dict(parts))
