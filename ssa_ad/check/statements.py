"""The dot-product test for every statement: which line of the user's has the adjoint that is wrong.

The program before differentiation runs in the interpreter. At the first visit of each statement (the ops of one line
that stand together in a block) the values that it reads are copied; the statement alone is then a small function,
differentiated and compared with its own differences. Loops and branches follow as a whole, inner ones first.
"""

from __future__ import annotations

import contextlib
import io
import linecache
import math
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from ssa_ad import pipeline
from ssa_ad.analysis.alias import Aliases
from ssa_ad.base.diagnostics import Error
from ssa_ad.base.spans import Span
from ssa_ad.check.differences import DOT, EPS, Difference, derivative, judged
from ssa_ad.check.report import VERDICTS, Row
from ssa_ad.check.structure import (
    GENERATORS,
    Direction,
    Steps,
    floats_of,
    follow,
    mapped,
    normal_like,
    reach,
    reduced,
    sized,
    twins,
)
from ssa_ad.check.subject import Subject, part_of
from ssa_ad.forward import tangent
from ssa_ad.ir.core import (
    Array,
    Block,
    Function,
    ListT,
    Op,
    Opaque,
    Scalar,
    TupleT,
    Value,
    carries_float,
    is_float,
    is_memory,
)
from ssa_ad.ir.interpret import Machine, interpret
from ssa_ad.ir.walk import blocks_of, copy_block, definitions, free_values, uses
from ssa_ad.lower.guards import overlap_pairs
from ssa_ad.reverse import adjoint
from ssa_ad.rules.lookup import row
from ssa_ad.storage import storage

ALONE = ("cell_read", "draw", "opaque", "raise", "caught", "enter", "leave")
"""What is not a part of a statement's function: what it gives is given."""
EMPTY = ("numpy.empty", "numpy.empty_like")
"""What makes numbers that mean nothing, and are others in each run."""
CONSTANT = ("const", "undef", "zero", "tuple")
"""What is made again inside of a statement's function: rules look at constants, and a tuple has no adjoint."""


@dataclass(eq=False)
class Piece:
    """A statement or a control op on its own: its ops, and what the values from outside were at its first visit."""

    ops: list[Op]
    span: Span
    whole: bool
    free: list[Value] = field(default_factory=list)
    given: list[Any] = field(default_factory=list)
    problem: Exception | None = None


def pieces_of(block: Block) -> Iterator[Piece]:
    """Return the statements and control ops of a block and of those nested in it, as they run, inner ones first."""
    group: list[Op] = []
    for op in block.ops:
        here = (op.span.file, op.span.line)
        if group and (op.blocks or (group[-1].span.file, group[-1].span.line) != here):
            yield Piece(group, group[0].span, False)
            group = []
        if op.blocks:
            for inner in op.blocks:
                yield from pieces_of(inner)
            yield Piece([op], op.span, True)
        elif op.kind not in (*ALONE, "cell_write") and op.attrs.get("row") not in EMPTY:
            group.append(op)
    if group:
        yield Piece(group, group[0].span, False)


class Recorder(Machine):
    """An interpreter that copies what each piece reads when it is first met."""

    def __init__(self, function: Function, pieces: Sequence[Piece]) -> None:
        super().__init__(row)
        self.first = {p.ops[0]: [q for q in pieces if q.ops[0] is p.ops[0]] for p in pieces}
        self.late: dict[Op, list[tuple[Piece, int]]] = {}
        sites = definitions(function)
        for p in pieces:
            inside = set(p.ops)
            for k, v in enumerate(p.free):
                site = sites.get(v)
                if isinstance(site, Op) and site not in inside:
                    self.late.setdefault(site, []).append((p, k))
        self.met: dict[Piece, None] = {}
        self.lines = {op: p for p in pieces if not p.whole for op in p.ops}

    def op(self, op: Op) -> None:
        for piece in self.first.get(op, ()):
            if piece not in self.met:
                self.met[piece] = None
                try:
                    piece.given = copied([self.env.get(v) for v in piece.free], piece.free)
                except Exception as problem:
                    piece.problem = problem  # the program itself goes on
        try:
            super().op(op)
        except Exception:
            self.met.pop(self.lines.get(op), None)  # type: ignore[arg-type]  # what raises has no derivative
            raise
        if op.attrs.get("row") in EMPTY:
            self.env[op.out][...] = 0
        for piece, k in self.late.get(op, ()):
            # a draw or call between the ops of a statement: its result comes after the statement has begun
            if piece in self.met and piece.given and len(op.outs) == 1 and piece.given[k] is None:
                piece.given[k] = twins([self.env[op.out]])[0]


