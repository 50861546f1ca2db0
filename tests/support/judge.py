"""Run a program plainly and through the compiler, and say what differs."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import numpy as np

from tests.support.graph import Graph, difference, state_of
from tests.support.leaves import Difference, differences, leaves, result_of
from tests.support.programs import Instance, Program, random_state

VERDICTS = ("right", "refused", "crash", "wrong")

Expected = Callable[[int, Sequence[int]], list[Difference]]
"""Gives the differences of a call, with the arguments at some positions copied before."""


@dataclass
class Outcome:
    """One call: what it returned or raised, and the state afterwards."""

    returned: Any
    raised: Exception | None
    state: Graph


@dataclass
class Answer:
    """One call as it should be, and the gradients that were found right (none if the program raises)."""

    want: Outcome
    gradients: dict[str, Any]


@dataclass
class Judgement:
    """What came out: ``verdict`` is one of VERDICTS or "unsure" (the differences do not tell)."""

    verdict: str
    problems: list[str] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list, compare=False, repr=False)

    def __str__(self) -> str:
        return "\n".join([self.verdict, *self.problems])


def run(instance: Instance, call: Any) -> Outcome:
    """Make a call and look at what is left behind."""
    instance.resume()
    try:
        with np.errstate(all="ignore"):
            returned = call()
    except Exception as e:
        return Outcome(None, e, state_of(instance))
    finally:
        instance.random = random_state()
    return Outcome(returned, None, state_of(instance, returned))


def judge(
    ad: ModuleType,
    program: Program,
    calls: int = 2,
    sharing: str | None = None,
    expected: Expected | None = None,
    **options: Any,
) -> Judgement:
    """Compare ``calls`` successive calls with plain ones: value, exception, effects, gradient.

    ``sharing`` overrides the file's constant; "either" accepts separate derivatives of arrays that are
    passed twice, if the call leaves them as they were. ``expected`` gives differences that are known.
    """
    has_aux = program.constant("HAS_AUX", False)
    sharing = sharing or program.constant("SHARING", "shared")
    wrt = program.wrt
    plain, compiled = program.fresh("_plain"), program.fresh("_compiled")
    entry = state_of(compiled).lines
    answers: list[Answer] = []
    if expected is None:

        def expected(call: int, separate: Sequence[int]) -> list[Difference]:
            return differences(program, wrt, call, separate)

    try:
        gradient = ad.value_and_grad(compiled.function, wrt=wrt, has_aux=has_aux, **options)
    except ad.Error as e:
        return refused(e, program, [])
    except Exception as e:
        return Judgement("crash", [f"making the gradient: {type(e).__name__}: {e}"])
    for call in range(calls):
        before = [copy.deepcopy(compiled.value(path)) for path in wrt]
        want = run(plain, plain.call)
        grads: list[Any] = []

        def call_gradient(grads: list[Any] = grads) -> Any:
            returned, found = gradient(*compiled.args, **compiled.kwargs)
            grads.append(found)
            return returned

        got = run(compiled, call_gradient)
        here = f"call {call + 1}"
        if isinstance(got.raised, ad.Error):
            problems = [] if got.state.lines in (entry, without_result(want.state)) else [
                f"{here}: refused, and left a state that is neither of before nor of after a plain call:\n"
                + difference(want.state, got.state)
            ]
            return refused(got.raised, program, problems)
        problems = compare_outcomes(here, want, got)
        if problems:
            crash = got.raised is not None and want.raised is None
            return Judgement("crash" if crash else "wrong", problems)
        if want.raised is not None:
            return Judgement("right", answers=[*answers, Answer(want, {})])
        entry = without_result(got.state)
        problems = compare_gradients(program, wrt, call, before, grads[0], got, sharing, expected)
        if problems == ["unsure"]:
            return Judgement("unsure")
        if problems:
            return Judgement("wrong", [f"{here}: {p}" for p in problems])
        answers.append(Answer(want, dict(zip(wrt, grads[0] if isinstance(grads[0], tuple) else grads))))
    return Judgement("right", answers=answers)


def without_result(state: Graph) -> list[str]:
    return [line for line in state.lines if not line.startswith("result")]


def refused(error: Exception, program: Program, problems: list[str]) -> Judgement:
    """A refusal is in order if it says where, and leaves a state that can be explained."""
    text = str(error)
    if program.path.name not in text:
        problems.append(f"an error without a place: {type(error).__name__}: {text}")
        return Judgement("crash", problems)
    return Judgement("wrong" if problems else "refused", [text, *problems])


def compare_outcomes(here: str, want: Outcome, got: Outcome) -> list[str]:
    if want.raised is None and got.raised is not None:
        return [f"{here}: {type(got.raised).__name__}: {got.raised}"]
    if want.raised is not None:
        if got.raised is None:
            return [f"{here}: a plain call raises {want.raised!r}, the gradient does not"]
        if type(want.raised).__name__ != type(got.raised).__name__ or str(want.raised) != str(got.raised):
            return [f"{here}: a plain call raises {want.raised!r}, the gradient {got.raised!r}"]
    diff = difference(want.state, got.state)
    return [f"{here}: the state afterwards is not that of a plain call:\n{diff}"] if diff else []


def compare_gradients(
    program: Program,
    wrt: tuple[str, ...],
    call: int,
    before: list[Any],
    grads: Any,
    got: Outcome,
    sharing: str,
    expected: Expected,
) -> list[str]:
    found = dict(zip(wrt, grads if isinstance(grads, tuple) else (grads,)))
    values = dict(zip(wrt, before))
    problems = [p for path in wrt for p in check_form(path, values[path], found[path])]
    if problems:
        return problems
    wanted = expected(call, every_position(program) if sharing == "separate" else ())
    if not all(d.sure for d in wanted):
        return ["unsure"]
    off = disagreements(wanted, found)
    if off and sharing == "either":
        alone = unwritten_positions(program, call)
        apart = expected(call, alone) if alone else wanted
        if not all(d.sure for d in apart):
            return ["unsure"]
        off = disagreements(apart, found) and off
    return off + check_disjoint(found, got)


def disagreements(expected: list[Difference], found: dict[str, Any]) -> list[str]:
    return [
        f"d/d {d.leaf}: got {float(d.leaf.of(found[d.leaf.path]))!r}, differences say {d.value!r}"
        for d in expected
        if not d.agrees(float(d.leaf.of(found[d.leaf.path])))
    ]


def check_form(path: str, value: Any, gradient: Any) -> list[str]:
    """Gradients come in the shape of what they belong to, dtype and kind of scalar included."""
    if isinstance(value, np.ndarray):
        if not isinstance(gradient, np.ndarray) or (gradient.shape, gradient.dtype) != (value.shape, value.dtype):
            return [f"the gradient of {path} is {gradient!r}, not {value.dtype}{list(value.shape)}"]
        return [] if gradient.flags.writeable else [f"the gradient of {path} is read-only"]
    if isinstance(value, float | np.floating | list | dict | tuple) and type(gradient) is not type(value):
        return [f"the gradient of {path} is a {type(gradient).__name__}, not a {type(value).__name__}"]
    try:
        inner = [(leaf, leaf.of(value), leaf.of(gradient)) for leaf in leaves(value, path)]
        more = len(list(leaves(gradient, path))) - len(inner) if isinstance(value, list | dict | tuple) else 0
    except (AttributeError, KeyError, IndexError, TypeError) as e:
        return [f"the gradient of {path} has not its shape: {e!r}"]
    if more:
        return [f"the gradient of {path} has {more} numbers too many"]
    return [f"the gradient of {leaf} is {g!r}" for leaf, v, g in inner if type(v) is not type(g)]


def check_disjoint(found: dict[str, Any], got: Outcome) -> list[str]:
    """Results belong to the caller: no gradient shares storage with another or with the state."""
    graph = Graph(ModuleType("none"))
    for path, gradient in found.items():
        graph.add(f"gradient of {path}", gradient)
    problems = [line for line in graph.lines if " is gradient of" in line]
    arrays = graph.arrays
    for k, (path, a) in enumerate(arrays):
        for other, b in arrays[:k] + got.state.arrays:
            if np.may_share_memory(a, b) and a.size and b.size:
                problems.append(f"{path} shares storage with {other}")
    return problems


def every_position(program: Program) -> range:
    return range(len(program.fresh().args))


def unwritten_positions(program: Program, call: int) -> list[int]:
    """Return the positions of arrays that a call leaves alone and looks at through nothing but arguments."""
    instance = program.fresh()
    for _ in range(call):
        instance.call()
    arrays = {k: a for k, a in enumerate(instance.args) if isinstance(a, np.ndarray)}
    before = {k: a.copy() for k, a in arrays.items()}
    graph = state_of(instance)
    top = {f"args[{k}]" for k in arrays}
    places = [(path, a) for path, a in graph.arrays if path not in top]
    for line in graph.lines:
        path, _, first = line.partition(" is ")
        if path not in top and first in top:
            places.append((path, instance.args[int(first[5:-1])]))
    shared = [path for path, a in places if any(np.may_share_memory(a, b) for b in arrays.values())]
    elsewhere = [a for _, a in places]
    with np.errstate(all="ignore"):
        returned = instance.call()
    if shared and not looked_at(program, call, returned):
        elsewhere = [a for path, a in places if path not in shared]
    return [
        k
        for k, a in arrays.items()
        if np.array_equal(a, before[k])
        and not any(np.may_share_memory(a, b) for b in elsewhere)
    ]


def looked_at(program: Program, call: int, returned: Any) -> bool:
    """Whether a call looks at an argument's storage by way of state: whether it notices that nothing is there."""
    instance = program.fresh()
    for _ in range(call):
        instance.call()
    positions = [k for k, a in enumerate(instance.args) if isinstance(a, np.ndarray)]
    storage = [instance.args[k] for k in positions]
    instance.separate(positions)
    for _, array in state_of(instance).arrays:
        if any(np.may_share_memory(array, a) for a in storage):
            array[...] = np.nan
    found = run(instance, instance.call)
    return found.raised is not None or not bool(np.array_equal(found.returned, returned))


