"""The reverse sweep against differences of the interpreted primal."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from ssa_ad.ir.core import Function
from ssa_ad.ir.interpret import interpret
from ssa_ad.ir.parse import parse_function
from ssa_ad.ir.text import to_text
from ssa_ad.ir.verify import verify
from ssa_ad.ir.walk import walk
from ssa_ad.reverse import adjoint as reverse
from ssa_ad.rules.lookup import row
from ssa_ad.storage import storage
from ssa_ad.storage.split import split


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


ARRAYS = {
    "store in loop": """
func f(a: f64[n], x: float) {
  zero = const 0 : int
  one = const 1 : int
  n = size{axis=0} a : int
  for i: int in one, n, one {
    h = operator.sub i, one : int
    u = load{[_]} a, h : f64
    v = load{[_]} a, i : f64
    w = operator.mul u, v : f64
    z = operator.add w, x : f64
    store{[_]} a, z, i
    yield
  }
  k = const 3 : int
  r = load{[_]} a, k : f64
  q = operator.mul r, r : f64
  return q
} tree Leaf(0)
""",
    "saved value survives": """
func f(a: f64[n], x: float) {
  i = const 0 : int
  u = load{[_]} a, i : f64
  y = operator.mul u, u : f64
  store{[_]} a, x, i
  w = numpy.sin a : f64[n]
  z = numpy.sum w : f64
  store{[_]} a, z, i
  p = numpy.dot a, a : f64
  r = operator.add y, p : f64
  return r
} tree Leaf(0)
""",
    "overlapping views": """
func f(a: f64[n], x: float) {
  one = const 1 : int
  m = const -1 : int
  b = view{[:_]} a, m : f64[?]
  store{[_:]} a, b, one
  store{[_]} a, x, m
  w = numpy.sin a : f64[n]
  z = numpy.dot w, a : f64
  return z
} tree Leaf(0)
""",
    "whole operators": """
func f(a: f64[n], b: f64[n]) {
  two = const 2.0 : float
  c = operator.mul a, two : f64[n]
  iop{op='operator.mul', [...]} c, b
  iop{op='operator.add', [...]} c, a
  iop{op='operator.sub', [...]} c, b
  iop{op='operator.truediv', [...]} c, two
  iop{op='operator.pow', [...]} c, two
  iop{op='operator.mul', [...]} c, c
  iop{op='operator.add', [...]} c, c
  s = numpy.sum c : f64
  return s
} tree Leaf(0)
""",
    "unwritten loads": """
func f(a: f64[n], x: float) {
  zero = const 0 : int
  one = const 1 : int
  n = size{axis=0} a : int
  z = const 0.0 : float
  s = for i: int in zero, n, one carry(t: f64? = z) : f64? {
    u = load{[_]} a, i : f64
    v = operator.mul u, x : f64
    w = math.sin v : float
    r = operator.add t, w : f64?
    yield carry(r)
  }
  return s
} tree Leaf(0)
""",
    "rows": """
func f(a: f64[3, 4], b: f64[4]) {
  zero = const 0 : int
  n = const 3 : int
  one = const 1 : int
  z = const 0.0 : float
  s = for i: int in zero, n, one carry(t: f64? = z) : f64? {
    r = view{[_]} a, i : f64[4]
    d = numpy.dot r, b : f64
    q = load{[_]} r, one : f64
    e = operator.mul d, q : f64
    r2 = operator.add t, e : f64?
    yield carry(r2)
  }
  return s
} tree Leaf(0)
""",
    "rows written": """
func f(a: f64[3, 4], b: f64[4]) {
  zero = const 0 : int
  n = const 3 : int
  one = const 1 : int
  for i: int in zero, n, one {
    r = view{[_]} a, i : f64[4]
    d = numpy.dot r, b : f64
    iop{op='operator.mul', [...]} r, b
    store{[_]} r, d, one
    yield
  }
  c = numpy.sin a : f64[3, 4]
  e = operator.mul a, c : f64[3, 4]
  s = numpy.sum e : f64
  return s
} tree Leaf(0)
""",
    "transposed": """
func f(a: f64[3, 4], b: f64[3]) {
  t = transpose a : f64[4, 3]
  u = operator.matmul t, b : f64[4]
  v = operator.matmul a, u : f64[3]
  s = numpy.dot v, b : f64
  return s
} tree Leaf(0)
""",
    "array carried": """
