"""The emitter: what is printed reads well and does what the IR says."""

from __future__ import annotations

import ast
import linecache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ssa_ad.base.diagnostics import UnsupportedError
from ssa_ad.base.spans import Span
from ssa_ad.emit.printer import PrintError, print_tree, same_tree, wrapped
from ssa_ad.emit.python import emit, load
from ssa_ad.emit.standalone import standalone
from ssa_ad.ir.build import Builder, Names
from ssa_ad.ir.core import FLOAT, Block, Function, Leaf, ObjT
from ssa_ad.ir.parse import parse_function
from ssa_ad.rules.lookup import row
from tests.support.random_ir import Maker, run_both


def emitted(text: str, **options: Any) -> str:
    """Return the Python of a function given in the IR's text form, without its last line break."""
    return emit(parse_function(text), row, **options).text.rstrip("\n")


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").split("\n")]


# ------------------------------------------------------------------------------------- printer

EXPRESSIONS = [
    "a + b * c", "(a + b) * c", "a - (b - c)", "a - b - c", "a / (b * c)", "-a ** 2", "(-a) ** 2", "a ** -b",
    "(a ** b) ** c", "a ** b ** c", "-(a + b)", "not a == b", "(not a) == b", "a or b and c", "(a or b) and c",
    "a if b else c", "(a if b else c) + 1", "a[1:, 2]", "a[i]", "a[:]", "a[::2, ..., None]", "a[()]", "a[i,]", "(a,)",
    "f(a, k=(b, c))", "(a + b).T", "(1.0).real", "a.b[c](d)", "(a, b)[0]", "[a, (b, c)]", "{'k': a, 1: b}",
    "a < b < c", "a in b", "a is not b", "a @ b.T", "~a & b | c", "a << b + c", "(lambda x: x)(a)", "f(*a)", "-1.5",
    "1e+300",
    "a[b if c else d]", "a[(b, c), d]", "(a < b) + c", "- -a", "not (a and b)", "'it' + \"it's\"",
]  # fmt: skip


@pytest.mark.parametrize("text", EXPRESSIONS)
def test_brackets_are_where_they_must_be(text: str) -> None:
    tree = ast.parse(f"x = {text}")
    printed = print_tree(tree).text.strip()
    assert printed.replace(" ", "") == f"x = {text}".replace(" ", "")


def test_what_emitted_code_never_holds_is_refused() -> None:
    with pytest.raises(PrintError):
        print_tree(ast.parse("async def f(): pass"))
    with pytest.raises(PrintError):
        print_tree(ast.parse("class A: pass"))


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("x = (1, 2)", "x = 1, 2", True),
        ("x = 0.0", "x = -0.0", False),
        ("x = 1", "x = 1.0", False),
        ("x = True", "x = 1", False),
        ("x = a.b", "x = a.c", False),
        ("f(x)", "f(x, y)", False),
        ("x = 1", "x = 1\ny = 2", False),
    ],
)
def test_same_tree(one: str, other: str, same: bool) -> None:
    assert same_tree(ast.parse(one), ast.parse(other)) is same


def test_long_lines_are_broken_inside_brackets() -> None:
    line = "    x = f(" + ", ".join(f"argument_{k}" for k in range(30)) + ")"
    pieces = wrapped(line)
    assert len(pieces) > 1 and max(map(len, pieces)) <= 110
    assert ast.dump(ast.parse("\n".join(pieces).strip())) == ast.dump(ast.parse(line.strip()))


# ------------------------------------------------------------------------------------- the look


def test_accumulator() -> None:
    """The design's example, to the letter."""
    source = "\n" * 13 + "self.total += x\n"
    linecache.cache["accumulator_example.py"] = (len(source), None, source.splitlines(True), "accumulator_example.py")
    b = Builder(Names(), row)
    b.span = Span("accumulator_example.py", 14, 0, 14, 15)
    body = Block([b.value(ObjT("Accumulator"), "self"), b.value(FLOAT, "x"), b.value(FLOAT, "y_bar")])
    self, x, y_bar = body.params
    with b.inside(body):
        before = b.emit("cell_read", [self], [FLOAT], "total", {"slot": ("attr", "total")}).out
        total = b.apply("operator.add", [before, x], hint="total")
        b.emit("cell_write", [self, total], attrs={"slot": ("attr", "total")})
        b.emit("backward")
        x_bar = b.emit("stop", [y_bar], [FLOAT], "x_bar").out
        total_bar = b.emit("stop", [y_bar], [FLOAT], "total_bar").out
        body.results = [total, x_bar, total_bar]
    function = Function("add_grad", body, (Leaf(0), (Leaf(1), Leaf(2))))
    made = emit(function, row, signature="self, x, y_bar=1.0")
    assert lines(made.text) == lines("""
def add_grad(self, x, y_bar=1.0):
    total = self.total + x               # 14: self.total += x
    self.total = total
    x_bar = y_bar                        # 14
    total_bar = y_bar
    return total, (x_bar, total_bar)
""")
    assert made.line_map[2].line == 14


