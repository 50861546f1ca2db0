"""Random statements: one function a feature, and how often each is drawn."""

from __future__ import annotations

from tests.support.fuzz.expressions import Expressions
from tests.support.fuzz.scope import Arr, ArrSeq, Int, Kind, Num, Obj, ObjSeq, Scope, Seq, Table, closed, reachable
from tests.support.fuzz.tree import Stmt

Made = list[Stmt] | None


def free(scope: Scope, names: list[str]) -> list[str]:
    """Return the names that may be assigned here."""
    return [n for n in names if n not in scope.frozen]


def learn(scope: Scope, name: str, kind: Kind) -> None:
    """Enter a name and what can be reached by way of it."""
    scope.names.update({name: kind, **reachable(name, kind)})
    scope.frozen |= closed(name, kind)


def line(text: str) -> list[Stmt]:
    return [Stmt(text)]


# ------------------------------------------------------------------------------------- scalars


def scalar_assign(e: Expressions, s: Scope) -> Made:
    known = free(s, s.of(Num))
    value = e.number(s)
    name = e.dice.pick(known) if known and e.dice.chance(0.5) else s.new("t")
    s.names[name] = Num()
    return line(f"{name} = {value}")


def scalar_augment(e: Expressions, s: Scope) -> Made:
    known = free(s, s.of(Num))
    return line(f"{e.dice.pick(known)} {e.operation(e.number(s))}") if known else None


def swap(e: Expressions, s: Scope) -> Made:
    known = free(s, s.of(Num))
    shapes = [s.shape(a) for a in free(s, s.arrays())]
    if shapes and e.dice.chance(0.5):
        known = free(s, s.arrays(e.dice.pick(shapes)))
    if len(known) < 2:
        return None
    a, b = e.dice.random.sample(known, 2)
    return line(f"{a}, {b} = {b}, {a}")


# ------------------------------------------------------------------------------------- arrays

SHAPES = ((4,), (4,), (4,), (3,), (2,), (6,), (3, 4))


def array_new(e: Expressions, s: Scope) -> Made:
    shape = e.dice.pick(SHAPES)
    value = e.array(s, shape, fresh=True)
    name = s.new("c")
    s.names[name] = Arr(shape)
    if e.dice.chance(0.15):  # another array of the same numbers
        twin = s.new("c")
        s.names[twin] = Arr(shape)
        return [Stmt(f"{name} = {value}"), Stmt(f"{twin} = {value}")]
    return line(f"{name} = {value}")


def array_rebind(e: Expressions, s: Scope) -> Made:
    known = free(s, s.arrays())
    if not known:
        return None
    name = e.dice.pick(known)
    return line(f"{name} = {e.array(s, s.shape(name))}")


def array_augment(e: Expressions, s: Scope) -> Made:
    known = free(s, s.arrays())
    if not known:
        return None
    name = e.dice.pick(known)
    value = e.array(s, s.shape(name)) if e.dice.chance(0.6) else e.number(s, 1)
    return line(f"{name} {e.operation(value)}")


def alias(e: Expressions, s: Scope) -> Made:
    known = s.arrays()
    if not known:
        return None
    a = e.dice.pick(known)
    name = s.new("b")
    s.names[name] = Arr(s.shape(a), True)
    return line(f"{name} = {a}")


def alias_in_one_branch(e: Expressions, s: Scope) -> Made:
    known = s.arrays()
    if not known:
        return None
    a = e.dice.pick(known)
    other = e.array(s, s.shape(a))
    name = s.new("b")
    test = e.condition(s)
    s.names[name] = Arr(s.shape(a), True)
    if e.dice.chance(0.3):
        return line(f"{name} = {a} if {test} else {other}")
    return [Stmt("", [(f"if {test}:", line(f"{name} = {a}")), ("else:", line(f"{name} = {other}"))])]


def view(e: Expressions, s: Scope) -> Made:
    return view_of(e, s, s.arrays())


