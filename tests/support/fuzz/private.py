"""Arrays that only a few statements see: made, changed, and summed up in the number that the rest goes on with."""

from __future__ import annotations

from tests.support.fuzz.expressions import Expressions
from tests.support.fuzz.scope import Num, Scope
from tests.support.fuzz.statements import Made
from tests.support.fuzz.tree import Stmt

SHAPES = ((4,), (4,), (3,), (6,))


def summed(e: Expressions, s: Scope, lines: list[str], *ways: str) -> list[Stmt]:
    """Return the lines and one that takes a number of what they have made."""
    t = s.new("t")
    s.names[t] = Num()
    return [Stmt(text) for text in (*lines, f"{t} = {e.dice.pick(ways)}")]


def new_array_beside_a_view(e: Expressions, s: Scope) -> Made:
    """A view shows what becomes of its array, which is only changed as a whole."""
    shape, c, v = e.dice.pick(SHAPES), s.new("c"), s.new("v")
    lines = [f"{c} = {e.array(s, shape, fresh=True)}", f"{v} = {c}{e.dice.pick(['[1:]', '[:2]', '[::-1]', '[::2]'])}"]
    lines.append(f"{c} {e.operation(e.number(s, 1))}")
    return summed(e, s, lines, f"np.sum({v} * {v})", f"{v}[0] * {e.dice.constant()}", f"np.sum({c} * {v}[0])")


def places_of_a_new_array(e: Expressions, s: Scope) -> Made:
    """Nobody reads an array but by a list of places."""
    shape, c = e.dice.pick(SHAPES), s.new("c")
    read = f"{c}[{e.indices(shape[0], e.dice.integer(2, 4))}]"
    lines = [f"{c} = {e.array(s, shape, fresh=True)}"]
    return summed(e, s, lines, f"np.sum({read})", f"np.sum({read} * {e.number(s, 0)})", f"np.sum(np.sin({read}))")


def multiple_of_a_written_array(e: Expressions, s: Scope) -> Made:
    """The sum of a multiple: its derivative is one number, up to where the array is written."""
    shape, c, d, k = e.dice.pick(SHAPES), s.new("c"), s.new("c"), e.dice.constant()
    where = e.dice.pick([e.place(s, shape), "[1:]", "[::2]"])
    lines = [f"{c} = {e.array(s, shape, fresh=True)}", f"{c}{where} {e.operation(e.number(s, 1), 0.6)}"]
    lines.append(f"{d} = {e.dice.pick([f'{k} * {c}', f'{c} * {k}', f'-{c}', f'{c} / {k}'])}")
    return summed(e, s, lines, f"np.sum({d})", f"{d}.sum()", f"np.mean({d})")
