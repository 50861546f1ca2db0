"""The table of planted faults: none is stale, and the tool finds one."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tools.faults import FAULTS, ROW_FAULTS, Fault
from tools.planting import planted, running

ROOT = Path(__file__).resolve().parents[1]
EVERY = (*FAULTS, *ROW_FAULTS)


@pytest.mark.parametrize("fault", EVERY, ids=lambda fault: fault.name)
def test_a_fault_can_be_planted(fault: Fault, tmp_path: Path) -> None:
    source, copy = ROOT / "ssa_ad" / fault.file, tmp_path / fault.file
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_text(source.read_text())
    fault.plant(tmp_path)
    assert ast.dump(ast.parse(copy.read_text())) != ast.dump(ast.parse(source.read_text()))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_can_be_planted_in_the_running_compiler(fault: Fault) -> None:
    functions = [f for same in running().values() for f in same]
    before = [f.__code__ for f in functions]
    with planted([fault]):
        assert [f.__code__ for f in functions] != before
    assert [f.__code__ for f in functions] == before


def test_a_stale_fault_is_named(tmp_path: Path) -> None:
    (tmp_path / "twice.py").write_text("a = 1\na = 1\n")
    for file, times in (("twice.py", 2), ("gone.py", 0)):
        with pytest.raises(ValueError, match=f"`moved` is stale: its text stands {times} times in {file}"):
            Fault("moved", "", file, "a = 1", "a = 2").plant(tmp_path)


def test_faults_are_of_all_stages() -> None:
    assert not [name for name, n in Counter(f.name for f in EVERY).items() if n > 1]
    folders = Counter(f.file.partition("/")[0] for f in FAULTS)
    stages = ("lower", "analysis", "optimize", "reverse", "storage", "emit", "forward", "snapshot.py")
    assert all(folders[stage] >= 4 for stage in stages)
    assert len(FAULTS) >= 35 and len(ROW_FAULTS) >= 10


def test_the_tool_finds_a_fault() -> None:
    command = [sys.executable, "tools/plant_faults.py", "--narrow", "--no-shrink", "--only", "store-not-zeroed"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 survived" in done.stdout