func f(a: f64[4, 4], h: f64[4]) {
  zero = const 0 : int
  n = const 3 : int
  one = const 1 : int
  g = for i: int in zero, n, one carry(h1: f64[4] = h) : f64[4] {
    u = operator.matmul a, h1 : f64[4]
    v = numpy.tanh u : f64[4]
    w = operator.add v, h1 : f64[4]
    yield carry(w)
  }
  s = numpy.dot g, g : f64
  return s
} tree Leaf(0)
""",
    "swap": """
func f(a: f64[4], x: float) {
  zero = const 0 : int
  n = const 3 : int
  m = const 4 : int
  one = const 1 : int
  b = numpy.zeros_like a : f64[4]
  p, q = for i: int in zero, n, one carry(u: f64[4] = a, v: f64[4] = b) : f64[4], f64[4] {
    for j: int in one, m, one {
      k = operator.sub j, one : int
      e = load{[_]} u, j : f64
      g = load{[_]} u, k : f64
      h = operator.mul e, g : f64
      w = operator.add h, x : f64
      store{[_]} v, w, j
      yield
    }
    yield carry(v, u)
  }
  s = numpy.dot p, p : f64
  t = numpy.sum q : f64
  r = operator.add s, t : f64
  return r
} tree Leaf(0)
""",
    "fresh buffer carried": """
func f(a: f64[4], x: float) {
  zero = const 0 : int
  n = const 3 : int
  m = const 4 : int
  one = const 1 : int
  p = for i: int in zero, n, one carry(u: f64[4] = a) : f64[4] {
    v = numpy.zeros_like u : f64[4]
    for j: int in one, m, one {
      k = operator.sub j, one : int
      e = load{[_]} u, j : f64
      g = load{[_]} v, k : f64
      h = operator.mul e, x : f64
      w = operator.add h, g : f64
      w2 = math.sin w : float
      store{[_]} v, w2, j
      yield
    }
    yield carry(v)
  }
  s = numpy.dot p, p : f64
  return s
} tree Leaf(0)
""",
    "conditional alias": """
func f(a: f64[4], b: f64[4], x: float) {
  zero = const 0 : int
  one = const 1 : int
  lim = const 0.0 : float
  c = operator.gt x, lim : bool
  p = if c : f64[4] {
    yield a
  } else {
    yield b
  }
  u = load{[_]} a, one : f64
  v = operator.mul u, x : f64
  store{[_]} p, v, one
  d = numpy.sin a : f64[4]
  e = numpy.dot d, b : f64
  g = numpy.dot p, p : f64
  h = operator.add e, g : f64
  return h
} tree Leaf(0)
""",
    "gather": """
func f(a: f64[4], x: float) {
  i = const (0, 2, 2) : tuple<int, int, int>
  k = numpy.array i : i64[3]
  g = gather{[@]} a, k : f64[3]
  h = operator.mul g, x : f64[3]
  h2 = numpy.sin h : f64[3]
  store{[@]} a, h2, k
  s = numpy.dot a, a : f64
  return s
} tree Leaf(0)
""",
    "mask": """
func f(a: f64[4], x: float) {
  zero = const 0.0 : float
  m = operator.gt a, zero : b1[4]
  g = gather{[?]} a, m : f64[?]
  h = operator.mul g, g : f64[?]
  iop{op='operator.mul', [?]} a, x, m
  iop{op='operator.add', [?]} a, h, m
  s = numpy.dot a, a : f64
  return s
} tree Leaf(0)
""",
    "branch store": """
func f(a: f64[4], x: float) {
  zero = const 0 : int
  n = const 4 : int
  one = const 1 : int
  for i: int in zero, n, one {
    u = load{[_]} a, i : f64
    c = operator.lt u, x : bool
    if c {
      v = operator.mul u, x : f64
      store{[_]} a, v, i
      yield
    } else {
      yield
    }
    yield
  }
  s = numpy.dot a, a : f64
  return s
} tree Leaf(0)
""",
    "accumulated in loop": """
