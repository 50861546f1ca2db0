"""Random whole programs: compound statements, helpers, classes, inputs that alias each other."""

from __future__ import annotations

from tests.support.fuzz.expressions import Expressions
from tests.support.fuzz.scope import Arr, Dice, Fun, Int, Kind, Num, Obj, Scope, Seq, Table
from tests.support.fuzz.statements import WEIGHTS, free
from tests.support.fuzz.tree import Source, Stmt

COMPOUND: dict[str, float] = {
    "if": 3, "if else": 3, "for range": 5, "for array": 1.5, "for enumerate": 1, "for zip": 1, "for list": 1,
    "while": 1.5, "break": 1.5, "continue": 1.2, "early return": 0.6, "raise": 0.5, "nested function": 1,
}  # fmt: skip
SIMPLE_SHARE = 0.72

HEAD = ["import math", "", "import numpy as np", "", "g0 = {g0}", "g1 = np.array([{g1}])", "calls = 0"]


class Writer:
    """Writes one program from a seed."""

    def __init__(self, seed: str) -> None:
        self.dice = Dice(seed)
        self.e = Expressions(self.dice)
        self.budget = 0

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
        for _ in range(20):
            if self.dice.chance(SIMPLE_SHARE) or scope.depth >= 3 or self.budget <= 0:
                (maker,) = self.dice.random.choices(list(WEIGHTS), list(WEIGHTS.values()))
                made = maker(self.e, scope)
                name = maker.__name__.replace("_", " ")
            else:
                (name,) = self.dice.random.choices(list(COMPOUND), list(COMPOUND.values()))
                made = getattr(self, name.split(" ")[0] + "_")(scope, name)
            if made:
                self.e.used.add(name)
                return made
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
            self.e.used.add("loop else")
        return [Stmt("", blocks)]

    def for_(self, scope: Scope, name: str) -> list[Stmt] | None:
        what = name.split(" ")[1]
        i, v = scope.new("i"), scope.new("e")
        if what == "range":
            trips, text = self.dice.pick([(0, "0"), (1, "1"), (2, "2"), (3, "3"), (3, "n"), (3, "n"), (3, "1, 4")])
            if text == "n" and not isinstance(scope.names.get("n"), Int):
                text = "2"
            high = 3 if text == "1, 4" else max(trips - 1, 0)
            if text == "0":
                self.e.used.add("zero trips")
            return self.loop(scope, f"for {i} in range({text}):", {i: Int(high)})
        if what == "list":
            lists = scope.of(Seq)
            if not lists:
                return None
            copied = self.dice.pick(lists)
            return self.loop(scope, f"for {v} in list({copied}):", {v: Num()})
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
        return [Stmt("", [(f"if {self.e.condition(scope)}:", [*before, Stmt(last)])])]

    def break_(self, scope: Scope, name: str) -> list[Stmt] | None:
        return self.exit(scope, "break") if scope.loop_is_innermost else None

    def continue_(self, scope: Scope, name: str) -> list[Stmt] | None:
        return self.exit(scope, "continue") if scope.loop_is_innermost else None

    def early_(self, scope: Scope, name: str) -> list[Stmt] | None:
        return self.exit(scope, f"return {self.e.number(scope)}") if scope.returns else None

    def raise_(self, scope: Scope, name: str) -> list[Stmt]:
        return self.exit(scope, self.dice.pick(['raise ValueError("half-way")', "raise RuntimeError", "calls[9]"]))

    def nested_(self, scope: Scope, name: str) -> list[Stmt] | None:
        if scope.depth:
            return None
        f = scope.new("fn")
        numbers = free(scope, scope.of(Num, lambda k: True))
        own = [n for n in numbers if n not in ("g0",)]
        changed = [self.dice.pick(own)] if own and self.dice.chance(0.6) else []
        frozen = frozenset(scope.names) - set(changed)
        inner = Scope({**scope.names, "u": Num()}, 1, returns=True, frozen=frozen, counter=scope.counter)
        for fun in scope.of(Fun):
            del inner.names[fun]
        body = self.block(inner, self.dice.integer(1, 3))
        head = [Stmt(f"nonlocal {changed[0]}")] if changed else []
        result = Stmt(f"return {self.e.number(inner, 1)}")
        scope.names[f] = Fun((Num(),))
        return [Stmt("", [(f"def {f}(u):", [*head, *body, result])])]

    # ---------------------------------------------------------------------------------- definitions

    def classes(self) -> list[Stmt]:
        init = ("def __init__(self, v, buf):", [Stmt("self.v = v"), Stmt("self.buf = buf"), Stmt("self.n = 0")])
        scope = Scope({"self": Obj("Cell"), "u": Num()}, 1, frozen=frozenset({"self"}))
        step = [Stmt("self.n += 1"), *self.block(scope, self.dice.integer(1, 3))]
        step.append(Stmt(f"return {self.e.number(scope, 1)}"))
        energy = "return self.v * self.v + 0.5 * self.buf[0]"
        cell: list[Stmt] = [
            Stmt("", [init]), Stmt("", [("def step(self, u):", step)]),
            Stmt("@property"), Stmt("", [("def energy(self):", [Stmt(energy)])]),
        ]  # fmt: skip
        box_init = ("def __init__(self, inner, gain):", [Stmt("self.inner = inner"), Stmt("self.gain = gain")])
        scope = Scope({"self": Obj("Box"), "u": Num()}, 1, frozen=frozenset({"self"}))
        step = [*self.block(scope, self.dice.integer(1, 2)), Stmt("return self.inner.step(u) * self.gain")]
        box: list[Stmt] = [Stmt("", [box_init]), Stmt("", [("def step(self, u):", step)])]
        return [Stmt("", [("class Cell:", cell)]), Stmt("", [("class Box:", box)])]

    def helper(self, name: str) -> tuple[Stmt, Fun]:
        params: dict[str, Kind] = {"u": Arr((4,))}
        if self.dice.chance(0.5):
            params["v"] = Arr((4,))
        if self.dice.chance(0.2):
            params["o"] = Obj("Cell")
        params["c"] = Num()
        scope = Scope({**params, "g0": Num()}, 1, frozen=frozenset({"g0"}))
        self.budget = 3
        body = self.block(scope, self.dice.integer(1, 4))
        body.append(Stmt(f"return {self.e.number(scope, 1)}"))
        return Stmt("", [(f"def {name}({', '.join(params)}):", body)]), Fun(tuple(params.values()))

    def main(self, names: dict[str, Kind], helpers: dict[str, Fun]) -> Stmt:
        known: dict[str, Kind] = {**names, **helpers, "g0": Num(), "g1": Arr((4,))}
        scope = Scope(known, frozen=frozenset(helpers))
        self.budget = self.dice.integer(5, 16)
        body = [Stmt("global g0, g1, calls"), Stmt("calls += 1")]
        while self.budget > 0:
            body += self.block(scope, 1)
        parts = [self.e.number(scope, 1)]
        arrays = self.dice.random.sample(scope.arrays(), min(3, len(scope.arrays())))
        parts += [f"{self.dice.constant()} * np.sum({a} * {a})" for a in arrays]
        numbers = self.dice.random.sample(scope.of(Num), min(3, len(scope.of(Num))))
        parts += [f"{n} * {self.dice.constant()}" for n in numbers]
        for o in self.dice.random.sample(scope.of(Obj), min(1, len(scope.of(Obj)))):
            kind = scope.names[o]
            assert isinstance(kind, Obj)
            cell = f"{o}.inner" if kind.cls == "Box" else o
            parts.append(f"{cell}.v * np.sum({cell}.buf)")
        body.append(Stmt(f"return {' + '.join(parts)}"))
        return Stmt("", [(f"def f({', '.join(names)}):", body)])

    # ---------------------------------------------------------------------------------- inputs

    def vector(self, n: int) -> str:
        return f"np.array([{', '.join(self.dice.number() for _ in range(n))}])"

    def program(self, title: str) -> Source:
        """Return a program: the inputs are drawn first, with the ways in which they alias."""
        dice, used = self.dice, self.e.used
        lines = ["def inputs():"]
        names: dict[str, Kind] = {"x": Num(), "a": Arr((4,))}
        values = {"x": dice.number()}
        wrt = ["x", "a"]
        lines.append(f"    a = {self.vector(4)}")
        if dice.chance(0.6):
            names["b"] = Arr((4,))
            mode = dice.integer(0, 9)
            wrt.append("b")
            if mode <= 1:
                used.add("f(x, x)")
                lines.append("    b = a")
            elif mode <= 3:
                used.add("overlapping arguments")
                lines[-1] = f"    base = {self.vector(6)}"
                first, second = dice.pick([(":4", "2:"), ("1:5", ":4"), ("2:", ":4"), (":4", "4:0:-1")])
                lines += [f"    a = base[{first}]", f"    b = base[{second}]"]
            else:
                lines.append(f"    b = {self.vector(4)}")
        if dice.chance(0.3):
            names["m"] = Arr((3, 4))
            lines.append(f"    m = np.array([{self.vector(12)[10:-2]}]).reshape(3, 4)")
            wrt.append("m")
        if dice.chance(0.45):
            names["p"] = Obj("Cell")
            shared = dice.chance(0.3)
            used.add("attribute holds an argument" if shared else "object argument")
            lines.append(f"    p = Cell({dice.number()}, {'a' if shared else self.vector(4)})")
            wrt += ["p.v"] + (["p.buf"] if dice.chance(0.6) else [])
            if dice.chance(0.5):
                names["q"] = Obj(dice.pick(["Cell", "Box"]))
                if names["q"] == Obj("Box"):
                    used.add("nested attribute")
                    lines.append(f"    q = Box({dice.pick(['p', f'Cell({dice.number()}, {self.vector(4)})'])}, 0.9)")
                    wrt.append("q.inner.v")
                elif dice.chance(0.6):
                    used.add("p is q")
                    lines.append("    q = p")
                else:
                    lines.append(f"    q = Cell({dice.number()}, p.buf)")
                    wrt.append("q.v")
        if dice.chance(0.2):
            names["xs"] = Seq(3)
            lines.append(f"    xs = [{dice.number()}, {dice.number()}, {dice.number()}]")
            wrt.append("xs")
        if dice.chance(0.15):
            names["d"] = Table(("u", "w"))
            lines.append(f'    d = {{"u": {dice.number()}, "w": {dice.number()}}}')
            wrt.append("d['u']")
        if dice.chance(0.7):
            names["n"] = Int(3)
            values["n"] = dice.pick(["3", "3", "2", "1", "0"])
        if dice.chance(0.4):
            wrt.append("g0")
        if dice.chance(0.2):
            wrt.append("g1")
        classes = self.classes()
        helpers: dict[str, Fun] = {}
        definitions = []
        for k in range(dice.integer(0, 2)):
            made, kind = self.helper(f"h{k}")
            definitions.append(made)
            helpers[f"h{k}"] = kind
        main = self.main(names, helpers)
        lines.append(f"    return ({', '.join(values.get(n, n) for n in names)},), {{}}")
        head = [h.format(g0=dice.number(), g1=", ".join(dice.number() for _ in range(4))) for h in HEAD]
        calls = 2 if dice.chance(0.4) else 1
        if calls == 2:
            used.add("second call")
        kept = dice.random.sample(wrt, min(len(wrt), 5))
        ordered = tuple(w for w in wrt if w in kept)
        return Source(title, head, [*classes, *definitions, main], lines, "f", ordered, frozenset(used), calls)


def draw(seed: str) -> Source:
    """Return the program of a seed; the same seed gives the same program."""
    return Writer(seed).program(f"Random program {seed}.")