def check_discard(ad: ModuleType, program: Program) -> Judgement:
    """With ``effects="discard"`` the gradient is the same and everything is left as it was."""
    instance = program.fresh("_discard")
    before = state_of(instance)
    has_aux = program.constant("HAS_AUX", False)
    try:
        gradient = ad.value_and_grad(instance.function, wrt=program.wrt, has_aux=has_aux, effects="discard")
        with np.errstate(all="ignore"):
            returned, grads = gradient(*instance.args, **instance.kwargs)
    except ad.Error as e:
        return refused(e, program, [])
    except Exception as e:
        plain = program.fresh()
        raised = run(plain, plain.call).raised
        if raised is None or type(e).__name__ != type(raised).__name__:
            return Judgement("crash", [f"{type(e).__name__}: {e}"])
        left = difference(before, state_of(instance))
        return Judgement("wrong", [f"a discarded call that raised left:\n{left}"]) if left else Judgement("right")
    left = difference(before, state_of(instance))
    if left:
        return Judgement("wrong", [f"effects='discard' left a change behind:\n{left}"])
    plain = program.fresh()
    with np.errstate(all="ignore"):
        want = result_of(plain.call(), has_aux)
    if float(returned[0] if has_aux else returned) != want:
        return Judgement("wrong", [f"the value is {returned!r}, not {want!r}"])
    wrt = program.wrt
    found = dict(zip(wrt, grads if isinstance(grads, tuple) else (grads,)))
    separate = program.constant("SHARING", "shared") == "separate"
    expected = differences(program, wrt, 0, every_position(program) if separate else ())
    off = disagreements(expected, found)
    return Judgement("wrong", off) if off else Judgement("right")
