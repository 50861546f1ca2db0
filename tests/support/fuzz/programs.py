"""Random whole programs: compound statements, helpers, classes, inputs that alias each other."""

from __future__ import annotations

from dataclasses import replace

from tests.support.fuzz.draws import noise
from tests.support.fuzz.expressions import Expressions
from tests.support.fuzz.features import weights
from tests.support.fuzz.idioms import argument, chosen, definitions, more, of_the_module
from tests.support.fuzz.makers import MAKERS, WEIGHTS
from tests.support.fuzz.scope import (
    Arr,
    ArrSeq,
    ArrTable,
    Dice,
    Fun,
    Gen,
    Int,
    Kind,
    Library,
    Noisy,
    Num,
    Obj,
    ObjSeq,
    Scope,
    Seq,
    Table,
    closed,
    reachable,
)
from tests.support.fuzz.statements import free
from tests.support.fuzz.tree import Source, Stmt

BLOCKS = weights("block")
FORMS = weights("program")
SIMPLE_SHARE = 0.72
IDIOM_SHARE = 0.12
"""How many of the statements use an idiom of the program."""

HEAD = ["", "import numpy as np", "", "g0 = {g0}", "g1 = np.array([{g1}])", "calls = 0"]


class Writer:
    """Writes one program."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self.e = Expressions(self.dice)
        self.budget = 0
        self.library = Library()
        self.idioms: list[str] = []

    # ---------------------------------------------------------------------------------- blocks

    def block(self, scope: Scope, count: int) -> list[Stmt]:
        body: list[Stmt] = []
        for _ in range(count):
            self.budget -= 1
            body += self.statement(scope)
            if body and body[-1].text.split(" ")[0] in ("return", "raise", "break", "continue"):
                break
        return body

    def statement(self, scope: Scope) -> list[Stmt]:
        known = dict(scope.names)
        for _ in range(20):
            if self.idioms and self.dice.chance(IDIOM_SHARE):
                made = MAKERS[self.dice.pick(self.idioms)](self.e, scope)
            elif self.dice.chance(SIMPLE_SHARE) or scope.depth >= 3 or self.budget <= 0:
                (name,) = self.dice.random.choices(list(WEIGHTS), list(WEIGHTS.values()))
                made = MAKERS[name](self.e, scope)
            else:
                (name,) = self.dice.random.choices(list(BLOCKS), list(BLOCKS.values()))
                made = getattr(self, name.split(" ")[0] + "_")(scope, name)
            if made:
                return made
            scope.names.clear()  # what came to nothing has not defined anything either
            scope.names.update(known)
        return [Stmt("pass")]

    def if_(self, scope: Scope, name: str) -> list[Stmt]:
        test = self.e.condition(scope)
        one = scope.inner()
        blocks = [(f"if {test}:", self.block(one, self.dice.integer(1, 3)))]
        scopes = [one]
        if name == "if else":
            if self.dice.chance(0.25):
                test = self.e.condition(scope)
                scopes.append(scope.inner())
                blocks.append((f"elif {test}:", self.block(scopes[-1], self.dice.integer(1, 2))))
            scopes.append(scope.inner())
            blocks.append(("else:", self.block(scopes[-1], self.dice.integer(1, 3))))
        for inner in scopes:
            scope.leave(inner)
        return [Stmt("", blocks)]

    def loop(self, scope: Scope, head: str, names: dict[str, Kind]) -> list[Stmt]:
        inner = scope.inner(True, names)
        blocks = [(head, self.block(inner, self.dice.integer(1, 4)))]
        scope.leave(inner)
        if self.dice.chance(0.1):
            other = scope.inner()
            blocks.append(("else:", self.block(other, 1)))
            scope.leave(other)
        return [Stmt("", blocks)]

    def for_(self, scope: Scope, name: str) -> list[Stmt] | None:
        what = name.split(" ")[1]
        i, v = scope.new("i"), scope.new("e")
        if what == "range":
            trips, text = self.dice.pick([(0, "0"), (1, "1"), (2, "2"), (3, "3"), (3, "n"), (3, "n"), (3, "1, 4")])
            if text == "n" and not isinstance(scope.names.get("n"), Int):
                text = "2"
            high = 3 if text == "1, 4" else max(trips - 1, 0)
            return self.loop(scope, f"for {i} in range({text}):", {i: Int(high)})
        if what == "list":
            lists = scope.of(Seq)
            if not lists:
                return None
            copied = self.dice.pick(lists)
            return self.loop(scope, f"for {v} in list({copied}):", {v: Num()})
        if what == "growing":
            return self.growing(scope, v)
        if what == "objects":
            lists = scope.of(ObjSeq)
            if not lists:
                return None
            o = scope.new("o")
            known = {o: Obj("Cell"), **reachable(o, Obj("Cell"))}
            return self.loop(scope, f"for {o} in {self.dice.pick(lists)}:", known)
        arrays = scope.arrays(rank=1)
        if not arrays:
            return None
        a = self.dice.pick(arrays)
        n = scope.shape(a)[0]
        if what == "array":
            return self.loop(scope, f"for {v} in {a}:", {v: Num()})
        if what == "enumerate":
            return self.loop(scope, f"for {i}, {v} in enumerate({a}):", {i: Int(n - 1), v: Num()})
        w = scope.new("w")
        b = self.dice.pick(arrays)
        return self.loop(scope, f"for {v}, {w} in zip({a}, {b}):", {v: Num(), w: Num()})

    def growing(self, scope: Scope, item: str) -> list[Stmt] | None:
        """A loop over a list that gets longer, or shorter, on the way; the rest of the body leaves it alone."""
        lists = [name for name in scope.of(Seq) if name.isidentifier()]
        if not lists:
            return None
        name = self.dice.pick(lists)
        inner = scope.inner(True, {item: Num()})
        kind = inner.names.pop(name)
        assert isinstance(kind, Seq)
        longer = Stmt("", [(f"if len({name}) < 6:", [Stmt(f"{name}.append({self.e.number(inner, 1)})")])])
        shorter = Stmt("", [(f"if len({name}) > {kind.least}:", [Stmt(f"{name}.pop()")])])
        body = [*self.block(inner, self.dice.integer(1, 2)), self.dice.pick([longer, longer, shorter])]
        inner.names[name] = kind
        scope.leave(inner)
        return [Stmt("", [(f"for {item} in {name}:", body)])]

    def while_(self, scope: Scope, name: str) -> list[Stmt]:
        k = scope.new("k")
        trips = self.dice.integer(0, 3)
        inner = scope.inner(True, {k: Int(3)})
        test = f"{k} < {trips}"
        if self.dice.chance(0.3):
            test += f" and {self.e.number(scope, 0)} < 2.5"
        body = [Stmt(f"{k} += 1"), *self.block(inner, self.dice.integer(1, 3))]
        scope.leave(inner)
        return [Stmt(f"{k} = 0"), Stmt("", [(f"while {test}:", body)])]

    def exit(self, scope: Scope, last: str) -> list[Stmt]:
        inner = scope.inner()
        before = self.block(inner, self.dice.integer(0, 2))
        scope.leave(inner)
        ints = scope.of(Int) if last in ("break", "continue") else []
        test = f"{self.dice.pick(ints)} > 0" if ints and self.dice.chance(0.4) else self.e.condition(scope)
        return [Stmt("", [(f"if {test}:", [*before, Stmt(last)])])]

    def break_(self, scope: Scope, name: str) -> list[Stmt] | None:
        """Leave a loop, perhaps in one of two ways."""
        if not scope.loop_is_innermost:
            return None
        made = self.exit(scope, "break")
        if self.dice.chance(0.3):
            others = ["break", "continue", *([f"return {self.e.number(scope, 1)}"] if scope.returns else [])]
            (second,) = self.exit(scope, self.dice.pick(others))
            if self.dice.chance(0.3):
                ((test, body),) = second.blocks
                made[0].blocks.append((f"el{test}", body))
            else:
                made.append(second)
        return made

    def continue_(self, scope: Scope, name: str) -> list[Stmt] | None:
        return self.exit(scope, "continue") if scope.loop_is_innermost else None

    def early_(self, scope: Scope, name: str) -> list[Stmt] | None:
        return self.exit(scope, f"return {self.e.number(scope)}") if scope.returns else None

    def raise_(self, scope: Scope, name: str) -> list[Stmt]:
        ways = ['raise ValueError("half-way")', "raise RuntimeError"]
        arrays, numbers = scope.arrays(rank=1), free(scope, scope.of(Num))
        if not arrays or not numbers or self.dice.chance(0.6):
            return self.exit(scope, self.dice.pick(ways))
        # a number that cannot be read, between two effects
        t, number = scope.new("t"), self.dice.pick(numbers)
        read = f"{t} = {self.dice.pick(arrays)}[9] + {self.e.number(scope, 0)}"
        (made,) = self.exit(scope, read)
        body = made.blocks[0][1]
        body.insert(-1, Stmt(f"{number} = {self.e.number(scope, 1)}"))
        body += [Stmt(f"{number} = {self.e.number(scope, 1)}"), Stmt(f"{number} += {t}")]
        return [made]

    def throw(self, scope: Scope) -> tuple[Stmt, str]:
        """Return a statement that may raise, and the class of what it raises."""
        pick, t = self.dice.pick, scope.new("t")
        test = Stmt("", [(f"if {self.e.condition(scope)}:", [Stmt('raise ValueError("stop")')])])
        divisors, places = ["0", "1"], ["2", "9"]
        if isinstance(scope.names.get("n"), Int):
            divisors, places = [*divisors, "n", "n - 1", "n - 2"], [*places, "n", "n + 2"]
        ways = [(test, "ValueError")]
        ways.append((Stmt(f"{t} = {self.e.number(scope, 0)} / ({pick(divisors)})"), "ZeroDivisionError"))
        for a in scope.arrays(rank=1)[:3]:
            ways.append((Stmt(f"{t} = {a}[{pick(places)}]"), "IndexError"))
            ways.append((Stmt(f"{a}[{pick(places)}] = {self.e.number(scope, 1)}"), "IndexError"))
        for d in scope.of(Table):
            ways.append((Stmt(f'{t} = {d}["{pick(["u", "z"])}"]'), "KeyError"))
        return pick(ways)

    def within(self, scope: Scope, thrower: Stmt) -> Stmt:
        """Put what may raise into a loop or a ``with``, or leave it as it is."""
        cells = scope.of(Obj, lambda k: k.cls == "Cell")
        if self.dice.chance(0.2):
            inner = scope.inner(True)
            body = [*self.block(inner, 1), thrower]
            scope.leave(inner)
            return Stmt("", [(f"for {scope.new('i')} in range({self.dice.integer(1, 3)}):", body)])
        if cells and self.dice.chance(0.25):
            return Stmt("", [(f"with {self.dice.pick(cells)}:", [thrower])])
        return thrower

    def try_(self, scope: Scope, name: str) -> list[Stmt]:
        inner = scope.inner()
        body = self.block(inner, self.dice.integer(0, 2))
        thrower, cls = self.throw(inner)
        body += [self.within(inner, thrower), *self.block(inner, self.dice.integer(0, 2))]
        scope.leave(inner)
        blocks = [("try:", body)]
        if name != "try finally" or self.dice.chance(0.3):
            other = scope.inner()
            caught = self.dice.pick([cls, cls, f"({cls}, TypeError)", "Exception", f"{cls} as error"])
            blocks.append((f"except {caught}:", self.block(other, self.dice.integer(1, 2))))
            scope.leave(other)
        if name == "try else":
            other = scope.inner()
            blocks.append(("else:", self.block(other, self.dice.integer(1, 2))))
            scope.leave(other)
        if name == "try finally":
            other = replace(scope.inner(), loop_is_innermost=False, returns=False)
            blocks.append(("finally:", self.block(other, 1)))
            scope.leave(other)
        return [Stmt("", blocks)]

    def with_(self, scope: Scope, name: str) -> list[Stmt] | None:
        cells = scope.of(Obj, lambda k: k.cls == "Cell")
        head = 'np.errstate(divide="ignore")' if name == "with errstate" else ""
        if not head and not cells:
            return None
        inner = scope.inner()
        body = self.block(inner, self.dice.integer(1, 3))
        scope.leave(inner)
        return [Stmt("", [(f"with {head or self.dice.pick(cells)}:", body)])]

    def nested_(self, scope: Scope, name: str) -> list[Stmt] | None:
        if scope.depth:
            return None
        f = scope.new("fn")
        numbers = free(scope, scope.of(Num, lambda k: True))
        own = [n for n in numbers if n.isidentifier() and n != "g0"]
        changed = [self.dice.pick(own)] if own and self.dice.chance(0.8) else []
        frozen = frozenset(scope.names) - set(changed)
        inner = Scope(
            {**scope.names, "u": Num()}, 1, returns=True, frozen=frozen, counter=scope.counter, library=scope.library
        )
        for fun in scope.of(Fun):
            del inner.names[fun]
        body = self.block(inner, self.dice.integer(1, 3))
        head = [Stmt(f"nonlocal {changed[0]}")] if changed else []
        if changed and self.dice.chance(0.5):
            head.append(Stmt(f"{changed[0]} {self.e.operation(self.e.number(inner, 1))}"))
        result = Stmt(f"return {self.e.number(inner, 1)}")
        scope.names[f] = Fun((Num(),))
        return [Stmt("", [(f"def {f}(u):", [*head, *body, result])])]

    # ---------------------------------------------------------------------------------- definitions

    def classes(self) -> list[Stmt]:
        init = ("def __init__(self, v, buf):", [Stmt("self.v = v"), Stmt("self.buf = buf"), Stmt("self.n = 0")])
        scope = Scope({"self": Obj("Cell"), "u": Num()}, 1, frozen=frozenset({"self"}), library=self.library)
        step = [Stmt("self.n += 1"), *self.block(scope, self.dice.integer(1, 3))]
        step.append(Stmt(f"return {self.e.number(scope, 1)}"))
        energy = "return self.v * self.v + 0.5 * self.buf[0]"
        cell: list[Stmt] = [
            Stmt("", [init]), Stmt("", [("def step(self, u):", step)]),
            Stmt("@property"), Stmt("", [("def energy(self):", [Stmt(energy)])]),
            Stmt("", [("def __enter__(self):", [Stmt("self.v *= 0.9"), Stmt("return self")])]),
            Stmt("", [("def __exit__(self, *error):", [Stmt("self.v += 0.1 * self.buf[1]")])]),
        ]  # fmt: skip
        box_init = ("def __init__(self, inner, gain):", [Stmt("self.inner = inner"), Stmt("self.gain = gain")])
        scope = Scope({"self": Obj("Box"), "u": Num()}, 1, frozen=frozenset({"self"}), library=self.library)
        step = [*self.block(scope, self.dice.integer(1, 2)), Stmt("return self.inner.step(u) * self.gain")]
        box: list[Stmt] = [Stmt("", [box_init]), Stmt("", [("def step(self, u):", step)])]
        return [Stmt("", [("class Cell:", cell)]), Stmt("", [("class Box:", box)])]

    def helper(self, name: str) -> tuple[Stmt, Fun]:
        params: dict[str, Kind] = {"u": Arr((4,))}
        if self.dice.chance(0.5):
            params["v"] = Arr((4,))
        if self.dice.chance(0.2) and name != "hr0":
            params["o"] = Obj("Cell")
        params["c"] = Num()
        own = reachable("o", Obj("Cell")) if "o" in params else {}
        names = {**params, **own, "g0": Num()}
        scope = Scope(names, 1, returns=name != "hr0", frozen=frozenset({"g0"}), library=self.library)
        self.budget = 3
        body = self.block(scope, self.dice.integer(1, 4))
        if name == "hr0":
            value = self.dice.pick(["u", f"u if {self.e.condition(scope)} else v" if "v" in params else "u"])
        else:
            value = self.e.number(scope, 1)
        body.append(Stmt(f"return {value}"))
        kind = Fun(tuple(params.values()), gives_array=name == "hr0")
        return Stmt("", [(f"def {name}({', '.join(params)}):", body)]), kind

    def main(self, names: dict[str, Kind], helpers: dict[str, Fun], form: str) -> Stmt:
        """Return the function that is differentiated; its ``form`` is "function", "closure" or "method"."""
        known: dict[str, Kind] = {**names, **helpers, "g0": Num(), "g1": Arr((4,))}
        fixed = {*helpers, "self", "station"}
        for name, kind in names.items():
            known.update(more(name, kind))
            fixed |= closed(name, kind)
        body = [Stmt("global g0, g1, calls"), Stmt("calls += 1")]
        if form == "closure":
            known.update({"k0": Num(), "k1": Arr((4,))})
            body.insert(0, Stmt("nonlocal k0, k1"))
        elif form == "method":
            known["self"] = Obj("Cell")
        scope = Scope(known, frozen=frozenset(fixed), library=self.library)
        self.budget = self.dice.integer(5, 16)
        waiting = list(self.idioms)
        while self.budget > 0:
            body += self.block(scope, 1)
            if waiting and self.dice.chance(0.4):
                body += MAKERS[waiting.pop()](self.e, scope) or []
        for name in waiting:
            body += MAKERS[name](self.e, scope) or []
        parts = [self.e.number(scope, 1)]
        shown = scope.arrays(read_only=True)
        arrays = self.dice.random.sample(shown, min(3, len(shown)))
        parts += [f"{self.dice.constant()} * np.sum({a} * {a})" for a in arrays]
        numbers = self.dice.random.sample(scope.of(Num), min(3, len(scope.of(Num))))
        parts += [f"{n} * {self.dice.constant()}" for n in numbers]
        for o in self.dice.random.sample(scope.of(Obj), min(1, len(scope.of(Obj)))):
            kind = scope.names[o]
            assert isinstance(kind, Obj)
            cell = f"{o}.inner" if kind.cls == "Box" else o
            parts.append(f"{cell}.v * np.sum({cell}.buf)")
        body.append(Stmt(f"return {' + '.join(parts)}"))
        given = [name for name in names if name != "station"]
        name, params = ("run", ["self", *given]) if form == "method" else ("f", given)
        return Stmt("", [(f"def {name}({', '.join(params)}):", body)])

    # ---------------------------------------------------------------------------------- inputs

    def vector(self, n: int) -> str:
        return f"np.array([{', '.join(self.dice.number() for _ in range(n))}])"

    def form(self, name: str) -> bool:
        return self.dice.chance(FORMS[name])

    def program(self, title: str) -> Source:
        """Return a program: the inputs are drawn first, with the ways in which they alias."""
        dice, form = self.dice, self.form
        lines = ["def inputs():"]
        names: dict[str, Kind] = {"x": Num(), "a": Arr((4,))}
        values = {"x": dice.number()}
        wrt = ["x", "a"]
        lines.append(f"    a = {self.vector(4)}")
        twice, overlap = form("f of x and x"), form("overlapping arguments")
        if twice or overlap or dice.chance(0.5):
            names["b"] = Arr((4,))
            wrt.append("b")
            if overlap:
                lines[-1] = f"    base = {self.vector(6)}"
                first, second = dice.pick([(":4", "2:"), ("1:5", ":4"), ("2:", ":4"), (":4", "4:0:-1")])
                lines += [f"    a = base[{first}]", f"    b = base[{second}]"]
            else:
                lines.append("    b = a" if twice else f"    b = {self.vector(4)}")
        if form("matrix argument"):
            names["m"] = Arr((3, 4))
            lines.append(f"    m = np.array([{self.vector(12)[10:-2]}]).reshape(3, 4)")
            wrt.append("m")
        twice, two = form("the same object twice"), form("two objects share an array")
        kept, nested = form("attribute holds an argument"), form("object in an object")
        if form("object argument") or twice or two or kept:
            names["p"] = Obj("Cell")
            lines.append(f"    p = Cell({dice.number()}, {'a' if kept else self.vector(4)})")
            wrt += ["p.v"] + (["p.buf"] if dice.chance(0.6) else [])
        if nested:
            names["q"] = Obj("Box")
            inner = [f"Cell({dice.number()}, {self.vector(4)})", *(["p"] if "p" in names else [])]
            lines.append(f"    q = Box({dice.pick(inner)}, 0.9)")
            wrt.append("q.inner.v")
        elif twice or two:
            names["q"] = Obj("Cell")
            lines.append("    q = p" if twice else f"    q = Cell({dice.number()}, p.buf)")
            wrt += [] if twice else ["q.v"]
        if form("list of objects"):
            names["cells"] = ObjSeq()
            first = "p" if "p" in names and dice.chance(0.5) else f"Cell({dice.number()}, {self.vector(4)})"
            lines.append(f"    cells = [{first}, Cell({dice.number()}, {dice.pick(['a', self.vector(4)])})]")
            if dice.chance(0.3):
                lines.append("    cells[1] = cells[0]")
            wrt += ["cells[0].v"] + (["cells[1].buf"] if dice.chance(0.5) else [])
        if form("list argument"):
            names["xs"] = Seq(3)
            lines.append(f"    xs = [{dice.number()}, {dice.number()}, {dice.number()}]")
            wrt.append("xs")
        if form("dict argument"):
            names["d"] = Table(("u", "w"))
            lines.append(f'    d = {{"u": {dice.number()}, "w": {dice.number()}}}')
            wrt.append("d['u']")
        if form("dict of arrays"):
            names["w"] = ArrTable(("r", "s"))
            lines.append(f'    w = {{"r": {self.vector(4)}, "s": {dice.pick(["a", self.vector(4), self.vector(4)])}}}')
            wrt.append("w['r']")
        scope = Scope({}, library=self.library)
        if form("generator argument"):
            names["rng"] = Gen()
            lines.append(f"    rng = np.random.default_rng({dice.integer(0, 9)})")
        if form("generator in an object"):
            names["z"] = Noisy()
            own = f"np.random.default_rng({dice.integer(0, 9)})"
            lines.append(f"    z = {noise(scope, dice.pick(['rng', own]) if 'rng' in names else own, '0.6')}")
            wrt.append("z.scale")
        idioms = chosen(self.e)
        given = argument(self.e, idioms, scope) if form("idiom argument") else None
        if given:
            name, text, names[name], places = given
            lines.append(f"    {name} = {text}")
            wrt += places
        if form("argument holds an array twice"):
            names["ws"] = ArrSeq((4,), 2)
            lines.append(f"    ws = [{', '.join([dice.pick(['a', 'b'] if 'b' in names else ['a'])] * 2)}]")
            wrt.append("ws")
        if dice.chance(0.7):
            names["n"] = Int(3)
            values["n"] = dice.pick(["3", "3", "2", "1", "0"])
        if form("gradient of a global"):
            wrt += ["g0"] + (["g1"] if dice.chance(0.5) else [])
        shape = "closure" if form("closure state") else "method" if form("method entry") else "function"
        classes = self.classes()
        self.idioms = idioms
        station = of_the_module(self.e, idioms, scope) if form("object of the module") else None
        if station:
            names["station"] = station[1]
            wrt += station[2]
        helpers: dict[str, Fun] = {}
        functions = []
        for name in dice.pick([[], ["h0"], ["h0", "h1"], ["h0", "hr0"], ["hr0"]]):
            made, helpers[name] = self.helper(name)
            functions.append(made)
        main = self.main(names, helpers, shape)
        head = sorted({"import math", *self.library.imports}, key=lambda text: (text.startswith("from"), text))
        head += [h.format(g0=dice.number(), g1=", ".join(dice.number() for _ in range(4))) for h in HEAD]
        entry, tail = "f", []
        if shape == "closure":
            main = Stmt("", [("def make(k0, k1):", [main, Stmt("return f")])])
            tail = [f"f = make({dice.number()}, {self.vector(4)})", "", ""]
            wrt += dice.pick([["k0"], ["k0", "k1"]])
        elif shape == "method":
            classes[0].blocks[0][1].append(main)
            entry, tail = "root.run", [f"root = Cell({dice.number()}, {self.vector(4)})", "", ""]
            wrt += dice.pick([["self.v"], ["self.v", "self.buf"]])
            if "p" in names and "p.v" in wrt and dice.chance(0.25):
                lines.append("    p = root")
            if form("argument is a buffer of self") and lines[1].startswith("    a = "):
                lines[1] = "    a = root.buf"
        functions += [] if shape == "method" else [main]
        lines[1:1] = [f"    {seed}" for seed in sorted(self.library.seeds)]
        lines.append(f"    return ({', '.join(values.get(n, n) for n in names if n != 'station')},), {{}}")
        kept_wrt = dice.random.sample(wrt, min(len(wrt), 5))
        ordered = tuple(w for w in wrt if w in kept_wrt)
        calls = 2 if form("second call") else 1
        tail += [station[0], "", ""] if station else []
        return Source(title, head, [*definitions(scope), *classes, *functions], [*tail, *lines], entry, ordered, calls)


def draw(seed: str, point: int = 0) -> Source:
    """Return the program of a seed, with its inputs at one of many points; the same seed gives the same program."""
    return Writer(Dice.seeded(seed, point)).program(f"Random program {seed}.")
