"""Random functions of the IR, and running them by the interpreter and as emitted Python."""

from __future__ import annotations

import random
from typing import Any

import numpy as np

from ssa_ad.emit.python import emit, load
from ssa_ad.ir.build import WHOLE, Builder, Index, Names
from ssa_ad.ir.core import BOOL, FLOAT, INT, Array, Block, Function, Leaf, Scalar, Stack, Type, Value
from ssa_ad.ir.interpret import assemble, interpret
from ssa_ad.rules.lookup import row

LENGTH = 4
VECTOR = Array("f64", (LENGTH,))
NP = Scalar("f64", False)
HINTS = ("x", "y", "z", "s", "t")


class Maker:
    """Makes one function; what is in scope is a list per type."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.b = Builder(Names(), row)
        self.floats: list[Value] = []
        self.arrays: list[Value] = []
        self.stacks: list[tuple[Value, Value]] = []
        self.budget = 40

    def hint(self) -> str:
        return self.random.choice(HINTS)

    def a_float(self) -> Value:
        if self.floats and self.random.random() < 0.9:
            return self.random.choice(self.floats[-8:])
        return self.b.const(round(self.random.uniform(-2, 2), 2))

    def index(self) -> Value:
        return self.b.const(self.random.randrange(LENGTH))

    def function(self) -> Function:
        body = Block([self.b.value(FLOAT, "x"), self.b.value(FLOAT, "y"), self.b.value(VECTOR, "a")])
        self.floats += body.params[:2]
        self.arrays.append(body.params[2])
        with self.b.inside(body):
            self.statements(0)
            results = [self.a_float() for _ in range(3)] + [self.random.choice(self.arrays)]
            body.results = results
        return Function("f", body, tuple(Leaf(k) for k in range(len(results))))

    def statements(self, depth: int) -> None:
        for _ in range(self.random.randrange(2, 7)):
            if self.budget > 0:
                self.budget -= 1
                kinds = [self.arithmetic] * 4 + [self.memory] * 3
                if depth < 3:
                    kinds += [self.branch, self.loop]
                self.random.choice(kinds)(depth)

    def arithmetic(self, depth: int) -> None:
        name = self.random.choice(["operator.add", "operator.mul", "operator.sub", "math.sin", "operator.neg"])
        args = [self.a_float()] if name in ("math.sin", "operator.neg") else [self.a_float(), self.a_float()]
        made = self.b.apply(name, args, hint=self.hint())
        # keep numbers small, whatever is multiplied
        self.floats.append(self.b.apply("math.sin", [made], hint=self.hint()) if name.endswith("mul") else made)

    def memory(self, depth: int) -> None:
        a = self.random.choice(self.arrays)
        what = self.random.randrange(6)
        index, half = Index(("i",)), Index(("s010",))
        if what == 0:
            made = self.b.emit("load", [a, self.index()], [NP], self.hint(), {"index": index}).out
            self.floats.append(self.b.apply("math.sin", [made], hint=self.hint()))
        elif what == 1:
            self.b.emit("store", [a, self.a_float(), self.index()], attrs={"index": index})
        elif what == 2:
            self.b.emit("iop", [a, self.a_float(), self.index()], attrs={"index": index, "op": "operator.add"})
        elif what == 3:
            view = self.b.emit("view", [a, self.b.const(2)], [Array("f64", (2,))], "v", {"index": half}).out
            self.b.emit("iop", [view, self.a_float()], attrs={"index": WHOLE, "op": "operator.mul"})
        elif what == 4:
            taken = self.b.emit("take", [a, self.index()], [NP], self.hint(), {"index": index}).out
            self.floats.append(self.b.apply("math.sin", [taken], hint=self.hint()))
        else:
            self.arrays.append(self.b.emit("copy", [a], [VECTOR], "c").out)

    def scope(self) -> tuple[int, int, int]:
        return len(self.floats), len(self.arrays), len(self.stacks)

    def close(self, scope: tuple[int, int, int]) -> None:
        del self.floats[scope[0] :], self.arrays[scope[1] :], self.stacks[scope[2] :]

    def condition(self) -> Value:
        return self.b.apply("operator.lt", [self.a_float(), self.a_float()])

    def branch(self, depth: int) -> None:
        test = self.condition()
        arms, outs = [], self.random.randrange(0, 3)
        hints = [self.hint() for _ in range(outs)]
        for _ in range(2):
            scope = self.scope()
            arm = Block()
            with self.b.inside(arm):
                if self.random.random() < 0.7:
                    self.statements(depth + 1)
                arm.results = [self.a_float() for _ in range(outs)]
            self.close(scope)
            arms.append(arm)
        made = self.b.emit("if", [test], [FLOAT] * outs, hints, {}, arms)
        self.floats += made.outs

    def loop(self, depth: int) -> None:
        carry, exits = self.random.randrange(0, 3), self.random.random() < 0.4
        collect = self.random.randrange(0, 2)
        scanned = [s for s in self.stacks if self.random.random() < 0.7]
        if scanned and not exits:
            stacks, stop = [scanned[0][0]], scanned[0][1]
        else:
            stacks, stop = [], self.b.const(self.random.randrange(0, 4))
        ways = tuple(self.random.choice(["forward", "backward"]) for _ in stacks)
        inits = [self.a_float() for _ in range(carry)]
        hints = [self.hint() for _ in range(carry)]
        body = Block([self.b.value(INT, "i")])
        params = [self.b.value(FLOAT, h) for h in hints]
        entries = [self.b.value(FLOAT, "w") for _ in stacks]
        body.params += params + entries
        scope = self.scope()
        self.floats += params + entries
        with self.b.inside(body):
            self.statements(depth + 1)
            results = self.exit(depth) if exits else []
            nexts = [self.a_float() for _ in range(carry)]
            if carry == 2 and self.random.random() < 0.4:
                nexts = params[::-1]
            body.results = results + nexts + [self.a_float() for _ in range(collect)]
        self.close(scope)
        types: list[Type] = [INT, INT] if exits else []
        types += [FLOAT] * carry + [Stack(FLOAT)] * collect
        names = ["exit", "trips"] if exits else []
        made = self.b.emit(
            "for",
            [self.b.const(0), stop, self.b.const(1), *inits, *stacks],
            types,
            names + hints + ["w_s"] * collect,
            {"carry": carry, "scans": ways, "exit": exits, "reverse": self.random.random() < 0.3},
            [body],
        )
        first = 2 if exits else 0
        self.floats += made.outs[first : first + carry]
        if exits and self.random.random() < 0.5:
            self.floats.append(self.b.apply("operator.mul", [made.outs[1], self.b.const(0.1)], hint="n"))
        if exits and self.random.random() < 0.5:
            self.floats.append(self.b.apply("operator.mul", [made.outs[0], self.b.const(0.1)], hint="e"))
        if collect:
            length = made.outs[1] if exits else stop
            self.stacks.append((made.outs[-1], length))

    def exit(self, depth: int) -> list[Value]:
        """Make the `if` that decides whether the trip is the last, with a float along."""
        test = self.condition()
        arms = []
        for k in range(2):
            scope = self.scope()
            arm = Block()
            with self.b.inside(arm):
                if self.random.random() < 0.6:
                    self.statements(depth + 2)
                nested = k == 1 and self.random.random() < 0.4
                code = self.exit(depth + 1)[0] if nested else self.b.const(self.random.choice([0, 1, 2]))
                arm.results = [code, self.a_float()]
            self.close(scope)
            arms.append(arm)
        made = self.b.emit("if", [test], [INT, FLOAT], ["exit", self.hint()], {}, arms)
        self.floats.append(made.outs[1])
        return [made.outs[0]]


def run_both(function: Function) -> tuple[Any, Any, str]:
    """Return what the interpreter and the emitted Python give for one function, and the text."""
    text = emit(function, row)
    call = load(text, "<random>")
    outcomes = []
    for run in (lambda *v: assemble(function.tree, interpret(function, v, row)), call):
        a = np.array([0.3, -0.8, 1.1, 0.5])
        with np.errstate(all="ignore"):
            result = run(0.7, -0.4, a)
        outcomes.append([np.asarray(part).tolist() for part in result] + [a.tolist()])
    return outcomes[0], outcomes[1], text.text


__all__ = ["BOOL", "Maker", "run_both"]
