"""The command line, as a user calls it."""

from __future__ import annotations

import ast
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ssa_ad import pipeline
from ssa_ad.check.report import Report, Row
from ssa_ad.cli import commands, compiled, main, show_account, show_report
from ssa_ad.explain import explain as account
from ssa_ad.ir.parse import parse_function
from ssa_ad.ir.text import to_text
from ssa_ad.program_file import find
from ssa_ad.reverse.sweep import Sweep
from tests.support.programs import ROOT

ACCUMULATOR = "corpus/objects/accumulator.py:Accumulator.add"


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def run(*arguments: str) -> Result:
    found = CliRunner().invoke(commands, arguments)
    if found.exception is not None and not isinstance(found.exception, SystemExit):
        raise found.exception
    return found


def program(folder: Path, text: str) -> str:
    path = folder / "program.py"
    path.write_text(text)
    return str(path)


# ------------------------------------------------------------------------------- dump


def test_dump_prints_the_gradient() -> None:
    text = run("dump", ACCUMULATOR, "--wrt", "x,self.total").stdout
    golden = (ROOT / "tests" / "golden" / "grad" / "objects" / "accumulator.py").read_text()
    assert text == golden
    assert "def add_grad(self, x, y_bar=1.0):" in text
    assert "\x1b" not in text


@pytest.mark.parametrize("stage", [*pipeline.stage_names()])
def test_dump_of_a_stage_reads_back(stage: str) -> None:
    text = run("dump", ACCUMULATOR, "--stage", stage).stdout
    assert text.startswith("func add")
    assert to_text(parse_function(text)) == text


def test_dump_of_the_last_stage_is_the_default() -> None:
    assert run("dump", ACCUMULATOR, "--stage", "python").stdout == run("dump", ACCUMULATOR).stdout


def test_an_unknown_stage_names_the_stages() -> None:
    found = run("dump", ACCUMULATOR, "--stage", "nothing")
    assert found.exit_code == 2 and found.stdout == ""
    assert "promote_contents" in found.stderr


def test_without_a_pass() -> None:
    target = "corpus/kernels/gauss_seidel.py:seidel"
    with_it = run("dump", target).stdout
    without = run("dump", target, "--without", "zeros", "--without", "cse").stdout
    assert with_it != without and "def seidel_grad(" in without
    found = run("dump", ACCUMULATOR, "--without", "nothing")
    assert found.exit_code == 2 and "promote_contents" in found.stderr and found.stdout == ""


def test_arguments_are_an_expression_in_the_file(tmp_path: Path) -> None:
    file = program(tmp_path, "import numpy as np\nN = 4\ndef f(x, n):\n    return np.sum(x) * n\n")
    text = run("dump", f"{file}:f", "--args", "np.ones(N), 2.0", "--wrt", "n").stdout
    assert "n_bar" in text and "x_bar" not in text


def test_types_of_parameters_and_state(tmp_path: Path) -> None:
    file = program(
        tmp_path,
        "class Box:\n    def __init__(self):\n        self.total = 0.0\n"
        "    def add(self, x, n):\n        for _ in range(n):\n            self.total += x.sum()\n"
        "        return self.total\n",
    )
    text = run("dump", f"{file}:Box.add", "--types", "x: f64[:], n: int, self.total: float").stdout
    assert "x_bar" in text and "for _ in range(n):" in text
    matrix = run("dump", f"{file}:Box.add", "--types", "x: f64[:, :], n: int", "--stage", "lower").stdout
    assert "x: f64[n, " in matrix or "x: f64[" in matrix


def test_types_from_annotations_and_dataclasses(tmp_path: Path) -> None:
    file = program(
        tmp_path,
        "from dataclasses import dataclass\n@dataclass\nclass Line:\n    a: float\n    b: float = 1.0\n"
        "def value(line: Line, x: float) -> float:\n    return line.a * x + line.b\n",
    )
    assert "x_bar" in run("dump", f"{file}:value").stdout
    assert "line.a" in run("explain", f"{file}:value", "--wrt", "line.a,x").stdout


# ------------------------------------------------------------------------------- standalone

FORBID = """
import sys

class Forbidden:
    def find_spec(self, name, path=None, target=None):
        assert name.split(".")[0] not in ("ssa_ad", "gast", "astunparse", "scipy"), f"{{name}} is imported"

sys.meta_path.insert(0, Forbidden())
sys.path[:] = [p for p in sys.path if p not in ("", {root!r})]
namespace = {{"__name__": "standalone"}}
exec(compile(open({file!r}).read(), {file!r}, "exec"), namespace)
"""