def copied(given: Sequence[Any], values: Sequence[Value]) -> list[Any]:
    """Return copies of what a piece reads; objects that are only carried stay themselves, or they would not be known.

    Random generators are copied, as they advance.
    """
    carried = [isinstance(v.type, Opaque) and not isinstance(x, GENERATORS) for x, v in zip(given, values, strict=True)]
    made = twins([None if c else x for x, c in zip(given, carried, strict=True)])
    return [x if c else m for x, m, c in zip(given, made, carried, strict=True)]


def recorded(subject: Subject, function: Function) -> list[Piece]:
    """Run a program and return the pieces that were met, in the order of the report."""
    pieces = list(pieces_of(function.body))
    made = constants(function)
    for p in pieces:
        p.free = [v for v in needed(Block([], p.ops, []), made)]
    machine = Recorder(function, pieces)
    try:
        with contextlib.redirect_stdout(io.StringIO()), np.errstate(all="ignore"), contextlib.suppress(Exception):
            machine.block(function.body, list(subject.arguments.values()))  # what raises ends here, too
    finally:
        subject.everything.restore()
    return [p for whole in (False, True) for p in pieces if p.whole is whole and p in machine.met]


def constants(function: Function) -> dict[Value, Op]:
    """Return the ops that are made again wherever they are needed, by what they make."""
    sites = definitions(function)
    return {v: op for v, op in sites.items() if isinstance(op, Op) and op.kind in CONSTANT}


def needed(block: Block, made: dict[Value, Op]) -> list[Value]:
    """Return the values that a block reads from outside; what is made again stands for what that reads."""
    found: dict[Value, None] = {}
    inside = set(definitions(block))
    waiting = free_values(block)[::-1]
    while waiting:
        v = waiting.pop()
        if v in made and v not in inside:
            waiting += made[v].args[::-1]
        elif v not in inside:
            found[v] = None
    return list(found)


# ------------------------------------------------------------------------------------- one piece


@dataclass
class Small:
    """A piece as a function of its own: parameters are the values from outside, results what is used later."""

    function: Function
    given: list[Any]
    targets: list[Value]
    seeds: list[int]


def small(piece: Piece, function: Function) -> Small | None:
    """Return a piece as a function, None if no derivative can go through it or its values are not to be had."""
    made = constants(function)
    if any(v is None and carries_float(p.type) for v, p in zip(piece.given, piece.free, strict=True)):
        return None
    inside = {v for b in blocks_of(Block([], piece.ops, [])) for op in b.ops for v in op.outs}
    results = list(dict.fromkeys(items_of(used_outside(piece, function), inside, piece.ops)))
    block = Block(list(piece.free), [*again(piece, made), *piece.ops], results)
    copied = copy_block(block, {}, lambda v: Value(v.name, v.type))
    for inner in blocks_of(copied):
        inner.ops = [op for op in inner.ops if op.kind != "cell_write"]
    new = Function("piece", copied)
    new.overlaps = overlapping(new, piece.given)
    aliases = Aliases(new, row)
    new.body.results += [p for p in new.params if is_memory(p.type) and aliases.written(p)]
    targets = [
        p for p, real in zip(new.params, piece.given, strict=True)
        if carries_float(p.type) and not isinstance(p.type, TupleT) and floats_of(real)
    ]  # fmt: skip
    seeds = [k for k, v in enumerate(new.body.results) if takes_seed(v)]
    return Small(new, piece.given, targets, seeds) if targets and seeds else None


def used_outside(piece: Piece, function: Function) -> Iterator[Value]:
    """Return the values that the ops of a piece make and others use."""
    mine = set(piece.ops)
    blocks = {b for op in piece.ops for inner in op.blocks for b in blocks_of(inner)}
    nested = mine | {op for b in blocks for op in b.ops}
    everywhere = uses(function)
    for op in piece.ops:
        for v in op.outs:
            if any(site not in nested and site not in blocks for site in everywhere.get(v, ())):
                yield v


