"""A pure function (``ad.functionalize``) that a program calls: written out for what is known there, and followed.

What the function reads and writes is found out by following its body once for that alone; then the pure function
is written as Python (:mod:`ssa_ad.lower.pure_text`), and that is what stands in place of the call.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ssa_ad.analysis.alias import Aliases
from ssa_ad.base.diagnostics import StateError
from ssa_ad.base.markers import Pure
from ssa_ad.ir.core import Array, Block, Function, Opaque, Scalar, StrT, TupleT, Value
from ssa_ad.ir.walk import blocks_of, copy_block, free_values, walk
from ssa_ad.lower import values as v
from ssa_ad.lower.called import Calls
from ssa_ad.lower.calls import bind, follow, new_frame, run
from ssa_ad.lower.context import Context, Key, Restart
from ssa_ad.lower.entry import stores_itself
from ssa_ad.lower.merge import dict_keys_of
from ssa_ad.lower.pure_text import Form, Piece, in_slot, written
from ssa_ad.lower.values import UNSET, Abs, Const, Location, Poison, Ref, TupleV
from ssa_ad.rules.lookup import row

ADVICE = "make it a parameter"


def call_pure(cx: Context, pure: Pure, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    """Return (result, new state) of a call of the pure function."""
    if not cx.memo.by_items:  # what it gives is a dict, whose keys the next call asks for
        cx.memo.by_items = True
        if cx.memo.memory:
            cx.memo.memory.clear()
            raise Restart
    args, kwargs, state = arguments(cx, pure, args, kwargs)
    found = Trial(cx, pure, args, kwargs, node)
    given = given_state(cx, pure, state, found)
    pieces = tuple(
        Piece(
            path, kind_of(cx, found.values[path]), path in found.arguments, given_kind(cx, given, path),
            path in found.slotted and found.values[path] is UNSET,
        )  # fmt: skip
        for path in found.pieces
    )
    values = [given.get(path, found.values[path]) for path in found.pieces]
    others = [a for name, a in found.bound.items() if name not in found.arguments and not is_object(a)]
    form = Form(pure.inner, pieces, (), "objects" if shared(cx, values, others) else "")
    made = cx.memo.written.get(form)
    if made is None:
        made = cx.memo.written[form] = written(form, pure.__name__)
    return follow(cx, v.Static(made), [*args, state], kwargs, node, None)


def arguments(
    cx: Context, pure: Pure, args: list[Abs], kwargs: dict[str, Abs]
) -> tuple[list[Abs], dict[str, Abs], Abs]:
    """Return the arguments of the inner function, and the state."""
    names = list(inspect.signature(pure.inner).parameters)
    bound = [
        cx.entry_static(obj, name, (pure, ("attr", "before"), ("item", k)))
        for k, (name, obj) in enumerate(zip(names, pure.before, strict=False))
    ]
    kwargs = dict(kwargs)
    state = kwargs.pop(pure.state, kwargs.pop("state", UNSET) if "state" not in names else UNSET)
    by_place = pure.__signature__.parameters[pure.state].kind != inspect.Parameter.KEYWORD_ONLY
    if state is UNSET and by_place and len(args) == len(pure.__signature__.parameters):
        *args, state = args
    return [*bound, *args], kwargs, Const(None) if state is UNSET else state


def given_state(cx: Context, pure: Pure, state: Abs, found: Trial) -> dict[str, Abs]:
    """Return what the state holds by path."""
    if state == Const(None):
        return {}
    if not (isinstance(state, Ref) and state.loc.kind == "dict"):
        raise cx.unsupported(
            "the state of a pure function must be a dict whose keys are known here",
            "write it as a dict, or pass on what the function gave", StateError,
        )  # fmt: skip
    keys = dict_keys_of(cx, cx.env, state.loc)
    if keys is None:
        raise cx.unsupported("the keys of the state are not known here", "write it as a dict", StateError)
    given = {str(k): cx.read_cell(state.loc, ("item", k)) for k in keys}
    for path in given:
        if path not in found.pieces:
            known = ", ".join(f"`{p}`" for p in found.pieces) or "none"
            what = f"`{path}` is no state of `{pure.inner.__name__}`"
            raise cx.unsupported(what, f"its state is {known}", StateError)
    return given


def kind_of(cx: Context, a: Abs) -> str:
    """Return how a value is copied: see :class:`Piece`."""
    if a is UNSET:
        return "missing"
    if isinstance(a, Value):
        return "array" if isinstance(a.type, Array) else "number" if isinstance(a.type, Scalar | StrT) else "other"
    return "number" if isinstance(a, Const | v.Static) else "other"


def is_object(a: Abs) -> bool:
    """Whether an argument is an object: of it only attributes are copied, each for itself."""
    return isinstance(a, Ref) and a.loc.kind == "object"


def given_kind(cx: Context, given: dict[str, Abs], path: str) -> str:
    return kind_of(cx, given[path]) if path in given else ""


def shared(cx: Context, values: list[Abs], others: list[Abs]) -> bool:
    """Whether values refer to one thing; that arrays which are not one lie apart is found out when all is known."""
    things = [x for a in values for x in parts_of(cx, a)]
    beside = {x for a in others for x in parts_of(cx, a)}
    if beside & set(things):
        raise cx.unsupported("an argument shares storage with state", "give a copy as the argument", StateError)
    arrays = [x for x in dict.fromkeys([*things, *beside]) if isinstance(x, Value)]
    cx.apart.append((cx.b.span, [a for a in arrays if a in set(things)], arrays))
    return len(set(things)) < len(things)


def parts_of(cx: Context, a: Abs) -> Iterator[Any]:
    """Return the arrays and objects in a value, as often as they are referred to."""
    seen: set[Location] = set()
    todo = [a]
    while todo:
        x = todo.pop()
        match x:
            case TupleV(items):
                todo += items
            case Value() if isinstance(x.type, Array) or not isinstance(x.type, Scalar | StrT | Opaque | TupleT):
                yield x
            case Ref(loc):
                yield loc
                if loc not in seen:
                    seen.add(loc)
                    todo += held(cx, loc)


def held(cx: Context, loc: Location) -> list[Abs]:
    """Return what an object or container of known structure holds."""
    if loc.kind == "list":
        return list(cx.list_items(loc))
    if loc.kind == "dict":
        return [cx.read_cell(loc, ("item", k)) for k in cx.dict_keys(loc, False)]
    return [x for _, x in cx.attributes(loc)]


# ------------------------------------------------------------------------------------- what is read and written


@dataclass
class Reach:
    """The ways in which an object was reached, as paths from parameters, globals and closure variables."""

    paths: dict[str, None] = field(default_factory=dict)


class Trial:
    """What a call reads and writes.

    ``bound`` are the arguments by name, ``pieces`` the paths of the state, ``values`` what is there before the
    call, ``arguments`` those of the pieces that are written arguments.
    """

    def __init__(self, cx: Context, pure: Pure, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> None:
        self.cx = cx
        self.inner = pure.inner
        self.ways: dict[Location, Reach] = {}
        self.values: dict[str, Abs] = {}
        self.slotted: set[str] = set()  # what is one of ``__slots__``
        self.hooked: set[str] = set()  # what is set by code of its class
        before = dict(cx.env)
        block = Block()
        frame = new_frame(cx, v.Static(pure.inner), node, None)
        with trial(cx) as events, cx.b.inside(block):
            bind(cx, frame, v.Static(pure.inner), args, kwargs)
            names = inspect.signature(pure.inner).parameters
            self.bound: dict[str, Abs] = {n: cx.env["n", frame, n] for n in names}
            run(cx, frame)
            changed = {key for key, a in cx.env.items() if key[0] == "c" and before.get(key) is not a}
        self.refuse_what_acts(block)
        for name, a in self.bound.items():
            self.reach(a, name)
        cells = self.cells(before, events, changed)
        whole = dict.fromkeys(path.partition("[")[0] for path in cells)
        self.arguments = {n for n in self.bound if n in whole or self.is_written(block, self.bound[n])}
        over = {*whole, *self.arguments}
        self.pieces = [n for n in self.bound if n in self.arguments]
        self.pieces += [p for p in whole if p not in self.bound and not any(p.startswith(f"{q}.") for q in over)]
        self.values |= {n: self.bound[n] for n in self.arguments}
        for path in self.hooked.intersection(self.pieces):
            what = f"`{path}` is set by code of its class"
            raise cx.unsupported(what, "make the function a method of it", StateError)
        self.refuse_two_ways()

    def reach(self, a: Abs, path: str) -> None:
        """Note that an object can be reached by a path, and what a tuple holds by its items'."""
        if isinstance(a, Ref):
            self.ways.setdefault(a.loc, Reach()).paths[path] = None
        elif isinstance(a, TupleV):
            for k, item in enumerate(a.items):
                self.reach(item, f"{path}[{k}]")

    def cells(self, before: dict[Key, Abs], events: dict[Key, None], changed: set[Key]) -> list[str]:
        """Return the paths of the quantities that are read, and of all cells that are written."""
        found: dict[str, None] = {}
        for key in events:
            _, loc, slot = key
            a = before.get(key, self.cx.entry_cells.get(key, UNSET))
            if isinstance(a, Poison):
                raise self.cx.poisoned(a)
            for path in self.paths(loc, slot, key in changed or is_state(a)):
                if slot[0] in ("len", "keys"):
                    if key in changed:
                        found.setdefault(path)
                    continue
                self.values.setdefault(path, a)
                self.reach(a, path)
                if slot[0] == "attr" and isinstance(loc.cls, type) and in_slot(loc.cls, slot[1]):
                    self.slotted.add(path)
                if slot[0] == "attr" and isinstance(loc.cls, type) and stores_itself(loc.cls, slot[1]):
                    self.hooked.add(path)
                if key in changed or is_state(a):
                    found.setdefault(path)
        return list(found)

    def paths(self, loc: Location, slot: v.Slot, needed: bool) -> list[str]:
        """Return the paths of a cell; none for one of an object that the call has made."""
        kind, key = slot
        if loc.kind == "globals":
            if loc.real is self.inner.__globals__:
                return [str(key)]
            return self.no_path(str(key)) if needed else []
        if loc.kind == "closure":
            own = dict(zip(self.inner.__code__.co_freevars, self.inner.__closure__ or (), strict=True))
            if own.get(str(loc.path)) is loc.real:
                return [str(loc.path)]
            return self.no_path(str(loc.path)) if needed else []
        if loc not in self.ways:
            if not loc.entry or not needed:
                return []
            if not self.is_named(str(loc.path), loc.real):
                return self.no_path(str(loc.path))
            self.ways.setdefault(loc, Reach()).paths[str(loc.path)] = None
        known = list(self.ways[loc].paths)
        if kind == "attr":
            return [f"{p}.{key}" for p in known]
        return [f"{p}[{key!r}]" for p in known] if kind == "item" else known

    def is_named(self, path: str, real: Any) -> bool:
        """Whether a path from a global or closure variable of the function leads to an object: a class, mostly."""
        root, *names = path.split(".")
        own = dict(zip(self.inner.__code__.co_freevars, self.inner.__closure__ or (), strict=True))
        found = own[root].cell_contents if root in own else self.inner.__globals__.get(root)
        for name in names:
            found = getattr(found, "__dict__", {}).get(name)
        return found is real

    def no_path(self, path: str) -> list[str]:
        raise self.cx.unsupported(f"state at `{path}` has no path from here", ADVICE, StateError)

    def refuse_two_ways(self) -> None:
        """Refuse what is copied with a piece of state and reached in another way: there it would be what it was."""
        within = {p: [x for x in parts_of(self.cx, self.values[p]) if isinstance(x, Location)] for p in self.pieces}
        parts = tuple(start for p in self.pieces for start in (f"{p}.", f"{p}["))
        for loc in {x for xs in within.values() for x in xs}:
            if not all(way in self.pieces or way.startswith(parts) for way in self.ways.get(loc, Reach()).paths):
                what = "a piece of state is reached in two ways"
                raise self.cx.unsupported(what, "pass it as an argument", StateError)

    def is_written(self, block: Block, a: Abs) -> bool:
        """Whether the call writes an array or container that is an argument, or draws from it."""
        if isinstance(a, TupleV):
            return any(self.is_written(block, i) for i in a.items)
        if not isinstance(a, Value) or isinstance(a.type, Scalar | StrT):
            return False
        if any(op.kind == "draw" and op.args[0] is a for op in walk(block)):
            return True
        free = free_values(block)
        if a not in free:
            return False
        mapping = {value: Value(value.name, value.type) for value in free}
        copied = copy_block(block, mapping, lambda value: Value(value.name, value.type))
        copied.params = [mapping[value] for value in free]
        return Aliases(Function("trial", copied), row).written(mapping[a])

    def refuse_what_acts(self, block: Block) -> None:
        """Refuse generators of modules and caches: state that a dict of values cannot stand for in a program."""
        made = {out for op in walk(block) for out in op.outs if op.kind == "const"}
        for op in walk(block):
            if op.kind == "draw" and op.args[0] in made:
                raise StateError.at(op.span, "a generator of a module is drawn from in a pure function", ADVICE)
            if op.kind == "opaque" and "reads" in op.attrs:
                raise StateError.at(
                    op.span, "what an lru_cache keeps is no state that could be handed in and out",
                    "call `__wrapped__`",
                )  # fmt: skip


