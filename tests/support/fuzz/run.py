"""Judge random programs, and cut down the ones that go wrong."""

from __future__ import annotations

import contextlib
import gc
import io
import json
import math
import random
import re
import signal
import threading
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from tests.support.branches import takes_another_way
from tests.support.fuzz.features import LEAST, TABLE, features_of
from tests.support.fuzz.functional import check_functional
from tests.support.fuzz.programs import draw
from tests.support.fuzz.tree import Source, simpler
from tests.support.fuzz.ways import OPTIONAL, Modes, check_without
from tests.support.graph import state_of
from tests.support.judge import VERDICTS, Expected, Judgement, judge
from tests.support.leaves import Difference, differences, leaves
from tests.support.programs import Program

SECONDS = 30
POINTS = 6
"""So many inputs of a program are tried, then the next program of the seed."""
DRAWS = 5
SHRINK_SECONDS = 60.0
LARGE = 1e6
"""Beyond it neither differences nor sums of many terms tell much."""

ELSEWHERE = ("step sizes disagree", "a neighbour raises", "a neighbour takes another way")
"""What depends on where a program is asked."""

SLIPS = ("NameError", "UnboundLocalError", "TypeError", "AttributeError", "RecursionError", "SyntaxError")
"""A plain call that raises one of these shows a slip of the generator, not a program."""


@dataclass
class Result:
    """What became of a seed; ``redrawn`` counts the inputs that told nothing, by reason."""

    seed: str
    verdict: str
    features: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    redrawn: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    text: str = ""

    def to_line(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_line(cls, line: str) -> Result:
        return cls(**json.loads(line))


@dataclass(frozen=True)
class Ways:
    """What a program is asked beside its gradient: without which passes; ``pullback`` also as a pure function."""

    without: tuple[tuple[str, ...], ...]
    pullback: bool

    @classmethod
    def quick(cls, seed: str) -> Ways:
        """One random set of passes off."""
        dice = random.Random(f"{seed} ways")
        some = tuple(name for name in OPTIONAL if dice.random() < 0.5)
        return cls((dice.choice([OPTIONAL, some, (dice.choice(OPTIONAL),)]),), dice.random() < 0.25)

    @classmethod
    def thorough(cls, seed: str) -> Ways:
        """All passes off, and one that the seed chooses."""
        return cls((OPTIONAL, (random.Random(f"{seed} ways").choice(OPTIONAL),)), True)


@contextlib.contextmanager
def seldom_collected() -> Iterator[None]:
    """Look for garbage less often: a compiler makes many objects that are all in use."""
    before = gc.get_threshold()
    gc.set_threshold(50_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*before)


class OutOfTime(BaseException):
    """No Exception: neither a program nor who looks at what it raises may handle it."""


@contextlib.contextmanager
def time_limit(seconds: int) -> Iterator[None]:
    """Raise OutOfTime after some seconds of computing (in the main thread; elsewhere there is no limit)."""

    def stop(*_: Any) -> None:
        raise OutOfTime(f"more than {seconds} seconds")

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, stop)  # not SIGALRM: on a busy machine time passes without computing
    signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)  # again, should something have kept it back
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0.0)
        signal.signal(signal.SIGPROF, before)


# ------------------------------------------------------------------------------------- points


def known_differences(program: Program) -> Expected:
    """Return the differences of a program's calls, each computed once."""
    known: dict[tuple[int, tuple[int, ...]], list[Difference]] = {}

    def expected(call: int, separate: Sequence[int]) -> list[Difference]:
        key = call, tuple(separate)
        if key not in known:
            known[key] = differences(program, program.wrt, call, separate)
        return known[key]

    return expected


def unfair(program: Program, calls: int, expected: Expected) -> str:
    """Return why these inputs of a program tell nothing about a derivative; empty if they do.

    Raises what shows a slip of the generator.
    """
    instance = program.fresh()
    for call in range(calls):
        try:
            with np.errstate(over="raise", invalid="raise", divide="raise"):
                y = instance.call()
        except (FloatingPointError, OverflowError, ZeroDivisionError):
            return "overflow"
        except Exception as e:
            if type(e).__name__ in SLIPS:
                raise
            return ""
        state = state_of(instance)
        every = [y, *(x for path in program.wrt for x in numbers(instance.value(path)))]
        if any(not abs(x) <= LARGE for x in every) or any(not (abs(a) <= LARGE).all() for _, a in state.arrays):
            return "large values"
        try:
            found = expected(call, ())
        except Exception:
            return ELSEWHERE[1]
        if any(LARGE < abs(d.value) < math.inf for d in found):
            return "steep"
        if not all(d.sure for d in found):
            return ELSEWHERE[0]
    return ""


