"""The text form reads back, and what it means is what it says."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from ssa_ad.base.spans import Span
from ssa_ad.ir.build import WHOLE, Builder, Index, Names
from ssa_ad.ir.core import (
    BOOL,
    DYN,
    FLOAT,
    INT,
    NONE,
    NP_FLOAT,
    OBJECT,
    REAL,
    STR,
    Array,
    Block,
    DictT,
    Function,
    Leaf,
    ListT,
    ObjT,
    Op,
    Opaque,
    Scalar,
    Stack,
    TupleT,
    Value,
)
from ssa_ad.ir.interpret import InterpretError, assemble, interpret
from ssa_ad.ir.parse import ParseError, parse, parse_function
from ssa_ad.ir.row import Row
from ssa_ad.ir.shadows import shadows_of
from ssa_ad.ir.text import literal_text, to_text, type_text
from ssa_ad.ir.verify import VerifyError, verify
from ssa_ad.ir.walk import clone, free_values, substitute, uses, walk
from ssa_ad.rules.lookup import row as lookup

TYPES = {
    "float": FLOAT,
    "int": INT,
    "bool": BOOL,
    "complex": Scalar("c128"),
    "py<f32>": Scalar("f32"),
    "f64": NP_FLOAT,
    "f32": Scalar("f32", False),
    "i64?": Scalar("i64", None),
    "real": REAL,
    "dyn": DYN,
    "none": NONE,
    "str": STR,
    "f64[]": Array("f64", ()),
    "f64[n, 3, ?]": Array("f64", ("n", 3, None)),
    "f64['len(x)']": Array("f64", ("len(x)",)),
    "list<f64[n]>": ListT(Array("f64", ("n",))),
    "dict<str, list<float>>": DictT(STR, ListT(FLOAT)),
    "tuple<>": TupleT(()),
    "tuple<int, f64[2]>": TupleT((INT, Array("f64", (2,)))),
    "obj<Layer>": ObjT("Layer"),
    "obj<m.Layer; w: f64[n], b: float>": ObjT("m.Layer", (("w", Array("f64", ("n",))), ("b", FLOAT))),
    "opaque<object>": OBJECT,
    "opaque<'a b'>": Opaque("a b"),
    "stack<stack<float>>": Stack(Stack(FLOAT)),
}

PROGRAMS = {
    "accumulator": """\
func add(self: obj<Accumulator>, x: float) {
  total = cell_read{slot=('attr', 'total')} self : float  @14:9-19
  total_1 = operator.add total, x : float  @14:9-24
  cell_write{slot=('attr', 'total')} self, total_1  @14:9-24
  return total_1, total_1
} tree Leaf(0) cells [('self.total', total, 1)] file 'x.py'
""",
    "loop": """\
func f(n: int, x: float, ws: stack<float>) {
  c = const 0 : int  @3:1-9
  c_1 = const 1 : int  @3:1-9
  exit, trips, s_2, ts = for i: int in c, n, c_1 carry(s: float = x) scan(w: float = ws backward) exit \
: int, int, float, stack<float>  @3:1-4:9 {
    s_1 = operator.add s, w : float  @4:1-9
    d = operator.gt s_1, x : bool
    e, s_3 = if d : int, float {
      e_1 = const 2 : int
      yield e_1, s_1
    } else {
      yield c, s
    }
    yield exit e, carry(s_3), collect(s_1)
  }
  return s_2, ts
} file 'a b.py'
""",
    "while": """\
func f(k: int) {
  trips, k_4 = while carry(k_1: int = k) : int, int {
    c = const 0 : int
    d = operator.gt k_1, c : bool
    yield d
  } do(k_2: int) {
    c_1 = const 1 : int
    k_3 = operator.sub k_2, c_1 : int  @7:1-3
    yield carry(k_3)
  }
  return trips, k_4
} tree {'a': [Leaf(1), None], 'b': (Leaf(0),)} file 'other.py'
""",
    "memory": """\
func f(a: f64[n, n], i: int, j: i64[k], m: b1[n, n]) {
  v = load{[_, _]} a, i, i : f64
  w = view{[_:_, :]} a, i, i : f64[?, n]
  u = view{[..., None, ::_]} a, i : f64[n, 1, ?]
  g = gather{[@, :]} a, j : f64[k, n]
  h = gather{[?]} a, m : f64[?]
  store{[_, _:]} a, v, i, i
  iop{op='operator.mul', [...]} a, v
  t = numpy.sum{axis=(0, 1), keepdims=False} a : f64
  t_1 = numpy.sum{axis=0; folded=True} a : f64[n]
  backward
  b = new_shadow a : f64[n, n]
  for k: int in reversed i, i, i {
    yield
  }
  return
} overlaps [[a, m]] attrs {'at': %v, 'type': !f64[n], 'form': index[_:, None]}
""",
    "constants": """\