def run_alone(file: Path, use: str) -> str:
    """Run a generated module in an interpreter that cannot import the compiler."""
    code = FORBID.format(root=str(ROOT), file=str(file)) + use
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=file.parent)
    assert made.returncode == 0, made.stderr
    return made.stdout


def test_standalone_runs_on_numpy_alone(tmp_path: Path) -> None:
    file = tmp_path / "alone.py"
    file.write_text(run("dump", ACCUMULATOR, "--wrt", "x,self.total", "--standalone").stdout)
    out = run_alone(
        file,
        "class Box: total = 1.0\nbox = Box()\nprint(namespace['add_grad'](box, 2.0), box.total)\n",
    )
    assert out == "(3.0, (1.0, 1.0)) 3.0\n"


@pytest.mark.parametrize(
    "target",
    ["arrays/shapes.py:f", "kernels/cholesky.py:", "mutation/dict_computed_keys.py:", "arrays/masks.py:"],
)
def test_standalone_copies_its_helpers_in(tmp_path: Path, target: str) -> None:
    name, _, function = target.partition(":")
    source = (ROOT / "corpus" / name).read_text()
    public = [n.name for n in ast.parse(source).body if isinstance(n, ast.FunctionDef) and n.name != "inputs"]
    text = run("dump", f"corpus/{name}:{function or public[-1]}", "--standalone").stdout
    assert "ssa_ad" not in "".join(line for line in text.splitlines() if "import" in line)
    file = tmp_path / "alone.py"
    file.write_text(text)
    run_alone(file, f"assert callable(namespace[{(function or public[-1]) + '_grad'!r}])\n")


# ------------------------------------------------------------------------------- explain and stages


def test_explain() -> None:
    text = run("explain", ACCUMULATOR, "--wrt", "x").stdout
    assert "self.total" in text and "activation" in text and "parameter" in text


def test_explain_as_json() -> None:
    found = json.loads(run("explain", ACCUMULATOR, "--wrt", "x", "--json").stdout)
    assert list(found) == [
        "schema", "function", "wrt", "state", "shared", "saved", "calls", "constant_calls", "fixed", "followed",
    ]  # fmt: skip
    assert (found["schema"], found["function"], found["wrt"]) == (1, "add", ["x"])
    by_path = {entry["path"]: entry for entry in found["state"]}
    assert by_path["self.total"] == {
        "path": "self.total", "type": "float", "role": "activation",
        "why": "derivative passes through what is written to it", "derivative_in": False,
        "derivative_out": True, "read": [9], "written": [9],
    }  # fmt: skip
    assert by_path["x"]["role"] == "parameter" and by_path["x"]["written"] == []


def test_stages_are_named_in_order() -> None:
    lines = run("stages").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [*pipeline.stage_names(), "functional", "python"]
    assert all(len(line.split()) > 2 for line in lines)