def numbers(value: Any) -> Iterator[float]:
    for leaf in leaves(value, ""):
        yield float(leaf.of(value))


# ------------------------------------------------------------------------------------- judging


def judge_text(ad: ModuleType, text: str, calls: int, path: Path, ways: Ways | None) -> tuple[Judgement, list[str]]:
    """Write a program, run it plainly and through the compiler; also return what was refused on the way.

    Beside VERDICTS there are "invalid", if the program itself makes no sense, and "redraw", if its inputs
    tell nothing.
    """
    try:
        path.write_text(text)
        program = Program(path)
        expected = known_differences(program)
        with warnings.catch_warnings(), time_limit(SECONDS):
            warnings.simplefilter("ignore")
            why = unfair(program, calls, expected)
    except (Exception, OutOfTime) as e:
        return Judgement("invalid", [f"{type(e).__name__}: {e}"]), []
    if why:
        return Judgement("redraw", [why]), []
    try:
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()), time_limit(SECONDS):
            warnings.simplefilter("ignore")
            judgement = judge(ad, program, calls, "either", expected)
            if judgement.verdict == "unsure":
                return Judgement("redraw", [ELSEWHERE[0]]), []
            if disputed(judgement) and any(takes_another_way(program, call) for call in range(calls)):
                return Judgement("redraw", [ELSEWHERE[2]]), []
            if judgement.verdict != "right" or ways is None:
                return judgement, []
            return other_ways(ad, program, judgement, ways, expected)
    except OutOfTime as e:
        return Judgement("crash", [str(e)]), []
    except Exception as e:
        return Judgement("crash", [f"the harness: {type(e).__name__}: {e}"]), []


def disputed(judgement: Judgement) -> bool:
    """Whether it is differences that a program's gradient does not agree with."""
    return judgement.verdict == "wrong" and "differences say" in judgement.problems[0]


def other_ways(
    ad: ModuleType, program: Program, judgement: Judgement, ways: Ways, expected: Expected
) -> tuple[Judgement, list[str]]:
    """Ask for the same in other ways; what is refused there is noted, and no fault."""
    wrt, answer = program.wrt, judgement.answers[0]
    asked: list[tuple[str, Callable[[], list[str]]]] = [
        (f"without {', '.join(names)}", lambda names=names: check_without(program, wrt, names, answer, expected))  # type: ignore[misc]
        for names in ways.without
    ]
    modes = Modes(ad, program, wrt, answer)
    asked.append(("jvp", lambda: modes.forward(ways.pullback)))
    if ways.pullback:
        asked.append(("vjp", modes.pullback))
        asked.append(("functionalize", lambda: check_functional(ad, program, answer)))
    notes = []
    for name, ask in asked:
        try:
            problems = ask()
        except ad.Error as e:
            notes.append(f"{name} is refused: {e}")
            continue
        except Exception as e:
            return Judgement("crash", [f"{name}: {type(e).__name__}: {e}"]), notes
        if problems:
            return Judgement("wrong", problems), notes
    return judgement, notes


def judge_seed(
    ad: ModuleType, seed: str, folder: Path, ways: Callable[[str], Ways] | None = None
) -> tuple[Result, Source]:
    """Draw from a seed until a program can be judged, and judge it: its full seed names program and point."""
    redrawn: Counter[str] = Counter()
    path = folder / "program.py"  # always the same name, or a long run would keep every module
    given_up: set[int] = set()
    for attempt, point in ((a, p) for a in range(DRAWS) for p in range(POINTS)):
        if attempt in given_up:
            continue
        full = f"{seed}.{attempt}.{point}"
        source = drawn(full)
        judgement, notes = judge_text(ad, source.text(), source.calls, path, ways(seed) if ways else None)
        if judgement.verdict in VERDICTS:
            break
        redrawn[judgement.problems[0] if judgement.verdict == "redraw" else "invalid"] += 1
        if judgement.problems[0] not in ELSEWHERE:
            given_up.add(attempt)  # other inputs would not help: it is the program that runs away, or has a slip
    found = Result(full, judgement.verdict, [], judgement.problems, dict(redrawn), notes)
    found.text = source.text()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found.features = sorted(features_of(found.text, source.calls))
    return found, source


