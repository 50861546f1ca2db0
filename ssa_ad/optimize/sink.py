"""State that a method changes again and again is written once: stores sink out of branches and loops.

    n_1 = for i: int in … carry(n: int = n_0) : int {      n_1 = for i: int in … carry(n: int = n_0) : int {
      n_2 = operator.add n, one : int                        n_2 = operator.add n, one : int
      cell_write{slot=('attr', 'n')} self, n_2          →    yield carry(n_2)
      yield carry(n_2)                                     }
    }                                                      cell_write{slot=('attr', 'n')} self, n_1

A store goes if another one to the same cell follows on every way before anybody can see the first: before an op
that may raise, or that runs code from outside. Several stores in branches and loops become one behind them where
the program has a name for what the cell holds there. What is written back unchanged is the object that was read,
and only to cells that are sure to be set: nothing appears on an object that a plain run leaves without it, and
attributes are made in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ssa_ad.analysis.effects import effect_of, guarded, may_raise
from ssa_ad.ir.build import LookUp
from ssa_ad.ir.core import Array, Block, Dyn, Function, NoneT, ObjT, Op, Opaque, Scalar, StrT, TupleT, Type, Value
from ssa_ad.ir.walk import Loop, definitions, loop, parents, walk
from ssa_ad.optimize.cell_names import Cell, CellNames

OWNERS = ("cell_read", "const", "new", "list", "dict")
"""What names an object as nothing else does."""


def run(function: Function, lookup: LookUp) -> Function:
    """Let stores sink, up to `backward`; changes the function in place and returns it."""
    if any(op.kind == "cell_write" for op in walk(function)):
        _Sink(function, lookup).run()
    return function


@dataclass
class _State:
    """What is known at one place of a block.

    ``content`` is what cells hold, ``present`` are the cells that are surely set. ``stores`` are the writes that
    nobody has seen yet: they may go if their cell is overwritten. ``made`` are the cells that some of these set for
    the first time, ``first`` those overwritten before any op of the block ``saw`` what they held.
    """

    content: dict[Cell, Value] = field(default_factory=dict)
    present: set[Cell] = field(default_factory=set)
    stores: dict[Cell, list[Op]] = field(default_factory=dict)
    made: set[Cell] = field(default_factory=set)
    first: set[Cell] = field(default_factory=set)
    saw: bool = False

    def inside(self) -> _State:
        """Return the state at the start of a block that stands here."""
        return _State(dict(self.content), set(self.present))

    def see(self) -> None:
        """Let everything that was written so far be seen."""
        self.stores.clear()
        self.made.clear()
        self.saw = True

    def settle(self) -> None:
        """Let the stores stay that have made a cell: others must not make theirs before them."""
        for cell in self.made:
            self.stores.pop(cell, None)
        self.made.clear()


class _Sink:
    def __init__(self, function: Function, lookup: LookUp) -> None:
        self.function = function
        self.lookup = lookup
        self.defs = definitions(function)
        self.owners = parents(function).op_of
        self.guarded = guarded(function)
        self.primal = not any(op.kind == "backward" for op in function.body.ops)
        self.gone: set[Op] = set()
        self.touched: set[Cell] = set()
        self.before: dict[Op, list[Op]] = {}
        self.behind: dict[Op, list[Op]] = {}
        self.names = CellNames(function, self.cell)

    def run(self) -> None:
        ops = self.function.body.ops
        end = next((n for n, op in enumerate(ops) if op.kind == "backward"), len(ops))
        there = {cell for cell, write in self.writes([self.function.body]) if not write.attrs.get("makes")}
        self.ops(ops[:end], _State(present=there), self.primal)
        self._change(self.function.body)

    def _change(self, block: Block) -> None:
        """Take out what is gone, and put in what has sunk."""
        kept: list[Op] = []
        for op in block.ops:
            for inner in op.blocks:
                self._change(inner)
            kept += [o for o in (*self.before.get(op, ()), op, *self.behind.get(op, ())) if o not in self.gone]
        block.ops = kept

    # ---------------------------------------------------------------- what ops do

    def cell(self, op: Op) -> Cell | None:
        """Return the cell that a `cell_write` sets and nothing else, None if it does more than that."""
        owner, slot = op.args[0], op.attrs["slot"]
        site = self.defs.get(owner)
        named = site is self.function.body or (isinstance(site, Op) and site.kind in OWNERS)
        return (owner, slot) if named and slot[0] != "call" else None

    def sees(self, op: Op) -> bool:
        """Whether ``op`` itself may raise, or shows cells to somebody."""
        match op.kind:
            case "cell_write":
                return self.cell(op) is None
            case "if":
                return not isinstance(op.args[0].type, Scalar)
            case "while":
                return not isinstance(loop(op).cond.results[0].type, Scalar)  # type: ignore[union-attr]
            case "cell_read" | "try" | "enter" | "leave":
                return True
            case "apply" if any(isinstance(a.type, Opaque | ObjT) for a in op.args):
                return True
        effect = effect_of(op, self.lookup)
        raises = op in self.guarded or may_raise(op, self.lookup, self.defs, self.owners)
        return raises or effect.ordered or effect.outside

    def changed(self, op: Op, cells: set[Cell]) -> set[Cell]:
        """Return those of ``cells`` that ``op`` may change in another way than by setting them."""
        if op.kind == "cell_write" and self.cell(op) is None:
            return {c for c in cells if c[0] is op.args[0]} if op.attrs["slot"][0] == "call" else cells
        outside = op.kind == "opaque" and not op.attrs.get("observes")
        return cells if outside or op.kind in ("try", "enter", "leave") else set()

    def writes(self, blocks: Sequence[Block]) -> Iterator[tuple[Cell, Op]]:
        """Yield the plain writes inside of blocks."""
        for block in blocks:
            for op in walk(block):
                if op.kind == "cell_write" and (cell := self.cell(op)) is not None:
                    yield cell, op

    # ---------------------------------------------------------------- what cells hold

    def follow(self, ops: Sequence[Op], content: dict[Cell, Value]) -> dict[Cell, Value]:
        """Return what cells hold behind ``ops``, as far as that has a name."""
        content = dict(content)
        for op in ops:
            for cell in self.changed(op, set(content)):
                del content[cell]
            if op.kind == "cell_write" and (cell := self.cell(op)) is not None:  # type: ignore[assignment]
                content[cell] = op.args[1]
            elif op.kind == "cell_read":
                content[op.args[0], op.attrs["slot"]] = op.out
            elif op.kind == "if":
                content = self._merged(op, content)
            elif op.kind in ("for", "while"):
                content = self.around(loop(op), content)[1]
        return content

    def _merged(self, op: Op, content: dict[Cell, Value]) -> dict[Cell, Value]:
        """Return what cells hold behind an `if`: a value from before it, or one of its outs."""
        arms = [(self.follow(block.ops, content), block.results) for block in op.blocks if _goes_on(block)]
        outs = {tuple(given): out for *given, out in zip(*(results for _, results in arms), op.outs, strict=True)}
        found: dict[Cell, Value] = {}
        for cell in arms[0][0] if arms else ():
            given = tuple(held.get(cell) for held, _ in arms)
            same = all(v is given[0] for v in given) and (len(given) > 1 or given[0] is content.get(cell))
            value = given[0] if same else outs.get(given)
            if value is not None:
                found[cell] = value
        return found

    def around(self, parts: Loop, content: dict[Cell, Value]) -> tuple[dict[Cell, Value], dict[Cell, Value]]:
        """Return what cells hold at the start of a trip and behind the loop.

        A cell that the loop writes is followed as the carried value that begins with what the cell holds before.
        """
        if parts.cond is not None and any(op.kind == "cell_write" or self.sees(op) for op in walk(parts.cond)):
            return {}, {}
        inside = {cell for cell, _ in self.writes([parts.body])}
        ways: dict[Cell, list[tuple[Value, Value, Value]]] = {}
        carries = list(zip(parts.inits, parts.carried, parts.nexts, parts.finals, strict=True))
        for cell, held in content.items():
            carried = [(start, end, final) for init, start, end, final in carries if init is held]
            ways[cell] = carried if cell in inside else [(held, held, held)]
        while True:
            ways = {cell: left for cell, left in ways.items() if left}
            start = {cell: left[0][0] for cell, left in ways.items()}
            end = self.follow(parts.body.ops, start)
            wrong = [cell for cell, left in ways.items() if end.get(cell) is not left[0][1]]
            if not wrong:
                return start, {cell: left[0][2] for cell, left in ways.items()}
            for cell in wrong:
                del ways[cell][0]

    # ---------------------------------------------------------------- what goes

    def ops(self, ops: Sequence[Op], state: _State, leaves: bool) -> _State:
        """Go through ops and return the state behind them; ``leaves``: behind them the function or loop is left."""
        for n, op in enumerate(ops):
            content = self.follow([op], state.content)
            for inner in walk(Block(ops=[op])):
                state.present -= self.changed(inner, state.present)
            if op in self.gone:
                pass
            elif op.kind == "cell_write" and (cell := self.cell(op)) is not None:
                self.write(cell, op, state)
            elif op.kind == "if" and not self.sees(op):
                last = leaves and all(o.kind == "const" for o in ops[n + 1 :])
                self.branch(op, state, content, last)
            elif op.kind in ("for", "while"):
                self.loop(op, state, content)
            elif self.sees(op):
                state.see()
                if op.kind == "cell_read":
                    state.present.add((op.args[0], op.attrs["slot"]))
            state.content = content
            self.touched.update(cell for cell, _ in self.writes([Block(ops=[op])]))
        return state

    def write(self, cell: Cell, op: Op, state: _State) -> None:
        """Note a write; those that it overwrites go."""
        if cell not in state.present:
            state.settle()
            state.made.add(cell)
        self.gone.update(state.stores.pop(cell, ()))
        if _is_plain(op.args[1].type):
            state.stores[cell] = [op]
        state.present.add(cell)
        if not state.saw:
            state.first.add(cell)

    def branch(self, op: Op, state: _State, content: dict[Cell, Value], last: bool) -> None:
        """Go through the blocks of an `if`; ``last``: what stands behind it would keep it from leaving."""
        state.settle()
        arms = [self.ops(block.ops, state.inside(), last) for block in op.blocks]
        for arm in arms:
            arm.settle()
        stores: dict[Cell, list[Op]] = {}
        for cell, before in state.stores.items():
            if all(cell in arm.first for arm in arms):
                self.gone.update(before)
            elif all(cell in arm.first or not arm.saw for arm in arms):
                stores[cell] = before
        put_off = set(stores)
        for arm in arms:
            for cell, more in arm.stores.items():
                stores[cell] = [*stores.get(cell, ()), *more]
        seen = any(arm.saw for arm in arms)
        went_on = [arm.present for arm, block in zip(arms, op.blocks, strict=True) if _goes_on(block)]
        state.present = set.intersection(*went_on) if went_on else set()
        if not state.saw:
            state.first |= arms[0].first & arms[1].first
        state.saw = state.saw or seen
        state.stores = stores
        for cell, several in list(stores.items()):
            if len(several) < 2 or last or cell not in state.present:
                continue
            if cell not in content and cell in put_off:  # or one way writes twice
                self.name(cell, op, state.content.get(cell), content)
            if cell in content:
                self.put(cell, content[cell], several, op, state)

    def loop(self, op: Op, state: _State, content: dict[Cell, Value]) -> None:
        """Let the stores of a loop sink behind it where nothing in it sees them, and go through its body."""
        parts = loop(op)
        state.settle()
        start = _State(self.around(parts, state.content)[0], set(state.present))
        inside: dict[Cell, list[Op]] = {}
        for cell, write in self.writes(op.blocks):
            if write not in self.gone:
                inside.setdefault(cell, []).append(write)
        seen = any(self.sees(inner) for inner in walk(Block(ops=[op])))
        removable = {c for c, found in inside.items() if all(_is_plain(w.args[1].type) for w in found)} & state.present
        returns = parts.exits and self.primal  # from inside of it, if nothing stands behind it
        for cell, found in inside.items():
            if seen or returns or cell not in removable:
                continue
            if cell not in content:
                self.name(cell, op, state.content.get(cell) or self.read(cell, op), content)
            if cell in content:
                self.put(cell, content[cell], [*state.stores.get(cell, ()), *found], op, state)
        self.ops(parts.body.ops, start, parts.exits)
        if seen:
            state.see()
            return
        for cell, found in inside.items():
            left = [write for write in found if write not in self.gone]
            if cell in removable:
                state.stores[cell] = [*state.stores.get(cell, ()), *left]
            else:
                state.stores.pop(cell, None)

    def name(self, cell: Cell, op: Op, before: Value | None, content: dict[Cell, Value]) -> None:
        """Give what a cell holds behind a branch or loop a name, if it has one before it."""
        conditions = [inner.blocks[0] for inner in walk(Block(ops=[op])) if inner.kind == "while"]
        if before is not None and not any(c == cell for c, _ in self.writes(conditions)):
            content[cell] = self.names.behind(cell, op, before)

    def read(self, cell: Cell, op: Op) -> Value | None:
        """Read a cell before a loop, if nothing has written it so far."""
        if cell in self.touched or op not in self.function.body.ops:
            return None
        found = self.names.fresh(cell)
        self.before.setdefault(op, []).append(Op("cell_read", [cell[0]], [found], {"slot": cell[1]}, span=op.span))
        return found

    def put(self, cell: Cell, value: Value, instead: Sequence[Op], behind: Op, state: _State) -> None:
        """Write ``value`` behind an op instead of all these."""
        model = instead[-1]
        store = Op("cell_write", [cell[0], value], (), model.attrs, span=model.span)
        self.gone.update(instead)
        self.behind.setdefault(behind, []).append(store)
        state.stores[cell] = [store]
        if not state.saw:
            state.first.add(cell)


def _goes_on(block: Block) -> bool:
    """Whether control comes to the end of a block."""
    return all(op.kind != "raise" for op in block.ops)


def _is_plain(t: Type) -> bool:
    """Whether nothing happens when the last reference to a value of this type goes."""
    return all(map(_is_plain, t.items)) if isinstance(t, TupleT) else isinstance(t, Scalar | Array | Dyn | NoneT | StrT)
