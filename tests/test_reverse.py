"""The reverse sweep against differences of the interpreted primal."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from ssa_ad import reverse, storage
from ssa_ad.ir.core import Function
from ssa_ad.ir.interpret import interpret
from ssa_ad.ir.parse import parse_function
from ssa_ad.ir.text import to_text
from ssa_ad.ir.verify import verify
from ssa_ad.ir.walk import walk
from ssa_ad.rules.lookup import row


def gradient(function: Function, wrt: Sequence[str]) -> Function:
    """Return the gradient function of result 0 for the entry values called ``wrt``."""
    entry = {v.name: v for v in function.params}
    entry |= {op.out.name: op.out for op in walk(function) if op.kind == "cell_read"}
    before = to_text(function)
    made = reverse.run(function, row, [entry[name] for name in wrt], [0])
    verify(made, "reverse")
    made = storage.run(made, row)
    verify(made, "storage")
    assert not any(op.kind == "saved" for op in walk(made))
    assert to_text(function) == before
    return made


def check(text: str, args: Sequence[Any], wrt: Sequence[str] | None = None, show: bool = False) -> Function:
    """Compare the gradient with central differences, and effects and results with those of a plain run."""
    function = parse_function(text)
    verify(function)
    names = [v.name for v in function.params]
    wrt = [n for n, a in zip(names, args, strict=True) if is_float(a)] if wrt is None else wrt
    made = gradient(function, wrt)
    if show:
        print(to_text(made))

    def value(at: Sequence[Any]) -> float:
        return float(interpret(function, copy.deepcopy(list(at)), row)[0])

    mine, plain = copy.deepcopy(list(args)), copy.deepcopy(list(args))
    found = interpret(made, [*mine, 1.0], row)
    results = interpret(function, plain, row)
    count = len(function.body.results)
    np.testing.assert_equal(found[:count], results)
    np.testing.assert_equal(mine, plain)
    for name, got in zip(wrt, found[count:], strict=True):
        k = names.index(name)
        expected = differences(value, list(args), k)
        assert type(got) is type(args[k]), (name, type(got))
        np.testing.assert_allclose(got, expected, rtol=1e-5, atol=1e-7, err_msg=name)
        if isinstance(got, np.ndarray):
            assert got.shape == args[k].shape and got.dtype == args[k].dtype and got.flags.writeable
            others = [v for v in [*found[:count], *mine] if isinstance(v, np.ndarray)]
            assert not any(np.shares_memory(got, v) for v in others)
    return made


def is_float(a: Any) -> bool:
    return isinstance(a, float) or (isinstance(a, np.ndarray) and a.dtype.kind == "f")


def differences(value: Any, args: list[Any], k: int, h: float = 1e-6) -> Any:
    def at(x: Any) -> float:
        return float(value([*args[:k], x, *args[k + 1 :]]))

    x = args[k]
    if isinstance(x, float):
        return (at(x + h) - at(x - h)) / (2 * h)
    out = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += h
        down[place] -= h
        out[place] = (at(up) - at(down)) / (2 * h)
    return out


A = np.array([0.7, -1.2, 0.4, 1.9])

SCALARS = {
    "product": """
func f(x: float, y: float) {
  p = operator.mul x, y : float
  s = math.sin p : float
  q = operator.add s, x : float
  return q
} tree Leaf(0)
""",
    "unused": """
func f(x: float, y: float) {
  p = operator.mul x, x : float
  return p
} tree Leaf(0)
""",
    "branch": """
func f(x: float, y: float) {
  c = operator.lt x, y : bool
  z = if c : float {
    a = operator.mul x, y : float
    yield a
  } else {
    b = math.sin x : float
    yield b
  }
  r = operator.mul z, x : float
  return r
} tree Leaf(0)
""",
    "loop": """
func f(x: float, y: float) {
  zero = const 0 : int
  n = const 5 : int
  one = const 1 : int
  s = for i: int in zero, n, one carry(t: float = x) : float {
    u = operator.mul t, y : float
    v = math.sin u : float
    w = operator.add v, x : float
    yield carry(w)
  }
  r = operator.mul s, s : float
  return r
} tree Leaf(0)
""",
    "zero trips": """
func f(x: float, y: float) {
  zero = const 0 : int
  one = const 1 : int
  s = for i: int in zero, zero, one carry(t: float = x) : float {
    u = operator.mul t, y : float
    yield carry(u)
  }
  r = operator.mul s, s : float
  return r
} tree Leaf(0)
""",
    "nested": """
func f(x: float, y: float) {
  zero = const 0 : int
  n = const 3 : int
  one = const 1 : int
  s = for i: int in zero, n, one carry(t: float = x) : float {
    t2 = for j: int in zero, i, one carry(q: float = t) : float {
      q1 = operator.mul q, y : float
      q2 = math.cos q1 : float
      c = operator.lt q2, x : bool
      q3 = if c : float {
        d = operator.mul q2, q2 : float
        yield d
      } else {
        e = math.exp q2 : float
        yield e
      }
      yield carry(q3)
    }
    t3 = operator.add t2, x : float
    yield carry(t3)
  }
  return s
} tree Leaf(0)
""",
    "while": """
func f(x: float, y: float) {
  lim = const 20.0 : float
  trips, s = while carry(t: float = x) : int, float {
    c = operator.lt t, lim : bool
    yield c
  } do(t1: float) {
    u = operator.mul t1, t1 : float
    v = operator.add u, y : float
    yield carry(v)
  }
  r = operator.mul s, y : float
  return r
} tree Leaf(0)
""",
    "exit": """
func f(x: float, y: float) {
  zero = const 0 : int
  n = const 9 : int
  one = const 1 : int
  lim = const 6.0 : float
  e, k, s = for i: int in zero, n, one carry(t: float = x) exit : int, int, float {
    u = operator.mul t, t : float
    c = operator.gt u, lim : bool
    code, w = if c : int, float {
      w1 = operator.mul u, y : float
      one1 = const 1 : int
      yield one1, w1
    } else {
      w2 = operator.add u, y : float
      zero1 = const 0 : int
      yield zero1, w2
    }
    yield exit code, carry(w)
  }
  return s
} tree Leaf(0)
""",
}


@pytest.mark.parametrize("name", SCALARS)
def test_scalars(name: str) -> None:
    check(SCALARS[name], [0.9, 1.4])
    check(SCALARS[name], [1.3, 0.6])