func f(a: f64[4], w: f64[4], x: float) {
  zero = const 0 : int
  n = const 4 : int
  one = const 1 : int
  f0 = const 0.5 : float
  z = const 0.0 : float
  s, k = for i: int in zero, n, one carry(t: f64? = z, b: float = f0) : f64?, float {
    u = operator.mul a, w : f64[4]
    u2 = operator.mul u, b : f64[4]
    d = numpy.sum u2 : f64
    c = operator.lt d, x : bool
    t2 = if c : f64? {
      e = numpy.dot w, w : f64
      yield e
    } else {
      yield t
    }
    r = operator.add t2, d : f64?
    b2 = operator.mul b, x : float
    yield carry(r, b2)
  }
  return s
} tree Leaf(0)
""",
}

A2 = np.array([[0.3, 0.5, -0.4, 0.9], [1.1, -0.2, 0.6, 0.7], [0.8, 0.15, -0.9, 0.35]])
INPUTS: dict[str, list[Any]] = {
    "whole operators": [A, A[::-1] * 0.8],
    "rows": [A2, A],
    "rows written": [A2, A],
    "transposed": [A2, A[:3]],
    "array carried": [np.vstack([A2, A]), A * 0.5],
    "conditional alias": [A, A[::-1] * 0.8, 0.7],
    "accumulated in loop": [A, A[::-1] * 0.8, 0.7],
}


@pytest.mark.parametrize("name", ARRAYS)
def test_arrays(name: str) -> None:
    check(ARRAYS[name], [np.array(a) if isinstance(a, np.ndarray) else a for a in INPUTS.get(name, [A, 0.8])])


CONTAINERS = {
    "append and load": """
func f(a: f64[4], x: float) {
  zero = const 0 : int
  n = const 4 : int
  one = const 1 : int
  l = list x : list<float>
  for i: int in zero, n, one {
    u = load{[_]} a, i : f64
    f = builtins.float u : float
    p = list_load l, i : float
    q = operator.mul p, f : float
    r = math.sin q : float
    append l, r
    list_store l, q, i
    yield
  }
  w = pop l : float
  v = list_load l, one : float
  v2 = operator.mul v, w : float
  append l, v2
  m = const -1 : int
  o = list_load l, m : float
  o2 = operator.mul o, o : float
  return o2
} tree Leaf(0)
""",
    "list of arrays": """
func f(a: f64[4], b: f64[4], x: float) {
  l = list a, b : list<f64[4]>
  zero = const 0 : int
  n = const 2 : int
  one = const 1 : int
  z = const 0.0 : float
  c = operator.mul a, x : f64[4]
  append l, c
  s = for i: int in zero, n, one carry(t: real = z) : real {
    e = list_load l, i : f64[4]
    j = operator.add i, one : int
    g = list_load l, j : f64[4]
    d = numpy.dot e, g : f64
    h = load{[_]} e, j : f64
    d2 = operator.mul d, h : f64
    t2 = operator.add t, d2 : real
    yield carry(t2)
  }
  return s
} tree Leaf(0)
""",
    "written arrays in a list": """
func f(a: f64[4], b: f64[4], x: float) {
  l = list a, b, a : list<f64[4]>
  zero = const 0 : int
  n = const 3 : int
  one = const 1 : int
  z = const 0.0 : float
  s = for i: int in zero, n, one carry(t: real = z) : real {
    e = list_load l, i : f64[4]
    u = load{[_]} e, i : f64
    v = operator.mul u, x : f64
    store{[_]} e, v, one
    d = numpy.dot a, b : f64
    t2 = operator.add t, d : real
    yield carry(t2)
  }
  return s
} tree Leaf(0)
""",
    "array of a list": """
func f(a: f64[4], x: float) {
  zero = const 0 : int
  n = const 4 : int
  one = const 1 : int
  l = list : list<float>
  for i: int in zero, n, one {
    u = load{[_]} a, i : f64
    f = builtins.float u : float
    q = operator.mul x, f : float
    append l, q
    yield
  }
  y = numpy.array l : f64[?]
  z = numpy.sin y : f64[?]
  s = numpy.dot z, y : f64
  return s
} tree Leaf(0)
""",
    "dict": """