def drawn(full: str) -> Source:
    """Return the program of a full seed such as ``E_87.0.2``."""
    seed, _, point = full.rpartition(".")
    return draw(seed, int(point))


# ------------------------------------------------------------------------------------- cutting down


def signature(judgement: Judgement) -> str:
    """Return what must stay the same while a program is cut down."""
    problem = judgement.problems[0] if judgement.problems else ""
    parts = problem.split(": ")
    if judgement.verdict == "crash":
        return f"crash {': '.join(parts[:2])}"
    return f"{judgement.verdict} {parts[0]} {re.sub(r'[^a-z ]', '', parts[1])[:12] if parts[1:] else ''}"


def shrink(
    ad: ModuleType, source: Source, folder: Path, ways: Ways | None, seconds: float = SHRINK_SECONDS
) -> tuple[str, Judgement]:
    """Return the text of a smaller program that goes wrong in the same way: fewer statements, then less in each."""
    path = folder / "program.py"
    judgement, _ = judge_text(ad, source.text(), source.calls, path, ways)
    wanted = signature(judgement)
    end = time.monotonic() + seconds

    def fails(text: str) -> bool:
        nonlocal judgement
        found, _ = judge_text(ad, text, source.calls, path, ways)
        if signature(found) == wanted:
            judgement = found
        return signature(found) == wanted

    progress = True
    while progress and time.monotonic() < end:
        progress = False
        for smaller in source.smaller():
            if time.monotonic() >= end:
                break
            if fails(smaller.text()):
                source, progress = smaller, True
                break
    text, k, changed = source.text(), 0, False
    while time.monotonic() < end:
        candidate = simpler(text, k)
        if candidate is None:
            if not changed:
                break
            k, changed = 0, False  # once more: what is smaller now may have made something else superfluous
        elif candidate != text and fails(candidate):
            text, changed = candidate, True
        else:
            k += 1
    return text, judgement


# ------------------------------------------------------------------------------------- summary


def cause(problem: str) -> str:
    """Return a refusal or an error without the names and numbers that are this program's own."""
    first = next((line for line in problem.splitlines() if line.strip()), "")
    first = re.sub(r"^\S*?\w+\.py:[\d:-]+:? ?", "", first)
    return re.sub(r"`[^`]*`|'[^']*'", "`_`", re.sub(r"\d+", "N", first))


def summary(results: Sequence[Result]) -> str:
    """Return the counts: in all, by feature, by reason of redrawing and by cause of refusal."""
    total = Counter(r.verdict for r in results)
    count = max(len(results), 1)
    redrawn = sum((Counter(r.redrawn) for r in results), Counter())
    points = sum(redrawn.values())

    def share(n: int) -> str:
        return f"{100.0 * n / count:.1f} %"

    shown = [*VERDICTS, *(v for v in total if v not in VERDICTS)]
    lines = [
        f"{len(results)} programs: " + ", ".join(f"{total[v]} {v} ({share(total[v])})" for v in shown),
        f"{points} points redrawn ({100.0 * points / (count + points):.1f} %)"
        + "".join(f", {n} {why}" for why, n in redrawn.most_common()),
        "",
        f"{'feature':34}{'share':>8}" + "".join(f"{v:>9}" for v in (*VERDICTS, "redrawn")),
    ]
    by_feature: dict[str, Counter[str]] = {}
    for result in results:
        for feature in result.features:
            counts = by_feature.setdefault(feature, Counter())
            counts[result.verdict] += 1
            counts["redrawn"] += bool(result.redrawn)
    for feature in (row.name for row in TABLE):
        counts = by_feature.get(feature, Counter())
        n = counts.total() - counts["redrawn"]
        lines.append(
            f"{feature:34}{share(n):>8}" + "".join(f"{counts[v]:>9}" for v in (*VERDICTS, "redrawn"))
            + (f"  below {100 * LEAST:.0f} %" if n < LEAST * count else "")
        )  # fmt: skip
    for title, found in (
        ("refused", Counter(cause(r.problems[0]) for r in results if r.verdict == "refused")),
        ("refused in another way", Counter(cause(note) for r in results for note in r.notes)),
    ):
        if found:
            lines += ["", f"{title}:", *(f"{n:>6}  {why}" for why, n in found.most_common(12))]
    return "\n".join(lines)
