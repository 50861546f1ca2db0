"""The check of one call: gradients against differences, jvp against vjp, effects against those of a plain call."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ssa_ad.asked import Request, paths_of
from ssa_ad.base.diagnostics import Error
from ssa_ad.base.options import options_from
from ssa_ad.callables import holds_floats, made_once, resolve
from ssa_ad.check.differences import DOT, EPS, Difference, derivative, judged
from ssa_ad.check.effects import difference, shared
from ssa_ad.check.report import VERDICTS, Report, Row
from ssa_ad.check.statements import check_statements
from ssa_ad.check.structure import floats_of, follow, normal_like, reduced, sized
from ssa_ad.check.subject import Immovable, Leaf, Movement, Outcome, Subject, numbers, part_of
from ssa_ad.session import Gradients, Pullbacks, Tangents


def check_grads(
    f: Callable[..., Any],
    *args: Any,
    wrt: Any = None,
    kwargs: Mapping[str, Any] | None = None,
    rtol: float | None = None,
    seed: int = 0,
    samples: int = 8,
    statements: bool = False,
    **options: Any,
) -> Report:
    """Check the derivatives of ``f`` at these arguments, and return what was found as a :class:`Report`.

    - Gradients against extrapolated central differences (Ridders 1982), for up to ``samples`` random entries of
      each input and along one random direction over all of them. A result that is no number is reduced with a random
      cotangent. Where differences do not converge, at a kink, the verdict is "undecided".
    - The pullback of the result and the final float state against differences, and the dot-product test: ``<y_bar,
      jvp(x_dot)> = <vjp(y_bar), x_dot>`` for random directions of all inputs and all float state.
    - Effects: a gradient call leaves, returns, prints and raises what a plain call does.
    - With ``statements`` these tests are done for every statement, then for every loop and branch: the first line
      whose adjoint or tangent is wrong is named.

    ``wrt`` is that of :func:`ssa_ad.grad`; without it all arguments that carry floats are inputs. ``rtol`` is what
    gradients may be off, relatively: 1e-6, in single precision 1e-2. All state, arrays and generators are left as
    they were; what a call prints is kept back. What the compiler refuses is a verdict; an Error is raised for
    what it cannot even read.
    """
    chosen = replace(options_from(options), effects="commit")
    function, before, bound = resolve(f)
    given = inspect.signature(function).bind(*before, *args, **dict(kwargs or {}))
    given.apply_defaults()
    arguments = dict(given.arguments)
    if wrt is None:
        own = list(arguments)[len(before) :]
        paths = tuple(n for n in own if holds_floats(arguments[n], set()))
    else:
        paths, _ = paths_of(function, wrt, bound)
    subject = Subject(function, arguments, paths, chosen)
    checker = Checker(subject, Request(function, paths, False, False, chosen), rtol, seed, samples)
    rows = checker.rows()
    if statements:
        rows += check_statements(subject, checker.rtol, seed)
    left = difference(subject.before, subject.describe(), 0.0)
    if left:
        rows.append(Row("effects", "state after the check", verdict="wrong", note=left))
    return Report(function.__qualname__, tuple(rows))


@dataclass
class Derivative:
    """What a derivative program gave, or why there is none."""

    value: Any = None
    outcome: Outcome | None = None
    problem: Exception | None = None

    def refusal(self) -> tuple[str, str]:
        """Return verdict and note of what could not be done."""
        assert self.problem is not None
        return verdict_of(self.problem)


def verdict_of(problem: Exception) -> tuple[str, str]:
    """Return verdict and note for an exception: what is refused says so, anything else should not be."""
    text = str(problem).partition("\n")[0]
    if isinstance(problem, Error):
        return "refused", text
    return "wrong", f"raises {type(problem).__name__}: {text}"


class Checker:
    """One check. Random numbers are drawn in a fixed order from ``seed``."""

    def __init__(self, subject: Subject, request: Request, rtol: float | None, seed: int, samples: int) -> None:
        self.subject = subject
        self.request = request
        self.eps = EPS[subject.single]
        self.rtol = rtol if rtol is not None else 1e-2 if subject.single else 1e-6
        self.rng = np.random.default_rng(seed)
        self.samples = samples

    def rows(self) -> list[Row]:
        subject = self.subject
        self.split = self._compiled_split()
        if self.split is not None:
            subject.watch(self.split.finals)
        plain = subject.plain(describe=True)
        again = subject.plain()
        if plain.raised is not None:
            called, _ = self.gradient_call(plain)
            what = f"the call raises {type(plain.raised).__name__}"
            return [Row("gradient", p, verdict="undecided", note=what) for p in subject.paths] + [
                self.effects(plain, called)
            ]
        self.y_bar = normal_like(plain.returned, self.rng)
        if is_number(plain.returned):
            self.y_bar = 1.0
        self.finals_bar = {path: normal_like(x, self.rng) for path, x in plain.finals.items() if floats_of(x)}
        if not same_numbers(plain, again):
            note = "two plain calls give different results"
            return [Row("gradient", p, verdict="undecided", note=note) for p in subject.paths]
        called, gradients = self.gradient_call(plain)
        rows: list[Row] = []
        for k, path in enumerate(subject.paths):
            if called.problem is not None:
                verdict, note = called.refusal()
                rows.append(Row("gradient", path, verdict=verdict, note=note))
            else:
                rows.append(self.gradient(path, gradients[k]))
        return [*rows, *self.whole(), self.effects(plain, called)]

    # ----------------------------------------------------------------------------- programs

    def _compiled_split(self) -> Any:
        try:
            return made_once(Pullbacks, self.request).find(self.subject.arguments)
        except Exception:
            return None  # who calls it will say why

    def run(self, call: Callable[..., Any]) -> Derivative:
        """Return what a derivative program gives; the state is put back."""
        subject = self.subject
        try:
            outcome = subject.call(call, subject.arguments, describe=True)
        finally:
            subject.everything.restore()
        return Derivative(outcome.returned, outcome, outcome.raised)

    def gradient_call(self, plain: Outcome) -> tuple[Derivative, tuple[Any, ...]]:
        """Return one gradient call as a user makes it, and the gradients; of a number, else by its pullback."""
        subject = self.subject
        scalar = plain.raised is not None or is_number(plain.returned)
        kind: Any = Gradients if scalar else Pullbacks

        def call(*args: Any, **kwargs: Any) -> Any:
            y, found = made_once(kind, self.request)(args, kwargs)
            seen = subject.describe(result=y)
            return y, (found if scalar else found(self.y_bar)), seen

        made = self.run(call)
        if made.problem is not None:
            return made, ()
        assert made.outcome is not None
        _, gradients, made.outcome.left = made.value
        named = dict(zip((f"the gradient of {p}" for p in subject.paths), gradients, strict=True))
        made.value = shared(named, made.outcome.left)
        return made, tuple(gradients)

    # ----------------------------------------------------------------------------- differences

    def weighed(self, outcome: Outcome, with_state: bool) -> float:
        """Return the reduced result of a call; nan if it raised."""
        if outcome.raised is not None:
            return math.nan
        try:
            total = reduced(self.y_bar, outcome.returned)
            if with_state:
                total += sum(reduced(self.finals_bar[p], x) for p, x in outcome.finals.items() if floats_of(x))
        except (ValueError, KeyError, IndexError, TypeError, AttributeError):
            return math.nan  # a result of another shape: this is another program
        return total

    def along(self, deltas: Callable[[float], dict[Leaf, Any]], scale: float, with_state: bool = False) -> Difference:
        def at(t: float) -> float:
            with self.subject.moved(deltas(t)) as arguments:
                return self.weighed(self.subject.plain(arguments), with_state)

        return derivative(at, scale, self.eps)

    def gradient(self, path: str, gradient: Any) -> Row:
        """Compare the gradient of one input with differences."""
        leaves = self.subject.leaves[path]
        places = [(leaf, place) for leaf in leaves for place in np.ndindex(np.shape(leaf.real))]
        chosen = sorted(self.rng.permutation(len(places))[: self.samples]) if places else []
        found: list[tuple[str, float, Difference]] = []
        try:
            for k in chosen:
                leaf, place = places[k]
                g = float(np.asarray(part_of(gradient, leaf.inner))[place])
                x = abs(float(np.asarray(leaf.real)[place]))
                want = self.along(entry(leaf, place), max(1.0, x))
                if not want.sure and 0.0 < x < 0.1:  # a logarithm, say, of a small number
                    want = min(want, self.along(entry(leaf, place), x), key=lambda d: d.doubt)
                found.append((leaf.label(place), g, want))
            if len(places) > 1:
                movement = self.subject.direction([path], self.rng)
                total, _ = movement.inner({path: gradient})
                found.append(("random direction", total, self.along(movement.by, 1.0)))
        except Immovable as problem:
            return Row("gradient", path, verdict="undecided", note=str(problem))
        except (AttributeError, KeyError, IndexError, TypeError, ValueError) as problem:
            return Row("gradient", path, verdict="wrong", note=f"it has not the structure of the input: {problem!r}")
        if not found:
            return Row("gradient", path, note="no entries")
        sizes = [size for _, _, d in found for size in (abs(d.value), math.sqrt(self.eps) * d.largest)]
        usual = max((size for size in sizes if math.isfinite(size)), default=0.0)
        rows = [self.row("gradient", path, label, g, d, usual) for label, g, d in found]
        return max(rows, key=badness)

    def row(self, check: str, what: str, label: str, found: float, want: Difference, usual: float) -> Row:
        verdict, note = judged(found, want, usual, self.rtol)
        return Row(check, what, label, found, want.value, relative(found, want.value, usual), verdict, note)

    # ----------------------------------------------------------------------------- the whole

    def whole(self) -> list[Row]:
        """Compare pullback, tangent and differences along one direction of all inputs and state."""
        subject = self.subject
        if not floats_of(self.y_bar) and not self.finals_bar:
            return []
        what = "all inputs" + (" and state" if self.finals_bar or subject.all_paths != subject.paths else "")
        movement = subject.direction(subject.all_paths, self.rng)
        try:
            want = self.along(movement.by, 1.0, with_state=True)
        except Immovable:
            want = Difference(math.nan, math.inf, 0.0, 0.0)
        pulled, pulled_size = self.pulled(movement)
        pushed, pushed_size = self.pushed(movement)
        usual = max(pulled_size, pushed_size, math.sqrt(self.eps) * want.largest if want.largest > 0 else 0.0)
        rows = []
        for check, made in (("pullback", pulled), ("tangent", pushed)):
            if made.problem is not None:
                verdict, note = made.refusal()
                rows.append(Row(check, what, verdict=verdict, note=note))
            else:
                rows.append(self.row(check, what, "random direction", made.value, want, usual))
        if pulled.problem is None and pushed.problem is None:
            error = relative(pushed.value, pulled.value, max(pulled_size, pushed_size))
            if abs(pushed.value - pulled.value) <= ROUNDINGS * self.eps * want.largest:
                error = 0.0  # terms that cancel each other leave their rounding
            if math.isfinite(error):
                right = error <= DOT[subject.single]
                verdict, note = ("right" if right else "wrong"), "" if right else "jvp and vjp disagree"
            else:
                verdict, note = "undecided", "not finite"
            rows.append(Row("dot product", what, "", pushed.value, pulled.value, error, verdict, note))
        return rows

    def pulled(self, movement: Movement) -> tuple[Derivative, float]:
        """Return ``<vjp(y_bar), x_dot>`` and the size of its terms."""
        size = 0.0

        def call(*args: Any, **kwargs: Any) -> Any:
            return made_once(Pullbacks, self.request)(args, kwargs)[1]

        made = self.run(call)
        if made.problem is not None:
            return made, size
        try:
            gradients, entries = made.value(self.y_bar, self.finals_bar)
            by_path = {**entries, **dict(zip(self.subject.paths, gradients, strict=True))}
            made.value, size = movement.inner(by_path)
        except Exception as problem:
            made.problem = problem
        return made, size

    def pushed(self, movement: Movement) -> tuple[Derivative, float]:
        """Return ``<y_bar, jvp(x_dot)>`` and the size of its terms."""
        tangents = movement.tangents()
        request = replace(self.request, wrt=tuple(tangents), state=True)

        def call(*args: Any, **kwargs: Any) -> Any:
            made = made_once(Tangents, request)
            moved = made.along(made.arguments(args, kwargs), tangents)[1]
            return numbers(moved[0]), {path: numbers(x) for path, x in moved[1].items()}

        made = self.run(call)
        size = 0.0
        if made.problem is None:
            y_dot, state_dot = made.value
            pairs = [(bar, follow(y_dot, steps)) for steps, bar in floats_of(self.y_bar)]
            pairs += [(b, follow(state_dot[p], s)) for p, bar in self.finals_bar.items() for s, b in floats_of(bar)]
            terms = [sized(bar, dot) for bar, dot in pairs]
            made.value, size = sum(t for t, _ in terms), sum(s for _, s in terms)
        return made, size

    # ----------------------------------------------------------------------------- effects

    def effects(self, plain: Outcome, called: Derivative) -> Row:
        """Compare what a gradient call leaves, returns, raises and prints with what a plain call does."""
        got = called.outcome
        assert got is not None
        if isinstance(got.raised, Error):
            verdict, note = called.refusal()
            return Row("effects", "gradient call", verdict=verdict, note=note)
        if raised(plain) != raised(got):
            note = f"it raises {raised(got) or 'nothing'}, a plain call {raised(plain) or 'nothing'}"
            return Row("effects", "gradient call", verdict="wrong", note=note)
        assert plain.left is not None and got.left is not None
        note = difference(plain.left, got.left, 1e-4 if self.subject.single else 1e-10)
        if not note and plain.printed != got.printed:
            note = "it prints something else"
        if not note and isinstance(called.value, str):
            note = called.value
        return Row("effects", "gradient call", verdict="wrong" if note else "right", note=note)


def raised(outcome: Outcome) -> str:
    e = outcome.raised
    return "" if e is None else f"{type(e).__name__}: {e}"


def is_number(y: Any) -> bool:
    """Whether a result is a float that ``grad`` takes."""
    return isinstance(y, float | np.floating) or isinstance(y, np.ndarray) and y.shape == () and y.dtype.kind == "f"


def entry(leaf: Leaf, place: tuple[int, ...]) -> Callable[[float], dict[Leaf, Any]]:
    """Return how one entry of an input moves."""
    if not isinstance(leaf.real, np.ndarray):
        return lambda t: {leaf: t}
    unit = np.zeros(leaf.real.shape)
    unit[place] = 1.0
    return lambda t: {leaf: t * unit}


ROUNDINGS = 64.0
"""By so many rounding errors of the function's values two derivatives may differ that should be one."""


def relative(found: float, want: float, usual: float) -> float:
    """Return by how much two numbers differ, relative to the larger one or to what is usual."""
    off = abs(found - want)
    return off / max(abs(found), abs(want), 1e-6 * usual, 1e-300) if off else 0.0


def badness(row: Row) -> tuple[int, float]:
    """Return the order of rows by how much they deserve to be seen."""
    return VERDICTS.index(row.verdict), 0.0 if row.error is None or math.isnan(row.error) else row.error


def same_numbers(a: Outcome, b: Outcome) -> bool:
    """Whether two calls gave the same floats."""
    pairs = [(a.returned, b.returned), *((x, b.finals.get(path)) for path, x in a.finals.items())]
    for x, y in pairs:
        first, second = floats_of(x), floats_of(y)
        if [s for s, _ in first] != [s for s, _ in second]:
            return False
        if not all(np.array_equal(p, q, equal_nan=True) for (_, p), (_, q) in zip(first, second, strict=True)):
            return False
    return True
