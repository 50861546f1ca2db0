"""Statements with random numbers: generators as arguments, in objects, made inside, and those of modules."""

from __future__ import annotations

from tests.support.fuzz.containers import defined
from tests.support.fuzz.expressions import Expressions
from tests.support.fuzz.scope import Arr, Dice, Gen, Int, Noisy, Num, Scope, Seq
from tests.support.fuzz.statements import free, learn, line
from tests.support.fuzz.tree import Stmt

Made = list[Stmt] | None

NOISE = """
class Noise:
    def __init__(self, rng, scale):
        self.rng = rng
        self.scale = scale

    def draw(self, u):
        return u + self.scale * self.rng.standard_normal()

    def jump(self, u):
        if self.rng.random() < 0.5:
            return self.rng.normal(u, self.scale)
        self.scale = 0.9 * self.scale
        return u * self.rng.uniform(0.5, 1.5)
"""
"""The class of objects that hold a generator."""


def noise(s: Scope, rng: str, scale: str) -> str:
    """Return a call that makes an object with a generator."""
    defined(s, "Noise", NOISE)
    return f"Noise({rng}, {scale})"


def number(s: Scope, text: str) -> list[Stmt]:
    name = s.new("t")
    s.names[name] = Num()
    return line(f"{name} = {text}")


def positive(e: Expressions, s: Scope) -> str:
    """Return a scale: an expression that is above zero."""
    return e.dice.pick([f"0.3 + ({e.number(s, 0)}) ** 2", f"0.5 + ({e.number(s, 1)}) ** 2", "0.4", "1.0"])


def new_generator(dice: Dice) -> tuple[str, Gen]:
    """Return a call that makes a generator, and what it is."""
    kind = Gen(dice.chance(0.3))
    return f"np.random.{'RandomState' if kind.legacy else 'default_rng'}({dice.integer(0, 9)})", kind


def generator(e: Expressions, s: Scope) -> tuple[list[Stmt], str]:
    """Return a generator, and the statement that makes it if there was none."""
    known = s.of(Gen)
    if known and e.dice.chance(0.9):
        return [], e.dice.pick(known)
    name = s.new("rng")
    text, s.names[name] = new_generator(e.dice)
    return line(f"{name} = {text}"), name


def draw_normal(e: Expressions, s: Scope) -> Made:
    before, rng = generator(e, s)
    mean, scale = e.number(s, 1), positive(e, s)
    return [*before, *number(s, f"{rng}.normal({e.dice.pick([f'{mean}, {scale}', f'loc={mean}', f'0.0, {scale}'])})")]


def draw_uniform(e: Expressions, s: Scope) -> Made:
    before, rng = generator(e, s)
    low = e.number(s, 0)
    return [*before, *number(s, f"{rng}.uniform({low}, {low} + {positive(e, s)})")]


def draw_exponential(e: Expressions, s: Scope) -> Made:
    before, rng = generator(e, s)
    return [*before, *number(s, f"{rng}.{e.dice.pick(['exponential', 'exponential', 'rayleigh'])}({positive(e, s)})")]


def draw_standard(e: Expressions, s: Scope) -> Made:
    before, rng = generator(e, s)
    name = e.dice.pick(["standard_normal()", "random()", "standard_exponential()", "normal()"])
    return [*before, *number(s, f"{e.number(s, 1)} + {positive(e, s)} * {rng}.{name}")]


def draw_array(e: Expressions, s: Scope) -> Made:
    before, rng = generator(e, s)
    arrays = s.arrays(read_only=True)
    if not arrays:
        return None
    a = e.dice.pick(arrays)
    shape = s.shape(a)
    size = e.dice.pick([str(shape), f"{a}.shape", f"size={shape}", f"size={a}.shape"])
    ways = [f"{rng}.normal({a}, {positive(e, s)})", f"{a} + 0.3 * {rng}.standard_normal({size})"]
    ways += [f"{a} * {rng}.uniform(size={shape})", f"{rng}.normal({e.number(s, 1)}, 0.5, size={shape})"]
    name = s.new("c")
    s.names[name] = Arr(shape)
    return [*before, Stmt(f"{name} = {e.dice.pick(ways)}")]