# ------------------------------------------------------------------------------- errors, and the process


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("dump", "corpus/rejected/exec_call.py:f"), "exec"),
        (("dump", "nothing.py:f"), "there is no file nothing.py"),
        (("dump", "corpus/straight/rebind.py:nothing"), "has no nothing"),
        (("dump", "corpus/straight/rebind.py"), "write FILE.py:FUNC"),
        (("dump", ACCUMULATOR, "--wrt", "self.missing"), "self.missing"),
        (("dump", ACCUMULATOR, "--wrt", "x +"), "x +"),
        (("dump", ACCUMULATOR, "--args", "1 +"), "--args"),
        (("dump", ACCUMULATOR, "--args", "Missing()"), "Missing"),
        (("dump", ACCUMULATOR, "--types", "x float"), "x float"),
        (("dump", ACCUMULATOR, "--types", "x: quaternion"), "quaternion"),
        (("explain", "corpus/straight/rebind.py:inputs", "--wrt", "x"), "--args"),
    ],
)
def test_errors_go_to_stderr(arguments: tuple[str, ...], says: str, capsys: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(sys, "argv", ["ssa-ad", *arguments])
    with pytest.raises(SystemExit) as caught:
        main()
    out, err = capsys.readouterr()
    assert caught.value.code == 1
    assert out == "" and says in err and "Traceback" not in err and "\x1b" not in err


def test_a_file_that_fails_says_where(tmp_path: Path, capsys: Any, monkeypatch: Any) -> None:
    file = program(tmp_path, "def f(x):\n    return x\n1 / 0\n")
    monkeypatch.setattr(sys, "argv", ["ssa-ad", "dump", f"{file}:f"])
    with pytest.raises(SystemExit) as caught:
        main()
    out, err = capsys.readouterr()
    assert caught.value.code == 1 and out == ""
    assert "ZeroDivisionError" in err and "program.py" in err


def test_the_module_is_the_command() -> None:
    made = subprocess.run(
        [sys.executable, "-m", "ssa_ad", "dump", ACCUMULATOR, "--wrt", "x"], capture_output=True, text=True
    )
    assert made.returncode == 0 and made.stdout == run("dump", ACCUMULATOR, "--wrt", "x").stdout
    assert made.stderr == ""
    made = subprocess.run(
        [sys.executable, "-m", "ssa_ad", "dump", "corpus/rejected/exec_call.py:f"], capture_output=True, text=True
    )
    assert made.returncode == 1 and made.stdout == "" and "corpus/rejected/exec_call.py:" in made.stderr


def test_a_zero_gradient_is_warned_of() -> None:
    found = run("dump", "corpus/special/no_connection.py:f")
    assert found.exit_code == 0
    assert "warning: the result of f does not depend on `unused`" in found.stderr


# ------------------------------------------------------------------------------- check


def test_check_prints_a_table() -> None:
    found = run("check", ACCUMULATOR, "--wrt", "x,self.total", "--statements")
    assert found.exit_code == 0 and "\x1b" not in found.stdout
    lines = found.stdout.splitlines()
    assert lines[0] == "Accumulator.add" and lines[-1] == "nothing is wrong"
    assert lines[2].split() == ["check", "input", "worst", "entry", "found", "expected", "error", "verdict"]
    checks = [line.split()[0] for line in lines[3:-2]]
    assert checks == ["gradient", "gradient", "pullback", "tangent", "dot", "effects", "statement"]
    assert all(line.endswith("right") for line in lines[3:-2])


def test_check_takes_arguments_and_finds_inputs(tmp_path: Path) -> None:
    file = program(tmp_path, "import numpy as np\ndef f(parts, n):\n    return np.sum(parts[0]) * parts[1] * n\n")
    text = run("check", f"{file}:f", "--args", "[np.ones(3), 2.0], 3", "--samples", "1", "--seed", "4").stdout
    assert "gradient" in text and "parts" in text and " n " not in text
    assert "nothing is wrong" in text


def test_check_ends_with_1_and_names_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = program(tmp_path, "import numpy as np\ndef f(x):\n    y = x * 2.0\n    z = x[0]\n    return np.sum(y) * z\n")
    monkeypatch.setattr(Sweep, "add_part", lambda *_: None)
    found = run("check", f"{file}:f", "--args", "np.ones(3)", "--statements")
    assert found.exit_code == 1
    assert found.stdout.splitlines()[-1] == f"wrong: statement, {file}:4: z = x[0]"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    made = Terminal()
    monkeypatch.setattr(sys, "stdout", made)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return made


def test_explain_draws_its_tables_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    said = account(compiled(find(ACCUMULATOR, None, None, None), (), keep=True))
    screen = terminal(monkeypatch)
    show_account(said)
    text = screen.getvalue()
    assert "┃" in text and "state and arguments" in text and "\x1b[32mparameter" in text
    assert "\x1b[1madd: gradient with respect to x, self.total" in text
    assert "taken as fixed" in text and "self.total is of type float" in text


def test_check_is_coloured_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    show_report(Report("f", (Row("gradient", "x", "x[1]", 1.0, 2.0, 0.5, "wrong"), Row("effects", "call"))))
    text = screen.getvalue()
    assert "\x1b[1;31mwrong" in text and "\x1b[32mright" in text and "┃" in text


def test_the_report_in_the_readme_is_what_is_printed() -> None:
    shown = (ROOT / "README.md").read_text()
    command, _, report = shown[shown.index("`ssa-ad check ") + 1 :].partition("`:\n\n```text\n")
    printed = run(*command.split()[1:]).stdout.splitlines()

    kept = report.partition("```")[0].splitlines()
    # which entry is worst, and by how much, is rounding
    ends = [[line.split()[:1] + line.split()[-1:] for line in text] for text in (kept, printed)]
    assert ends[0] == ends[1]


def test_the_functional_form_is_printed() -> None:
    text = run("dump", "--stage", "functional", ACCUMULATOR).output
    ast.parse(text)
    assert "new_state = {'self.total': self.total}" in text
