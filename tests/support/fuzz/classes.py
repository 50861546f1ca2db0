"""Idioms of objects: a class whose methods hold random expressions, and statements that use it.

An idiom is drawn for a whole program, which then uses it anywhere; its definition is written once.
"""

from __future__ import annotations

from tests.support.fuzz.expressions import Expressions
from tests.support.fuzz.scope import Arr, Dice, Inst, Insts, Kind, Num, Scope
from tests.support.fuzz.statements import Made, free, learn, line
from tests.support.fuzz.tree import parsed

V = Arr((4,), True)


def hole(e: Expressions, *names: str, depth: int = 1) -> str:
    """Return a number made of some names; those that end in ``buf`` or ``hist`` are arrays."""
    kinds: dict[str, Kind] = {name: V if name.endswith(("buf", "hist")) else Num() for name in names}
    return e.number(Scope(kinds), depth)


def bounded(e: Expressions, *names: str) -> str:
    """Return a number that does not run away however often it is made of itself."""
    return f"{e.dice.pick(['math.tanh', 'np.sin', 'math.atan'])}({hole(e, *names)})"


# ------------------------------------------------------------------------------------- classes


def filters(e: Expressions) -> str:
    own = ("self.level", "u", "self.decay")
    return f"""
class Filter:
    decay = {e.dice.pick(["0.9", "0.5"])}
    def __init__(self, level):
        self.level = level
    def push(self, u):
        self.level = self.decay * self.level + {bounded(e, *own)}
        return {hole(e, *own)}
    def peek(self):
        return self.push(0.3) * 0.5


class Leaky(Filter):
    decay = 0.7
    def __init__(self, level, rate):
        super().__init__(level)
        self.rate = rate
    def push(self, u):
        if u > self.level:
            self.rate {e.operation(e.dice.constant(), 0.3)}
        return super().push({hole(e, "u", "self.rate")}) + {hole(e, "self.level", "self.rate", "u")}
"""


def dial(e: Expressions) -> str:
    return f"""
class Dial:
    def __init__(self, raw):
        self.raw = raw
        self.turns = 0
    @property
    def pos(self):
        return {hole(e, "self.raw")}
    @pos.setter
    def pos(self, value):
        self.turns += 1
        self.raw = {bounded(e, "self.raw", "value")} + value
"""


def pair(e: Expressions) -> str:
    return f"""
class Pair:
    __slots__ = ("left", "right")
    def __init__(self, left, right):
        self.left = left
        self.right = right
    def turn(self, u):
        self.left, self.right = self.right, {bounded(e, "self.left", "u")}
        return {hole(e, "self.left", "self.right", "u")}
"""


def state(e: Expressions) -> str:
    return f"""
@dataclass
class State:
    pos: float
    vel: float = {e.dice.constant()}
    hist: np.ndarray = field(default_factory=lambda: np.array([0.1, 0.2, 0.3, 0.4]))
    def kick(self, u):
        self.vel = {bounded(e, "self.pos", "self.vel", "u")}
        self.pos += 0.1 * self.vel
        self.hist[{e.dice.integer(0, 3)}] {e.operation(hole(e, "self.pos", "self.hist"), 0.5)}
        return {hole(e, "self.pos", "self.hist", "u")}
"""


def rule(e: Expressions) -> str:
    return f"""
@dataclass(frozen=True)
class Rule:
    gain: float
    off: float = {e.dice.constant()}
    def apply(self, u):
        return {hole(e, "self.gain", "u")} + self.off
    def softer(self):
        return replace(self, gain={bounded(e, "self.gain", "self.off")})
"""


def reading(e: Expressions) -> str:
    return f"""
class Reading(NamedTuple):
    value: float
    weight: float = {e.dice.constant()}
    def cost(self):
        return {hole(e, "self.value", "self.weight")}
"""


def mode(e: Expressions) -> str:
    return """
class Mode(Enum):
    LOW = 1
    HIGH = 2
    @property
    def other(self):
        return Mode.LOW if self is Mode.HIGH else Mode.HIGH
"""


def gain(e: Expressions) -> str:
    return f"""
class Gain:
    def __init__(self, k):
        self.k = k
    def __call__(self, u, scale=0.5):
        self.k = {bounded(e, "self.k", "u")}
        return {hole(e, "self.k", "u", "scale")}
"""


