"""Write random stateful programs, and compare their gradients with differences.

    python tools/fuzz.py --programs 1000 --seed 7 --jobs 2

Each program is run plainly for its value, what it leaves behind, what it raises and its central
differences, and then through the compiler. It ends as right, refused (an ``ad.Error`` that says where),
crash (any other exception) or wrong. Crashes and wrong ones are cut down and written, as corpus files,
to ``build/fuzz``. The exit status is 1 if any is wrong.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import ssa_ad as ad  # noqa: E402 - found through the line above
from tests.support.fuzz.programs import draw  # noqa: E402
from tests.support.fuzz.run import Result, judge_seed, judge_source, shrink, summary  # noqa: E402

CHUNK = 20


def one(seed: str, folder: Path, out: Path | None) -> Result:
    """Judge a seed; if it went wrong and ``out`` is given, write what is left of the program there."""
    result, source = judge_seed(ad, seed, folder)
    if out is not None and result.verdict in ("wrong", "crash"):
        small, judgement = shrink(ad, source, folder)
        out.mkdir(parents=True, exist_ok=True)
        note = "\n".join([judgement.verdict, *judgement.problems]).replace(str(folder), "")
        (out / f"{judgement.verdict}_{result.seed.replace('.', '_')}.py").write_text(small.text(note))
    return result


def chunk(seeds: list[str], out: Path | None) -> list[Result]:
    with tempfile.TemporaryDirectory() as folder:
        return [one(seed, Path(folder), out) for seed in seeds]


def results(seeds: list[str], out: Path | None, jobs: int) -> Iterator[Result]:
    """Judge seeds in several processes, a chunk at a time."""
    chunks = [seeds[k : k + CHUNK] for k in range(0, len(seeds), CHUNK)]
    if jobs == 1:
        for some in chunks:
            yield from chunk(some, out)
        return
    with ProcessPoolExecutor(jobs) as pool:
        for done in as_completed([pool.submit(chunk, some, out) for some in chunks]):
            yield from done.result()


def with_progress(found: Iterator[Result], total: int) -> list[Result]:
    """Collect results, with a progress bar on a terminal and without one in a pipe."""
    if not sys.stderr.isatty():
        return list(found)
    from rich.console import Console
    from rich.progress import track

    return list(track(found, "programs", total, console=Console(stderr=True)))


def show(seed: str) -> int:
    """Judge the program of a full seed and print it, cut down if it goes wrong."""
    with tempfile.TemporaryDirectory() as folder:
        source = draw(seed)
        judgement, _ = judge_source(ad, source, Path(folder) / "program.py")
        if judgement.verdict in ("wrong", "crash"):
            source, judgement = shrink(ad, source, Path(folder))
    print(source.text(str(judgement)))
    return 1 if judgement.verdict == "wrong" else 0


def main() -> int:
    """Run the fuzzer; return 1 if a program came out wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--programs", type=int, default=200, help="how many (default 200)")
    parser.add_argument("--seed", default="0", help="where to start: the same seed gives the same programs")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "fuzz", help="where failing programs go")
    parser.add_argument("--no-shrink", action="store_true", help="only count; write nothing")
    parser.add_argument("--only", metavar="SEED", help="show the program of a reported seed (E_87.0)")
    args = parser.parse_args()
    if args.only:
        return show(args.only)
    seeds = [f"{args.seed}_{k}" for k in range(args.programs)]
    found = with_progress(results(seeds, None if args.no_shrink else args.out, args.jobs), len(seeds))
    print(summary(found))
    for verdict in ("wrong", "crash"):
        for result in found:
            if result.verdict == verdict:
                print(f"\n{verdict} {result.seed}: " + "\n  ".join(result.problems[:3]))
    return 1 if any(r.verdict == "wrong" for r in found) else 0


if __name__ == "__main__":
    sys.exit(main())
