"""Statements with functions of whole arrays, and with what arrays are indexed by."""

from __future__ import annotations

from tests.support.fuzz.expressions import Expressions
from tests.support.fuzz.scope import Arr, Int, Num, Places, Point, Scope
from tests.support.fuzz.shapes import View, matrix
from tests.support.fuzz.statements import free, line
from tests.support.fuzz.tree import Stmt, parsed

Made = list[Stmt] | None


def new_array(e: Expressions, s: Scope, text: str, shape: tuple[int, ...]) -> list[Stmt]:
    name = s.new("c")
    s.names[name] = Arr(shape)
    return line(f"{name} = {text}")


def elementwise(e: Expressions, s: Scope, *ways: str) -> Made:
    """Return a new array, computed from one that there is and another of its shape."""
    known = s.arrays(read_only=True)
    if not known:
        return None
    a = e.dice.pick(known)
    b = e.dice.pick(s.arrays(s.shape(a), read_only=True))
    return new_array(e, s, e.dice.pick(ways).format(a=a, b=b, k=e.dice.constant()), s.shape(a))


def chain_of_arrays(e: Expressions, s: Scope) -> Made:
    """Layers that are used more than once with a loop of a few, or no, steps between; or one that is written."""
    known = s.arrays(read_only=True)
    if not known:
        return None
    a, k, number = e.dice.pick(known), e.dice.constant(), s.new("t")
    c, d, out = s.new("c"), s.new("c"), s.new("c")
    lines = [f"{c} = {e.dice.pick(['np.sin({} * {})', 'np.cos({}) * {}', '{} + {}']).format(a, k)}"]
    if e.dice.chance(0.4):
        lines.append(f"{c}{e.place(s, s.shape(a))} = {e.number(s, 1)}")
        lines += [f"{d} = {k} * {c}", f"{out} = {d} + {c}"]
        lines.append(f"{number} = {e.dice.pick([f'np.sum({d})', f'{out}.sum()'])}")
    else:
        h, squares = s.new("c"), s.new("c")
        trips = e.dice.pick(["n", "n - 1", "n - 2"]) if isinstance(s.names.get("n"), Int) else "2"
        step = e.dice.pick([f"{h} * {e.dice.constant()}", f"np.sin({h})", f"{h} + {c}"])
        lines += [f"{d} = {e.dice.pick([f'{c} * {c}', f'np.tanh({c})', f'{k} * {c}'])}", f"{squares} = {d} * {d}"]
        lines += [f"{h} = {d}", f"for {s.new('i')} in range({trips}):\n    {h} = {step}", f"{out} = {h} + {c}"]
        lines.append(f"{number} = np.sum({out} * {e.dice.pick([out, out, d])}) + np.sum({squares})")
    s.names.update({c: Arr(s.shape(a)), d: Arr(s.shape(a)), out: Arr(s.shape(a)), number: Num()})
    return parsed("\n".join(lines))


def where(e: Expressions, s: Scope) -> Made:
    return elementwise(e, s, "np.where({a} > {k}, {a}, {b})", "np.where({a} < {b}, {k}, {b} * {b})")


def maximum_or_minimum(e: Expressions, s: Scope) -> Made:
    return elementwise(e, s, "np.maximum({a}, {k})", "np.minimum({a}, {b} * {k})", "np.maximum({a}, {b} + {k})")


def clip(e: Expressions, s: Scope) -> Made:
    return elementwise(e, s, "np.clip({a}, -0.65, 0.85)", "{a}.clip(-0.45, 1.05)", "np.clip({a}, -0.35, None)")


def cumsum(e: Expressions, s: Scope) -> Made:
    known = s.arrays(rank=1, read_only=True)
    if known and e.dice.chance(0.7):
        a = e.dice.pick(known)
        return new_array(e, s, e.dice.pick([f"np.cumsum({a})", f"{a}.cumsum()"]), s.shape(a))
    return elementwise(e, s, "np.cumsum({a}, axis=0)")


def roll(e: Expressions, s: Scope) -> Made:
    return elementwise(e, s, "np.roll({a}, 1)", "np.roll({a}, -2)", "np.roll({a}, 1, axis=0)")


def flip(e: Expressions, s: Scope) -> Made:
    """A view of all places in another order."""
    known = s.arrays()
    if not known:
        return None
    a = e.dice.pick(known)
    name = s.new("v")
    s.names[name] = Arr(s.shape(a), True)
    return line(f"{name} = np.flip({a}{e.dice.pick(['', ', axis=0', ', 0'])})")


def sorted_copy(e: Expressions, s: Scope) -> Made:
    known = s.arrays(rank=1, read_only=True)
    if not known:
        return None
    a = e.dice.pick(known)
    return new_array(e, s, e.dice.pick([f"np.sort({a})", f"{a}[np.argsort({a})]"]), s.shape(a))


def joined(e: Expressions, s: Scope) -> Made:
    known = s.arrays(rank=1, read_only=True)
    if not known:
        return None
    a, b = e.dice.pick(known), e.dice.pick(known)
    n, m = s.shape(a)[0], s.shape(b)[0]
    both = f"[{a}, {b}]" if e.dice.chance(0.7) else f"({a}, {b})"
    ways: list[View] = [(f"np.{e.dice.pick(['concatenate', 'hstack'])}({both})", (n + m,))]
    if n == m:
        ways += [(f"np.{e.dice.pick(['stack', 'vstack'])}({both})", (2, n)), (f"np.stack({both}, axis=1)", (n, 2))]
    text, shape = e.dice.pick(ways)
    return new_array(e, s, text, shape) if shape[0] <= 8 else None