def test_a_loop_updates_its_names_in_place() -> None:
    text = emitted("""
func f(x: float, n: int) {
  c = const 0.0 : float
  z = const 0 : int
  one = const 1 : int
  s_2 = for i: int in z, n, one carry(s: float = c) : float {
    t = operator.mul x, i : float
    s_1 = operator.add s, t : float
    yield carry(s_1)
  }
  return s_2
} tree Leaf(0)
""")
    assert text == """\
def f(x, n):
    s = 0.0
    for i in range(n):
        s += x * i
    return s"""


def test_swapped_carries_are_assigned_at_once() -> None:
    text = emitted("""
func f(a: float, b: float, n: int) {
  z = const 0 : int
  one = const 1 : int
  a_2, b_2 = for i: int in z, n, one carry(a_1: float = a, b_1: float = b) : float, float {
    t = operator.add a_1, b_1 : float
    yield carry(b_1, t)
  }
  return a_2
} tree Leaf(0)
""")
    assert text == """\
def f(a, b, n):
    for _ in range(n):
        a, b = b, a + b
    return a"""


BREAK = """
func f(x: float, n: int) {
  z = const 0 : int
  one = const 1 : int
  two = const 2.0 : float
  exit, trips, x_4 = for i: int in z, n, one carry(x_1: float = x) exit : int, int, float {
    c = operator.gt x_1, two : bool
    exit_1, x_3 = if c : int, float {
      brk = const 1 : int
      yield brk, x_1
    } else {
      x_2 = operator.mul x_1, two : float
      go = const 0 : int
      yield go, x_2
    }
    yield exit exit_1, carry(x_3)
  }
  return RESULTS
} tree TREE
"""


def test_break_needs_no_flag() -> None:
    text = emitted(BREAK.replace("RESULTS", "x_4").replace("TREE", "Leaf(0)"))
    assert text == """\
def f(x, n):
    for _ in range(n):
        if x > 2.0:
            break
        x *= 2.0
    return x"""


def test_exit_code_and_trips_where_they_are_used() -> None:
    text = emitted(BREAK.replace("RESULTS", "x_4, exit, trips").replace("TREE", "(Leaf(0), Leaf(1), Leaf(2))"))
    assert text == """\
def f(x, n):
    exit = 0
    trips = 0
    for _ in range(n):
        trips += 1
        if x > 2.0:
            exit = 1
            break
        x *= 2.0
    return x, exit, trips"""


def test_collected_and_scanned() -> None:
    text = emitted("""
func f(x: float, n: int) {
  z = const 0 : int
  one = const 1 : int
  h_2, h_s = for i: int in z, n, one carry(h: float = x) : float, stack<float> {
    h_1 = math.sin h : float
    yield carry(h_1), collect(h)
  }
  backward
  g = const 1.0 : float
  h_bar_2 = for k: int in reversed z, n, one carry(h_bar: float = g) scan(w: float = h_s backward) : float {
    t = math.cos w : float
    h_bar_1 = operator.mul h_bar, t : float
    yield carry(h_bar_1)
  }
  return h_2, h_bar_2
} tree (Leaf(0), Leaf(1))
""")
    assert text == """\
def f(x, n):
    h = x
    h_s = []
    for _ in range(n):
        h_s.append(h)
        h = math.sin(h)
    h_bar = 1.0
    for w in reversed(h_s):
        h_bar *= math.cos(w)
    return h, h_bar"""


def test_return_from_inside_a_loop() -> None:
    text = emitted("""
func f(x: float, n: int) {
  z = const 0 : int
  one = const 1 : int
  two = const 2.0 : float
  u = undef : float
  exit, trips, x_4, r_2 = for i: int in z, n, one carry(x_1: float = x, r: float = u) exit : int, int, float, float {
    c = operator.gt x_1, two : bool
    exit_1, x_3, r_1 = if c : int, float, float {
      leave = const 2 : int
      yield leave, x_1, x_1
    } else {
      x_2 = operator.mul x_1, two : float
      go = const 0 : int
      yield go, x_2, r
    }
    yield exit exit_1, carry(x_3, r_1)
  }
  code = const 2 : int
  left = operator.eq exit, code : bool
  y = if left : float {
    yield r_2
  } else {
    t = operator.neg x_4 : float
    yield t
  }
  return y
} tree Leaf(0)
""")
    assert text == """\
def f(x, n):
    for _ in range(n):
        if x > 2.0:
            return x
        x *= 2.0
    return -x"""