def grid(e: Expressions) -> str:
    return f"""
class Grid:
    def __init__(self, items):
        self.items = items
    def __len__(self):
        return len(self.items)
    def __getitem__(self, k):
        return self.items[k]
    def __setitem__(self, k, value):
        self.items[k] = {e.dice.pick(["value", "0.9 * value", "value + 0.1 * self.items[k]"])}
    def __iter__(self):
        return iter(self.items)
"""


def vec(e: Expressions) -> str:
    return f"""
class Vec:
    def __init__(self, a, b):
        self.a = a
        self.b = b
    def __add__(self, other):
        return Vec(self.a + other.a, {hole(e, "self.b", "other.b")})
    def __sub__(self, other):
        return Vec(self.a - other.a, self.b - other.b)
    def __mul__(self, k):
        return Vec(self.a * k, {hole(e, "self.b", "k")})
    def __rmul__(self, k):
        return self * k
    def __neg__(self):
        return Vec(-self.a, -self.b)
    def __iadd__(self, other):
        self.a += {e.dice.pick(["other.a", "0.5 * other.b"])}
        self.b = {bounded(e, "self.b", "other.a")}
        return self
    def __lt__(self, other):
        return self.a < other.a
    def __abs__(self):
        return abs(self.a) + {hole(e, "self.b")}
"""


def ramp(e: Expressions) -> str:
    return f"""
class Ramp:
    def __init__(self, start, stop):
        self.now = start
        self.left = stop
    def __iter__(self):
        return self
    def __next__(self):
        if self.left <= 0:
            raise StopIteration
        self.left -= 1
        self.now = {bounded(e, "self.now")} + 0.3
        return {hole(e, "self.now")}
"""


def node(e: Expressions) -> str:
    return f"""
class Node:
    def __init__(self, w, parent=None):
        self.w = w
        self.parent = parent
        self.child = None
        if parent is not None:
            parent.child = self
    def pull(self, u):
        if self.parent is not None:
            self.parent.w = {bounded(e, "self.parent.w", "self.w", "u")}
        return {hole(e, "self.w", "u")}
"""


def layer(e: Expressions) -> str:
    return f"""
class Layer:
    def __init__(self, w, act):
        self.w = w
        self.act = act
    def run(self, u):
        self.w = {bounded(e, "self.w", "u")}
        return self.act(self.w * u)
"""


def model(e: Expressions) -> str:
    return f"""
class Model:
    def __init__(self, w):
        self.w = w
        self.known = None
    @cached_property
    def norm(self):
        return {hole(e, "self.w")}
    def total(self, u):
        if self.known is None:
            self.known = {hole(e, "self.w", "u")}
        return self.known * {hole(e, "self.w", "u")}
"""


def tracker(e: Expressions) -> str:
    """A class with buffers: what changes them must not depend on what is differentiated."""
    keep = e.dice.pick(["0.9 * self.seen + 0.25", "self.seen + 0.5", "0.5 - 0.5 * self.seen"])
    roles = "    seen: ad.Buffer\n    hist: ad.Buffer[np.ndarray]"
    head = e.dice.pick([f"class Tracker:\n{roles}", f"class Watched:\n{roles}\n\nclass Tracker(Watched):"])
    return f"""
{head}
    def __init__(self, w):
        self.w = w
        self.seen = 0.5
        self.hist = np.array([0.4, 0.3, 0.2, 0.1])
    def track(self, u):
        self.seen = {keep}
        self.hist[{e.dice.integer(0, 3)}] {e.dice.pick(["= self.seen", "+= 0.25", "*= self.seen"])}
        self.w = {bounded(e, "self.w", "self.hist", "u")}
        return {hole(e, "self.w", "self.seen", "self.hist", "u")}
"""


Fields = tuple[tuple[str, Kind], ...]


def numbers(*names: str) -> Fields:
    return tuple((name, Num()) for name in names)


