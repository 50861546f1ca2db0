"""Random statements: one function a feature, and how often each is drawn."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.fuzz.expressions import Expressions
from tests.support.fuzz.scope import Arr, ArrSeq, Int, Num, Obj, Scope, Seq, Table
from tests.support.fuzz.tree import Stmt

Made = list[Stmt] | None
AUGMENTED = ("+=", "-=", "*=")


def free(scope: Scope, names: list[str]) -> list[str]:
    """Return the names that may be assigned here."""
    return [n for n in names if n not in scope.frozen]


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
    return line(f"{e.dice.pick(known)} {e.dice.pick(AUGMENTED)} {e.number(s)}") if known else None


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

SHAPES = ((4,), (4,), (4,), (3,), (2,), (3, 4))


def array_new(e: Expressions, s: Scope) -> Made:
    shape = e.dice.pick(SHAPES)
    value = e.array(s, shape, fresh=True)
    name = s.new("c")
    s.names[name] = Arr(shape)
    return line(f"{name} = {value}")


def array_rebind(e: Expressions, s: Scope) -> Made:
    known = free(s, s.arrays())
    if not known:
        return None
    name = e.dice.pick(known)
    return line(f"{name} = {e.array(s, s.shape(name))}")


def array_inplace(e: Expressions, s: Scope) -> Made:
    known = free(s, s.arrays())
    if not known:
        return None
    name = e.dice.pick(known)
    value = e.array(s, s.shape(name)) if e.dice.chance(0.6) else e.number(s, 1)
    return line(f"{name} {e.dice.pick(AUGMENTED)} {value}")


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
    known = s.arrays()
    if not known:
        return None
    a = e.dice.pick(known)
    shape = s.shape(a)
    kind = s.names[a]
    if isinstance(kind, Arr) and kind.view:
        e.used.add("view of a view")
    name = s.new("v")
    if len(shape) == 2:
        n, m = shape
        i, j = e.index(s, n), e.index(s, m)
        choices = [(f"{a}[{i}]", (m,)), (f"{a}[:, {j}]", (n,)), (f"{a}.T", (m, n)), (f"{a}.reshape(-1)", (n * m,)),
                   (f"{a}[1:, :2]", (n - 1, min(2, m))), (f"{a}[::-1]", shape), (f"{a}.reshape({m}, {n})", (m, n))]
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


def target(e: Expressions, s: Scope, rank: int | None = None) -> str | None:
    """Return an array to write into: a name, an attribute, or an array in a list."""
    made = list(s.arrays(rank=rank))
    if rank in (None, 1):
        for name in s.of(Obj):
            kind = s.names[name]
            assert isinstance(kind, Obj)
            made.append(f"{name}.inner.buf" if kind.cls == "Box" else f"{name}.buf")
        made += [f"{n}[{e.dice.integer(0, 1)}]" for n in s.of(ArrSeq, lambda k: len(k.shape) == 1)]
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
    return line(f"{a}{e.place(s, target_shape(s, a))} {e.dice.pick(AUGMENTED)} {e.number(s)}") if a else None


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
    where, length = e.dice.pick([("[1:]", n - 1), ("[:]", n), ("[:-1]", n - 1), ("[::2]", (n + 1) // 2), ("[::-1]", n)])
    value = e.array(s, (length,)) if e.dice.chance(0.7) else e.number(s, 1)
    return line(f"{a}{where} {e.dice.pick(['=', '=', '+=', '*='])} {value}")


def slice_overlap(e: Expressions, s: Scope) -> Made:
    a = target(e, s, 1)
    if not a or target_shape(s, a)[0] < 2:
        return None
    left, right = e.dice.pick([("[1:]", "[:-1]"), ("[:-1]", "[1:]"), ("[:]", "[::-1]"), ("[::-1]", "[:]")])
    return line(f"{a}{left} {e.dice.pick(['=', '+=', '*='])} {a}{right}{e.dice.pick(['', ' * 0.5', ' + 0.3'])}")


def row_write(e: Expressions, s: Scope) -> Made:
    a = target(e, s, 2)
    if not a:
        return None
    n, m = target_shape(s, a)
    where, length = e.dice.pick([(f"[{e.index(s, n)}]", m), (f"[:, {e.index(s, m)}]", n), ("[1:, 0]", n - 1)])
    value = e.array(s, (length,)) if e.dice.chance(0.8) else e.number(s, 1)
    return line(f"{a}{where} {e.dice.pick(['=', '=', '+=', '*='])} {value}")


def mask_write(e: Expressions, s: Scope) -> Made:
    a = target(e, s)
    if not a:
        return None
    value = e.number(s, 1)
    return line(f"{a}[{a} {e.dice.pick('<>')} {e.dice.constant()}] {e.dice.pick(['=', '+=', '*='])} {value}")


def fancy_write(e: Expressions, s: Scope) -> Made:
    a = target(e, s, 1)
    if not a:
        return None
    count = e.dice.integer(2, 3)
    where = e.indices(target_shape(s, a)[0], count)
    value = e.array(s, (count,)) if e.dice.chance(0.7) else e.number(s, 1)
    return line(f"{a}[{where}] {e.dice.pick(['=', '+=', '*='])} {value}")


def overwrite_needed(e: Expressions, s: Scope) -> Made:
    a = target(e, s, 1)
    if not a:
        return None
    k = e.dice.integer(0, target_shape(s, a)[0] - 1)
    save = Stmt(f"{s.new('t')} = {a}[{k}] * {a}[{k}] * {e.number(s, 1)}")
    s.names[save.text.split(" ")[0]] = Num()
    return [save, Stmt(f"{a}[{k}] = {e.number(s, 0)}")]


def out_argument(e: Expressions, s: Scope) -> Made:
    known = s.arrays()
    if not known:
        return None
    a = e.dice.pick(known)
    b, c = e.dice.pick(s.arrays(s.shape(a))), e.dice.pick(s.arrays(s.shape(a)))
    return line(f"np.{e.dice.pick(['multiply', 'add', 'maximum'])}({a}, {b}, out={c})")


# ------------------------------------------------------------------------------------- objects


def attribute_write(e: Expressions, s: Scope) -> Made:
    objects = s.of(Obj)
    if not objects:
        return None
    name = e.dice.pick(objects)
    kind = s.names[name]
    assert isinstance(kind, Obj)
    path = e.dice.pick([f"{name}.gain", f"{name}.inner.v"]) if kind.cls == "Box" else f"{name}.v"
    if name == "self":  # called again and again: must not grow without bound
        return line(f"{path} = {e.dice.pick(['np', 'math'])}.tanh({path} + {e.number(s)})")
    return line(f"{path} {e.dice.pick(['=', '=', '+=', '*='])} {e.number(s)}")


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
        s.names[name] = Obj("Box")
    else:
        s.names[name] = Obj("Cell")
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
        s.names[name] = Obj("Cell")
        return line(f"{name} = {a}.inner")
    s.names[name] = kind
    return line(f"{name} = {a}")


# ------------------------------------------------------------------------------------- containers


def list_new(e: Expressions, s: Scope) -> Made:
    count = e.dice.integer(1, 3)
    text = f"[{', '.join(e.number(s, 1) for _ in range(count))}]"
    name = s.new("L")
    if e.dice.chance(0.2):
        text, count = f"[{e.number(s, 1)} * j for j in range(3)]", 3
    s.names[name] = Seq(count)
    return line(f"{name} = {text}")


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
    return line(f"{name}[{e.index(s, kind.least)}] {e.dice.pick(['=', '+=', '*='])} {e.number(s)}")


def list_of_arrays(e: Expressions, s: Scope) -> Made:
    known = s.arrays()
    if not known:
        return None
    a = e.dice.pick(known)
    b = e.dice.pick(s.arrays(s.shape(a)))
    name = s.new("P")
    s.names[name] = ArrSeq(s.shape(a), 2)
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
    return line(f'{name}["{e.dice.pick(kind.keys)}"] {e.dice.pick(["=", "+=", "*="])} {e.number(s)}')


def dict_computed(e: Expressions, s: Scope) -> Made:
    numbers = free(s, s.of(Num))
    if not numbers:
        return None
    table, i = s.new("D"), s.new("i")
    inner = s.inner(names={i: Int(2)})
    number = e.dice.pick(numbers)
    fill = Stmt("", [(f"for {i} in range(3):", line(f"{table}[{i} % 2] = {e.number(inner, 1)}"))])
    return [Stmt(f"{table} = {{}}"), fill, Stmt(f"{number} = {number} + {table}[0] * {table}[1]")]


# ------------------------------------------------------------------------------------- odds

WEIGHTS: dict[Callable[[Expressions, Scope], Made], float] = {
    scalar_assign: 6, scalar_augment: 4, swap: 1, array_new: 3, array_rebind: 2, array_inplace: 4, alias: 2,
    alias_in_one_branch: 1.5, view: 4, element_write: 5, element_augment: 3, element_update: 3, slice_write: 3,
    slice_overlap: 2, row_write: 2, mask_write: 1.2, fancy_write: 1.5, overwrite_needed: 2, out_argument: 0.3,
    attribute_write: 4, attribute_keeps_array: 1.5, method_call: 3, object_new: 1, object_alias: 1, list_new: 1,
    list_append: 2, list_pop: 1.5, list_write: 1.5, list_of_arrays: 1, dict_new: 0.6, dict_write: 1.5,
    dict_computed: 0.4,
}  # fmt: skip
"""The simple statements and how often each is tried; the compound ones are in ``programs``."""
