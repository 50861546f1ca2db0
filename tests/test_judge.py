"""What the judge of programs makes of points and of storage at which a derivative is not what differences say."""

from __future__ import annotations

from pathlib import Path

import pytest

import ssa_ad as ad
from tests.support.fuzz import run
from tests.support.fuzz.run import judge_text

A_TIE = '''
def f(x, y):
    return max(x, y)

def inputs():
    return (0.5, 0.5), {}
'''
ONE_POINT = '''
def f(x):
    return 0.0 if x == 0.25 else 3.0 * (x - 0.25)

def inputs():
    return (0.25,), {}
'''
A_JUMP = '''
def f(x):
    return 1.0 + x if x > 0.25 else x

def inputs():
    return (0.2499,), {}
'''


@pytest.mark.parametrize(
    "text, reason",
    [
        (A_TIE, "step sizes disagree"),
        (ONE_POINT, "a neighbour takes another way"),
        (A_JUMP, "step sizes disagree"),
    ],
)
def test_a_point_that_tells_nothing_is_drawn_again(text: str, reason: str, tmp_path: Path) -> None:
    judgement, _ = judge_text(ad, text, 1, tmp_path / "program.py", None)
    assert (judgement.verdict, judgement.problems) == ("redraw", [reason])


STATE_NOT_LOOKED_AT = '''
import numpy as np

class Cell:
    def __init__(self, buf):
        self.buf = buf

class Box:
    def __init__(self, inner):
        self.inner = inner

def f(a, b, p, q, cells):
    q.inner.buf[1:] = 0.7
    return np.sum(p.buf) + np.sum(a)

def inputs():
    base = np.linspace(0.1, 0.6, 6)
    a, b = base[:4], base[2:]
    p = Cell(np.ones(4))
    return (a, b, p, Box(p), [p, Cell(a)]), {}
'''
STATE_NO_LONGER_SHARED = '''
import numpy as np

g1 = np.array([0.3, 0.6])

class Cell:
    def __init__(self, buf):
        self.buf = buf

def f(a, b, p):
    p.buf[0] *= 2.0
    p.buf = g1
    return np.sum(b * g1)

WRT = ("a", "p.buf")

def inputs():
    a = np.array([0.4, 1.0])
    return (a, a, Cell(a)), {}
'''


@pytest.mark.parametrize("text, calls", [(STATE_NOT_LOOKED_AT, 1), (STATE_NO_LONGER_SHARED, 2)])
def test_positions_that_share_storage_are_on_their_own_where_no_state_reaches_it(
    text: str, calls: int, tmp_path: Path
) -> None:
    judgement, _ = judge_text(ad, text, calls, tmp_path / "program.py", None)
    assert judgement.verdict == "right", str(judgement)


NEVER_ENDS = '''
def f(x, xs):
    try:
        for item in xs:
            xs.append(item)
    except Exception:
        x = 2.0
    return x

def inputs():
    return (0.3, [0.2, 0.1]), {}
'''


def test_a_program_cannot_handle_the_time_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "SECONDS", 1)
    judgement, _ = judge_text(ad, NEVER_ENDS, 1, tmp_path / "program.py", None)
    assert judgement.verdict == "invalid"
    assert judgement.problems == ["OutOfTime: more than 1 seconds"]