KINDS = {
    "Filter": Inst("Filter", numbers("level")),
    "Leaky": Inst("Leaky", numbers("level", "rate")),
    "Dial": Inst("Dial", numbers("raw", "pos")),
    "Pair": Inst("Pair", numbers("left", "right")),
    "State": Inst("State", (*numbers("pos", "vel"), ("hist", V))),
    "Rule": Inst("Rule", (), numbers("gain", "off")),
    "Reading": Inst("Reading", (), numbers("value", "weight")),
    "Gain": Inst("Gain", numbers("k")),
    "Grid": Inst("Grid"),
    "Vec": Inst("Vec", numbers("a", "b")),
    "Ramp": Inst("Ramp"),
    "Node": Inst("Node", numbers("w")),
    "Layer": Inst("Layer", numbers("w")),
    "Model": Inst("Model", numbers("w")),
    "Tracker": Inst("Tracker", numbers("w"), (*numbers("seen"), ("hist", Arr((4,), True, True)))),
}
DEFINITIONS = {
    "Filter": (filters, ()), "Leaky": (filters, ()), "Dial": (dial, ()), "Pair": (pair, ()),
    "State": (state, ("from dataclasses import dataclass, field, replace",)),
    "Rule": (rule, ("from dataclasses import dataclass, field, replace",)),
    "Reading": (reading, ("from typing import NamedTuple",)), "Mode": (mode, ("from enum import Enum",)),
    "Gain": (gain, ()), "Grid": (grid, ()), "Vec": (vec, ()), "Ramp": (ramp, ()), "Node": (node, ()),
    "Layer": (layer, ()), "Model": (model, ("from functools import cached_property",)),
    "Tracker": (tracker, ("import ssa_ad as ad",)),
}  # fmt: skip
INITIAL = {
    "Filter": "Filter({})", "Leaky": "Leaky({}, {})", "Dial": "Dial({})", "Pair": "Pair({}, {})",
    "State": "State({})", "Rule": "Rule({})", "Reading": "Reading({})", "Gain": "Gain({})",
    "Grid": "Grid([{}, {}, {}])", "Vec": "Vec({}, {})", "Ramp": "Ramp({}, 3)", "Node": "Node({})",
    "Layer": "Layer({}, np.tanh)", "Model": "Model({})",
    "Tracker": "Tracker({})",
}  # fmt: skip
"""How an object of a class is made of numbers."""


def need(e: Expressions, s: Scope, cls: str) -> Inst:
    """Have a class defined."""
    write, imports = DEFINITIONS[cls]
    if write.__name__ not in s.library.definitions:
        s.library.definitions[write.__name__] = write(e)
        s.library.imports.update(imports)
    return KINDS.get(cls, Inst(cls))


def prefix(cls: str) -> str:
    """Return the base of the names of a class' objects."""
    return f"{cls.lower()}_"


def made(e: Expressions, s: Scope, cls: str) -> str:
    """Return an expression that makes an object."""
    need(e, s, cls)
    text = INITIAL[cls]
    return text.format(*(e.number(s, 1) for _ in range(text.count("{}"))))


def initial(dice: Dice, cls: str) -> str:
    """Return an object of inputs or of the module."""
    return INITIAL[cls].format(*(dice.number() for _ in range(3)))


def known(s: Scope, *classes: str) -> list[str]:
    return s.of(Inst, lambda k: k.cls in classes)


def some(e: Expressions, s: Scope, cls: str, own: bool = False) -> tuple[str, str]:
    """Return an object of a class and the line that makes it, if there was none; ``own``: its name can be set."""
    objects = free(s, known(s, cls)) if own else known(s, cls)
    if objects and e.dice.chance(0.8):
        return e.dice.pick(objects), ""
    text = made(e, s, cls)
    name = s.new(prefix(cls))
    learn(s, name, KINDS[cls])
    return name, f"{name} = {text}\n"


def result(e: Expressions, s: Scope, text: str) -> str:
    """Return the line that keeps a number: in a new name or added to one."""
    names = free(s, s.of(Num))
    if names and e.dice.chance(0.4):
        name = e.dice.pick(names)
        return f"{name} = 0.5 * {name} + {text}"
    name = s.new("t")
    s.names[name] = Num()
    return f"{name} = {text}"


# ------------------------------------------------------------------------------------- statements


def inheritance(e: Expressions, s: Scope) -> Made:
    name, head = some(e, s, e.dice.pick(["Leaky", "Leaky", "Filter"]))
    use = e.dice.pick([f"{name}.push({e.number(s, 1)})", f"{name}.push({e.number(s, 1)})", f"{name}.peek()"])
    return parsed(head + result(e, s, use))


def class_attribute(e: Expressions, s: Scope) -> Made:
    name, head = some(e, s, e.dice.pick(["Leaky", "Filter"]))
    return parsed(head + result(e, s, f"{e.dice.pick([name, 'Filter'])}.decay * {e.number(s, 1)}"))


