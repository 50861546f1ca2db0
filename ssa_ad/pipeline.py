"""The order of work: one list. If you want to know what happens to a program, read ``STAGES``.

A stage takes a function of the IR and gives one. Its name is its entry here, its module, the value of
``--stage``, its golden folder and, for passes of ``optimize``, the value of ``--without``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ssa_ad.base.options import Options
from ssa_ad.forward import tangent
from ssa_ad.ir.core import Function, Leaf, ObjectTree, Tree, Value
from ssa_ad.ir.verify import verify
from ssa_ad.ir.walk import blocks_of, clone, clone_with_map, definitions, names_of
from ssa_ad.optimize import (
    accumulate,
    apart,
    copies,
    cse,
    dead,
    exits,
    fold,
    hints,
    narrow,
    promote_contents,
    signs,
    sink,
    takes,
    vectorize,
    zeros,
)
from ssa_ad.reverse import adjoint
from ssa_ad.rules.lookup import row
from ssa_ad.storage import storage
from ssa_ad.storage.split import split


@dataclass(frozen=True)
class Task:
    """What is asked of a program: tangents, gradients, or gradients of tangents.

    Forward mode is asked for by ``inputs`` (the entry values that have a tangent), ``outputs`` (the results
    whose tangents are wanted) and ``tangent_tree``, which puts these together; reverse mode by ``targets``,
    ``seeds`` (the results that take a cotangent, counted after forward mode) and ``gradient_tree``. Of both,
    forward mode comes first. ``paths`` says to which path each target belongs; ``split`` asks for a forward
    function that gives residuals and a backward function that takes them; ``name`` is that of the function.
    """

    targets: tuple[Value, ...] = ()
    seeds: tuple[int, ...] = ()
    split: bool = False
    gradient_tree: Callable[[list[Leaf]], Tree] | None = None
    options: Options = field(default_factory=Options)
    paths: tuple[str, ...] = ()
    inputs: tuple[Value, ...] = ()
    outputs: tuple[int, ...] = ()
    tangent_tree: Callable[[list[Leaf]], Tree] | None = None
    name: str = "grad"


@dataclass
class State:
    """A program on its way through the stages; ``backward`` is its second function once it is split."""

    function: Function
    task: Task
    backward: Function | None = None
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Stage:
    """A named step; ``optional`` ones have a switch, those ``of`` one mode are left out of the other."""

    name: str
    run: Callable[[State], Function]
    optional: bool = False
    doc: str = ""
    of: str = ""


def _pass(module: Any) -> Callable[[State], Function]:
    def run_pass(state: State) -> Function:
        if state.backward is not None:
            state.backward = module.run(state.backward, row)
        return module.run(state.function, row)

    return run_pass


def _storage(state: State) -> Function:
    notes = state.facts["storage"] = []
    if not state.task.split:
        return storage.run(state.function, row, notes)
    primal, gradients = state.function.tree
    results = state.function.attrs["primal"]
    name = state.function.name.removesuffix("_grad")
    gradients = handed_on(gradients, state.function, results)
    forward, state.backward = split(state.function, row, notes)
    residuals = [Leaf(k) for k in range(results, len(forward.body.results))]
    forward.name, forward.tree = f"{name}_fwd", (primal, tuple(residuals))
    state.backward.name, state.backward.tree = f"{name}_bwd", renumbered(gradients, lambda k: k - results)
    return forward


def handed_on(gradients: Tree, function: Function, primal: int) -> Tree:
    """Return the gradients with results of their own for what a mirror copies from the forward sweep: ints."""

    def own(index: int) -> int:
        if index >= primal:
            return index
        function.body.results.append(function.body.results[index])
        return len(function.body.results) - 1

    return renumbered(gradients, own)


def renumbered(tree: Tree, to: Callable[[int], int]) -> Tree:
    """Return a tree whose leaves are moved."""
    match tree:
        case Leaf(index):
            return Leaf(to(index))
        case tuple() if hasattr(tree, "_fields"):
            return type(tree)(*(renumbered(t, to) for t in tree))
        case tuple() | list():
            return type(tree)(renumbered(t, to) for t in tree)
        case dict():
            return {k: renumbered(t, to) for k, t in tree.items()}
        case ObjectTree(name, fields):
            return ObjectTree(name, {k: renumbered(t, to) for k, t in fields.items()})
    return tree


def _vectorize(state: State) -> Function:
    if not state.task.options.vectorize:
        return state.function
    notes = state.facts["vectorize"] = []
    return vectorize.run(state.function, row, notes)


def _forward(state: State) -> Function:
    function = state.function
    primal = function.tree
    results = len(function.body.results)
    inputs = function.attrs.pop("inputs")
    notes = state.facts["forward"] = []
    made = tangent.run(function, row, inputs, list(state.task.outputs), notes)
    made.name = f"{function.name}_jvp"
    leaves = [Leaf(results + k) for k in range(len(state.task.outputs))]
    shape = state.task.tangent_tree
    made.tree = (primal, shape(leaves) if shape is not None else tuple(leaves))
    return made


def _reverse(state: State) -> Function:
    function = state.function
    primal = function.tree
    results = len(function.body.results)
    targets = function.attrs.pop("targets")
    notes = state.facts["reverse"] = []
    made = adjoint.run(function, row, targets, list(state.task.seeds), notes)
    made.name = f"{function.name.removesuffix('_jvp')}_{state.task.name}"
    if len(state.task.seeds) == 1:
        rename(made, made.params[-1], "y_bar")
        users = {value.hint for value in definitions(function)}
        if "y" in users and function.body.results[state.task.seeds[0]].hint != "y":
            made.attrs["alone"] = ("y_bar",)  # it is not the adjoint of the user's `y`
    leaves = [Leaf(results + k) for k in range(len(targets))]
    shape = state.task.gradient_tree
    made.tree = (primal, shape(leaves) if shape is not None else tuple(leaves))
    return made


def rename(function: Function, value: Value, name: str) -> None:
    """Give ``value`` a name, moving whatever had it out of the way."""
    names = names_of(function)
    for block in blocks_of(function):
        for other in [*block.params, *(o for op in block.ops for o in op.outs)]:
            if other.name == name and other is not value:
                other.name = names.fresh(name)
    value.name = name


STAGES: tuple[Stage, ...] = (
    Stage("lower", lambda state: state.function, doc="the user's program as structured SSA, its state explicit"),
    Stage("copies", _pass(copies), optional=True, doc="trivial carries and merges forwarded"),
    Stage("fold", _pass(fold), optional=True, doc="constants computed"),
    Stage("dead", _pass(dead), optional=True, doc="what nobody reads removed, by containment"),
    Stage("exits", _pass(exits), optional=True, doc="branches on one test joined, loops tested at their head"),
    Stage("apart", _pass(apart), doc="arguments that share storage nobody writes told apart"),
    Stage(
        "promote_contents",
        _pass(promote_contents),
        optional=True,
        doc="in-place updates of private arrays as plain values",
    ),
    Stage("vectorize", _vectorize, doc="loops over elements as whole-array code (with vectorize=True)"),
    Stage("hints", _pass(hints), optional=True, doc="values without a name called after what they are"),
    Stage("forward", _forward, doc="the tangent of every op, beside it", of="forward"),
    Stage("reverse", _reverse, doc="the adjoint of every block, walked backwards", of="reverse"),
    Stage("zeros", _pass(zeros), optional=True, doc="symbolic zeros removed"),
    Stage("narrow", _pass(narrow), optional=True, doc="adjoints of equal entries kept as numbers", of="reverse"),
    Stage("cse", _pass(cse), optional=True, doc="equal pure operations merged"),
    Stage(
        "accumulate", _pass(accumulate), optional=True, doc="equal contributions to one adjoint added once",
        of="reverse",
    ),
    Stage("signs", _pass(signs), optional=True, doc="minus signs cancelled"),
    Stage("dead_adjoints", _pass(dead), optional=True, doc="adjoints that nobody reads removed"),
    Stage("takes", _pass(takes), optional=True, doc="parts of adjoints taken out without a copy", of="reverse"),
    Stage("storage", _storage, doc="where each residual lives", of="reverse"),
    Stage("copies_residuals", _pass(copies), optional=True, doc="trivial carries of derivative loops forwarded"),
    Stage("dead_residuals", _pass(dead), optional=True, doc="residuals that nobody reads removed"),
    Stage("sink", _pass(sink), optional=True, doc="state that changes again and again written once"),
)

ORDER: tuple[tuple[str, str, str], ...] = (
    ("lower", "promote_contents", "contents are promoted where lowering has proved who can name the storage"),
    ("dead", "exits", "a value that nobody reads behind a loop need not stand in it"),
    ("dead", "apart", "an untaken write that is proved dead need not tie arguments together"),
    ("apart", "promote_contents", "what may be written is decided on the program as the user wrote it"),
    ("dead", "reverse", "a dead object would make its cells look active"),
    ("exits", "reverse", "a loop with one way out needs no exit code"),
    ("promote_contents", "reverse", "a promoted array needs no shadow"),
    ("promote_contents", "vectorize", "a promoted sum is a carried value"),
    ("vectorize", "reverse", "the adjoint of whole-array code is whole-array code"),
    ("vectorize", "hints", "what is named stays"),
    ("hints", "reverse", "adjoints and tapes are named after what they belong to"),
    ("hints", "forward", "tangents are named after what they belong to"),
    ("forward", "reverse", "a tangent program is a program: its adjoint needs no rules of its own"),
    ("reverse", "zeros", "the reverse sweep makes the zeros"),
    ("zeros", "storage", "a value that only met a zero need not be saved"),
    ("zeros", "narrow", "a sum with a zero is no sum"),
    ("narrow", "storage", "an array of equal entries has no shape to save"),
    ("cse", "accumulate", "equal contributions are one value"),
    ("accumulate", "signs", "twice a negated product still has one sign to cancel"),
    ("dead_adjoints", "takes", "what nobody reads is not looked at"),
    ("cse", "storage", "equal adjoint terms read one residual"),
    ("storage", "dead_residuals", "recomputation leaves forward values that nobody reads"),
    ("copies_residuals", "sink", "a cell is followed through the carries that are left"),
    ("dead_residuals", "sink", "what may raise and is not needed keeps no store in its place"),
)


def check_order() -> None:
    """Raise AssertionError if ``STAGES`` breaks a reason in ``ORDER``."""
    position = {s.name: k for k, s in enumerate(STAGES)}
    assert len(position) == len(STAGES), "two stages have one name"
    for first, then, why in ORDER:
        assert position[first] < position[then], f"{first} must stand before {then}: {why}"


check_order()


@dataclass(frozen=True)
class Compiled:
    """What compiling gave: the program after every stage, and the facts that stages kept."""

    programs: Mapping[str, Function]
    facts: Mapping[str, Any]
    final: Function
    backward: Function | None = None


def run(function: Function, task: Task, *, keep: bool = False, verify_each: bool = False) -> Compiled:
    """Run the stages on ``function``; ``keep`` keeps the program after each, for reading."""
    start, mapping = clone_with_map(function)
    modes = {""}
    if task.seeds:
        modes.add("reverse")
        start.attrs["targets"] = [mapping[t] for t in task.targets]  # renamed with the function by every pass
    if task.outputs:
        modes.add("forward")
        start.attrs["inputs"] = [mapping[t] for t in task.inputs]
    state = State(start, task)
    programs: dict[str, Function] = {}
    for stage in STAGES:
        if stage.of not in modes or (stage.optional and base_name(stage.name) in task.options.without):
            continue
        state.function = stage.run(state)
        if verify_each:
            verify(state.function, stage=stage.name)
        if keep:
            programs[stage.name] = clone(state.function)
    return Compiled(programs, state.facts, state.function, state.backward)


def expand(function: Function, targets: Sequence[Value], outputs: Sequence[int], kind: str) -> Function:
    """Return a function with its derivative: what a derivative inside of a program means there.

    New parameters are the tangents, then the cotangents, new results the tangents or the gradients. What the
    function computed before, it computes under the same names.
    """
    if kind == "jvp":
        return tangent.run(function, row, targets, outputs)
    seeds = list(outputs)
    if kind == "hvp":
        start, mapping = clone_with_map(function)
        start.attrs["targets"] = [mapping[t] for t in targets]
        function = tangent.run(start, row, start.attrs["targets"], seeds)
        targets = function.attrs.pop("targets")
        seeds = [len(function.body.results) - 1]
    made = adjoint.run(function, row, targets, seeds)
    for module in (zeros, narrow, dead):
        made = module.run(made, row)
    made = storage.run(made, row)
    if kind == "hvp":
        made.body.results.pop(seeds[0])
    return made


def base_name(stage: str) -> str:
    """Return the pass a stage runs: ``dead`` of ``dead_residuals``."""
    return stage if stage in ("promote_contents", "reverse", "storage", "lower") else stage.split("_")[0]


def stage_names() -> Sequence[str]:
    """Return the names of the stages in order."""
    return [s.name for s in STAGES]
