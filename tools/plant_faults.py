"""Plant faults in copies of the compiler, one at a time, and see how soon random programs find each.

    python tools/plant_faults.py --programs 2000 --seed 7 --resume build/faults/7.jsonl

The faults are the table in `faults.py`. A copy of the package gets one of them and judges the programs of
`tools/fuzz.py` until one comes out wrong or crashes; that the package itself judges it right is checked. At first
a few programs are asked only for what the fault should spoil. The faults that survive these are hunted together
in one copy, in all ways: what goes wrong there is told apart by planting halves of them. What was found is cut
down, and its features tell which part of the generator found it; the rarest come first. Faults of rule rows meet
the tests of rules instead. With ``--resume`` results are kept in a file, and what it holds is not run again. The
exit status is 1 if a fault survives.
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
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT))  # behind PYTHONPATH: a worker must find its faulty copy first

from tools.faults import FAULTS, ROW_FAULTS, Fault  # noqa: E402 - found through the line above

PROCESS = 200
"""So many programs are judged by one process: the compiler keeps what it compiled."""
SHRINK_SECONDS = 20.0
BAD = ("wrong", "crash")
FIRST = 40
"""So many programs are asked by each fault for itself and in one way, which takes a quarter of the time."""
SPOILS = {
    "forward/": "jvp", "snapshot.py": "discard", "storage/split.py": "vjp", "functional.py": "vjp",
    "lower/pure_text.py": "vjp",
}  # fmt: skip
"""What shows a fault of some files beside the gradient."""
TOLD = 4
"""So many of the rarest features of a program are shown."""


@dataclass
class Found:
    """What became of a fault: ``programs`` were judged, ``asked`` of them in all ways.

    ``seen`` counts the features of what the fault was alone with.
    """

    name: str
    key: str
    verdict: str = "survived"
    programs: int = 0
    asked: int = 0
    seed: str = ""
    problem: str = ""
    features: list[str] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    known: list[str] = field(default_factory=list)
    text: str = ""


# ------------------------------------------------------------------------------------- copies


def copy_tree(source: Path, target: Path) -> None:
    """Copy the package and its tests, without what is made from them."""
    for name in ("ssa_ad", "tests"):
        shutil.copytree(source / name, target / name, ignore=shutil.ignore_patterns("__pycache__", "golden", "passes"))
    shutil.copy(source / "pyproject.toml", target)


def environment(tree: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}


# ------------------------------------------------------------------------------------- the worker


def work(tree: Path, seed: str, start: int, stop: int, asked: str, shrink_seconds: float) -> int:
    """Judge programs with the package in ``tree``, a line of JSON each, until one goes wrong; run in a process."""
    import ssa_ad as ad
    from tests.support.fuzz.features import features_of
    from tests.support.fuzz.run import Ways, judge_seed, seldom_collected, shrink

    if not Path(ad.__file__).is_relative_to(tree):
        raise SystemExit(f"the package is that of {ad.__file__}")
    every: dict[str, Callable[[str], Ways] | None] = {
        "all": Ways.thorough,
        "gradient": None,
        "jvp": lambda seed: Ways((), False),
        "vjp": lambda seed: Ways((), True),
        "discard": lambda seed: Ways(((),), False),
    }
    ways = every[asked]
    with tempfile.TemporaryDirectory() as name, seldom_collected():
        folder = Path(name)
        for k in range(start, stop):
            base = f"{seed}_{k}"
            result, source = judge_seed(ad, base, folder, ways)
            line = {"verdict": result.verdict, "seed": result.seed, "features": result.features}
            if result.verdict not in BAD:
                print(json.dumps(line), flush=True)
                continue
            text, problems, features = result.text, result.problems, result.features
            if shrink_seconds:
                text, judgement = shrink(ad, source, folder, ways(base) if ways else None, shrink_seconds)
                problems = judgement.problems or problems
                features = sorted(features_of(text, source.calls))
            problem = problems[0].replace(str(folder), "") if problems else ""
            print(json.dumps({**line, "problem": problem, "text": text, "cut": features}), flush=True)
            return 0
    return 0


def judged(tree: Path, seed: str, start: int, stop: int, asked: str, shrink_seconds: float) -> Iterator[Any]:
    """Yield what a process with the package in ``tree`` says of each program; a process that dies has crashed."""
    command = [sys.executable, __file__, "--work", str(tree), seed, str(start), str(stop)]
    command += [asked, str(shrink_seconds)]
    said = 0
    with tempfile.TemporaryFile("w+") as errors, subprocess.Popen(
        command, env=environment(tree), cwd=tree, stdout=subprocess.PIPE, stderr=errors, text=True
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            for line in process.stdout:
                said += 1
                yield json.loads(line)
            if process.wait() != 0:
                errors.seek(0)
                last = (errors.read().strip().splitlines() or [f"exit status {process.returncode}"])[-1]
                yield {
                    "verdict": "crash", "seed": f"{seed}_{start + said}", "features": [], "cut": [],
                    "problem": f"the process: {last}", "text": "",
                }  # fmt: skip
        finally:
            if process.poll() is None:
                process.kill()


# ------------------------------------------------------------------------------------- hunting


class Hunt:
    """Hunts faults; ``clean`` is a copy of the package as it is, so that nobody changes it meanwhile."""

    def __init__(self, clean: Path, seed: str, programs: int, shrink_seconds: float) -> None:
        self.clean = clean
        self.seed = seed
        self.programs = programs
        self.shrink_seconds = shrink_seconds
        generator = sorted((clean / "tests" / "support" / "fuzz").glob("*.py"))
        self.draws = hashlib.sha1(b"".join(path.read_bytes() for path in generator)).hexdigest()[:12]

    def key(self, fault: Fault) -> str:
        """Return what a result is of: it does not hold for a fault, or a generator, that has been changed."""
        return json.dumps([fault.name, fault.file, fault.old, fault.new, self.seed, self.draws])

    @contextmanager
    def planted(self, faults: Sequence[Fault]) -> Iterator[tuple[Path, list[Fault]]]:
        """Give a copy with faults, and those that are in it: two may change the same text."""
        with tempfile.TemporaryDirectory(prefix="fault_") as name:
            tree = Path(name)
            inside: list[Fault] = []
            copy_tree(self.clean, tree)
            for fault in faults:
                try:
                    fault.plant(tree / "ssa_ad")
                except ValueError:
                    if not inside:
                        raise
                    continue
                inside.append(fault)
            yield tree, inside

    # ---------------------------------------------------------------- one fault

    def alone(self, fault: Fault) -> Found:
        """Return what the first programs, or the tests of rules, find."""
        with self.planted([fault]) as (tree, _):
            if fault in ROW_FAULTS:
                return self.rows(fault, tree)
            found = Found(fault.name, self.key(fault))
            asked = next((way for file, way in SPOILS.items() if fault.file.startswith(file)), "gradient")
            while found.programs < min(FIRST, self.programs) and found.verdict == "survived":
                self.until_bad(found, tree, min(FIRST, self.programs), asked)
            return found

    def until_bad(self, found: Found, tree: Path, stop: int, asked: str) -> None:
        """Judge programs until one goes wrong, and note it."""
        seen = Counter(found.seen)
        for said in judged(tree, self.seed, found.programs, stop, asked, self.shrink_seconds):
            found.programs += 1
            seen.update(said["features"])
            if said["verdict"] in BAD and self.bad((), found.programs - 1):
                found.known.append(said["seed"])
            elif said["verdict"] in BAD:
                found.verdict, found.seed = said["verdict"], said["seed"]
                found.problem, found.features, found.text = said["problem"], said["cut"], said["text"]
        found.seen = dict(seen)

    # ---------------------------------------------------------------- many faults

    def together(self, left: dict[Fault, Found], tell: Callable[[Found], None]) -> None:
        """Hunt what is left at once, and ``tell`` of each that is found or has survived some more programs."""
        while left:
            start = min(found.asked for found in left.values())
            if start >= self.programs:
                return
            here = [fault for fault, found in left.items() if found.asked == start]
            with self.planted(here) as (tree, group):
                k, gone_wrong = start, False
                for said in judged(tree, self.seed, start, min(start + PROCESS, self.programs), "all", 0.0):
                    k += 1
                    gone_wrong = said["verdict"] in BAD
            culprits = self.culprits(group, k - 1) if gone_wrong and not self.bad((), k - 1) else []
            for fault in group:
                left[fault].asked = k
                left[fault].programs = max(k, left[fault].programs)
                if fault in culprits:
                    found = left.pop(fault)
                    found.programs = k - 1
                    with self.planted([fault]) as (tree, _):
                        self.until_bad(found, tree, k, "all")
                    tell(found)
                else:
                    tell(left[fault])

    def culprits(self, faults: Sequence[Fault], k: int) -> list[Fault]:
        """Return the faults that spoil a program by themselves."""
        if not self.bad(faults, k):
            return []
        if len(faults) == 1:
            return list(faults)
        half = len(faults) // 2
        return self.culprits(faults[:half], k) + self.culprits(faults[half:], k)

    def bad(self, faults: Sequence[Fault], k: int) -> bool:
        """Whether a program goes wrong with these faults; without any it tells nothing."""
        with self.planted(faults) as (tree, _):
            return any(said["verdict"] in BAD for said in judged(tree, self.seed, k, k + 1, "all", 0.0))

    # ---------------------------------------------------------------- rules

    def rows(self, fault: Fault, tree: Path) -> Found:
        found = Found(fault.name, self.key(fault))
        tests = [str(p.relative_to(tree)) for p in [*sorted(tree.glob("tests/test_rule*.py")), tree / "tests/rules"]]
        command = [sys.executable, "-m", "pytest", "-x", "-q", "--tb=line", "-p", "no:cacheprovider"]
        command += [t for t in tests if (tree / t).exists()]
        done = subprocess.run(command, env=environment(tree), cwd=tree, capture_output=True, text=True)
        failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
        if done.returncode == 1 and failed:
            found.verdict, found.problem = "failed", failed[0].partition(" ")[2]
        elif done.returncode:
            raise RuntimeError(f"the tests of rules did not run with `{fault.name}`:\n{done.stdout[-2000:]}")
        return found


# ------------------------------------------------------------------------------------- what is shown


def rarest(found: Sequence[Found]) -> dict[str, list[str]]:
    """Return for each fault the features of the program that found it, the rarest among all programs first."""
    seen: Counter[str] = Counter()
    for f in found:
        seen.update(f.seen)
    return {f.name: sorted(f.features, key=lambda name: (seen[name], name)) for f in found}


def summary(found: Sequence[Found]) -> list[str]:
    """Return which feature found which fault, and the numbers."""
    lines = ["feature: the faults that a program with it found", ""]
    by_feature: dict[str, list[str]] = {}
    for name, features in rarest(found).items():
        for feature in features[:TOLD]:
            by_feature.setdefault(feature, []).append(name)
    for feature, names in sorted(by_feature.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        lines.append(f"{feature}: {', '.join(names)}")
    hunted = sorted(f.programs for f in found if f.programs and f.verdict != "survived")
    if hunted:
        median = hunted[len(hunted) // 2]
        lines += ["", f"{len(hunted)} found by programs: after {median} in the middle, {hunted[-1]} at most"]
    rows = [f for f in found if f.verdict == "failed"]
    if rows:
        lines.append(f"{len(rows)} found by the tests of rules")
    survived = [f.name for f in found if f.verdict == "survived"]
    lines.append(f"{len(survived)} survived" + (f": {', '.join(survived)}" if survived else ""))
    known = sorted({seed for f in found for seed in f.known})
    if known:
        lines.append(f"go wrong without a fault, not counted: {', '.join(known)}")
    return lines


def table(found: Sequence[Found]) -> None:
    """Print a line per fault: with rich on a terminal, plain in a pipe."""
    breaks = {f.name: f.breaks for f in (*FAULTS, *ROW_FAULTS)}
    features = rarest(found)
    rows = [
        (f.name, f.verdict, str(f.programs or ""), f.seed, ", ".join(features[f.name][:TOLD]) or f.problem[:90])
        for f in found
    ]
    head = ("fault", "verdict", "after", "program", "its rarest features")
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.table import Table

        shown = Table(*head)
        for (name, *rest), f in zip(rows, found, strict=True):
            style = "bold red" if f.verdict == "survived" else ""
            shown.add_row(f"{name}\n[dim]{breaks[name]}[/dim]", *rest, style=style)
        Console().print(shown)
        return
    widths = [max(len(row[k]) for row in [head, *rows]) for k in range(len(head) - 1)]
    for row in [head, *rows]:
        print("  ".join([*(cell.ljust(n) for cell, n in zip(row, widths, strict=False)), row[-1]]))


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


def collect(hunt: Hunt, faults: Sequence[Fault], log: Log, jobs: int, narrow: bool) -> list[Found]:
    """Hunt every fault, with a progress bar on a terminal and lines in a pipe."""
    found = {f: log.known[hunt.key(f)] for f in faults if hunt.key(f) in log.known}
    started, lock = time.monotonic(), threading.Lock()
    shown: AbstractContextManager[Any] = nullcontext()
    if sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import Progress

        shown = Progress(console=Console(stderr=True))
    with shown as bar, ThreadPoolExecutor(jobs) as pool:
        task = bar.add_task("", total=len(faults)) if bar is not None else None

        def tell(result: Found) -> None:
            with lock:
                log.add(result)
                done = sum(f.verdict != "survived" for f in found.values()) + (result not in found.values())
                line = f"{result.name}: {result.verdict}" + (f" after {result.programs}" if result.programs else "")
                if bar is not None:
                    bar.update(task, completed=done, description=line)
                else:
                    seconds = time.monotonic() - started
                    print(f"{done}/{len(faults)} {seconds:.0f} s: {line}", file=sys.stderr, flush=True)

        left = [f for f in faults if f not in found]
        for fault, result in zip(left, pool.map(hunt.alone, left)):
            tell(result)
            found[fault] = result
        survivors = [f for f in faults if found[f].verdict == "survived" and f not in ROW_FAULTS]
        if not narrow:
            parts = [{f: found[f] for f in survivors[j::jobs]} for j in range(jobs)]
            list(pool.map(lambda part: hunt.together(part, tell), parts))
    return [found[f] for f in faults]


def main() -> int:
    """Plant the faults; return 1 if one survives."""
    if sys.argv[1:2] == ["--work"]:
        tree, seed, start, stop, asked, seconds = sys.argv[2:]
        return work(Path(tree), seed, int(start), int(stop), asked, float(seconds))
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--programs", type=int, default=2000, help="how many a fault may survive (default 2000)")
    parser.add_argument("--seed", default="faults", help="where to start: the same seed gives the same programs")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes")
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="this fault (may be repeated)")
    parser.add_argument("--resume", type=Path, metavar="FILE", help="keep results here, and go on from what it holds")
    parser.add_argument("--no-shrink", action="store_true", help="show the features of the whole program")
    parser.add_argument("--narrow", action="store_true", help=f"only the first {FIRST} programs, in one way")
    args = parser.parse_args()
    faults, log = chosen(args.only), Log(args.resume)
    with tempfile.TemporaryDirectory(prefix="clean_") as name:
        clean = Path(name)
        copy_tree(ROOT, clean)
        hunt = Hunt(clean, args.seed, args.programs, 0.0 if args.no_shrink else SHRINK_SECONDS)
        found = collect(hunt, faults, log, args.jobs, args.narrow)
    table(found)
    print("\n".join(["", *summary(found)]))
    if args.only:
        print("".join(f"\n{f.name} {f.problem}\n{f.text}" for f in found if f.text))
    return 1 if any(f.verdict == "survived" for f in found) else 0


if __name__ == "__main__":
    sys.exit(main())