def property_with_a_setter(e: Expressions, s: Scope) -> Made:
    name, head = some(e, s, "Dial")
    return parsed(f"{head}{name}.pos {e.operation(e.number(s, 1), 0.5)}")


def slots(e: Expressions, s: Scope) -> Made:
    name, head = some(e, s, "Pair")
    return parsed(head + result(e, s, f"{name}.turn({e.number(s, 1)})"))


def data_class(e: Expressions, s: Scope) -> Made:
    if e.dice.chance(0.3):
        need(e, s, "State")
        head = f"State({e.number(s, 1)}, hist={e.array(s, (4,))})\n"
        name = s.new(prefix("State"))
        head = f"{name} = {head}"
        learn(s, name, KINDS["State"])
    else:
        name, head = some(e, s, "State")
    if e.dice.chance(0.2):
        other = s.new(prefix("State"))
        head += f"{other} = replace({name}, vel={e.number(s, 1)})\n"
        learn(s, other, KINDS["State"])
    return parsed(head + result(e, s, f"{name}.kick({e.number(s, 1)})"))


def frozen_data_class(e: Expressions, s: Scope) -> Made:
    name, head = some(e, s, "Rule", own=True)
    value = f"math.tanh({e.number(s, 1)})"
    new = e.dice.pick([f"replace({name}, gain={value})", f"replace({name}, off={value})", f"{name}.softer()"])
    return parsed(f"{head}{name} = {new}\n" + result(e, s, f"{name}.apply({e.number(s, 1)})"))


def named_tuple(e: Expressions, s: Scope) -> Made:
    name, head = some(e, s, "Reading", own=True)
    one, two = s.new("t"), s.new("t")
    steps = [f"{name} = {name}._replace(value=math.tanh({e.number(s, 1)}))", f"{one}, {two} = {name}"]
    if e.dice.chance(0.3):
        steps = steps[:1]
    s.names.update({one: Num(), two: Num()} if len(steps) > 1 else {})
    use = e.dice.pick([f"{name}.value * {name}[1]", f"{name}.cost()", f"sum({name})", f"{name}.weight"])
    return parsed(head + "\n".join([*steps, result(e, s, use)]))


def enum_member(e: Expressions, s: Scope) -> Made:
    need(e, s, "Mode")
    names = known(s, "Mode")
    if names and e.dice.chance(0.6):
        name, head = e.dice.pick(names), ""
        if name not in s.frozen and e.dice.chance(0.4):
            head = f"{name} = {name}.other\n"
    else:
        test = e.condition(s)
        name = s.new("mode_")
        head = f"{name} = Mode.HIGH if {test} else Mode.LOW\n"
        s.names[name] = Inst("Mode")
    numbers = free(s, s.of(Num))
    if not numbers:
        return parsed(head + result(e, s, f"{name}.value * {e.number(s, 1)}"))
    target = e.dice.pick(numbers)
    test = e.dice.pick([f"{name} is Mode.HIGH", f"{name} == Mode.LOW", f"{name}.value > 1", f"{name} is not Mode.LOW"])
    return parsed(f"{head}if {test}:\n    {target} {e.operation(e.number(s, 1), 0.5)}")


def callable_object(e: Expressions, s: Scope) -> Made:
    name, head = some(e, s, "Gain")
    u = e.number(s, 1)
    return parsed(head + result(e, s, e.dice.pick([f"{name}({u})", f"{name}({u}, scale={e.number(s, 0)})"])))


def indexed_object(e: Expressions, s: Scope) -> Made:
    name, head = some(e, s, "Grid")
    place = f"{name}[{e.index(s, 3)}]"
    write = f"{place} {e.operation(e.number(s, 1), 0.5)}\n"
    if e.dice.chance(0.25):
        v = s.new("e")
        numbers = free(s, s.of(Num))
        if numbers:
            return parsed(f"{head}{write}for {v} in {name}:\n    {e.dice.pick(numbers)} += {v} * 0.5")
    use = e.dice.pick([f"{name}[{e.index(s, 3)}]", f"{name}[-1]", f"len({name}) * {place}"])
    return parsed(head + write + result(e, s, use))


