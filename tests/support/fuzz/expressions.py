"""Random expressions over what a scope holds."""

from __future__ import annotations

from tests.support.fuzz.scope import Arr, ArrSeq, Dice, Fun, Int, Num, Obj, Scope, Seq, Table

UNARY = (
    "math.sin({})", "math.tanh({})", "np.sin({})", "np.tanh({})", "np.cos({})", "math.sqrt(1.0 + ({}) ** 2)",
    "np.exp(-abs({}))", "abs({})", "-({})", "float({})", "np.sqrt(2.0 + np.sin({}))", "math.log(2.5 + math.sin({}))",
    "({}) ** 2", "math.atan({})",
)  # fmt: skip
BINARY = (
    "{} + {}", "{} - {}", "({}) * ({})", "0.5 * ({}) + {}", "({}) / (2.0 + ({}) ** 2)", "max({}, {})",
    "min({}, {})", "({}) * 0.7 - {}",
)  # fmt: skip
REDUCTIONS = (
    "np.sum({})", "{}.sum()", "0.5 * np.mean({})", "float(np.sum({}))", "np.max({})", "np.sum({} ** 2)", "{}.mean()",
)  # fmt: skip


class Expressions:
    """Writes expressions."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice

    def operation(self, value: str, plain: float = 0.0) -> str:
        """Return what follows a target: an assignment with chance ``plain``, else an operator in place."""
        if self.dice.chance(plain):
            return f"= {value}"
        (symbol,) = self.dice.random.choices(("+", "-", "*", "/", "**"), (4, 2, 2.5, 1.3, 0.4))
        if symbol == "*" and self.dice.chance(0.5):
            value = self.dice.constant()  # or what is multiplied in a loop runs away too often
        if symbol == "/":
            return f"/= 2.0 + ({value}) ** 2"
        return "**= 2" if symbol == "**" else f"{symbol}= {value}"

    # ---------------------------------------------------------------------------------- numbers

    def number(self, scope: Scope, depth: int = 2) -> str:
        """Return a float expression."""
        if depth > 0 and self.dice.chance(0.55):
            return self.composed(scope, depth)
        makers = [self.name, self.name, self.element, self.element, self.attribute, self.item, self.reduction]
        for _ in range(6):
            made = self.dice.pick(makers)(scope)
            if made:
                return made
        return self.dice.constant()

    def composed(self, scope: Scope, depth: int) -> str:
        roll = self.dice.integer(0, 11)
        if roll < 4:
            return self.dice.pick(UNARY).format(self.number(scope, depth - 1))
        if roll == 10:
            test = self.condition(scope)
            return f"({self.number(scope, depth - 1)} if {test} else {self.number(scope, depth - 1)})"
        if roll == 11:
            call = self.call(scope, depth - 1)
            if call:
                return call
        return self.dice.pick(BINARY).format(self.number(scope, depth - 1), self.number(scope, depth - 1))

    def name(self, scope: Scope) -> str | None:
        names = scope.of(Num)
        ints = scope.of(Int)
        if ints and self.dice.chance(0.1):
            return f"0.3 * {self.dice.pick(ints)}"
        return self.dice.pick(names) if names else None

    def element(self, scope: Scope) -> str | None:
        arrays = scope.arrays(read_only=True)
        if not arrays:
            return None
        name = self.dice.pick(arrays)
        return name + self.place(scope, scope.shape(name))

    def place(self, scope: Scope, shape: tuple[int, ...]) -> str:
        """Return the brackets that pick one element."""
        indices = [self.index(scope, n) for n in shape]
        if len(shape) > 1 and self.dice.chance(0.3):
            return "".join(f"[{i}]" for i in indices)
        return f"[{', '.join(indices)}]"

    def index(self, scope: Scope, n: int) -> str:
        """Return an int expression that is in range for an axis of length ``n``."""
        ints = scope.of(Int)
        if ints and self.dice.chance(0.6):
            name = self.dice.pick(ints)
            kind = scope.names[name]
            assert isinstance(kind, Int)
            if kind.high < n:
                return self.dice.pick([name, name, name, f"{n - 1} - {name}", f"-1 - {name}"])
            return f"{name} % {n}"
        return str(self.dice.integer(-n, n - 1) if self.dice.chance(0.3) else self.dice.integer(0, n - 1))

    def attribute(self, scope: Scope) -> str | None:
        objects = scope.of(Obj)
        if not objects:
            return None
        name = self.dice.pick(objects)
        kind = scope.names[name]
        assert isinstance(kind, Obj)
        if kind.cls == "Box":
            return self.dice.pick([f"{name}.gain", f"{name}.inner.v", f"{name}.inner.buf{self.place(scope, (4,))}"])
        return self.dice.pick([f"{name}.v", f"{name}.v", f"{name}.buf{self.place(scope, (4,))}", f"{name}.energy"])

    def item(self, scope: Scope) -> str | None:
        names = scope.of(Seq) + scope.of(Table) + scope.of(ArrSeq)
        if not names:
            return None
        name = self.dice.pick(names)
        kind = scope.names[name]
        if isinstance(kind, Table):
            key = self.dice.pick(kind.keys)
            return self.dice.pick([f'{name}["{key}"]', f'{name}["{key}"]', f'{name}.get("{key}", 0.5)'])
        if isinstance(kind, ArrSeq):
            return f"{name}[{self.dice.integer(0, kind.length - 1)}]{self.place(scope, kind.shape)}"
        assert isinstance(kind, Seq)
        choices = [f"sum({name})"]
        if kind.least:
            choices += [f"{name}[{self.index(scope, kind.least)}]", f"{name}[-1]", f"{name}[0]"]
        return self.dice.pick(choices)

    def reduction(self, scope: Scope) -> str | None:
        arrays = scope.arrays(read_only=True)
        if not arrays:
            return None
        a = self.dice.pick(arrays)
        same = scope.arrays(scope.shape(a), read_only=True)
        if self.dice.chance(0.4):
            b = self.dice.pick(same)
            if len(scope.shape(a)) == 1 and self.dice.chance(0.5):
                return self.dice.pick([f"{a} @ {b}", f"np.dot({a}, {b})"])
            return f"np.sum({a} * {b})"
        if self.dice.chance(0.1):
            return f"np.sum({a}[{a} > {self.dice.constant()}])"
        if self.dice.chance(0.1) and len(scope.shape(a)) == 1:
            return f"np.sum({a}[{self.indices(scope.shape(a)[0], 3)}] * {self.dice.constant()})"
        return self.dice.pick(REDUCTIONS).format(a)

    def indices(self, n: int, count: int) -> str:
        picked = [self.dice.integer(0, n - 1) for _ in range(count)]
        if self.dice.chance(0.5):
            picked[-1] = picked[0]
        return repr(picked)

    def call(self, scope: Scope, depth: int, twice: float = 0.3, gives_array: bool = False) -> str | None:
        """Return a call of a function in scope; ``twice`` is the chance to pass an array again."""
        functions = scope.of(Fun, lambda k: k.gives_array == gives_array)
        if twice == 1.0:
            functions = [f for f in functions if scope.names[f].params[:2] == (Arr((4,)), Arr((4,)))]  # type: ignore[union-attr]
        if not functions:
            return None
        name = self.dice.pick(functions)
        kind = scope.names[name]
        assert isinstance(kind, Fun)
        arguments: list[str] = []
        for p in kind.params:
            if isinstance(p, Arr):
                fitting = scope.arrays(p.shape)
                if not fitting:
                    return None
                again = [a for a in arguments if a in fitting]
                chosen = again if again and self.dice.chance(twice) else fitting
                arguments.append(self.dice.pick(chosen))
            elif isinstance(p, Obj):
                fitting = scope.of(Obj, lambda k, p=p: k == p)
                if not fitting:
                    return None
                arguments.append(self.dice.pick(fitting))
            else:
                arguments.append(self.number(scope, min(depth, 1)))
        return f"{name}({', '.join(arguments)})"

    # ---------------------------------------------------------------------------------- conditions

    def condition(self, scope: Scope) -> str:
        roll = self.dice.integer(0, 9)
        ints = scope.of(Int)
        if ints and roll < 3:
            i = self.dice.pick(ints)
            return self.dice.pick([f"{i} % 2 == 0", f"{i} == 1", f"{i} > 0", f"{i} != 2", f"{i} == 0"])
        if roll == 9:
            return f"{self.condition(scope)} {self.dice.pick(['and', 'or'])} {self.condition(scope)}"
        if roll == 8:
            return f"not {self.number(scope, 0)} > {self.dice.constant()}"
        if roll == 7 and len(scope.arrays()) > 1 and self.dice.chance(0.2):
            arrays = scope.arrays()
            return f"{self.dice.pick(arrays)} is {self.dice.pick(arrays)}"
        if roll == 6 and scope.of(Seq):
            return f"len({self.dice.pick(scope.of(Seq))}) > {self.dice.integer(1, 4)}"
        return f"{self.number(scope, 0)} {self.dice.pick(['<', '>', '>', '<='])} {self.number(scope, 0)}"

    # ---------------------------------------------------------------------------------- arrays

    def array(self, scope: Scope, shape: tuple[int, ...], fresh: bool = False) -> str:
        """Return an array expression of exactly this shape; ``fresh``: it shares storage with nothing."""
        same = scope.arrays(shape)
        if same:
            a, b = self.dice.pick(same), self.dice.pick(scope.arrays(shape, read_only=True))
            made = [
                f"{a} * {self.dice.constant()}", f"{a} + {b}", f"{a} * {b}", f"np.sin({a})", f"{a}.copy()",
                f"{a} * {self.number(scope, 1)}", f"{self.number(scope, 0)} - {a}", f"np.where({a} > 0.3, {a}, {b})",
                f"0.5 * {a} + np.tanh({b})", f"np.maximum({a}, {b})",
            ]  # fmt: skip
            if not fresh:
                made += [a, a]
                if len(shape) == 1:
                    made += [f"{a}[::-1]", f"{a}[::-1] * 0.5"]
            if self.dice.chance(0.8):
                return self.dice.pick(made)
        if len(shape) == 1:
            picked = self.part(scope, shape[0])
            if picked and self.dice.chance(0.7):
                return f"{picked} * {self.dice.constant()}" if fresh else picked
            if shape[0] <= 4 and self.dice.chance(0.5):
                return f"np.array([{', '.join(self.number(scope, 1) for _ in range(shape[0]))}])"
        size = shape[0] if len(shape) == 1 else shape
        return f"np.ones({size}) * {self.number(scope, 1)}"

    def part(self, scope: Scope, n: int) -> str | None:
        """Return a row, column, slice or fancy pick of length ``n``."""
        made = []
        for name in scope.arrays():
            shape = scope.shape(name)
            if len(shape) == 2 and shape[1] == n:
                made.append(f"{name}[{self.index(scope, shape[0])}]")
            if len(shape) == 2 and shape[0] == n:
                made.append(f"{name}[:, {self.index(scope, shape[1])}]")
            if len(shape) == 1 and shape[0] > n:
                start = self.dice.integer(0, shape[0] - n)
                made.append(f"{name}[{start}:{start + n}]")
            if len(shape) == 1 and self.dice.chance(0.3):
                made.append(f"{name}[{self.indices(shape[0], n)}]")
        return self.dice.pick(made) if made else None
