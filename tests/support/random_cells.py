"""Random functions of the IR over the attributes of one object: writes, branches, loops, and ops that see them."""

from __future__ import annotations

import random
from typing import Any

from ssa_ad.ir.build import Builder, Names
from ssa_ad.ir.core import FLOAT, INT, NONE, OBJECT, Block, Function, Leaf, ObjT, Value
from ssa_ad.rules.lookup import row

READ = ("a", "b")
SET = ("c",)
UNSET = ("d", "e")
"""Attributes: set at entry and read, set at entry and only written, not there at entry."""

LOG: list[dict[str, Any]] = []


class Box:
    """What the attributes belong to."""

    def __init__(self) -> None:
        self.a, self.b, self.c = 1.5, -0.5, 0.25


def note(box: Box) -> None:
    """See all attributes."""
    LOG.append(dict(vars(box)))


class Maker:
    """Makes one function; ``held`` are the names of what the attributes that are read hold."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.b = Builder(Names(), row)
        self.held: dict[str, Value] = {}
        self.floats: list[Value] = []
        self.budget = 30
        self.raising = self.random.choice((0.0, 0.05, 0.3))

    def function(self) -> Function:
        body = Block([self.b.value(ObjT("Box"), "self"), self.b.value(FLOAT, "x"), self.b.value(INT, "n")])
        self.self, x, self.n = body.params
        self.floats.append(x)
        with self.b.inside(body):
            self.note = self.b.const(note)
            self.error = self.b.const(ValueError)
            for name in READ:
                slot = {"slot": ("attr", name)}
                self.held[name] = self.b.emit("cell_read", [self.self], [FLOAT], name, slot).out
            self.statements(0)
            body.results = [*self.held.values(), self.random.choice(self.floats)]
        return Function("f", body, tuple(Leaf(k) for k in range(len(body.results))))

    def a_float(self) -> Value:
        return self.random.choice([*self.floats[-4:], *self.held.values()])

    def statements(self, depth: int) -> None:
        for _ in range(self.random.randrange(1, 6)):
            self.budget -= 1
            if self.budget < 0:
                return
            if self.random.random() < self.raising:
                self.random.choice((self.divide, self.see))()
            elif depth < 3 and self.random.random() < 0.4:
                self.random.choice((self.branch, self.loop))(depth)
            else:
                self.write()

    def write(self) -> None:
        made = self.b.apply(self.random.choice(("operator.add", "operator.sub")), [self.a_float(), self.a_float()])
        name = self.random.choice((*READ, *SET, *SET, *UNSET))
        attrs: dict[str, Any] = {"slot": ("attr", name)}
        if name in UNSET:
            attrs["makes"] = True
        self.b.emit("cell_write", [self.self, made], attrs=attrs)
        if name in READ:
            self.held[name] = made
        self.floats.append(made)

    def divide(self) -> None:
        self.floats.append(self.b.apply("operator.truediv", [self.a_float(), self.a_float()]))

    def see(self) -> None:
        self.b.emit("opaque", [self.note, self.self], [NONE], "nothing", {"observes": True})

    def condition(self) -> Value:
        return self.b.apply("operator.lt", [self.a_float(), self.a_float()])

    def arm(self, depth: int) -> tuple[Block, dict[str, Value]]:
        """Return a block of statements and what the attributes hold at its end."""
        before, count = dict(self.held), len(self.floats)
        block = Block()
        with self.b.inside(block):
            if self.random.random() < 0.8:
                self.statements(depth + 1)
            if self.random.random() < self.raising / 3:
                error = self.b.emit("opaque", [self.error], [OBJECT], "error", {"observes": True}).out
                self.b.emit("raise", [error])
        after, self.held = self.held, before
        del self.floats[count:]
        return block, after

    def branch(self, depth: int, codes: tuple[int, ...] = ()) -> Value | None:
        """Make an `if`; with ``codes`` it yields one of these, too."""
        test = self.condition()
        arms = [self.arm(depth) for _ in range(2)]
        for block, held in arms:
            with self.b.inside(block):
                block.results = [*held.values(), *([self.b.const(self.random.choice(codes))] if codes else [])]
        types = [FLOAT] * len(READ) + [INT] * bool(codes)
        made = self.b.emit("if", [test], types, [*READ, *["code"] * bool(codes)], {}, [block for block, _ in arms])
        self.held = dict(zip(READ, made.outs, strict=False))
        return made.outs[-1] if codes else None

    def loop(self, depth: int) -> None:
        exits = self.random.random() < 0.3
        inits = list(self.held.values())
        params = [self.b.value(FLOAT, name) for name in READ]
        body = Block([self.b.value(INT, "i"), *params])
        self.held = dict(zip(READ, params, strict=True))
        count = len(self.floats)
        with self.b.inside(body):
            self.statements(depth + 1)
            code = self.branch(depth + 1, (0, 0, 1)) if exits else None
            body.results = [*([code] if code is not None else []), *self.held.values()]
        del self.floats[count:]
        limits = [self.b.const(0), self.random.choice([self.n, self.b.const(2)]), self.b.const(1)]
        types = [INT, INT] * exits + [FLOAT] * len(READ)
        attrs = {"carry": len(READ), "scans": (), "exit": exits, "reverse": False}
        made = self.b.emit("for", [*limits, *inits], types, [*["exit", "trips"] * exits, *READ], attrs, [body])
        self.held = dict(zip(READ, made.outs[2 * exits :], strict=True))