def operator_methods(e: Expressions, s: Scope) -> Made:
    name, head = some(e, s, "Vec", own=True)
    other, more = some(e, s, "Vec") if e.dice.chance(0.7) else (name, "")
    k = f"math.sin({e.number(s, 1)})"
    step = e.dice.pick([
        f"{name} = {name} + {other}", f"{name} = {other} - {name} * {k}", f"{name} = {k} * {other}",
        f"{name} = -{other}",
    ])  # fmt: skip
    use = e.dice.pick([f"abs({name})", f"({name} + {other}).b", f"({name}.a if {name} < {other} else {other}.b)"])
    return parsed(f"{head}{more}{step}\n" + result(e, s, use))


def in_place_operator_method(e: Expressions, s: Scope) -> Made:
    name, head = some(e, s, "Vec", own=True)
    other, more = some(e, s, "Vec")
    alias = s.new(prefix("Vec"))
    if e.dice.chance(0.5):
        more += f"{alias} = {name}\n"
        learn(s, alias, KINDS["Vec"])
    return parsed(f"{head}{more}{name} += {other}")


def iterator_class(e: Expressions, s: Scope) -> Made:
    text = f"Ramp({e.number(s, 1)}, {e.dice.integer(0, 3)})"
    need(e, s, "Ramp")
    numbers = free(s, s.of(Num))
    if not numbers:
        return None
    number, v = e.dice.pick(numbers), s.new("e")
    if e.dice.chance(0.3):
        return parsed(result(e, s, f"sum({text})"))
    if e.dice.chance(0.3):
        name = s.new("ramp_")
        return parsed(f"{name} = {text}\n" + result(e, s, f"next({name}, {e.dice.constant()})"))
    inner = s.inner(True, {v: Num()})
    return parsed(f"for {v} in {text}:\n    {number} = 0.5 * {number} + {e.number(inner, 1)}")


def attributes_by_name(e: Expressions, s: Scope) -> Made:
    name, head = some(e, s, "Pair")
    each, by = s.new("name"), e.dice.constant()
    use = e.dice.pick([f'getattr({name}, "right")', f'getattr({name}, "more", {by})', ""])
    if use:
        return parsed(head + result(e, s, use))
    return parsed(head + e.dice.pick([
        f'setattr({name}, "left", {e.number(s, 1)})', f'if hasattr({name}, "left"):\n    {name}.left *= {by}',
        f'for {each} in ("left", "right"):\n    setattr({name}, {each}, getattr({name}, {each}) * {by})',
    ]))  # fmt: skip


def objects_made_in_a_loop(e: Expressions, s: Scope) -> Made:
    cls = e.dice.pick(["Pair", "State", "Filter", "Vec"])
    need(e, s, cls)
    kind = KINDS[cls]
    lists = s.of(Insts)
    if lists and e.dice.chance(0.6):
        return used(e, s, e.dice.pick(lists))
    name, i, count = s.new("objs"), s.new("i"), e.dice.integer(1, 3)
    inner = s.inner(True, {})
    new = made(e, inner, cls)
    s.names[name] = Insts(kind, count)
    if e.dice.chance(0.3):
        head = f"{name} = [{new} for {i} in range({count})]\n"
    else:
        head = f"{name} = []\nfor {i} in range({count}):\n    {name}.append({new})\n"
    return [*parsed(head), *(used(e, s, name) or [])]


def used(e: Expressions, s: Scope, name: str) -> Made:
    """Go over a list of objects, or name one of them."""
    kind = s.names[name]
    assert isinstance(kind, Insts)
    o, attribute = s.new(prefix(kind.of.cls)), kind.of.fields[0][0]
    if e.dice.chance(0.4):
        learn(s, o, kind.of)
        return line(f"{o} = {name}[{e.index(s, kind.least)}]")
    inner = s.inner(True, {})
    learn(inner, o, kind.of)
    body = f"{o}.{attribute} {e.operation(e.number(inner, 1), 0.3)}"
    return parsed(f"for {o} in {name}:\n    {body}")


def comprehension_over_objects(e: Expressions, s: Scope) -> Made:
    lists = s.of(Insts)
    head: Made = []
    if not lists:
        head = objects_made_in_a_loop(e, s)
        lists = s.of(Insts)
    if not lists:
        return head
    name = e.dice.pick(lists)
    kind = s.names[name]
    assert isinstance(kind, Insts)
    attribute = kind.of.fields[0][0]
    use = e.dice.pick([
        f"sum(o.{attribute} for o in {name})", f"max([o.{attribute} for o in {name}])",
        f"np.sum(np.array([o.{attribute} * {e.dice.constant()} for o in {name}]))",
        f"sum(o.{attribute} for o in {name} if o.{attribute} > 0.3)",
    ])  # fmt: skip
    return [*(head or []), *parsed(result(e, s, use))]