def draw_integers(e: Expressions, s: Scope) -> Made:
    before, rng = generator(e, s)
    name, high = s.new("i"), e.dice.integer(1, 3)
    s.names[name] = Int(high)
    draw = f"{rng}.randint" if s.names[rng] == Gen(legacy=True) else f"{rng}.integers"
    return [*before, Stmt(f"{name} = {draw}({e.dice.pick([f'{high + 1}', f'0, {high + 1}'])})")]


def draw_permutation(e: Expressions, s: Scope) -> Made:
    before, rng = generator(e, s)
    arrays = s.arrays(rank=1)
    if not arrays:
        return None
    a = e.dice.pick(arrays)
    (n,) = s.shape(a)
    if e.dice.chance(0.3):
        return [*before, Stmt(f"{rng}.shuffle({a})")]
    name = s.new("c")
    s.names[name] = Arr((n,))
    return [*before, Stmt(f"{name} = {e.dice.pick([f'{a}[{rng}.permutation({n})]', f'{rng}.permutation({a})'])}")]


def draw_choice(e: Expressions, s: Scope) -> Made:
    before, rng = generator(e, s)
    arrays = s.arrays(rank=1, read_only=True)
    ways = [f"0.3 * {rng}.choice(3)", f"{rng}.choice([0.2, 0.5, 0.9])"]
    ways += [f"{rng}.choice({a})" for a in arrays]
    ways += [f"np.sum({a}[{rng}.choice({s.shape(a)[0]}, size=2)])" for a in arrays]
    return [*before, *number(s, e.dice.pick(ways))]


def draw_of_numpy(e: Expressions, s: Scope) -> Made:
    """From the generator of ``np.random``, which all of a process share."""
    s.library.seeds.add("np.random.seed(11)")
    mean, scale = e.number(s, 1), positive(e, s)
    ways = [
        f"np.random.normal({mean}, {scale})",
        f"{mean} + {scale} * np.random.randn()",
        "np.random.rand()",
        f"np.random.uniform({mean}, {mean} + {scale})",
        f"np.random.exponential({scale})",
        "0.3 * np.random.randint(4)",
    ]
    return number(s, e.dice.pick(ways))


def draw_of_random(e: Expressions, s: Scope) -> Made:
    """From the generator of the standard library."""
    s.library.imports.add("import random")
    s.library.seeds.add("random.seed(11)")
    mean, scale = e.number(s, 1), positive(e, s)
    ways = [
        f"random.gauss({mean}, {scale})",
        f"random.uniform({mean}, {mean} + {scale})",
        "0.3 * random.randrange(4)",
        f"{mean} * random.random()",
        "random.choice([0.2, 0.5, 0.9])",
        f"random.expovariate({scale})",
    ]
    ways += [f"random.choice({xs})" for xs in s.of(Seq, lambda k: k.least > 0)]
    return number(s, e.dice.pick(ways))


def draw_by_a_method(e: Expressions, s: Scope) -> Made:
    """A method of an object that holds a generator, and perhaps changes the object on one way."""
    known = s.of(Noisy)
    before: list[Stmt] = []
    if not known or e.dice.chance(0.1):
        numbers = free(s, s.of(Num))
        if not numbers:
            return None
        made, rng = generator(e, s)
        z = s.new("z")
        before = [*made, Stmt(f"{z} = {noise(s, rng, e.dice.constant())}")]
        kind = s.names[rng]
        assert isinstance(kind, Gen)
        learn(s, z, Noisy(kind))
        known = [z]
    z = e.dice.pick(known)
    return [*before, *number(s, f"{z}.{e.dice.pick(['draw', 'jump'])}({e.number(s, 1)})")]