def items_of(values: Iterator[Value], inside: set[Value], ops: Sequence[Op]) -> Iterator[Value]:
    """Return values, and instead of a tuple that is made here what it is made of."""
    makers = {op.out: op for op in ops if op.kind == "tuple"}
    for v in values:
        if v in makers:
            yield from items_of(iter(makers[v].args), inside, ops)
        elif v in inside:
            yield v


def again(piece: Piece, made: dict[Value, Op]) -> list[Op]:
    """Return the constants that a piece needs, in an order in which they can be made."""
    found: dict[Op, None] = {}
    inside = set(definitions(Block([], piece.ops, [])))

    def visit(v: Value) -> None:
        if v in made and v not in inside:
            for a in made[v].args:
                visit(a)
            found[made[v]] = None

    for v in free_values(Block([], piece.ops, [])):
        visit(v)
    return list(found)


def takes_seed(value: Value) -> bool:
    t = value.type
    return isinstance(t, Scalar | Array) and is_float(t) or isinstance(t, ListT) and isinstance(t.elem, Scalar)


def overlapping(function: Function, given: Sequence[Any]) -> list[list[Value]]:
    """Return the groups of parameters that share storage.

    Raises NotImplementedError if one of them is a container: what its elements share cannot be said.
    """
    pairs = zip(function.params, given, strict=True)
    entries = [(p, a) for p, real in pairs if not isinstance(p.type, Opaque) for a in reach([real])]
    up: dict[Value, Value] = {}

    def root(v: Value) -> Value:
        while v in up:
            v = up[v]
        return v

    shared = overlap_pairs([a for _, a in entries])
    for i, j in shared:
        p, q = root(entries[i][0]), root(entries[j][0])
        if p is not q or i == j:
            if not (isinstance(p.type, Array) and isinstance(q.type, Array)):
                raise NotImplementedError("containers that share storage")
        if p is not q:
            up[p] = q
    groups: dict[Value, list[Value]] = {}
    for k, (p, _) in enumerate(entries):
        group = groups.setdefault(root(p), [])
        if p not in group:
            group += [p] * (1 + ((k, k) in shared))
    return [g for g in groups.values() if len(g) > 1]


class Tests:
    """The derivatives of a small function, each along the same random direction and cotangent."""

    def __init__(self, small: Small, subject: Subject, rng: np.random.Generator) -> None:
        self.small = small
        self.subject = subject
        self.single = subject.single
        params = small.function.params
        direction = Direction(rng)
        reals = [small.given[params.index(t)] for t in small.targets]
        arrays = [a for real in reals for _, a in floats_of(real) if isinstance(a, np.ndarray)]
        direction.share(arrays)

        def dot_of(k: int) -> Callable[[Steps, Any], Any]:
            def visit(steps: Steps, x: Any) -> Any:
                return direction.dots[id(x)] if isinstance(x, np.ndarray) else direction.number((k, steps))

            return visit

        self.dots = [mapped(None, real, dot_of(k)) for k, real in enumerate(reals)]
        self.counts = [
            mapped(None, real, lambda _, x: direction.counts[id(x)] if isinstance(x, np.ndarray) else 1.0)
            for real in reals
        ]
        by_target = dict(zip(small.targets, self.dots, strict=True))
        self.moves = [by_target.get(p) for p in params]
        results = self.run(small.function, twins(small.given))
        small.seeds = [k for k in small.seeds if floats_of(results[k])]
        self.bars = [normal_like(results[k], rng) for k in small.seeds]

    def run(self, function: Function, args: Sequence[Any]) -> list[Any]:
        """Run a function; what it changes beside of its arguments, a global generator say, is put back."""
        try:
            with contextlib.redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
                return interpret(function, args, row)
        finally:
            self.subject.everything.restore()

    def differences(self) -> Difference:
        def at(t: float) -> float:
            try:
                results = self.run(self.small.function, twins(self.small.given, self.moves, t))
            except (ArithmeticError, ValueError):
                return math.nan
            return sum(reduced(bar, results[k]) for bar, k in zip(self.bars, self.small.seeds, strict=True))

        return derivative(at, 1.0, EPS[self.single])

    def tangent(self) -> tuple[float, float]:
        function = tangent.run(self.small.function, row, self.small.targets, self.small.seeds)
        results = self.run(function, [*twins(self.small.given), *twins(self.dots)])
        moved = results[len(results) - len(self.bars) :]
        return total([sized(bar, follow(dot, s)) for b, dot in zip(self.bars, moved) for s, bar in floats_of(b)])

    def adjoint(self) -> tuple[float, float]:
        function = storage.run(adjoint.run(self.small.function, row, self.small.targets, self.small.seeds), row)
        results = self.run(function, [*twins(self.small.given), *twins(self.bars)])
        gradients = results[len(results) - len(self.dots) :]
        terms = []
        for gradient, dot, count in zip(gradients, self.dots, self.counts, strict=True):
            for steps, d in floats_of(dot):
                terms.append(sized(part_of(gradient, steps), np.asarray(d) / follow(count, steps)))
        return total(terms)


