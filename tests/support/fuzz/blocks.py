"""Random statements with blocks: branches, loops, exits, exceptions, functions in a function."""

from __future__ import annotations

from dataclasses import replace

from tests.support.fuzz.expressions import Expressions
from tests.support.fuzz.features import weights
from tests.support.fuzz.makers import MAKERS, WEIGHTS
from tests.support.fuzz.scope import Dice, Fun, Int, Kind, Library, Num, Obj, ObjSeq, Scope, Seq, Table, reachable
from tests.support.fuzz.statements import free
from tests.support.fuzz.tree import Stmt

BLOCKS = weights("block")
SIMPLE_SHARE = 0.72
IDIOM_SHARE = 0.12
"""How many of the statements use an idiom of the program."""


class Blocks:
    """Writes statements, as many as a budget allows."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self.e = Expressions(self.dice)
        self.budget = 0
        self.library = Library()
        self.idioms: list[str] = []

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

    def returns_(self, scope: Scope, name: str) -> list[Stmt] | None:
        """A loop that one trip may break, and that another may leave with the whole function."""
        if not scope.returns:
            return None
        i, v, o = scope.new("i"), scope.new("e"), scope.new("o")
        ways: list[tuple[str, dict[str, Kind]]] = [(f"for {i} in range({self.dice.integer(2, 3)}):", {i: Int(2)})]
        ways += [(f"for {v} in {a}:", {v: Num()}) for a in scope.arrays(rank=1)[:1]]
        ways += [(f"for {o} in {x}:", {o: Obj("Cell"), **reachable(o, Obj("Cell"))}) for x in scope.of(ObjSeq)] * 3
        head, names = self.dice.pick(ways)
        inner = scope.inner(True, names)
        body = self.block(inner, 1)
        here = next(name for name, kind in inner.names.items() if name in names and isinstance(kind, Num | Int))
        for last in self.dice.random.sample(["break", f"return {self.e.number(inner, 1)}"], 2):
            (leave,) = self.exit(inner, last)
            if self.dice.chance(0.7):
                leave.blocks = [(f"if {here} {self.dice.pick('<>')} {self.dice.constant()}:", leave.blocks[0][1])]
            body.append(leave)
        scope.leave(inner)
        return [Stmt("", [(head, body)])]

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

    def call_(self, scope: Scope, name: str) -> list[Stmt] | None:
        """What cannot be read, and in the same expression a call that would change something."""
        calls = [f"{o}.step({self.e.number(scope, 0)})" for o in scope.of(Obj) if o != "self"]
        calls += [f"{x}.pop()" for x in scope.of(Seq) if x.isidentifier()]
        arrays, numbers = scope.arrays(rank=1), free(scope, scope.of(Num))
        if not calls or not arrays or not numbers:
            return None
        t, number = scope.new("t"), self.dice.pick(numbers)
        read, call = f"{self.dice.pick(arrays)}[20]", self.dice.pick(calls)
        (made,) = self.exit(scope, f"{t} = {self.dice.pick([f'{read} + {call}', f'{read} * ({call})'])}")
        made.blocks[0][1].append(Stmt(f"{number} += {t}"))
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

    def handler_(self, scope: Scope, name: str) -> list[Stmt]:
        """A number that is set before something raises; the handler reads it, and what stands behind."""
        numbers = [n for n in free(scope, scope.of(Num)) if n.isidentifier() and n not in ("g0", "k0")]
        number = self.dice.pick(numbers) if numbers else scope.new("t")
        before = [] if numbers else [Stmt(f"{number} = {self.e.number(scope, 0)}")]
        scope.names[number] = Num()
        inner, other = scope.inner(), scope.inner()
        del inner.names[number]
        value = self.e.number(inner, 1)
        thrower, cls = self.throw(inner)
        body = [Stmt(f"{number} = {value}"), self.within(inner, thrower)]
        inner.names[number] = Num()
        body += self.block(inner, self.dice.integer(0, 1))
        result = self.dice.pick([*free(scope, scope.of(Num)), number])
        handler = [*self.block(other, self.dice.integer(0, 1)), Stmt(f"{result} = 0.5 * {result} + {number}")]
        for block in (inner, other):
            scope.leave(block)
        return [*before, Stmt("", [("try:", body), (f"except {cls}:", handler)])]

    def else_(self, scope: Scope, name: str) -> list[Stmt] | None:
        """A `try` that its body may leave, and that goes on with an else if it does not."""
        lasts = ["break", "continue"] if scope.loop_is_innermost else []
        lasts += [f"return {self.e.number(scope, 1)}"] if scope.returns else []
        numbers = free(scope, scope.of(Num))
        if not lasts or not numbers:
            return None
        inner, caught, other = scope.inner(), scope.inner(), scope.inner()
        thrower, cls = self.throw(inner)
        arrays = scope.arrays(rank=1)
        if arrays and self.dice.chance(0.6):  # what could raise only as far as a compiler can tell
            a = self.dice.pick(arrays)
            thrower, cls = Stmt(f"{scope.new('t')} = {a}[{self.e.index(scope, scope.shape(a)[0])}]"), "IndexError"
        parts = [self.exit(inner, self.dice.pick(lasts)), [thrower]]
        body = [statement for part in self.dice.random.sample(parts, 2) for statement in part]
        handler = self.block(caught, self.dice.integer(1, 2))
        result = self.dice.pick(numbers)
        goes_on = self.block(other, self.dice.integer(0, 1))
        goes_on.append(Stmt(f"{result} = 0.5 * {result} + {self.e.number(other, 1)}"))
        for block in (inner, caught, other):
            scope.leave(block)
        return [Stmt("", [("try:", body), (f"except {cls}:", handler), ("else:", goes_on)])]

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
