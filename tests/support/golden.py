"""Golden files, and what generated code must look like."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ssa_ad.base.options import Options
from ssa_ad.callables import gradients_of
from tests.support.programs import ROOT, Program

FOLDER = ROOT / "tests" / "golden"


@dataclass(frozen=True)
class Golden:
    """Compares text with a golden file, or writes the file."""

    update: bool

    def check(self, name: str, text: str) -> None:
        """Compare ``text`` with ``tests/golden/<name>``; with ``--update-golden`` write it instead."""
        path = FOLDER / name
        text = relative(text).rstrip("\n") + "\n"
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            return
        assert path.exists(), f"no golden file {name}: run pytest with --update-golden, and read what it wrote"
        assert text == path.read_text()


def relative(text: str) -> str:
    """Write places in this project relative to it."""
    return text.replace(f"{ROOT}/", "")


def dump(program: Program) -> str:
    """Return the generated gradient of a corpus program, as ``ssa-ad dump`` prints it."""
    instance = program.fresh("_dump")
    has_aux = program.constant("HAS_AUX", False)
    made, before = gradients_of(instance.function, program.wrt, has_aux, Options())
    return made.find(made.arguments((*before, *instance.args), instance.kwargs)).emitted.text


# ------------------------------------------------------------------------------- properties of code


def functions(text: str) -> list[ast.FunctionDef]:
    return [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef)]


def code_lines(text: str) -> list[str]:
    """Return the lines of the functions in a text: no imports, blank lines or lines of comment."""
    lines = text.splitlines()
    top = [n for n in ast.parse(text).body if isinstance(n, ast.FunctionDef)]
    wanted = [line for n in top for line in lines[n.lineno - 1 : n.end_lineno]]
    return [line for line in wanted if line.strip() and not line.strip().startswith("#")]


def names(node: ast.AST, context: type[ast.expr_context]) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, context)}


def dead_assignments(text: str) -> list[str]:
    """Return assignments to a name that is never read, or overwritten before it is read."""
    found = []
    for function in functions(text):
        read = names(function, ast.Load) | written_through(function)
        outer = {n for d in ast.walk(function) if isinstance(d, ast.Global | ast.Nonlocal) for n in d.names}
        for statement in ast.walk(function):
            if isinstance(statement, ast.Assign):
                targets = [t.id for t in statement.targets if isinstance(t, ast.Name)]
                found += [f"{function.name}: {t} is never read" for t in targets if t not in read | outer]
        for block in blocks(function):
            found += [f"{function.name}: {t} is overwritten unread" for t in overwritten(block) if t not in outer]
    return found


def is_view(node: ast.expr) -> bool:
    """Whether an expression looks like `a[1:]`, `a.T` or `a.reshape(…)`."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr == "reshape"
    return isinstance(node, ast.Subscript | ast.Attribute)


def written_through(function: ast.FunctionDef) -> set[str]:
    """Return names of views that are changed in place: `v = a[1:]` and then `v += x` writes `a`."""
    views = {
        n.targets[0].id
        for n in ast.walk(function)
        if isinstance(n, ast.Assign) and isinstance(n.targets[0], ast.Name) and is_view(n.value)
    }
    places = [n.target for n in ast.walk(function) if isinstance(n, ast.AugAssign)]
    changed = {place.id for place in places if isinstance(place, ast.Name)}
    return views & changed


def blocks(node: ast.AST) -> Iterator[list[ast.stmt]]:
    for inner in ast.walk(node):
        for name in ("body", "orelse", "finalbody"):
            block = getattr(inner, name, None)
            if isinstance(block, list):
                yield block


def overwritten(block: list[ast.stmt]) -> Iterator[str]:
    """Return names that are set twice in a block and neither read nor branched over in between."""
    pending: set[str] = set()
    for statement in block:
        simple = isinstance(statement, ast.Assign) and all(isinstance(t, ast.Name) for t in statement.targets)
        pending -= names(statement, ast.Load)
        if isinstance(statement, ast.AugAssign):
            pending -= names(statement.target, ast.Store)
        if not simple:
            if isinstance(statement, ast.For | ast.While | ast.If | ast.Try):
                pending.clear()
            continue
        assert isinstance(statement, ast.Assign)
        for target in statement.targets:
            assert isinstance(target, ast.Name)
            if target.id in pending:
                yield target.id
            pending.add(target.id)


def reused_names(text: str) -> list[str]:
    """Return names with two roles: a parameter that a loop sets, a tape that is also something else."""
    found = []
    for function in functions(text):
        parameters = {a.arg for a in function.args.args}
        targets = {t for n in ast.walk(function) if isinstance(n, ast.For) for t in names(n.target, ast.Store)}
        tapes: set[str] = set()
        others: set[str] = set()
        for node in ast.walk(function):
            if isinstance(node, ast.Assign):
                if isinstance(node.value, ast.Constant) and node.value.value is None:
                    continue  # nothing was kept on this way
                empty = isinstance(node.value, ast.List) and not node.value.elts
                (tapes if empty else others).update(t.id for t in node.targets if isinstance(t, ast.Name))
        found += [f"{function.name}: parameter {name} is set by a loop" for name in sorted(parameters & targets)]
        found += [
            f"{function.name}: tape {name} is something else, too" for name in sorted(tapes & (others | parameters))
        ]
    return found


def flag_breaks(text: str, source: str) -> list[str]:
    """Return ``if flag: break`` where the flag is not a name of the user's; a break out of two loops needs one."""
    users = {n.id for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Name)}
    found = []
    for block in (getattr(node, "body", None) for node in ast.walk(ast.parse(text))):
        inner: set[str] = set()  # what loops in this block have set
        for node in block if isinstance(block, list) else []:
            if isinstance(node, ast.For | ast.While):
                inner |= names(node, ast.Store)
            if isinstance(node, ast.If) and len(node.body) == 1 and isinstance(node.body[0], ast.Break):
                tested = names(node.test, ast.Load)
                plain = isinstance(node.test, ast.Name) or (
                    isinstance(node.test, ast.Compare) and isinstance(node.test.comparators[0], ast.Constant)
                )
                flags = not any(t.rstrip("_0123456789") in users or t in users or t in inner for t in tested)
                if plain and len(tested) == 1 and flags:
                    found.append(ast.unparse(node.test))
    return found


def golden_path(program: Path) -> str:
    return f"grad/{program.parent.name}/{program.stem}.py"
