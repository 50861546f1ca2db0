"""Statements with views that are more than slices: other axes, other shapes, views that may only be read."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.fuzz.expressions import Expressions
from tests.support.fuzz.scope import Arr, Scope
from tests.support.fuzz.statements import line
from tests.support.fuzz.tree import Stmt

Made = list[Stmt] | None
Shape = tuple[int, ...]
View = tuple[str, Shape]
"""An expression, and the shape of what it gives."""


def matrix(e: Expressions, s: Scope, square: bool = False) -> tuple[list[Stmt], str, Shape] | None:
    """Return a matrix that may be written, and the statements that make it if there was none."""
    known = [a for a in s.arrays(rank=2) if not square or len(set(s.shape(a))) == 1]
    if known and e.dice.chance(0.8):
        name = e.dice.pick(known)
        return [], name, s.shape(name)
    vectors = s.arrays((4,))
    if not vectors:
        return None
    a, b = e.dice.pick(vectors), e.dice.pick(vectors)
    choices = [(f"np.outer({a}, {b})", (4, 4)), (f"{a}.reshape(2, 2) * {e.dice.constant()}", (2, 2))]
    if not square:
        choices += [(f"np.stack([{a}, {b} * {e.dice.constant()}])", (2, 4)), (e.array(s, (3, 4), fresh=True), (3, 4))]
    text, shape = e.dice.pick(choices)
    name = s.new("c")
    s.names[name] = Arr(shape)
    return line(f"{name} = {text}"), name, shape


def seen(e: Expressions, s: Scope, before: list[Stmt], base: str, view: View, read_only: bool = False) -> Made:
    """Return a view under a name; sometimes what it shows is written, and then it is read."""
    text, shape = view
    name = s.new("r" if read_only else "v")
    s.names[name] = Arr(shape, True, read_only)
    made = [*before, Stmt(f"{name} = {text}")]
    if base in s.arrays() and e.dice.chance(0.4):
        written = base if read_only or e.dice.chance(0.6) else name
        place = e.place(s, s.shape(written))
        made += line(f"{written}{place} {e.operation(e.number(s, 1), 0.4)}")
        t = s.new("t")
        made += line(f"{t} = np.sum({name} * {e.dice.pick([name, e.dice.constant()])})")
    return made


def of_a_matrix(
    views: Callable[[str, int, int], list[View]], e: Expressions, s: Scope, read_only: bool = False
) -> Made:
    made = matrix(e, s)
    if not made:
        return None
    before, a, (n, m) = made
    return seen(e, s, before, a, e.dice.pick(views(a, n, m)), read_only)


def transpose(e: Expressions, s: Scope) -> Made:
    return of_a_matrix(transposes, e, s)


def transposes(a: str, n: int, m: int) -> list[View]:
    ways = (f"{a}.T", f"np.transpose({a})", f"{a}.transpose()", f"{a}.swapaxes(0, 1)", f"np.swapaxes({a}, 0, 1)")
    return [(way, (m, n)) for way in ways]


OTHER_SHAPES: dict[Shape, list[Shape]] = {
    (4,): [(2, 2), (1, 4)], (6,): [(2, 3), (3, 2)], (3, 4): [(4, 3), (2, 6), (12,)], (4, 4): [(2, 8), (16,)],
}  # fmt: skip


def reshape(e: Expressions, s: Scope) -> Made:
    known = [a for a in s.arrays(read_only=True) if s.shape(a) in OTHER_SHAPES]
    if not known:
        return None
    a = e.dice.pick(known)
    shape = e.dice.pick(OTHER_SHAPES[s.shape(a)])
    free_axis = shape[:-1] + (-1,)
    text = e.dice.pick([f"{a}.reshape{shape}", f"np.reshape({a}, {shape})", f"{a}.reshape({free_axis})"])
    kind = s.names[a]
    assert isinstance(kind, Arr)
    return seen(e, s, [], a, (text, shape), kind.read_only)


def ravel(e: Expressions, s: Scope) -> Made:
    return of_a_matrix(lambda a, n, m: [(f"{a}.ravel()", (n * m,)), (f"np.ravel({a})", (n * m,))], e, s)


def flatten(e: Expressions, s: Scope) -> Made:
    return of_a_matrix(lambda a, n, m: [(f"{a}.flatten()", (n * m,)), (f"{a}.T.flatten()", (n * m,))], e, s)


def diagonal(e: Expressions, s: Scope) -> Made:
    def views(a: str, n: int, m: int) -> list[View]:
        long = (min(n, m),)
        return [(f"{a}.diagonal()", long), (f"np.diagonal({a})", long), (f"np.diag({a})", long)]

    return of_a_matrix(views, e, s, True)


def broadcast_to(e: Expressions, s: Scope) -> Made:
    known = s.arrays(rank=1)
    if not known:
        return None
    a = e.dice.pick(known)
    shape = (e.dice.integer(2, 3), *s.shape(a))
    return seen(e, s, [], a, (f"np.broadcast_to({a}, {shape})", shape), True)


def windows(e: Expressions, s: Scope) -> Made:
    known = [a for a in s.arrays(rank=1) if s.shape(a)[0] > 2]
    if not known:
        return None
    a = e.dice.pick(known)
    size = e.dice.integer(2, 3)
    text = f"np.lib.stride_tricks.sliding_window_view({a}, {size})"
    return seen(e, s, [], a, (text, (s.shape(a)[0] - size + 1, size)), True)


def expand_dims(e: Expressions, s: Scope) -> Made:
    known = s.arrays(rank=1)
    if not known:
        return None
    a = e.dice.pick(known)
    (n,) = s.shape(a)
    ways = [(f"{a}[None]", (1, n)), (f"{a}[:, None]", (n, 1)), (f"{a}[np.newaxis, :]", (1, n)),
            (f"np.expand_dims({a}, 0)", (1, n)), (f"np.expand_dims({a}, 1)", (n, 1))]  # fmt: skip
    return seen(e, s, [], a, e.dice.pick(ways))


def squeeze(e: Expressions, s: Scope) -> Made:
    thin = [a for a in s.arrays(rank=2) if 1 in s.shape(a)]
    if thin and e.dice.chance(0.5):
        a = e.dice.pick(thin)
        axis = s.shape(a).index(1)
        ways = [f"np.squeeze({a}, axis={axis})", f"{a}.squeeze({axis})", f"{a}.squeeze(axis={axis - 2})"]
        return seen(e, s, [], a, (e.dice.pick(ways), (s.shape(a)[1 - axis],)))

    def views(a: str, n: int, m: int) -> list[View]:
        last = f"{a}[:, -1:]"
        return [(f"np.squeeze({a}[-1:], 0)", (m,)), (f"{last}.squeeze(1)", (n,)), (f"np.squeeze({last}, axis=1)", (n,))]

    return of_a_matrix(views, e, s)


def view_of_another_shape(e: Expressions, s: Scope) -> Made:
    """A view of a view, one of them with other axes."""

    def views(a: str, n: int, m: int) -> list[View]:
        turned = [(f"{a}.T[{e.index(s, m)}]", (n,)), (f"{a}.T[1:]", (m - 1, n)), (f"{a}.T[::-1]", (m, n))]
        flat = [(f"{a}.reshape(-1)[1:]", (n * m - 1,)), (f"{a}.ravel()[::2]", ((n * m + 1) // 2,))]
        narrow = [(f"{a}[:, 1:].T", (m - 1, n)), (f"{a}[::-1].T.ravel()", (n * m,)), (f"{a}[1][None]", (1, m))]
        return [v for v in (*turned, *flat, *narrow) if 0 not in v[1] and n > 1]

    made = matrix(e, s)
    if not made:
        return None
    before, a, (n, m) = made
    choices = views(a, n, m)
    return seen(e, s, before, a, e.dice.pick(choices)) if choices else None