def objects_of_two_classes(e: Expressions, s: Scope) -> Made:
    first, second, o = made(e, s, "Filter"), made(e, s, "Leaky"), s.new("filter_")
    numbers = free(s, s.of(Num))
    if not numbers:
        return None
    number = e.dice.pick(numbers)
    body = f"{number} = 0.5 * {number} + {o}.push({e.dice.constant()})"
    return parsed(f"for {o} in {e.dice.pick(['[{}, {}]', '({}, {})']).format(first, second)}:\n    {body}")


def copied_object(e: Expressions, s: Scope) -> Made:
    s.library.imports.add("import copy")
    arrays = s.arrays((4,))
    if arrays and e.dice.chance(0.3):
        name = s.new("c")
        text = f"{name} = copy.{e.dice.pick(['copy', 'deepcopy'])}({e.dice.pick(arrays)})"
        s.names[name] = Arr((4,))
        return line(text)
    name, head = some(e, s, e.dice.pick(["State", "State", "Pair", "Vec"]))
    kind = s.names[name]
    assert isinstance(kind, Inst)
    other = s.new(prefix(kind.cls))
    learn(s, other, kind)
    how = e.dice.pick(["copy", "deepcopy"])
    write = f"{other}.{kind.fields[0][0]} {e.operation(e.number(s, 1), 0.4)}"
    return parsed(f"{head}{other} = copy.{how}({name})\n{write}")


def parent_and_child(e: Expressions, s: Scope) -> Made:
    names = known(s, "Node")
    parent, head = some(e, s, "Node")
    child = s.new("node_")
    if not names or e.dice.chance(0.5):
        head += f"{child} = Node({e.number(s, 1)}, {parent})\n"
        learn(s, child, KINDS["Node"])
        use = e.dice.pick([f"{child}.pull({e.number(s, 1)})", f"{parent}.child.w * {child}.parent.w"])
        write = e.dice.pick([f"{child}.parent.w", f"{parent}.child.w", f"{parent}.child.parent.w"])
        head += f"{write} {e.operation(e.number(s, 1), 0.4)}\n"
    else:
        use = f"{parent}.pull({e.number(s, 1)})"
    return parsed(head + result(e, s, use))


def function_held_by_an_object(e: Expressions, s: Scope) -> Made:
    need(e, s, "Layer")
    s.library.imports.add("from functools import partial")
    act = e.dice.pick([
        f"lambda u: {hole(e, 'u')}", "partial(max, 0.2)", "math.sin", "np.tanh", "partial(pow, 1.5)",
        f"lambda u, k={e.dice.constant()}: {hole(e, 'u', 'k')}",
    ])  # fmt: skip
    layers = known(s, "Layer")
    if layers and e.dice.chance(0.4):
        name, head = e.dice.pick(layers), ""
        if s.depth == 0 and e.dice.chance(0.5):
            head = f"{name}.act = {act}\n"
    else:
        text = f"Layer({e.number(s, 1)}, {act})"
        name = s.new("layer_")
        learn(s, name, KINDS["Layer"])
        head = f"{name} = {text}\n"
    return parsed(head + result(e, s, f"{name}.{e.dice.pick(['run', 'act'])}(math.tanh({e.number(s, 1)}))"))


def cached_attribute(e: Expressions, s: Scope) -> Made:
    name, head = some(e, s, "Model")
    return parsed(head + result(e, s, f"{name}.norm * {e.number(s, 1)}"))


def attribute_computed_on_first_use(e: Expressions, s: Scope) -> Made:
    name, head = some(e, s, "Model")
    return parsed(head + result(e, s, f"{name}.total({e.number(s, 1)})"))


def buffer_attribute(e: Expressions, s: Scope) -> Made:
    name, head = some(e, s, "Tracker")
    if e.dice.chance(0.3):
        head += f"{name}.seen *= {e.dice.constant()}\n"
    use = e.dice.pick([f"{name}.track({e.number(s, 1)})", f"{name}.track({e.number(s, 1)})", f"{name}.seen * {name}.w"])
    return parsed(head + result(e, s, use))