@contextmanager
def trial(cx: Context) -> Iterator[dict[Key, None]]:
    """Lower without keeping what it does to the environment; return the cells that are looked at."""
    kept = (cx.env, cx.written, cx.calls, cx.guard, cx.touched, cx.serials)
    events: dict[Key, None] = {}
    cx.env, cx.written, cx.calls = dict(cx.env), dict(cx.written), Calls()
    cx.guard, cx.touched, cx.serials = None, events, dict(cx.serials)
    try:
        yield events
    finally:
        cx.env, cx.written, cx.calls, cx.guard, cx.touched, cx.serials = kept


def is_state(a: Abs) -> bool:
    """Whether what is read is a piece of state by itself: a quantity, an array, a generator, a container in memory."""
    return isinstance(a, Value) or isinstance(a, TupleV) and any(map(is_state, a.items))


def drop_unused(function: Function) -> None:
    """Take out the dicts that are made and not used: what loops carry by its items."""
    while True:
        used = {a for op in walk(function) for a in op.args}
        used |= {r for block in blocks_of(function) for r in block.results}
        unused = {op for op in walk(function) if op.kind == "dict" and op.out not in used}
        if not unused:
            return
        for block in blocks_of(function):
            block.ops = [op for op in block.ops if op not in unused]


def refuse_overlaps(cx: Context, function: Function) -> None:
    """Raise an Error if pieces of state that are copied apart may lie over each other."""
    if not cx.apart:
        return
    drop_unused(function)  # a dict that nobody looks at would make what it holds look like one
    aliases = Aliases(function, row)
    for span, pieces, arrays in cx.apart:
        known = [a for a in arrays if a in aliases.defs]  # others were made in a trial that came to nothing
        for a in known:
            for b in pieces:
                alike = b in known and b is not a and type(b.type) is type(a.type)
                if alike and aliases.region(a) is aliases.region(b):
                    raise StateError.at(
                        span, "two pieces of state may be views of one array, or one array that is copied twice",
                        "keep one of them, and slice it", stage="lower",
                    )  # fmt: skip