def outer(e: Expressions, s: Scope) -> Made:
    known = [a for a in s.arrays(rank=1, read_only=True) if s.shape(a)[0] <= 4]
    if not known:
        return None
    a, b = e.dice.pick(known), e.dice.pick(known)
    return new_array(e, s, f"np.outer({a}, {b}) * {e.dice.constant()}", s.shape(a) + s.shape(b))


def matrix_product(e: Expressions, s: Scope) -> Made:
    made = matrix(e, s)
    if not made:
        return None
    before, a, (n, m) = made
    vectors, right = s.arrays((m,), read_only=True), [b for b in s.arrays(rank=2) if s.shape(b)[0] == m]
    ways: list[View] = [(f"{a} @ {a}.T", (n, n))]
    ways += [(text, (n,)) for b in vectors for text in (f"{a} @ {b}", f"np.dot({a}, {b})")]
    ways += [(f"{b} @ {a}", (m,)) for b in s.arrays((n,), read_only=True)]
    ways += [(text, (n, s.shape(b)[1])) for b in right for text in (f"{a} @ {b}", f"np.matmul({a}, {b})")]
    text, shape = e.dice.pick(ways)
    return [*before, *new_array(e, s, f"{text} * 0.5", shape)]


def einsum(e: Expressions, s: Scope) -> Made:
    made = matrix(e, s)
    if not made:
        return None
    before, a, (n, m) = made
    b = e.array(s, (m,))
    ways = [(f'np.einsum("ij,j->i", {a}, {b})', (n,)), (f'np.einsum("ij->ji", {a} * 1.0)', (m, n)),
            (f'np.einsum("ij,kj->ik", {a}, {a})', (n, n)), (f'np.einsum("ij->j", {a})', (m,))]  # fmt: skip
    return [*before, *new_array(e, s, *e.dice.pick(ways))]


def reduction_along_an_axis(e: Expressions, s: Scope) -> Made:
    made = matrix(e, s)
    if not made:
        return None
    before, a, shape = made
    axis = e.dice.integer(0, 1)
    name = e.dice.pick(["sum", "mean", "max", "min", "sum", "prod"])
    keep = e.dice.chance(0.4)
    after = (shape[1 - axis],) if not keep else (1, shape[1]) if axis == 0 else (shape[0], 1)
    end = f"axis={axis - e.dice.pick([0, 2])}" + (", keepdims=True" if keep else "")
    return [*before, *new_array(e, s, e.dice.pick([f"np.{name}({a}, {end})", f"{a}.{name}({end})"]), after)]


def broadcasting(e: Expressions, s: Scope) -> Made:
    made = matrix(e, s)
    if not made:
        return None
    before, a, (n, m) = made
    row, column = e.array(s, (m,)), e.array(s, (n,))
    ways = [f"{a} * ({column})[:, None]", f"({row})[None, :] + {a}", f"{a} - {a}.mean(axis=1, keepdims=True)"]
    ways += [f"{a} + {e.dice.pick(s.arrays((m,)))}"] * 2 if a == "m" and s.arrays((m,)) else []
    return [*before, *new_array(e, s, e.dice.pick(ways), (n, m))]


def zero_dimensional(e: Expressions, s: Scope) -> Made:
    known = s.of(Point)
    before: list[Stmt] = []
    if not known or e.dice.chance(0.4):
        known = [s.new("y")]
        before = line(f"{known[0]} = {e.dice.pick(['np.array', 'np.asarray'])}({e.number(s, 1)})")
    y, t = e.dice.pick(known), s.new("t")
    changed = e.dice.pick(
        [f"{y} {e.operation(e.number(s, 1))}", f"{y}[...] = {e.number(s, 1)}", f"{y}[()] += {e.number(s, 1)}"]
    )
    read = e.dice.pick([f"float({y})", f"{y}.item()", f"{y} * {e.dice.constant()}", f"{y}[()]"])
    s.names.update({y: Point(), t: Num()})
    return [*before, *line(changed), *line(f"{t} = {read}")]


def integer_index_array(e: Expressions, s: Scope) -> Made:
    arrays = s.arrays(rank=1)
    if not arrays:
        return None
    a = e.dice.pick(arrays)
    n = s.shape(a)[0]
    known = s.of(Places, lambda k: k.high < n)
    before: list[Stmt] = []
    if not known or e.dice.chance(0.3):
        count = e.dice.integer(2, 3)
        j = s.new("j")
        before = line(f"{j} = np.array({e.indices(n, count)})")
        s.names[j] = Places(count, n - 1)
        known = [j]
    j = e.dice.pick(known)
    kind = s.names[j]
    assert isinstance(kind, Places)
    if e.dice.chance(0.4):
        return [*before, *new_array(e, s, f"{a}[{j}] * {e.dice.constant()}", (kind.length,))]
    value = e.array(s, (kind.length,)) if e.dice.chance(0.6) else e.number(s, 1)
    return [*before, *line(f"{a}[{j}] {e.operation(value, 0.4)}")]


def deleted_name(e: Expressions, s: Scope) -> Made:
    """A name that is unbound again: what it stood for lives on where it has another name."""
    numbers, arrays = free(s, s.of(Num)), s.arrays()
    if not numbers or not arrays:
        return None
    number = e.dice.pick(numbers)
    if e.dice.chance(0.5):
        t = s.new("t")
        return [Stmt(f"{t} = {e.number(s)}"), Stmt(f"{number} = {number} * 0.5 + {t}"), Stmt(f"del {t}")]
    b, a = s.new("b"), e.dice.pick(arrays)
    place = e.place(s, s.shape(a))
    return [Stmt(f"{b} = {a}"), Stmt(f"{b}{place} {e.operation(e.number(s, 1), 0.4)}"), Stmt(f"del {b}")]
