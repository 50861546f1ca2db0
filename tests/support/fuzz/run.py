"""Judge random programs, and cut down the ones that go wrong."""

from __future__ import annotations

import contextlib
import io
import signal
import threading
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.support.fuzz.programs import draw
from tests.support.fuzz.tree import Source
from tests.support.judge import Judgement, judge, run
from tests.support.programs import Program

SECONDS = 20
DRAWS = 8
SHRINK_SECONDS = 20.0

BORING = ("NameError", "UnboundLocalError", "TypeError", "AttributeError", "RecursionError", "SyntaxError")
"""A plain call that raises one of these shows a slip of the generator, not a program."""


@dataclass
class Result:
    """What became of a seed."""

    seed: str
    verdict: str
    features: frozenset[str]
    problems: list[str] = field(default_factory=list)
    raises: bool = False
    text: str = ""


@contextlib.contextmanager
def time_limit(seconds: int) -> Iterator[None]:
    """Raise TimeoutError after some seconds (in the main thread; elsewhere there is no limit)."""

    def stop(*_: Any) -> None:
        raise TimeoutError(f"more than {seconds} seconds")

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def judge_source(ad: ModuleType, source: Source, path: Path) -> tuple[Judgement, bool]:
    """Write a program, run it plainly and through the compiler; also say whether it raises.

    The verdict is "invalid" if the program itself makes no sense.
    """
    try:
        path.write_text(source.text())
        program = Program(path)
        plain = program.fresh()
        with time_limit(SECONDS):
            raised = run(plain, plain.call).raised
    except Exception as e:
        return Judgement("invalid", [repr(e)]), False
    if raised is not None and type(raised).__name__ in BORING:
        return Judgement("invalid", [repr(raised)]), True
    try:
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()), time_limit(SECONDS):
            warnings.simplefilter("ignore")
            return judge(ad, program, source.calls, "either"), raised is not None
    except TimeoutError as e:
        return Judgement("crash", [str(e)]), raised is not None
    except Exception as e:
        return Judgement("crash", [f"the harness: {type(e).__name__}: {e}"]), raised is not None


def judge_seed(ad: ModuleType, seed: str, folder: Path) -> tuple[Result, Source]:
    """Draw programs from a seed until one can be judged, and judge it."""
    for attempt in range(DRAWS):
        source = draw(f"{seed}.{attempt}")
        judgement, raises = judge_source(ad, source, folder / f"program_{seed}.py")
        if judgement.verdict not in ("unsure", "invalid"):
            break
    found = Result(f"{seed}.{attempt}", judgement.verdict, source.features, judgement.problems, raises)
    found.text = source.text()
    return found, source


def signature(judgement: Judgement) -> str:
    """Return what must stay the same while a program is cut down."""
    problem = judgement.problems[0] if judgement.problems else ""
    if judgement.verdict == "crash":
        return "crash " + ": ".join(problem.split(": ")[:2])
    return judgement.verdict


def shrink(ad: ModuleType, source: Source, folder: Path) -> tuple[Source, Judgement]:
    """Return a smaller program that goes wrong in the same way."""
    path = folder / "shrinking.py"
    judgement, _ = judge_source(ad, source, path)
    wanted = signature(judgement)
    end = time.monotonic() + SHRINK_SECONDS
    progress = True
    while progress and time.monotonic() < end:
        progress = False
        for smaller in source.smaller():
            found, _ = judge_source(ad, smaller, path)
            if signature(found) == wanted:
                source, judgement, progress = smaller, found, True
                break
            if time.monotonic() >= end:
                break
    return source, judgement


def summary(results: list[Result]) -> str:
    """Return the counts, in all and for each feature that something went wrong with."""
    verdicts = ("right", "refused", "crash", "wrong", "unsure", "invalid")
    total = Counter(r.verdict for r in results)
    lines = [
        f"{len(results)} programs: " + ", ".join(f"{total[v]} {v}" for v in verdicts if total[v] or v == "wrong"),
        f"{sum(r.raises for r in results)} of them raise",
        "",
        f"{'feature':32}" + "".join(f"{v:>9}" for v in verdicts[:4]),
    ]
    by_feature: dict[str, Counter[str]] = {}
    for result in results:
        for feature in result.features:
            by_feature.setdefault(feature, Counter())[result.verdict] += 1
    for feature, counts in sorted(by_feature.items()):
        lines.append(f"{feature:32}" + "".join(f"{counts[v]:>9}" for v in verdicts[:4]))
    return "\n".join(lines)
