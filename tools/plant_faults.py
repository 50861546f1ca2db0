"""Plant faults in the compiler, one at a time, and see how soon random programs find each.

    python tools/plant_faults.py --programs 2000 --seed 7 --resume build/faults/7.jsonl --table tools/faults.md

The faults are the table in `faults.py`. Those of the compiler are hunted together: the programs of `tools/fuzz.py`
are judged with all of them at once, and what goes wrong is told apart by planting halves of them, down to the
faults that spoil the program by themselves, while the compiler as it is judges it right. A program is asked only
for what the faults at hand should spoil. What was found is cut down, and its features tell which part of the
generator found it; the rarest come first. Faults of rule rows meet the tests of rules instead, in a copy of the
package. With ``--resume`` results are kept in a file, and what it holds is not run again; a run that is stopped
shows what it has. The exit status is 1 if a fault survives.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import ssa_ad as ad  # noqa: E402 - found through the line above
from tests.support.fuzz.features import features_of  # noqa: E402
from tests.support.fuzz.run import Ways, drawn, judge_seed, judge_text, seldom_collected, shrink  # noqa: E402
from tools.faults import FAULTS, ROW_FAULTS, Fault  # noqa: E402
from tools.planting import planted  # noqa: E402

SHRINK_SECONDS = 10.0
BAD = ("wrong", "crash")
FEW = 40
"""So many programs are judged with ``--narrow``."""
NOTED = 50
"""After so many programs what is left is noted, and a run can go on from there."""
WAYS: dict[str, Callable[[str], Ways] | None] = {
    "gradient": None,
    "jvp": lambda seed: Ways((), False),
    "vjp": lambda seed: Ways((), True),
    "discard": lambda seed: Ways(((),), False),
}
SPOILS = {
    "forward/": "jvp", "snapshot.py": "discard", "storage/split.py": "vjp", "functional.py": "vjp",
    "lower/pure_text.py": "vjp", "optimize/cse.py": "jvp",
}  # fmt: skip
"""What shows the faults of some files; the gradient shows those of all others."""
TOLD = 4
"""So many of the rarest features of a program are shown."""


@dataclass
class Found:
    """What became of a fault after so many programs; ``seen`` counts the features that they have.

    ``cut`` says whether what found it has been cut down.
    """

    name: str
    key: str
    verdict: str = "survived"
    programs: int = 0
    seed: str = ""
    problem: str = ""
    features: list[str] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    known: list[str] = field(default_factory=list)
    text: str = ""
    cut: bool = False


# ------------------------------------------------------------------------------------- hunting


class Hunt:
    """Hunts faults; ``tell`` hears of each that is found, and now and then of what is left."""

    def __init__(self, seed: str, programs: int, tell: Callable[[Found], None]) -> None:
        self.seed = seed
        self.programs = programs
        self.tell = tell
        generator = sorted((ROOT / "tests" / "support" / "fuzz").glob("*.py"))
        self.draws = hashlib.sha1(b"".join(path.read_bytes() for path in generator)).hexdigest()[:12]

    def key(self, fault: Fault) -> str:
        """Return what a result is of: it does not hold for a fault, or a generator, that has been changed."""
        return json.dumps([fault.name, fault.file, fault.old, fault.new, self.seed, self.draws])

    def together(self, left: dict[Fault, Found], asked: str) -> None:
        """Hunt faults at once: the first program that one of them has not met comes first."""
        with tempfile.TemporaryDirectory() as name, seldom_collected():
            folder = Path(name)
            while left and (k := min(found.programs for found in left.values())) < self.programs:
                here = [fault for fault, found in left.items() if found.programs == k]
                found_now = self.one(k, here, folder, asked, left)
                for fault in here:
                    left[fault].programs = k + 1
                    if fault in found_now or (k + 1) % NOTED == 0 or k + 1 == self.programs:
                        self.tell(left[fault])
                for fault in found_now:
                    del left[fault]

    def one(self, k: int, faults: list[Fault], folder: Path, asked: str, left: dict[Fault, Found]) -> list[Fault]:
        """Return the faults that the program of a seed finds, and note it with each."""
        base = f"{self.seed}_{k}"
        ways, path = WAYS[asked], folder / "program.py"
        with planted(faults) as inside:
            result, source = judge_seed(ad, base, folder, ways)
        for fault in faults:
            left[fault].seen = dict(Counter(left[fault].seen) + Counter(result.features))

        def bad(some: Sequence[Fault]) -> bool:
            with planted(some):
                judgement, _ = judge_text(ad, result.text, source.calls, path, ways(base) if ways else None)
            return judgement.verdict in BAD

        if result.verdict not in BAD:
            return []
        if bad(()):
            for fault in faults:
                left[fault].known.append(result.seed)
            return []
        found: list[Fault] = []
        while more := culprits([fault for fault in inside if fault not in found], bad):
            found += more
        for fault in found:
            left[fault].seed = result.seed
            self.note(left[fault], fault, 0.0)
        return found

    def note(self, found: Found, fault: Fault, seconds: float) -> None:
        """Note what a program shows of the fault that it has found; it is cut down as far as there is time."""
        source, ways = drawn(found.seed), WAYS[way_of(fault)]
        with tempfile.TemporaryDirectory() as folder, planted([fault]):
            asked = ways(found.seed.rsplit(".", 2)[0]) if ways else None
            text, judgement = shrink(ad, source, Path(folder), asked, seconds)
            found.problem = judgement.problems[0].replace(folder, "") if judgement.problems else ""
        found.verdict, found.text, found.cut = judgement.verdict, text, seconds > 0
        found.features = sorted(features_of(text, source.calls))

    # ---------------------------------------------------------------- rules

    def rows(self, fault: Fault) -> Found:
        """Return what the tests of rules say of a copy of the package with a fault."""
        found = Found(fault.name, self.key(fault))
        with tempfile.TemporaryDirectory(prefix="fault_") as name:
            tree = Path(name)
            for folder in ("ssa_ad", "tests"):
                ignored = shutil.ignore_patterns("__pycache__", "golden", "passes")
                shutil.copytree(ROOT / folder, tree / folder, ignore=ignored)
            shutil.copy(ROOT / "pyproject.toml", tree)
            fault.plant(tree / "ssa_ad")
            tests = [
                path for path in (*sorted(tree.glob("tests/test_rule*.py")), tree / "tests/rules") if path.exists()
            ]
            command = [sys.executable, "-m", "pytest", "-x", "-q", "--tb=line", "-p", "no:cacheprovider"]
            command += [str(path.relative_to(tree)) for path in tests]
            environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
            done = subprocess.run(command, env=environment, cwd=tree, capture_output=True, text=True)
        failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
        if done.returncode == 1 and failed:
            found.verdict, found.problem = "failed", failed[0].partition(" ")[2]
        elif done.returncode:
            raise RuntimeError(f"the tests of rules did not run with `{fault.name}`:\n{done.stdout[-2000:]}")
        return found


def culprits(faults: Sequence[Fault], bad: Callable[[Sequence[Fault]], bool]) -> list[Fault]:
    """Return the faults that are bad by themselves; some may hide behind others."""
    if not faults or not bad(faults):
        return []
    if len(faults) == 1:
        return list(faults)
    half = len(faults) // 2
    return culprits(faults[:half], bad) + culprits(faults[half:], bad)


def way_of(fault: Fault) -> str:
    return next((way for file, way in SPOILS.items() if fault.file.startswith(file)), "gradient")


# ------------------------------------------------------------------------------------- what is shown


def rarest(found: Sequence[Found]) -> dict[str, list[str]]:
    """Return for each fault the features of the program that found it, the rarest among all programs first."""
    seen: Counter[str] = Counter()
    for f in found:
        seen.update(f.seen)
    return {f.name: sorted(f.features, key=lambda name: (seen[name], name))[:TOLD] for f in found}


def numbers(found: Sequence[Found]) -> list[str]:
    hunted = sorted(f.programs for f in found if f.programs and f.verdict != "survived")
    lines = []
    if hunted:
        median = hunted[len(hunted) // 2]
        lines.append(f"{len(hunted)} found by programs: after {median} in the middle, {hunted[-1]} at most")
    if rows := [f for f in found if f.verdict == "failed"]:
        lines.append(f"{len(rows)} found by the tests of rules")
    survived = [f.name for f in found if f.verdict == "survived"]
    lines.append(f"{len(survived)} survived" + (f": {', '.join(survived)}" if survived else ""))
    if known := sorted({seed for f in found for seed in f.known}):
        lines.append(f"go wrong without a fault, not counted: {', '.join(known)}")
    return lines


def by_feature(found: Sequence[Found]) -> Iterator[tuple[str, list[str]]]:
    """Yield which feature found which faults, those of many first."""
    names: dict[str, list[str]] = {}
    for name, features in rarest(found).items():
        for feature in features:
            names.setdefault(feature, []).append(name)
    yield from sorted(names.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def rows_of(found: Sequence[Found]) -> Iterator[tuple[str, str, str, str]]:
    """Yield name, what it breaks, what found it and by which features (a test, if it is a rule's)."""
    breaks = {f.name: f"{f.breaks} (`{f.file}`)" for f in (*FAULTS, *ROW_FAULTS)}
    features = rarest(found)
    for f in found:
        after = {"survived": f"survived {f.programs}", "failed": "a test of rules"}.get(f.verdict, str(f.programs))
        test = f.problem.partition(" - ")[0] if f.verdict == "failed" else ""
        yield f.name, breaks[f.name], after, ", ".join(features[f.name]) or test


def show(found: Sequence[Found]) -> None:
    """Print a line per fault: with rich on a terminal, plain in a pipe."""
    head = ("fault", "what it breaks", "after", "the rarest features")
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.table import Table

        table = Table(*head)
        for row, f in zip(rows_of(found), found, strict=True):
            table.add_row(*row, style="bold red" if f.verdict == "survived" else "")
        Console().print(table)
        return
    for row in (head, *rows_of(found)):
        print("  ".join(row))


def markdown(found: Sequence[Found], command: str) -> str:
    lines = [
        "# What finds the planted faults", "", f"Written by `{command}`.", "",
        *(f"- {line}" for line in numbers(found)), "",
        "\"After\" counts the random programs up to the one that went wrong; the features are the rarest of those that",
        f"it has{', cut down' if all(f.cut for f in found if f.seed) else ''}.", "",
        "| fault | what it breaks | after | features |", "| --- | --- | --- | --- |",
    ]  # fmt: skip
    lines += [f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in rows_of(found)]
    lines += ["", "| feature | the faults that a program with it found |", "| --- | --- |"]
    lines += [f"| {feature} | {', '.join(names)} |" for feature, names in by_feature(found)]
    return "\n".join([*lines, ""])


class Log:
    """Results that are kept in a file, a line each."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.known: dict[str, Found] = {}
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text() if path.exists() else ""
            for line in text[: text.rfind("\n") + 1].splitlines():  # a run that was stopped may have left half a line
                found = Found(**json.loads(line))
                self.known[found.key] = found
            path.write_text("".join(f"{json.dumps(asdict(f))}\n" for f in self.known.values()))

    def add(self, found: Found) -> None:
        self.known[found.key] = found
        if self.path is not None:
            with self.path.open("a") as file:
                file.write(f"{json.dumps(asdict(found))}\n")


def chosen(names: Sequence[str]) -> list[Fault]:
    """Return the faults of these names, all without any."""
    every = {f.name: f for f in (*FAULTS, *ROW_FAULTS)}
    unknown = set(names) - every.keys()
    if unknown:
        raise SystemExit(f"no fault is called {', '.join(sorted(unknown))}")
    return [every[name] for name in names] or list(every.values())


def collect(faults: Sequence[Fault], log: Log, seed: str, programs: int, shrink_seconds: float) -> list[Found]:
    """Hunt every fault, with a progress bar on a terminal and lines in a pipe."""
    started = time.monotonic()
    shown: AbstractContextManager[Any] = nullcontext()
    if sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import Progress

        shown = Progress(console=Console(stderr=True))
    with shown as bar:
        task = bar.add_task("", total=len(faults)) if bar is not None else None

        def tell(result: Found) -> None:
            log.add(result)
            done = sum(f.verdict != "survived" for f in found.values())
            line = f"{result.name}: {result.verdict}" + (f" after {result.programs}" if result.programs else "")
            if bar is not None:
                bar.update(task, completed=done, description=line)
            else:
                print(f"{done}/{len(faults)} {time.monotonic() - started:.0f} s: {line}", file=sys.stderr, flush=True)

        hunt = Hunt(seed, programs, tell)
        found = {f: log.known.get(hunt.key(f)) or Found(f.name, hunt.key(f)) for f in faults}
        left = [f for f in faults if found[f].verdict == "survived"]
        try:
            for asked in WAYS:
                hunt.together({f: found[f] for f in left if f not in ROW_FAULTS and way_of(f) == asked}, asked)
            for fault in left:
                if fault in ROW_FAULTS:
                    found[fault] = hunt.rows(fault)
                    tell(found[fault])
            for fault in faults:
                if found[fault].seed and not found[fault].cut and shrink_seconds:
                    hunt.note(found[fault], fault, shrink_seconds)
                    tell(found[fault])
        except KeyboardInterrupt:
            print("stopped", file=sys.stderr)
    return [found[f] for f in faults]


def main() -> int:
    """Plant the faults; return 1 if one survives."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--programs", type=int, default=2000, help="how many a fault may survive (default 2000)")
    parser.add_argument("--seed", default="faults", help="where to start: the same seed gives the same programs")
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="this fault (may be repeated)")
    parser.add_argument("--resume", type=Path, metavar="FILE", help="keep results here, and go on from what it holds")
    parser.add_argument("--table", type=Path, metavar="FILE", help="write here what was found, as Markdown")
    parser.add_argument("--no-shrink", action="store_true", help="show the features of the whole program")
    parser.add_argument("--narrow", action="store_true", help=f"only the first {FEW} programs")
    args = parser.parse_args()
    programs = min(args.programs, FEW) if args.narrow else args.programs
    seconds = 0.0 if args.no_shrink else SHRINK_SECONDS
    found = collect(chosen(args.only), Log(args.resume), args.seed, programs, seconds)
    show(found)
    print("\n".join(["", *(f"{name}: {', '.join(faults)}" for name, faults in by_feature(found)), "", *numbers(found)]))
    if args.table:
        args.table.write_text(markdown(found, f"tools/plant_faults.py {' '.join(sys.argv[1:])}"))
    if args.only:
        print("".join(f"\n{f.name} {f.problem}\n{f.text}" for f in found if f.text))
    return 1 if any(f.verdict == "survived" for f in found) else 0


if __name__ == "__main__":
    sys.exit(main())
