"""The command line: ``dump``, ``explain``, ``check``, ``stages``."""

from __future__ import annotations

import sys
import warnings
from typing import Any

import click
from rich.console import Console
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from ssa_ad import __version__, pipeline
from ssa_ad.asked import Request
from ssa_ad.base.diagnostics import Error
from ssa_ad.base.options import Options
from ssa_ad.check.grads import check_grads
from ssa_ad.check.report import HEAD, Report
from ssa_ad.emit.standalone import standalone
from ssa_ad.explain import Explanation
from ssa_ad.explain import explain as account
from ssa_ad.functional import functionalize
from ssa_ad.ir.text import to_text
from ssa_ad.program_file import Target, TargetError, find
from ssa_ad.session import Gradients, Products, Specialisation, Specialisations, Tangents


def show(text: str, language: str = "python") -> None:
    """Print text, highlighted on a terminal and plain in a pipe."""
    if sys.stdout.isatty():
        Console().print(Syntax(text, language, background_color="default", word_wrap=False))
    else:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")


PRINTED = {"functional": "the program with its state as a parameter and a result", "python": "the generated code"}
"""What `--stage` takes beside the stages: Python text."""

KINDS: dict[str, type[Specialisations[Specialisation]]] = {"grad": Gradients, "jvp": Tangents, "hvp": Products}


def compiled(target: Target, without: tuple[str, ...], keep: bool, of: str = "grad") -> Specialisation:
    """Compile a target and return everything that compiling gave."""
    options = Options(without=without)
    request = Request(
        target.function, target.wrt, len(target.wrt) == 1 and not isinstance(target.wrt, str), False, options
    )
    made = KINDS[of](request)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        found = made.compile(made.arguments(target.args, target.kwargs), keep=keep)
    for warning in caught:
        click.echo(f"warning: {warning.message}", err=True)
    return found


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ssa-ad")
def commands() -> None:
    """Gradients of Python programs that change things as they go."""


def target_options(command: Any) -> Any:
    """Add the options that say which function, with respect to what, for which arguments."""
    for option in (
        click.option("--types", help='types of parameters and state: "x: f64[:], n: int, self.total: float"'),
        click.option("--args", help='the arguments, an expression in the file\'s namespace: "Accumulator(), 2.0"'),
        click.option("--wrt", help="paths to differentiate with respect to, comma-separated: x,self.total"),
        click.argument("target", metavar="FILE.py:FUNC"),
    ):
        command = option(command)
    return command


@commands.command()
@target_options
@click.option("--of", type=click.Choice(list(KINDS)), default="grad", help="gradient, tangent or Hessian product")
@click.option("--stage", help="print the program after this stage instead (see `ssa-ad stages`)")
@click.option("--standalone", "alone", is_flag=True, help="write a module that runs on numpy alone")
@click.option("--without", multiple=True, help="leave an optimisation pass out")
def dump(
    target: str,
    wrt: str | None,
    args: str | None,
    types: str | None,
    of: str,
    stage: str | None,
    alone: bool,
    without: tuple[str, ...],
) -> None:
    """Print the generated derivative code of a function of a file."""
    passes = dict.fromkeys(pipeline.base_name(s.name) for s in pipeline.STAGES if s.optional)
    unknown = [name for name in without if name not in passes]
    if unknown:
        raise click.UsageError(f"there is no pass {unknown[0]!r} to leave out; there are {', '.join(passes)}")
    found = find(target, args, types, wrt)
    if stage is not None and stage not in (*pipeline.stage_names(), *PRINTED):
        raise click.UsageError(
            f"there is no stage {stage!r}; there are {', '.join((*pipeline.stage_names(), *PRINTED))}"
        )
    if stage == "functional":
        show(functionalize(found.function).source(*found.args, **found.kwargs))
        return
    if stage == "forward" and of == "grad":
        of = "jvp"  # a gradient has no such stage
    made = compiled(found, without, stage is not None, of)
    if stage is not None and stage not in (*made.compiled.programs, "python"):
        raise click.UsageError(f"the {of} of a function has no stage {stage!r}")
    if stage is not None and stage != "python":
        show(to_text(made.compiled.programs[stage]), "text")
    else:
        show(standalone(made.emitted) if alone else made.emitted.text)


