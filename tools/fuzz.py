"""Write random stateful programs, and compare their gradients with differences.

    python tools/fuzz.py --programs 20000 --seed 7 --jobs 2 --resume build/fuzz/7.jsonl

Each program is run plainly for its value, what it leaves behind, what it raises and its central
differences, and then through the compiler: as it is, with optimisations left out, by the interpreter, as
a jvp and as a pullback. It ends as right, refused (an ``ad.Error`` that says where), crash (any other
exception) or wrong. Inputs that tell nothing (two step sizes disagree, values run away) are drawn again and
counted. Crashes and wrong ones are cut down and written, as corpus files, to ``build/fuzz``, with what went
wrong beside them. With ``--resume`` results are kept in a file, a line each, and what it holds is not run
again. The exit status is 1 if any is wrong or a crash.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import ssa_ad as ad  # noqa: E402 - found through the line above
from tests.support.fuzz.run import (  # noqa: E402
    Result,
    Ways,
    drawn,
    judge_seed,
    judge_text,
    seldom_collected,
    shrink,
    summary,
)

CHUNK = 10
CHUNKS_OF_A_PROCESS = 50
"""The compiler keeps what it compiled; a new process starts with nothing."""
SAY_EVERY = 30.0
BAD = ("wrong", "crash")


def one(seed: str, folder: Path, out: Path | None, ways: Callable[[str], Ways]) -> Result:
    """Judge a seed; if it went wrong and ``out`` is given, write what is left of the program there."""
    result, source = judge_seed(ad, seed, folder, ways)
    if out is not None and result.verdict in BAD:
        text, judgement = shrink(ad, source, folder, ways(seed))
        out.mkdir(parents=True, exist_ok=True)
        path = out / f"{judgement.verdict}_{result.seed.replace('.', '_')}.py"
        path.write_text(text)
        path.with_suffix(".txt").write_text(str(judgement).replace(str(folder), "") + "\n")
    if result.verdict not in BAD:
        result.text = ""  # the seed gives it again
    return result


def chunk(seeds: list[str], out: Path | None, quick: bool) -> list[Result]:
    ways = Ways.quick if quick else Ways.thorough
    with tempfile.TemporaryDirectory() as folder, seldom_collected():
        return [one(seed, Path(folder), out, ways) for seed in seeds]


def results(seeds: list[str], jobs: int, work: Callable[[list[str]], list[Result]]) -> Iterator[Result]:
    """Judge seeds in other processes, a chunk at a time."""
    chunks = [seeds[k : k + CHUNK] for k in range(0, len(seeds), CHUNK)]
    # not concurrent.futures: its pool hangs when a process has done its share (Python 3.11)
    with multiprocessing.get_context("spawn").Pool(jobs, maxtasksperchild=CHUNKS_OF_A_PROCESS) as pool:
        for done in pool.imap_unordered(work, chunks):
            yield from done


class Log:
    """The results so far: in memory, and a line each in a file if there is one."""

    def __init__(self, path: Path | None, run: dict[str, Any]) -> None:
        self.found: list[Result] = []
        self.file: int | None = None
        if path is None:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text() if path.exists() else ""
        whole = text[: text.rfind("\n") + 1]  # a run that was stopped may have left half a line
        if whole:
            header, *lines = whole.splitlines()
            if json.loads(header) != run:
                raise SystemExit(f"{path} is of another run: {header}")
            self.found = [Result.from_line(line) for line in lines]
        self.file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.ftruncate(self.file, len(whole.encode()))
        if not whole:
            self.write(json.dumps(run))

    def add(self, result: Result) -> None:
        self.found.append(result)
        self.write(result.to_line())

    def write(self, line: str) -> None:
        if self.file is not None:
            os.write(self.file, f"{line}\n".encode())


def say(found: list[Result]) -> str:
    counts = Counter(r.verdict for r in found)
    return ", ".join(f"{n} {verdict}" for verdict, n in counts.most_common())


def collect(made: Iterable[Result], log: Log, total: int) -> None:
    """Collect results, with a progress bar on a terminal and a line now and then in a pipe."""
    said = time.monotonic()
    shown: AbstractContextManager[Any] = nullcontext()
    if sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
        shown = Progress(*columns, console=Console(stderr=True))
    with shown as bar:
        task = bar.add_task("", total=total, completed=len(log.found)) if bar is not None else None
        for result in made:
            log.add(result)
            if bar is not None:
                bar.update(task, completed=len(log.found), description=say(log.found))
                if result.verdict in BAD:
                    bar.console.print(f"{result.verdict} {result.seed}: {result.problems[0]}", markup=False)
            elif result.verdict in BAD or time.monotonic() - said > SAY_EVERY:
                said = time.monotonic()
                about = f" {result.seed}: {result.problems[0]}" if result.verdict in BAD else ""
                print(f"{len(log.found)}/{total}: {say(log.found)}{about}", file=sys.stderr, flush=True)


def show(full: str, quick: bool) -> int:
    """Judge the program of a full seed and print it, cut down if it goes wrong."""
    ways = (Ways.quick if quick else Ways.thorough)(full.rsplit(".", 2)[0])
    with tempfile.TemporaryDirectory() as name:
        folder, source = Path(name), drawn(full)
        judgement, notes = judge_text(ad, source.text(), source.calls, folder / "program.py", ways)
        text = source.text()
        if judgement.verdict in BAD:
            text, judgement = shrink(ad, source, folder, ways)
    print("\n".join([str(judgement), *notes, "", text]))
    return 1 if judgement.verdict in BAD else 0


def main() -> int:
    """Run the fuzzer; return 1 if a program came out wrong or crashed the compiler."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--programs", type=int, default=200, help="how many (default 200)")
    parser.add_argument("--seed", default="0", help="where to start: the same seed gives the same programs")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes")
    parser.add_argument("--resume", type=Path, metavar="FILE", help="keep results here, and go on from what it holds")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "fuzz", help="where failing programs go")
    parser.add_argument("--quick", action="store_true", help="fewer ways for each program, as the tests do")
    parser.add_argument("--no-shrink", action="store_true", help="only count; write nothing")
    parser.add_argument("--only", metavar="SEED", help="show the program of a reported seed (E_87.0.0)")
    args = parser.parse_args()
    if args.only:
        return show(args.only, args.quick)
    print(f"seed {args.seed}", flush=True)
    log = Log(args.resume, {"seed": args.seed, "quick": args.quick})
    known = {r.seed.rsplit(".", 2)[0] for r in log.found}
    seeds = [s for k in range(args.programs) if (s := f"{args.seed}_{k}") not in known]
    work = partial(chunk, out=None if args.no_shrink else args.out, quick=args.quick)
    try:
        collect(results(seeds, args.jobs, work), log, args.programs)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
    print(summary(log.found))
    bad = [r for r in log.found if r.verdict in BAD]
    for result in bad:
        print(f"\n{result.verdict} {result.seed}: " + "\n  ".join(result.problems[:3]))
    print(f"\nseed {args.seed}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
