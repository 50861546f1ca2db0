"""Statements that change arrays by functions and methods: where NumPy writes into what it is given."""

from __future__ import annotations

from tests.support.fuzz.expressions import Expressions
from tests.support.fuzz.scope import Scope
from tests.support.fuzz.shapes import matrix
from tests.support.fuzz.statements import line, target, target_shape
from tests.support.fuzz.tree import Stmt

Made = list[Stmt] | None
Shape = tuple[int, ...]

TWO = ("add", "subtract", "multiply", "maximum", "minimum")
ONE = ("sin", "tanh", "cos", "negative", "square", "arctan")


def mask(e: Expressions, a: str) -> str:
    return f"{a} {e.dice.pick('<>')} {e.dice.constant()}"


def beside(e: Expressions, s: Scope, shape: Shape) -> str:
    """Return an operand of a ufunc that writes into an array of this shape."""
    known = s.arrays(shape, read_only=True)
    return e.dice.pick(known) if known and e.dice.chance(0.8) else e.number(s, 1)


def ufunc(e: Expressions, s: Scope, shape: Shape) -> str:
    """Return a call of a ufunc without its end."""
    known = s.arrays(shape, read_only=True)
    if not known or e.dice.chance(0.6):
        first = e.dice.pick(known) if known else e.array(s, shape)
        return f"np.{e.dice.pick(TWO)}({first}, {beside(e, s, shape)}"
    return f"np.{e.dice.pick(ONE)}({e.dice.pick(known)}"


def out_argument(e: Expressions, s: Scope) -> Made:
    a = target(e, s)
    return line(f"{ufunc(e, s, target_shape(s, a))}, out={a})") if a else None


def out_and_where(e: Expressions, s: Scope) -> Made:
    a = target(e, s)
    if not a:
        return None
    shape = target_shape(s, a)
    return line(f"{ufunc(e, s, shape)}, out={a}, where={mask(e, beside_itself(e, s, a, shape))})")


def beside_itself(e: Expressions, s: Scope, a: str, shape: Shape) -> str:
    """Return an array of this shape to make a mask of."""
    return e.dice.pick([a, *s.arrays(shape, read_only=True)])


def reduction_into_out(e: Expressions, s: Scope) -> Made:
    made = matrix(e, s)
    if not made:
        return None
    before, m, shape = made
    axis = e.dice.integer(0, 1)
    fitting = s.arrays((shape[1 - axis],))
    if not fitting:
        return None
    into = e.dice.pick(fitting)
    name = e.dice.pick(["sum", "mean", "max"])
    ways = [f"np.{name}({m}, axis={axis}, out={into})", f"{m}.{name}(axis={axis}, out={into})"]
    return [*before, Stmt(e.dice.pick(ways))]


def fill(e: Expressions, s: Scope) -> Made:
    a = target(e, s)
    if not a:
        return None
    part = "[1:]" if target_shape(s, a)[0] > 1 and e.dice.chance(0.4) else ""
    return line(f"{a}{part}.fill({e.number(s)})")


def sort(e: Expressions, s: Scope) -> Made:
    a = target(e, s)
    if not a:
        return None
    part = e.dice.pick(["", "", "[1:]", "[::-1]"]) if target_shape(s, a)[0] > 1 else ""
    if len(target_shape(s, a)) == 2:
        return line(f"{a}.sort({e.dice.pick(['', '0', 'axis=0'])})")
    return line(f"{a}{part}.sort()")


def copyto(e: Expressions, s: Scope) -> Made:
    a = target(e, s)
    if not a:
        return None
    shape = target_shape(s, a)
    value = beside(e, s, shape)
    ways = [f"np.copyto({a}, {value})", f"np.copyto({a}, {value}, where={mask(e, beside_itself(e, s, a, shape))})"]
    if len(shape) == 1:
        ways += [f"np.copyto({a}, {a}[::-1])", f"np.copyto({a}[1:], {a}[:-1])"]
    return line(e.dice.pick(ways))


def put(e: Expressions, s: Scope) -> Made:
    a = target(e, s)
    if not a:
        return None
    size = 1
    for n in target_shape(s, a):
        size *= n
    where = e.indices(size, 2)
    value = e.dice.pick([e.number(s, 1), f"[{e.number(s, 1)}, {e.number(s, 0)}]"])
    return line(e.dice.pick([f"np.put({a}, {where}, {value})", f"{a}.put({where}, {value})"]))


def place(e: Expressions, s: Scope) -> Made:
    a = target(e, s)
    if not a:
        return None
    return line(f"np.place({a}, {mask(e, beside_itself(e, s, a, target_shape(s, a)))}, [{e.number(s, 1)}])")


def putmask(e: Expressions, s: Scope) -> Made:
    a = target(e, s)
    if not a:
        return None
    shape = target_shape(s, a)
    return line(f"np.putmask({a}, {mask(e, beside_itself(e, s, a, shape))}, {beside(e, s, shape)})")


def flat(e: Expressions, s: Scope) -> Made:
    a = target(e, s)
    if not a:
        return None
    size = 1
    for n in target_shape(s, a):
        size *= n
    where = e.dice.pick([f"[{e.index(s, size)}]", "[:]", "[1:]", f"[{e.indices(size, 2)}]"])
    if where == "[:]" and e.dice.chance(0.3):
        return line(f"{a}.flat = {e.number(s, 1)}")
    return line(f"{a}.flat{where} {e.operation(e.number(s), 0.5)}")


def matrix_product_in_place(e: Expressions, s: Scope) -> Made:
    made = matrix(e, s, square=True)
    if not made:
        return None
    before, a, shape = made
    return [*before, Stmt(f"{a} @= {e.array(s, shape)}")]


def ufunc_at(e: Expressions, s: Scope) -> Made:
    a = target(e, s, 1)
    if not a:
        return None
    count = e.dice.integer(2, 3)
    where = e.indices(target_shape(s, a)[0], count)
    value = e.array(s, (count,)) if e.dice.chance(0.5) else e.number(s, 1)
    return line(f"np.{e.dice.pick(['add', 'subtract', 'add', 'multiply'])}.at({a}, {where}, {value})")