func f() {
  a = const -0.0 : float
  b = const inf : float
  c = const nan : float
  d = const -inf : float
  e = const <math:sin> : opaque<object>
  g = const <numpy:float64> : opaque<object>
  h = const <numpy:> : opaque<object>
  i = const 'a\\nb # "c"' : str
  j = const ... : opaque<object>
  k = const None : none
  l = const complex(1.0, -0.0) : complex
  m = const <object 'a generator'> : opaque<object>
  n = const slice(None, 3, None) : opaque<object>
  o = const dtype('<f4') : opaque<object>
  p = const <numpy:float64>(1.5) : f64
  q = const -3 : int
  return a
}
""",
    "saved": """\
func f(x: float) {
  x_2 = saved x_1 : float
  c = const 1 : int
  for i: int in c, c, c {
    x_1 = operator.neg x : float
    yield
  }
  return x_2
}
""",
    "words": """\
func f(exit: float) {
  return, x = if exit : float, float {
    yield exit, exit
  } else {
    yield = const 1.0 : float
    yield yield, exit
  }
  c = const 'inf, nan and None' : str
  return return, c
}
""",
    "unusual block op": """\
func f(x: float) {
  y = call{name='g'} x : float block(a: float) {
    yield a
  } block() {
    yield x
  }
  return y
}
""",
}


@pytest.mark.parametrize("text", TYPES)
def test_types_read_back(text: str) -> None:
    assert type_text(TYPES[text]) == text
    function = parse_function(f"func f(x: {text}) {{\n return x\n}}")
    assert function.params[0].type == TYPES[text]


@pytest.mark.parametrize("name", PROGRAMS)
def test_programs_read_back(name: str) -> None:
    function = parse_function(PROGRAMS[name])
    assert to_text(function) == PROGRAMS[name]
    assert to_text(clone(function)) == PROGRAMS[name]
    if name != "unusual block op":
        verify(function)


def test_several_functions_read_back() -> None:
    text = "program 'add'\n" + PROGRAMS["accumulator"] + "\n" + PROGRAMS["memory"]
    assert to_text(parse(text)) == text


def test_spans_read_back() -> None:
    b = Builder(Names(), lookup)
    b.span = Span("f.py", 3, 4, 5, 6)
    c = b.const(1.0)
    op = parse_function(to_text(Function("f", Block([], b.block.ops, [c])))).body.ops[0]
    assert op.span == b.span


def test_objects_without_a_name_print_alike_every_time() -> None:
    text = literal_text({"gen": np.random.default_rng(0), "leaf": Leaf(0)})
    assert "0x" not in text
    once = parse_function(f"func f() {{\n c = const{{value={text}}} : opaque<x>\n return c\n}}")
    assert literal_text(once.body.ops[0].attrs["value"]) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("func f() {\n  x = const 1\n  return x\n}", "line 2: expected 1 types instead of 0"),
        ("func f() {\n  return x\n}", "f: not defined anywhere: x"),
        ("func f(x: float, x: float) {\n  return x\n}", "line 1: x is defined twice"),
        ("func f() {\n  $\n}", "line 2: cannot read"),
        ("func f(x: lost<int>) {\n  return x\n}", "line 1: there is no type 'lost'"),
        ("func f() {\n  c = const <numpy:nothing> : int\n  return c\n}", "there is no <numpy:nothing>"),
    ],
)
def test_bad_text_names_its_line(text: str, message: str) -> None:
    with pytest.raises(ParseError) as error:
        parse(text)
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("  y = operator.neg x : float\n  x = operator.neg y : float\n", "argument %x is not defined at this point"),
        ("  y = frobnicate a : float\n", "there is no kind 'frobnicate'"),
        ("  y = if a : float {\n yield a\n } else {\n yield\n }\n", "0 results of a block instead of 1"),
        ("  for i: int in a, a, a carry(s: float = a) {\n yield\n }\n", "argument"),
        ("  y = load{[_, _]} a, a : float\n", "2 arguments instead of 3"),
        ("  y = untuple a : float\n", "'index' is missing"),
        ("  if a {\n y = operator.neg a : float\n yield\n } else {\n yield\n }\n  z = operator.neg y : float\n",
         "%y is not defined at this point"),
        ("  backward\n  backward\n", "two `backward` marks"),
    ],
)
def test_what_is_malformed_is_named(body: str, message: str) -> None:
    function = parse_function("func f(a: float) {\n" + body + "  return a\n}")
    if message == "argument":  # what the text form cannot say
        function.body.ops[0].attrs["carry"] = 2
    with pytest.raises(VerifyError) as error:
        verify(function, "toy")
    assert message in str(error.value)
    assert "after toy" in str(error.value)


def test_names_and_definitions_are_unique() -> None:
    x = Value("x", FLOAT)
    with pytest.raises(VerifyError, match="two values"):
        verify(Function("f", Block([x, Value("x", FLOAT)], [], [x])))
    op = Op("const", (), [x], {"value": 1.0})
    with pytest.raises(VerifyError, match="defined twice"):
        verify(Function("f", Block([], [op, op], [x])))


def test_substitute_follows_chains_and_leaves_definitions() -> None:
    function = parse_function(PROGRAMS["loop"])
    x, n, ws = function.params[1], function.params[0], function.params[2]
    new, newer = Value("y", FLOAT), Value("z", FLOAT)
    substitute(function, {x: new, new: newer})
    assert new not in uses(function) and x not in uses(function)
    assert len(uses(function)[newer]) == 2
    assert function.params == [n, x, ws]


def test_free_values_in_order_of_use() -> None:
    function = parse_function(PROGRAMS["loop"])
    loop = next(op for op in walk(function) if op.kind == "for")
    assert [v.name for v in free_values(*loop.blocks)] == ["x", "c"]


# ------------------------------------------------------------------------------------- meaning


def run(text: str, *args: Any) -> list[Any]:
    function = parse_function(text)
    verify(function)
    return interpret(function, args, lookup)


def test_loops_exit_collect_and_scan() -> None:
    result, stack = run(PROGRAMS["loop"], 3, 1.0, [10.0, 20.0, -5.0])
    assert (result, stack) == (21.0, [-4.0, 21.0])  # a trip that goes on leaves s as it was
    assert run(PROGRAMS["while"], 4) == [4, 0]


def test_cells_are_read_and_committed() -> None:
    box = SimpleNamespace(total=2.0)
    assert run(PROGRAMS["accumulator"], box, 0.5) == [2.5, 2.5]
    assert box.total == 2.5


def test_arrays_are_references() -> None:
    a = np.zeros((3, 2))
    run("func f(a: f64[n, 2], i: int, x: float) {\n w = view{[_]} a, i : f64[2]\n"
        " iop{op='operator.add', [...]} w, x\n store{[_, _]} a, x, i, i\n return\n}", a, 1, 5.0)
    assert a.tolist() == [[0, 0], [5, 5], [0, 0]]


def test_take_gives_the_entry_to_the_last_of_equal_positions() -> None:
    a = np.array([1.0, 2.0, 3.0])
    (t,) = run("func f(a: f64[n], j: i64[k]) {\n t = take{[@]} a, j : f64[k]\n return t\n}", a, np.array([2, 0, 2]))
    assert t.tolist() == [0, 1, 3] and a.tolist() == [0, 2, 0]


def test_a_name_that_is_not_set() -> None:
    text = """func f(c: bool, x: float) {
      y = if c : float {
        yield x
      } else {
        u = undef : float
        yield u
      }
      z = checked{name='y'} y : float
      return z
    }"""
    assert run(text, True, 3.0) == [3.0]
    with pytest.raises(UnboundLocalError, match="'y'"):
        run(text, False, 3.0)


def test_a_scan_must_fit_its_loop() -> None:
    text = """func f(n: int, ws: stack<float>) {
      c = const 0 : int
      d = const 1 : int
      for i: int in c, n, d scan(w: float = ws forward) {
        yield
      }
      return
    }"""
    run(text, 2, [1.0, 2.0])
    with pytest.raises(InterpretError, match="scans a stack of 3"):
        run(text, 2, [1.0, 2.0, 3.0])


def test_shadows_share_as_the_originals_do() -> None:
    a = np.ones(6)
    whole, part, turned, items, box = shadows_of([a, a[2:4], a[::-1], [a, a, 1.0, None], SimpleNamespace(w=a, n=2)])
    part[0] = 7.0
    assert whole.tolist() == [0, 0, 7, 0, 0, 0] and turned[3] == 7.0
    assert items[0] is items[1] is box.w is whole
    assert items[2:] == [0.0, None] and box.missing == 0.0


def test_results_are_put_together() -> None:
    function = parse_function(PROGRAMS["while"])
    assert assemble(function.tree, [3, 0]) == {"a": [0, None], "b": (3,)}


def test_rows_are_called_with_statics_by_keyword() -> None:
    a = np.arange(6.0).reshape(2, 3)
    text = "func f(a: f64[2, 3]) {\n t = numpy.sum{axis=1} a : f64[2]\n return t\n}"
    assert run(text, a)[0].tolist() == [3, 12]
    many = "func f(a: f64[2, 3]) {\n t = numpy.concatenate{axis=1} a, a : f64[2, 6]\n return t\n}"
    assert run(many, a)[0].shape == (2, 6)


def test_python_semantics_of_python_floats() -> None:
    text = "func f(x: float, y: float) {\n z = operator.truediv x, y : float\n return z\n}"
    with pytest.raises(ZeroDivisionError):
        run(text, 1.0, 0.0)
    with pytest.raises(OverflowError):
        run("func f(x: float) {\n z = math.exp x : float\n return z\n}", 1000.0)


def test_rows_hold_the_real_functions() -> None:
    assert isinstance(lookup("math.exp"), Row) and lookup("math.exp").impl is math.exp
    assert WHOLE == Index(("e",))