def test_names_clash_with_nothing() -> None:
    function = parse_function("""
func f(len: float, np: float) {
  lambda = operator.add len, np : float
  range = math.sin lambda : float
  math = operator.mul range, lambda : float
  return math, range
} tree (Leaf(0), Leaf(1))
""")
    made = emit(function, row, signature="len, numpy_1")
    found = load(made, "<clash>")(0.5, 0.25)
    assert found == (np.sin(0.75) * 0.75, np.sin(0.75))


def test_objects_become_free_names_and_defaults() -> None:
    b = Builder(Names(), row)
    body = Block([b.value(FLOAT, "x"), b.value(FLOAT, "scale")])
    table = {"a": [1]}
    with b.inside(body):
        call = b.const(str.upper, "call")
        word = b.emit("opaque", [call, b.const("up")], [FLOAT], "word").out
        body.results = [word, body.params[1]]
    made = emit(Function("f", body, (Leaf(0), Leaf(1))), row, signature=["x", ("scale", table)])
    function = load(made, "<objects>")
    assert function(1.0) == ("UP", table) and function(1.0)[1] is not table


def test_numbers_that_have_no_literal() -> None:
    b = Builder(Names(), row)
    body = Block([])
    values = [float("inf"), -float("inf"), -0.0, -3, 2.5, 1e300]
    with b.inside(body):
        body.results = [b.const(v) for v in values]
    function = load(emit(Function("f", body, tuple(Leaf(k) for k in range(len(values)))), row), "<numbers>")
    assert repr(list(function())) == repr(values)


def test_arguments_that_differ_from_the_default_are_printed() -> None:
    text = emitted("""
func f(x: f64[n, m]) {
  a = numpy.sum{axis=0, keepdims=True} x : f64[1, m]
  b = numpy.sum{axis=None} a : f64
  return b
} tree Leaf(0)
""")
    assert text.splitlines()[-1].strip() == "return np.sum(np.sum(x, axis=0, keepdims=True))"


# ------------------------------------------------------------------------------------- order


def test_a_read_does_not_move_past_a_write() -> None:
    text = emitted("""
func f(a: f64[n]) {
  i = const 0 : int
  t = load{[_]} a, i : f64
  v = const 5.0 : float
  store{[_]} a, v, i
  t_1 = operator.mul t, v : f64
  return t_1
} tree Leaf(0)
""")
    assert text == """\
def f(a):
    t = a[0]
    a[0] = 5.0
    return t * 5.0"""


def test_what_may_raise_does_not_move_past_what_is_seen() -> None:
    text = emitted("""
func f(self: obj<C>, x: float, y: float) {
  t = operator.truediv x, y : float
  cell_write{slot=('attr', 'n')} self, x
  t_1 = operator.mul t, x : float
  return t_1
} tree Leaf(0)
""")
    assert text.splitlines()[1:] == ["    t = x / y", "    self.n = x", "    return t * x"]


def test_take_reads_before_it_clears() -> None:
    text = emitted("""
func f(a: f64[n, 3], i: int) {
  t = take{[_]} a, i : f64[3]
  return t
} tree Leaf(0)
""")
    assert text.splitlines()[1:] == ["    t = a[i].copy()", "    a[i] = 0.0", "    return t"]


def test_unset_names_raise_as_in_python() -> None:
    text = emitted("""
func f(c: bool, x: float) {
  z = if c : float {
    z_1 = operator.mul x, x : float
    yield z_1
  } else {
    u = undef : float
    yield u
  }
  z_2 = checked{name='z'} z : float
  y = operator.neg z_2 : float
  return y
} tree Leaf(0)
""")
    namespace: dict[str, Any] = {}
    exec(text, namespace)
    assert namespace["f"](True, 3.0) == -9.0
    with pytest.raises(UnboundLocalError, match="'z'"):
        namespace["f"](False, 3.0)


@pytest.mark.parametrize("seed", range(150))
def test_random_functions_do_what_the_interpreter_does(seed: int) -> None:
    expected, found, text = run_both(Maker(seed).function())
    assert repr(found) == repr(expected), text


# ------------------------------------------------------------------------------------- standalone


def test_standalone_copies_helpers_in() -> None:
    function = parse_function("""
func f(g: f64[n, m], w: f64[m]) {
  t = unbroadcast g, w : f64[m]
  return t
} tree Leaf(0)
""")
    text = standalone(emit(function, row))
    assert "ssa_ad" not in text
    namespace: dict[str, Any] = {}
    exec(text, namespace)
    assert namespace["f"](np.ones((2, 3)), np.ones(3)).tolist() == [2.0, 2.0, 2.0]


def test_standalone_names_what_it_cannot_have() -> None:
    b = Builder(Names(), row)
    body = Block([])
    with b.inside(body):
        body.results = [b.emit("opaque", [b.const(Path.cwd, "here")], [FLOAT], "t").out]
    with pytest.raises(UnsupportedError, match="cwd"):
        standalone(emit(Function("f", body, Leaf(0)), row))
