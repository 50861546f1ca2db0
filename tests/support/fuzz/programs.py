"""Random whole programs: compound statements, helpers, classes, inputs that alias each other."""

from __future__ import annotations

from tests.support.fuzz.blocks import Blocks
from tests.support.fuzz.draws import new_generator, noise
from tests.support.fuzz.features import weights
from tests.support.fuzz.idioms import argument, chosen, definitions, more, of_the_module
from tests.support.fuzz.makers import MAKERS
from tests.support.fuzz.scope import (
    Arr,
    ArrSeq,
    ArrTable,
    Dice,
    Fun,
    Gen,
    Int,
    Kind,
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
from tests.support.fuzz.tree import Source, Stmt

FORMS = weights("program")

HEAD = ["", "import numpy as np", "", "g0 = {g0}", "g1 = np.array([{g1}])", "calls = 0"]


class Writer(Blocks):
    """Writes one program."""

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
            text, names["rng"] = new_generator(dice)
            lines.append(f"    rng = {text}")
        if form("generator in an object"):
            held, kind = ("rng", names["rng"]) if "rng" in names and dice.chance(0.5) else new_generator(dice)
            assert isinstance(kind, Gen)
            names["z"] = Noisy(kind)
            lines.append(f"    z = {noise(scope, held, '0.6')}")
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