def total(terms: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return sum(t for t, _ in terms), sum(s for _, s in terms)


# ------------------------------------------------------------------------------------- the report


def check_statements(subject: Subject, rtol: float, seed: int) -> list[Row]:
    """Return a row for each statement, loop or branch that is not right, and one that counts those that are.

    Statements come first, in the order of their first visit, then loops and branches, inner ones first.
    """
    stages = list(pipeline.stage_names())
    function = [subject.programs[n] for n in stages[: stages.index("forward")] if n in subject.programs][-1]
    found: dict[tuple[str, int, bool], Row] = {}
    for piece in recorded(subject, function):
        made = judge(piece, function, subject, rtol, seed)
        key = (piece.span.file, piece.span.line, piece.whole)
        if made is not None and (key not in found or VERDICTS.index(made.verdict) > VERDICTS.index(found[key].verdict)):
            found[key] = made
    rows = [r for r in found.values() if r.verdict != "right"]
    right = [whole for (_, _, whole), r in found.items() if r.verdict == "right"]
    counted = ((False, "line", "lines"), (True, "loop or branch", "loops and branches"))
    for whole, one, many in counted:
        n = right.count(whole)
        if n:
            rows.append(Row("statement", f"{n} {one if n == 1 else many}"))
    return rows


def judge(piece: Piece, function: Function, subject: Subject, rtol: float, seed: int) -> Row | None:
    """Return the row of one piece, None if no derivative goes through it."""
    where = f"{shown_file(piece.span.file)}:{piece.span.line}" + (" as a whole" if piece.whole else "")
    text = linecache.getline(piece.span.file, piece.span.line).strip()
    line = Row("statement", where, text)
    try:
        if piece.problem is not None:
            raise piece.problem
        made = small(piece, function)
        if made is None:
            return None
        tests = Tests(made, subject, np.random.default_rng(seed))
        if not tests.bars:
            return None
        want = tests.differences()
    except Exception as problem:
        return replace(line, verdict="undecided", note=f"it cannot be run alone: {type(problem).__name__}: {problem}")
    return compared(tests, want, line, rtol)


def compared(tests: Tests, want: Difference, line: Row, rtol: float) -> Row:
    """Compare adjoint, tangent and differences of one piece."""
    rows: list[Row] = []
    values: list[float] = []
    size = math.sqrt(EPS[tests.single]) * want.largest if math.isfinite(want.largest) else 0.0
    for name, make in (("the adjoint", tests.adjoint), ("the tangent", tests.tangent)):
        try:
            value, its_size = make()
        except Error as problem:
            note = f"{name}: {str(problem).partition(chr(10))[0]}"
            rows.append(replace(line, verdict="refused", note=note))
            continue
        except Exception as problem:
            note = f"{name} raises {type(problem).__name__}: {problem}"
            rows.append(replace(line, verdict="wrong", note=note))
            continue
        values.append(value)
        size = max(size, its_size)
        verdict, note = judged(value, want, size, rtol)
        error = abs(value - want.value) / max(abs(value), abs(want.value), 1e-6 * size, 1e-300)
        note = f"{name}, by differences" if verdict == "wrong" else note
        rows.append(Row(line.check, line.what, line.worst, value, want.value, error, verdict, note))
    if len(values) == 2 and all(r.verdict != "wrong" for r in rows):
        off = abs(values[0] - values[1])
        if off > DOT[tests.single] * size and math.isfinite(off):
            note = "the dot product of adjoint and tangent"
            rows.append(Row(line.check, line.what, line.worst, values[0], values[1], off / size, "wrong", note))
    return max(rows, key=lambda r: VERDICTS.index(r.verdict))


def shown_file(file: str) -> str:
    return os.path.relpath(file) if file.startswith(os.getcwd() + os.sep) else file