def view_of_a_view(e: Expressions, s: Scope) -> Made:
    views = [a for a in s.arrays() if a[0] == "v" and a[1:].isdigit()]
    if views:
        return view_of(e, s, views)
    first = view(e, s)
    views = [a for a in s.arrays() if a[0] == "v" and a[1:].isdigit()]
    return [*(first or []), *(view_of(e, s, views) or [])] if views else None


def view_of(e: Expressions, s: Scope, known: list[str]) -> Made:
    if not known:
        return None
    a = e.dice.pick(known)
    shape = s.shape(a)
    name = s.new("v")
    if len(shape) == 2:
        n, m = shape
        i, j = e.index(s, n), e.index(s, m)
        choices = [(f"{a}[{i}]", (m,)), (f"{a}[:, {j}]", (n,)), (f"{a}.T", (m, n)), (f"{a}.reshape(-1)", (n * m,)),
                   (f"{a}[::-1]", shape), (f"{a}.reshape({m}, {n})", (m, n))]
        if n > 1:
            choices.append((f"{a}[1:, :2]", (n - 1, min(2, m))))
    elif shape[0] >= 3:
        n = shape[0]
        choices = [(f"{a}[1:]", (n - 1,)), (f"{a}[:-1]", (n - 1,)), (f"{a}[::2]", ((n + 1) // 2,)),
                   (f"{a}[::-1]", shape), (f"{a}[1:3]", (2,)), (f"{a}[:]", shape)]
        if n == 4:
            choices += [(f"{a}.reshape(2, 2)", (2, 2)), (f"{a}[{e.index(s, 2)}:][:2]", (2,))]
    else:
        choices = [(f"{a}[:]", shape), (f"{a}[::-1]", shape)]
    text, after = e.dice.pick(choices)
    s.names[name] = Arr(after, True)
    return line(f"{name} = {text}")


def overlapping_views(e: Expressions, s: Scope) -> Made:
    known = [a for a in s.arrays(rank=1) if s.shape(a)[0] > 2]
    if not known:
        return None
    a = e.dice.pick(known)
    n = s.shape(a)[0]
    first, second = s.new("v"), s.new("v")
    s.names[first] = s.names[second] = Arr((n - 1,), True)
    use = e.dice.pick([
        f"{first} {e.operation(second)}", f"{second} {e.operation(first)}", f"{first}[0] = {e.number(s, 1)}",
        f"{second}[:] = {first} * {e.dice.constant()}",
    ])  # fmt: skip
    return [Stmt(f"{first} = {a}[:-1]"), Stmt(f"{second} = {a}[1:]"), Stmt(use)]


def target(e: Expressions, s: Scope, rank: int | None = None) -> str | None:
    """Return an array to write into: a name, an attribute, or an array in a list."""
    made = list(s.arrays(rank=rank))
    if rank in (None, 1):
        for name in s.of(Obj):
            kind = s.names[name]
            assert isinstance(kind, Obj)
            made.append(f"{name}.inner.buf" if kind.cls == "Box" else f"{name}.buf")
        places = ["0", "1", *(["n % 2"] if isinstance(s.names.get("n"), Int) else [])]
        made += [f"{n}[{e.dice.pick(places)}]" for n in s.of(ArrSeq, lambda k: len(k.shape) == 1)]
    return e.dice.pick(made) if made else None


def target_shape(s: Scope, name: str) -> tuple[int, ...]:
    kind = s.names.get(name)
    if isinstance(kind, Arr):
        return kind.shape
    base = s.names.get(name.split("[")[0])
    return base.shape if isinstance(base, ArrSeq) else (4,)


def element_write(e: Expressions, s: Scope) -> Made:
    a = target(e, s)
    return line(f"{a}{e.place(s, target_shape(s, a))} = {e.number(s)}") if a else None


def element_augment(e: Expressions, s: Scope) -> Made:
    a = target(e, s)
    return line(f"{a}{e.place(s, target_shape(s, a))} {e.operation(e.number(s))}") if a else None


def element_update(e: Expressions, s: Scope) -> Made:
    a = target(e, s)
    if not a:
        return None
    place = e.place(s, target_shape(s, a))
    return line(f"{a}{place} = {a}{place} * {e.number(s, 1)} + {e.number(s, 0)}")


def slice_write(e: Expressions, s: Scope) -> Made:
    a = target(e, s, 1)
    if not a:
        return None
    (n,) = target_shape(s, a)
    choices = [("[1:]", n - 1), ("[:]", n), ("[:-1]", n - 1), ("[::2]", (n + 1) // 2), ("[::-1]", n)]
    where, length = e.dice.pick(choices if n > 1 else choices[1:2])
    value = e.array(s, (length,)) if e.dice.chance(0.7) else e.number(s, 1)
    return line(f"{a}{where} {e.operation(value, 0.5)}")


def overlapping_slices(e: Expressions, s: Scope) -> Made:
    a = target(e, s, 1)
    if not a or target_shape(s, a)[0] < 2:
        return None
    left, right = e.dice.pick([("[1:]", "[:-1]"), ("[:-1]", "[1:]"), ("[:]", "[::-1]"), ("[::-1]", "[:]")])
    return line(f"{a}{left} {e.operation(a + right + e.dice.pick(['', ' * 0.5', ' + 0.3']), 0.4)}")


def row_write(e: Expressions, s: Scope) -> Made:
    a = target(e, s, 2)
    if not a:
        return None
    n, m = target_shape(s, a)
    choices = [(f"[{e.index(s, n)}]", m), (f"[:, {e.index(s, m)}]", n), *([("[1:, 0]", n - 1)] if n > 1 else [])]
    where, length = e.dice.pick(choices)
    value = e.array(s, (length,)) if e.dice.chance(0.8) else e.number(s, 1)
    return line(f"{a}{where} {e.operation(value, 0.5)}")


def mask_write(e: Expressions, s: Scope) -> Made:
    a = target(e, s)
    if not a:
        return None
    value = e.number(s, 1)
    return line(f"{a}[{a} {e.dice.pick('<>')} {e.dice.constant()}] {e.operation(value, 0.4)}")


def fancy_write(e: Expressions, s: Scope) -> Made:
    a = target(e, s, 1)
    if not a:
        return None
    count = e.dice.integer(2, 3)
    where = e.indices(target_shape(s, a)[0], count)
    value = e.array(s, (count,)) if e.dice.chance(0.7) else e.number(s, 1)
    return line(f"{a}[{where}] {e.operation(value, 0.4)}")


def overwrites_what_is_needed(e: Expressions, s: Scope) -> Made:
    a = target(e, s, 1)
    if not a:
        return None
    k, t = e.dice.integer(0, target_shape(s, a)[0] - 1), s.new("t")
    made = [Stmt(f"{t} = {a}[{k}] * {a}[{k}] * {e.number(s, 1)}"), Stmt(f"{a}[{k}] = {e.number(s, 0)}")]
    if e.dice.chance(0.3):
        made = [Stmt(f"{t} = {a}[{k}]"), Stmt(f"{a}[{k}] = {e.number(s, 1)}"), Stmt(f"{t} = {t} + {a}[{k}]")]
    s.names[t] = Num()
    return made


# ------------------------------------------------------------------------------------- objects


def attribute_write(e: Expressions, s: Scope) -> Made:
    objects = s.of(Obj)
    if not objects:
        return None
    name = e.dice.pick(objects)
    kind = s.names[name]
    assert isinstance(kind, Obj)
    path = e.dice.pick([f"{name}.gain", f"{name}.inner.v", f"{name}.inner.v"]) if kind.cls == "Box" else f"{name}.v"
    if name == "self":  # called again and again: must not grow without bound
        return line(f"{path} = {e.dice.pick(['np', 'math'])}.tanh({path} + {e.number(s)})")
    return line(f"{path} {e.operation(e.number(s), 0.5)}")


def attribute_keeps_array(e: Expressions, s: Scope) -> Made:
    objects, arrays = s.of(Obj), s.arrays((4,))
    if not objects or not arrays:
        return None
    name = e.dice.pick(objects)
    kind = s.names[name]
    assert isinstance(kind, Obj)
    path = f"{name}.inner.buf" if kind.cls == "Box" else f"{name}.buf"
    if e.dice.chance(0.5):
        return line(f"{path} = {e.dice.pick(arrays)}")
    new = s.new("b")
    s.names[new] = Arr((4,), True)
    return line(f"{new} = {path}")


def method_call(e: Expressions, s: Scope) -> Made:
    objects = [o for o in s.of(Obj) if o != "self"]
    if not objects:
        return None
    name = e.dice.pick(objects)
    new = s.new("t")
    text = f"{new} = {name}.step({e.number(s, 1)})"
    s.names[new] = Num()
    return line(text)


def object_new(e: Expressions, s: Scope) -> Made:
    name = s.new("o")
    buffer = e.array(s, (4,))
    text = f"{name} = Cell({e.number(s, 1)}, {buffer})"
    if e.dice.chance(0.3):
        text = f"{name} = Box(Cell({e.number(s, 0)}, {buffer}), {e.number(s, 0)})"
        learn(s, name, Obj("Box"))
    else:
        learn(s, name, Obj("Cell"))
    return line(text)


def object_alias(e: Expressions, s: Scope) -> Made:
    objects = s.of(Obj)
    if not objects:
        return None
    a = e.dice.pick(objects)
    name = s.new("o")
    kind = s.names[a]
    assert isinstance(kind, Obj)
    if kind.cls == "Box" and e.dice.chance(0.6):
        learn(s, name, Obj("Cell"))
        return line(f"{name} = {a}.inner")
    learn(s, name, kind)
    return line(f"{name} = {a}")


def object_chosen(e: Expressions, s: Scope) -> Made:
    """One of two objects, as the run decides."""
    known = s.of(Obj, lambda k: k.cls == "Cell") + [f"{xs}[{k}]" for xs in s.of(ObjSeq) for k in range(2)]
    arrays = s.arrays((4,))
    if not known or not arrays:
        return None
    one = e.dice.pick(known)
    others = [other for other in known if other != one]
    if others and e.dice.chance(0.7):
        other = e.dice.pick(others)
    else:
        other = f"Cell({e.number(s, 1)}, {e.dice.pick(arrays)})"
    test, name = e.condition(s), s.new("o")
    learn(s, name, Obj("Cell"))
    made = [Stmt("", [(f"if {test}:", line(f"{name} = {one}")), ("else:", line(f"{name} = {other}"))])]
    return [*made, Stmt(f"{name}.v {e.dice.pick(['+', '-', '*'])}= {e.number(s, 1)}")]


# ------------------------------------------------------------------------------------- containers


def list_new(e: Expressions, s: Scope) -> Made:
    count = e.dice.integer(1, 3)
    text = f"[{', '.join(e.number(s, 1) for _ in range(count))}]"
    name = s.new("L")
    if e.dice.chance(0.2):
        text, count = f"[{e.number(s, 1)} * j for j in range(3)]", 3
    s.names[name] = Seq(count)
    return line(f"{name} = {text}")


def kept_from_some_trips(e: Expressions, s: Scope) -> Made:
    """Have a number be what the last of some trips has set, which no trip reads; then use it."""
    arrays = s.arrays(rank=1)
    if not arrays:
        return None
    number, entry, a = s.new("t"), s.new("e"), e.dice.pick(arrays)
    first = line(f"{number} = {e.number(s, 1)}")
    inner = s.inner(True, {entry: Num()})
    kept = line(f"{number} = {e.number(inner, 1)}")
    test = f"{entry} {e.dice.pick(['<', '>'])} {e.dice.pick(['0.4', '-0.3', e.number(s, 0)])}"
    s.names[number] = Num()
    use = f"{a}[{e.index(s, s.shape(a)[0])}] {e.dice.pick(['+=', '*=', '='])} {number}"
    loop = Stmt("", [(f"for {entry} in {e.dice.pick(arrays)}:", [Stmt("", [(f"if {test}:", kept)])])])
    return [*first, loop, *line(use)]


def list_append(e: Expressions, s: Scope) -> Made:
    lists = s.of(Seq)
    if not lists:
        return None
    name = e.dice.pick(lists)
    kind = s.names[name]
    assert isinstance(kind, Seq)
    text = f"{name}.append({e.number(s, 1)})"
    if s.depth == 0:
        s.names[name] = Seq(kind.least + 1)
    return line(text)


def list_pop(e: Expressions, s: Scope) -> Made:
    lists = s.of(Seq)
    numbers = free(s, s.of(Num))
    if not lists or not numbers:
        return None
    name, number = e.dice.pick(lists), e.dice.pick(numbers)
    kind = s.names[name]
    assert isinstance(kind, Seq)
    if kind.least < 2:
        return None
    s.names[name] = Seq(kind.least - 1)
    pop = Stmt(f"{number} = {number} * 0.5 + {name}.pop({e.dice.pick(['', '', '0'])})")
    if s.in_loop:
        return [Stmt("", [(f"if len({name}) > {kind.least - 1}:", [pop])])]
    return [pop]


def list_write(e: Expressions, s: Scope) -> Made:
    lists = s.of(Seq, lambda k: k.least > 0)
    if not lists:
        return None
    name = e.dice.pick(lists)
    kind = s.names[name]
    assert isinstance(kind, Seq)
    return line(f"{name}[{e.index(s, kind.least)}] {e.operation(e.number(s), 0.35)}")


def list_of_arrays(e: Expressions, s: Scope) -> Made:
    known = s.arrays()
    if not known:
        return None
    a = e.dice.pick(known)
    b = e.dice.pick(s.arrays(s.shape(a)))
    name = s.new("P")
    learn(s, name, ArrSeq(s.shape(a), 2))
    return line(f"{name} = [{a}, {e.dice.pick([a, b, b])}]")


def dict_new(e: Expressions, s: Scope) -> Made:
    name = s.new("d")
    text = f'{name} = {{"u": {e.number(s, 1)}, "w": {e.number(s, 1)}}}'
    s.names[name] = Table(("u", "w"))
    return line(text)


def dict_write(e: Expressions, s: Scope) -> Made:
    tables = s.of(Table)
    if not tables:
        return None
    name = e.dice.pick(tables)
    kind = s.names[name]
    assert isinstance(kind, Table)
    return line(f'{name}["{e.dice.pick(kind.keys)}"] {e.operation(e.number(s), 0.35)}')


def dict_with_computed_keys(e: Expressions, s: Scope) -> Made:
    numbers = free(s, s.of(Num))
    if not numbers:
        return None
    table, i = s.new("D"), s.new("i")
    inner = s.inner(names={i: Int(2)})
    number = e.dice.pick(numbers)
    fill = Stmt("", [(f"for {i} in range(3):", line(f"{table}[{i} % 2] = {e.number(inner, 1)}"))])
    return [Stmt(f"{table} = {{}}"), fill, Stmt(f"{number} = {number} + {table}[0] * {table}[1]")]


# ------------------------------------------------------------------------------------- calls, globals


def call(e: Expressions, s: Scope) -> Made:
    made = e.call(s, 1)
    return called(e, s, made) if made else None


def the_same_array_twice_in_a_call(e: Expressions, s: Scope) -> Made:
    made = e.call(s, 1, twice=1.0)
    return called(e, s, made) if made else None


def called(e: Expressions, s: Scope, text: str) -> Made:
    """A call whose value is kept, or that is there for what it changes."""
    if e.dice.chance(0.3):
        return line(text)
    name = s.new("t")
    s.names[name] = Num()
    return line(f"{name} = {text}")


def call_that_returns_an_argument(e: Expressions, s: Scope) -> Made:
    made = e.call(s, 1, gives_array=True)
    if not made:
        return None
    name = s.new("b")
    s.names[name] = Arr((4,), True)
    return line(f"{name} = {made}")


def global_write(e: Expressions, s: Scope) -> Made:
    if "g0" not in free(s, s.of(Num)):
        return None
    return line(f"g0 {e.operation(e.number(s), 0.4)}")


def global_array_write(e: Expressions, s: Scope) -> Made:
    if "g1" not in s.names:
        return None
    return line(f"g1{e.dice.pick([e.place(s, (4,)), '[1:]', '[::2]'])} {e.operation(e.number(s), 0.4)}")