func f(a: f64[4], x: float) {
  k = const 'k' : str
  j = const 'j' : str
  d = dict k, x : dict<str, float>
  u = dict_load d, k : float
  v = operator.mul u, u : float
  dict_store d, v, j
  w = dict_load d, j : float
  y = math.sin w : float
  dict_store d, y, k
  p = dict_load d, k : float
  q = operator.mul p, w : float
  r = operator.add q, x : float
  return r
} tree Leaf(0)
""",
    "loop picks the array": """
func f(a: f64[4], b: f64[4], x: float) {
  zero = const 0 : int
  n = const 4 : int
  one = const 1 : int
  two = const 2 : int
  p = for i: int in zero, n, one carry(u: f64[4] = a) : f64[4] {
    k = operator.mod i, two : int
    c = operator.eq k, zero : bool
    v = if c : f64[4] {
      yield b
    } else {
      yield a
    }
    e = load{[_]} u, i : f64
    g = operator.mul e, x : f64
    store{[_]} v, g, one
    iop{op='operator.mul', [...]} v, u
    yield carry(v)
  }
  s = numpy.dot p, b : f64
  t = numpy.dot a, a : f64
  r = operator.add s, t : f64
  return r
} tree Leaf(0)
""",
}


@pytest.mark.parametrize("name", CONTAINERS)
def test_containers(name: str) -> None:
    two = "b: f64" in CONTAINERS[name].split(")")[0]
    check(CONTAINERS[name], [A.copy(), A[::-1] * 0.8, 0.7] if two else [A.copy(), 0.7])


def spoil(value: Any) -> None:
    """Overwrite what a caller can reach."""
    if isinstance(value, np.ndarray):
        value[...] = 7.0


ALL = {**SCALARS, **ARRAYS, **CONTAINERS}


@pytest.mark.parametrize("name", ALL)
def test_split(name: str) -> None:
    function = parse_function(ALL[name])
    args = inputs_of(name)
    wrt = [v for v, a in zip(function.params, args, strict=True) if is_float(a)]
    made = reverse.run(function, row, wrt, [0])
    expected = interpret(storage.run(made, row), [*copy.deepcopy(args), 1.0], row)
    count = len(function.body.results)
    fwd, bwd = split(made, row)
    verify(fwd, "fwd")
    verify(bwd, "bwd")
    mine = copy.deepcopy(args)
    found = interpret(fwd, mine, row)
    results, residuals = found[:count], found[count:]
    np.testing.assert_equal(results, expected[:count])
    for value in [*mine, *results]:
        spoil(value)
    for _ in range(2):
        np.testing.assert_equal(interpret(bwd, [*residuals, 1.0], row), expected[count:])


def inputs_of(name: str) -> list[Any]:
    if name in SCALARS:
        return [0.9, 1.4]
    if name in CONTAINERS:
        two = "b: f64" in CONTAINERS[name].split(")")[0]
        return [A.copy(), A[::-1] * 0.8, 0.7] if two else [A.copy(), 0.7]
    return [np.array(a) if isinstance(a, np.ndarray) else a for a in INPUTS.get(name, [A, 0.8])]


@pytest.mark.parametrize("name", [n for n in ALL if n != "loop picks the array"])
def test_second(name: str) -> None:
    function = parse_function(ALL[name])
    args = inputs_of(name)
    wrt = [v for v, a in zip(function.params, args, strict=True) if is_float(a)]
    first = storage.run(reverse.run(function, row, wrt, [0]), row)
    k = len(function.body.results) + len(wrt) - 1
    value = first.body.results[k]
    weigh = isinstance(args[-1], np.ndarray)
    seed = np.array([1.0, -0.5, 0.25, 2.0])[: len(args[-1])] if weigh else 1.0
    second = reverse.run(first, row, first.params[: len(args)], [k])
    verify(second, "reverse")
    second = storage.run(second, row)
    verify(second, "storage")
    found = interpret(second, [*copy.deepcopy(args), 1.0, seed], row)[len(first.body.results) :]

    def slope(at: Sequence[Any]) -> float:
        got = interpret(first, [*copy.deepcopy(list(at)), 1.0], row)[k]
        return float(np.sum(got * seed))

    assert value is not None
    for n, got in enumerate(found):
        np.testing.assert_allclose(got, differences(slope, args, n), rtol=2e-5, atol=1e-6, err_msg=str(n))