@commands.command()
@target_options
@click.option("--json", "as_json", is_flag=True, help="print the same as JSON, for tools")
def explain(target: str, wrt: str | None, args: str | None, types: str | None, as_json: bool) -> None:
    """Say what happens to every piece of state of a function of a file."""
    found = find(target, args, types, wrt)
    said = account(compiled(found, (), keep=True))
    if as_json:
        show(said.to_json(), "json")
    else:
        show_account(said)


def show_account(said: Explanation) -> None:
    """Print an account: its tables drawn and its roles coloured on a terminal, as plain text in a pipe."""
    if not sys.stdout.isatty():
        click.echo(str(said))
        return
    console = Console()
    console.print(Text(said.headline, style="bold"))
    for part in said.parts:
        console.print()
        if part.head:
            table = Table(title=part.title, title_justify="left")
            for name in part.head:
                table.add_column(name, overflow="fold")
            for row in part.lines:
                table.add_row(*(Text(x, style=COLOURS.get(x, "")) for x in row))
            console.print(table)
        else:
            console.print(Text(part.title, style="italic"))
            for line in part.lines:
                console.print(Text(f"  {line}"))


COLOURS = {
    "right": "green", "wrong": "bold red", "undecided": "yellow", "refused": "yellow",
    "parameter": "green", "activation": "cyan", "buffer": "yellow", "random": "magenta", "cache": "yellow",
    "external": "red", "constant": "yellow", "inlined": "green", "followed": "green", "rule": "cyan",
}  # fmt: skip
"""The colours of verdicts, of roles of state, and of what became of calls."""


def show_report(report: Report) -> None:
    """Print a report, as a coloured table on a terminal and as plain text in a pipe."""
    if not sys.stdout.isatty():
        click.echo(str(report))
        return
    table = Table(title=report.name, title_justify="left")
    for name in HEAD:
        numeric = name in ("found", "expected", "error")
        table.add_column(
            name, overflow="fold", no_wrap=numeric, min_width=9 if name == "worst entry" else None,
            justify="right" if numeric else "left",
        )  # fmt: skip
    for row in report.rows:
        *cells, verdict = row.cells()
        table.add_row(*map(Text, cells), Text(verdict, style=COLOURS[row.verdict]))
    console = Console()
    console.print(table)
    console.print(Text(report.summary(), style="green" if report.ok else "bold red"))


@commands.command()
@target_options
@click.option("--statements", is_flag=True, help="check every line on its own and name the first that is wrong")
@click.option("--samples", default=8, show_default=True, help="how many entries of each input are checked")
@click.option("--seed", default=0, show_default=True, help="of what is random: entries, directions, cotangents")
@click.option("--rtol", type=float, help="what gradients may be off, relatively")
def check(
    target: str,
    wrt: str | None,
    args: str | None,
    types: str | None,
    statements: bool,
    samples: int,
    seed: int,
    rtol: float | None,
) -> None:
    """Check the derivatives of a function of a file: by differences, by jvp against vjp, and what a call leaves.

    The exit code is 1 if something is wrong.
    """
    found = find(target, args, types, wrt)
    asked = wrt is not None or hasattr(found.module, "WRT")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        report = check_grads(
            found.function, *found.args, wrt=found.wrt if asked else None, kwargs=found.kwargs,
            statements=statements, samples=samples, seed=seed, rtol=rtol,
        )  # fmt: skip
    for message in dict.fromkeys(str(w.message) for w in caught if issubclass(w.category, UserWarning)):
        click.echo(f"warning: {message}", err=True)
    show_report(report)
    if not report.ok:
        sys.exit(1)


@commands.command()
def stages() -> None:
    """Name the stages in order."""
    width = max(map(len, pipeline.stage_names()))
    for s in pipeline.STAGES:
        click.echo(f"{s.name:{width}}  {s.doc}")
    for name, doc in PRINTED.items():
        click.echo(f"{name:{width}}  {doc}")


def main() -> None:
    """Run the command line; refusals are printed, not raised."""
    try:
        commands(prog_name="ssa-ad")
    except (Error, TargetError) as problem:
        click.secho(str(problem), fg="red" if sys.stderr.isatty() else None, err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
