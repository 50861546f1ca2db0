"""``try``: what an exception leaves behind is a value like any other.

The IR's `try` asks that what may raise in its body stands before what the body changes: then the handler
sees what was there before, and so does the reverse sweep. Statements are put into one `try` as long as that
holds. Where it does not, they are lowered apart: each that may raise is a `try` of its own, which yields
the exit code ``CAUGHT``, and the handler stands behind all of them. A handler that always raises needs none
of this: nobody goes on behind it.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import gast

from ssa_ad.ir.core import BOOL, OBJECT, Block, Op, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.codes import Exit, code_from, code_is, codes_of, left_with
from ssa_ad.lower.context import Context, Frame
from ssa_ad.lower.entry import real_slot
from ssa_ad.lower.exposed import stored_in
from ssa_ad.lower.handler_names import handler_names, hidden_names
from ssa_ad.lower.loops import for_each
from ssa_ad.lower.merge import changed_keys, hint_of
from ssa_ad.lower.parts import in_parts, is_part
from ssa_ad.lower.statements import (
    BREAK,
    CAUGHT,
    CONTINUE,
    GO,
    RAISED,
    RETURN,
    RETURN_NAME,
    after_maybe,
    assign,
    branch,
    join_sides,
    lower_block,
    lower_if,
    turned,
)
from ssa_ad.lower.throws import Classes, Throws
from ssa_ad.lower.types import join
from ssa_ad.lower.values import UNSET, Abs, Const, Poison, TupleV
from ssa_ad.lower.whiles import lower_while

ERROR = ".error"
KEPT = ".kept"
DONE = 1000  # added to the code by which a `finally` is left behind an exception
ADVICE = "make each call in it a statement of its own, or test for the condition before it raises"


@dataclass
class Guard:
    """What is known of a `try`: the classes it catches, and which names its handlers cannot see.

    ``outer`` is the `try` around it if the statements of that one are lowered apart, too. ``pending`` are
    the exit codes of the calls that are followed now.
    """

    catches: Classes
    frame: Frame
    hidden: frozenset[str] = frozenset()
    pending: list[Exit] = field(default_factory=list)
    outer: Guard | None = None

    @property
    def code(self) -> Const:
        """The exit code of what it catches: each `try` that stands in another one has its own."""
        return CAUGHT if self.outer is None else Const(self.outer.code.value + 1)

    def chain(self) -> Iterator[Guard]:
        yield self
        if self.outer is not None:
            yield from self.outer.chain()

    def sees(self, key: Any) -> bool:
        """Whether somebody behind an exception may read what a name was set to."""
        frame = key[1]
        if is_part(key[2]) or ("comprehension" in frame.site and not frame.captured):
            return False
        if frame == self.frame:
            return key[2] not in self.hidden
        return bool(frame.depth <= self.frame.depth)

    def left(self, code: Exit) -> None:
        """Note how control left a function that was followed."""
        self.pending.append(code)

    def throws(self, cx: Context, block: Block) -> Throws:
        every = list(self.chain())
        catches = tuple(dict.fromkeys(cls for guard in every for cls in guard.catches))
        return Throws(cx, catches, lambda key: any(guard.sees(key) for guard in every), block)


# ------------------------------------------------------------------------------------- try


def lower_try(cx: Context, node: Any) -> Exit:
    if node.finalbody:
        return lower_finally(cx, node)
    clauses = [(classes_of(cx, h.type), h) for h in node.handlers]
    catches = tuple(dict.fromkeys(cls for classes, _ in clauses for cls in classes))
    guard = Guard(catches, cx.frame, hidden_names(cx, node))
    handled = [handler_names(h) for h in node.handlers]
    reads = {n for names, _ in handled for n in names}
    last = all(raises for _, raises in handled) and not reads & stored_in(node.body) & cx.frame.local
    return protected(cx, node.body, guard, lambda error: dispatch(cx, clauses, error), node.orelse, last)


def classes_of(cx: Context, node: Any) -> Classes:
    """Return the exception classes that an ``except`` names."""
    if node is None:
        return (BaseException,)
    with cx.at(node):
        return named_classes(cx, cx.expr(node))


def named_classes(cx: Context, found: Abs) -> Classes:
    items = found.items if isinstance(found, TupleV) else (found,)
    classes: list[Any] = []
    for item in items:
        obj = item.obj if isinstance(item, v.Static) else None
        classes += obj if isinstance(obj, tuple) else [obj]
    if not all(isinstance(cls, type) and issubclass(cls, BaseException) for cls in classes):
        raise cx.unsupported("what this `except` catches is not known when compiling", "name the classes")
    return tuple(classes)


def dispatch(cx: Context, clauses: Sequence[tuple[Classes, Any]], error: Value) -> Exit:
    """Lower the first clause that catches ``error``; one of them does."""
    (classes, clause), *others = clauses
    if not others:
        return handle(cx, clause, error)
    return branch(cx, is_a(cx, error, classes), lambda: handle(cx, clause, error), lambda: dispatch(cx, others, error))


def handle(cx: Context, clause: Any, error: Value) -> Exit:
    if clause.name is not None:
        name = clause.name if isinstance(clause.name, str) else clause.name.id
        if error.hint == "error":
            error.name = cx.b.names.fresh(name)
        cx.set_name(name, error)
    cx.handled.append(error)
    try:
        code = lower_block(cx, clause.body)
    finally:
        cx.handled.pop()
    if clause.name is not None and code != RAISED:
        cx.set_name(name, UNSET)
    return code


def lower_finally(cx: Context, node: Any) -> Exit:
    """Lower ``finally``: once behind the body, and once for what the body raises.

    Where it is left by a `return`, `break` or `continue`, that is how the statement ends, whatever was raised.
    """
    body = node.body
    if node.handlers:
        inner = copy.copy(node)
        inner.finalbody = []
        body = [inner]

    def clean_up(error: Value) -> Exit:
        code = lower_block(cx, node.finalbody)
        done: dict[int, Any] = {k: Const(DONE + k) for k in (BREAK.value, RETURN.value, CONTINUE.value)}
        return turned(cx, code, {**done, GO.value: lambda: thrown(cx, error)})

    reads = {n.id for s in node.finalbody for n in gast.walk(s) if isinstance(n, gast.Name)}
    leaves = any(isinstance(n, gast.Return | gast.Break | gast.Continue) for s in node.finalbody for n in gast.walk(s))
    hidden = frozenset() if leaves else frozenset(stored_in(body) - reads - cx.frame.inner)
    last = not leaves and not reads & stored_in(body) & cx.frame.local
    code = protected(cx, body, Guard((BaseException,), cx.frame, hidden), clean_up, [], last)

    def finish(code: Exit) -> Exit:
        after = lower_block(cx, node.finalbody)
        if after in (GO, RAISED):
            return code if after == GO else RAISED
        if isinstance(after, Const):
            return after
        return branch(cx, code_is(cx, after, 0), lambda: code, lambda: left_with(cx, after))

    found = unless_caught(cx, code, finish)
    return turned(cx, found, {DONE + k: Const(k) for k in (BREAK.value, RETURN.value, CONTINUE.value)})


def unless_caught(cx: Context, code: Exit, then: Callable[[Exit], Exit]) -> Exit:
    """Do what stands behind a body, but not where an exception is on its way to who catches it: then it is done."""
    codes = codes_of(cx, code)
    leaving = frozenset(c for c in codes if c >= CAUGHT.value)
    if code == RAISED or leaving == codes:
        return code
    if not leaving:
        return then(code)
    assert isinstance(code, Value)
    gone, staying = code_from(cx, code, CAUGHT.value), codes - leaving
    found = branch(cx, gone, lambda: left_with(cx, code, leaving), lambda: then(left_with(cx, code, staying)))
    if found is code:
        cx.exit_codes[code] = codes
    return found


# ------------------------------------------------------------------------------------- one `try`, or several


def protected(
    cx: Context,
    body: list[Any],
    guard: Guard,
    handler: Callable[[Value], Exit],
    orelse: list[Any],
    last: bool,
) -> Exit:
    """Lower ``body`` with ``handler`` for what it raises; ``last``: the handler always raises, too."""
    guard.outer = cx.guard
    tolerant, cx.tolerant = cx.tolerant, False
    waits, cx.waits = cx.waits, (*cx.waits, *guard.catches)
    try:
        if guard.outer is None:
            return _protected(cx, body, guard, handler, orelse, last)
        return statements_apart(cx, body, guard, handler, orelse)
    finally:
        cx.tolerant, cx.waits = tolerant, waits


def _protected(
    cx: Context, body: list[Any], guard: Guard, handler: Callable[[Value], Exit], orelse: list[Any], last: bool
) -> Exit:
    before, used_up = dict(cx.env), set(cx.used_up)
    block, env, code = made = trial(cx, lambda: lower_block(cx, body))
    throws = guard.throws(cx, block)
    if not throws.some():
        splice(cx, block, env)
        return continued(cx, code, orelse)
    if last:

        def from_memory() -> Exit:
            reload(cx, before, env)
            return handler(caught(cx))

        return continued(cx, emit_try(cx, guard.catches, before, made, from_memory), orelse)
    if not throws.late():
        found = throws.surely()
        if found is not None:
            splice(cx, found[1], before)
            return handler(found[0])
        if not orelse:
            return emit_try(cx, guard.catches, before, made, lambda: handler(caught(cx)))
    cx.used_up = used_up
    return statements_apart(cx, body, guard, handler, orelse)


def statements_apart(
    cx: Context, body: list[Any], guard: Guard, handler: Callable[[Value], Exit], orelse: list[Any]
) -> Exit:
    """Lower statements that may raise each for itself, and the handler behind all of them."""
    with apart(cx, guard):
        code = lower_apart(cx, body)
    codes = codes_of(cx, code)
    if guard.code.value not in codes:
        return continued(cx, code, orelse)

    def behind() -> Exit:
        return handler(cx.value(cx.env.pop(("n", guard.frame, ERROR))))

    if isinstance(code, Const):
        return behind()
    hit = code_is(cx, code, guard.code.value)
    return branch(cx, hit, behind, lambda: continued(cx, left_with(cx, code, codes - {guard.code.value}), orelse))


def thrown(cx: Context, error: Value, cls: type[BaseException] | None = None) -> Exit:
    """Return how control leaves where ``error`` is raised: to who catches it around here, if somebody does."""
    return taken(cx, error, cls, [] if cx.guard is None else list(cx.guard.chain()))


def taken(cx: Context, error: Value, cls: type[BaseException] | None, guards: list[Guard]) -> Exit:
    if not guards:
        cx.b.emit("raise", [error])
        return RAISED
    guard, *others = guards

    def take() -> Exit:
        cx.env[("n", guard.frame, ERROR)] = error
        return guard.code

    if cls is not None:
        return take() if issubclass(cls, guard.catches) else taken(cx, error, cls, others)
    if BaseException in guard.catches:
        return take()
    return branch(cx, is_a(cx, error, guard.catches), take, lambda: taken(cx, error, None, others))


def is_a(cx: Context, error: Value, classes: Classes) -> Value:
    wanted = classes[0] if len(classes) == 1 else classes
    args = [cx.b.const(isinstance, "isinstance"), error, cx.b.const(wanted, "classes")]
    return cx.b.emit("opaque", args, [BOOL], "t", {"kwnames": (), "observes": True}).out


def continued(cx: Context, code: Exit, orelse: list[Any]) -> Exit:
    """Lower the ``else`` of a `try` whose body ended with ``code``."""
    if not orelse or 0 not in codes_of(cx, code):
        return code
    return lower_block(cx, orelse) if isinstance(code, Const) else after_maybe(cx, code, orelse)


def splice(cx: Context, block: Block, env: dict[Any, Abs]) -> None:
    """Append what has been lowered into a block of its own."""
    start = len(cx.b.block.ops)
    cx.named.setdefault(cx.b.block, []).extend((start + at, key) for at, key in cx.named.get(block, ()))
    cx.b.block.ops += block.ops
    cx.env = env


@contextmanager
def apart(cx: Context, guard: Guard | None) -> Iterator[None]:
    before, cx.guard = cx.guard, guard
    try:
        yield
    finally:
        cx.guard = before


def trial(cx: Context, lower: Callable[[], Exit]) -> tuple[Block, dict[Any, Abs], Exit]:
    """Lower into a block of its own, from the environment of now; return also the one behind it."""
    before = cx.env
    cx.env = dict(before)
    block = Block()
    try:
        with apart(cx, None), cx.b.inside(block):
            code = lower()
        return block, cx.env, code
    finally:
        cx.env = before


def emit_try(
    cx: Context,
    catches: Classes,
    before: dict[Any, Abs],
    body: tuple[Block, dict[Any, Abs], Exit],
    handler: Callable[[], Exit],
) -> Exit:
    """Emit a `try` of a body that is lowered already, and merge it with its handler."""
    block = Block()
    cx.env = dict(before)
    with cx.b.inside(block):
        code = handler()
    return join_sides(cx, Op("try", (), attrs={"catches": catches}), before, [body, (block, cx.env, code)])


def caught(cx: Context) -> Value:
    """Emit the exception that the handler being lowered handles."""
    cx.handlers += 1
    return cx.b.emit("caught", (), [OBJECT], "error", {"site": cx.handlers}).out


def reload(cx: Context, before: dict[Any, Abs], after: dict[Any, Abs]) -> None:
    """Let state that the body may have changed be read again: nothing says how far it came."""
    for key in changed_keys(cx, before, after):
        if key[0] != "c":
            continue
        loc, slot = key[1], key[2]
        types = [cx.type_of(a) for a in (before.get(key, cx.entry_cells.get(key, UNSET)), after[key])]
        found = join(types[0], types[1]) if types[0] is not None and types[1] is not None else None
        if loc.entry and found is not None and loc.kind not in ("list", "dict"):
            attrs = {"slot": real_slot(loc, slot), "again": cx.handlers}
            cx.env[key] = cx.b.emit("cell_read", [loc.value], [found], hint_of(key), attrs).out
        else:
            cx.env[key] = Poison(cx.unsupported("what this holds where the exception was raised is not known", ADVICE))


# ------------------------------------------------------------------------------------- statements apart


def lower_apart(cx: Context, statements: list[Any]) -> Exit:
    """Lower statements under a guard: as many as can be are one `try`, then the rest."""
    if not statements:
        return GO
    first, *rest = statements
    with cx.at(first):
        count, code = (0, GO) if decides(first) else several(cx, statements)
        parts = [] if count else in_parts(cx, first)
        if len(parts) > 1:
            return lower_apart(cx, [*parts, *rest])
        if not count and isinstance(first, gast.If):
            return settled(cx, lambda: [cx.truth(first.test)], lambda test: lower_if(cx, first, rest, test[0]))
        if not count:
            count, code = 1, single(cx, first)
    rest = statements[count:]
    if isinstance(code, Const):
        return lower_apart(cx, rest) if code == GO else code
    return after_maybe(cx, code, rest)


def decides(statement: Any) -> bool:
    """Whether a statement is an ``if`` that raises itself: that is an exit like another."""
    if not isinstance(statement, gast.If):
        return False
    return any(isinstance(s, gast.Raise) or decides(s) for s in [*statement.body, *statement.orelse])


def several(cx: Context, statements: list[Any]) -> tuple[int, Exit]:
    """Lower the longest run of statements that can be one `try`; return how many these are."""
    guard, before, found, used_up = cx.guard, dict(cx.env), None, cx.used_up
    for n in range(1, len(statements) + 1):
        serials, cx.used_up = dict(cx.serials), set(used_up)
        made = trial(cx, partial(lower_block, cx, statements[:n]))
        if guard.throws(cx, made[0]).late():
            cx.serials = serials
            break
        found = (n, made, cx.used_up)
        if made[2] != GO or any(map(decides, statements[n : n + 1])):
            break
    if found is None:
        cx.used_up = used_up
        return 0, GO
    n, made, cx.used_up = found
    return n, guarded(cx, before, made)


def guarded(cx: Context, before: dict[Any, Abs], made: tuple[Block, dict[Any, Abs], Exit]) -> Exit:
    """Emit a block that has been lowered, in a `try` if it may raise."""
    guard = cx.guard
    block, env, code = made
    throws = guard.throws(cx, block)
    if not throws.some():
        splice(cx, block, env)
        return code

    found = throws.surely()
    if found is not None:
        splice(cx, found[1], before)
        return thrown(cx, found[0], throws.class_of(found[0]))

    def leave() -> Exit:
        guards = list(guard.chain())
        return taken_by_one(cx, caught(cx), guards)

    return emit_try(cx, throws.catches, before, made, leave)


def taken_by_one(cx: Context, error: Value, guards: list[Guard]) -> Exit:
    """Return who takes an exception that one of the guards is known to catch."""
    guard, *others = guards
    rest = [cls for g in others for cls in g.catches]
    if all(issubclass(cls, guard.catches) for cls in rest):
        cx.env[("n", guard.frame, ERROR)] = error
        return guard.code

    def take() -> Exit:
        return taken_by_one(cx, error, [guard])

    return branch(cx, is_a(cx, error, guard.catches), take, lambda: taken_by_one(cx, error, others))


def settled(cx: Context, make: Callable[[], list[Abs]], then: Callable[[list[Abs]], Exit]) -> Exit:
    """Compute values in a `try`, and go on with ``then`` if that has not raised."""
    before = dict(cx.env)
    kept: list[Abs] = []

    def lower() -> Exit:
        kept[:] = make()
        for k, value in enumerate(kept):
            if isinstance(value, Value):
                cx.env[("n", cx.frame, f"{KEPT}{k}")] = value
        return GO

    made = trial(cx, lower)
    if cx.guard.throws(cx, made[0]).late():
        raise cx.unsupported("a statement changes state before it raises", ADVICE)
    code = guarded(cx, before, made)
    for k, value in enumerate(kept):
        if isinstance(value, Value):
            kept[k] = cx.env.pop(("n", cx.frame, f"{KEPT}{k}"), value)
            cx.maybe_unset.discard(kept[k])
    if isinstance(code, Const):
        return then(kept) if code == GO else code
    return branch(cx, code_is(cx, code, 0), lambda: then(kept), lambda: left_with(cx, code))


def single(cx: Context, node: Any) -> Exit:
    """Lower a statement that raises after it has changed something: by its parts."""
    match node:
        case gast.For():
            return settled(cx, lambda: [cx.expr(node.iter)], lambda items: walked(cx, node, items[0]))
        case gast.While(orelse=[]):
            return lower_while(cx, tested_inside(node))
        case gast.With():
            return cx.lower_with(node)
        case gast.Try():
            return cx.lower_try(node)
        case gast.Assign(value=gast.Call()):
            return called(cx, node.value, lambda found: settled(cx, lambda: bound(cx, node, found), lambda _: GO))
        case gast.Expr(value=gast.Call()):
            return called(cx, node.value, lambda found: GO)
        case gast.Expr(value=gast.Yield(value=value)) if cx.frame.yields is not None:
            yields = cx.frame.yields
            given = [] if value is None else [value]
            return settled(cx, lambda: list(map(cx.expr, given)), lambda found: yields(*(found or [Const(None)])))
        case gast.Return(value=gast.Call()):
            return called(cx, node.value, lambda found: returned(cx, found))
    raise cx.unsupported("a statement changes state before it raises", ADVICE)


def bound(cx: Context, node: Any, value: Abs) -> list[Abs]:
    for target in node.targets:
        assign(cx, target, value)
    return []


def returned(cx: Context, value: Abs) -> Exit:
    cx.env["n", cx.frame, RETURN_NAME] = value
    return RETURN


def walked(cx: Context, node: Any, items: Abs) -> Exit:
    return for_each(cx, node, items, lambda item: assign(cx, node.target, item), lambda: lower_block(cx, node.body))


def tested_inside(node: Any) -> Any:
    """Return ``while True: if not test: break; body``."""
    test = gast.copy_location(gast.UnaryOp(gast.Not(), node.test), node.test)
    leave = gast.copy_location(gast.If(test, [gast.copy_location(gast.Break(), node.test)], []), node.test)
    always = gast.copy_location(gast.Constant(True, None), node.test)
    return gast.copy_location(gast.While(always, [leave, *node.body], []), node)


def called(cx: Context, node: Any, then: Callable[[Abs], Exit]) -> Exit:
    """Follow a call whose body is lowered apart; ``then`` takes what it gives."""
    guard = cx.guard

    def parts() -> list[Abs]:
        if any(isinstance(a, gast.Starred) for a in node.args) or any(k.arg is None for k in node.keywords):
            raise cx.unsupported("a call with `*` or `**` changes state before it raises", ADVICE)
        return [cx.expr(node.func), *map(cx.expr, node.args), *(cx.expr(k.value) for k in node.keywords)]

    def run(found: list[Abs]) -> Exit:
        callee, *given = found
        args = given[: len(node.args)]
        kwargs = {k.arg: a for k, a in zip(node.keywords, given[len(node.args) :], strict=True)}
        guard.pending.clear()
        result = cx.call(callee, args, kwargs, node)
        codes = [code for code in guard.pending if any(c >= CAUGHT.value for c in codes_of(cx, code))]
        guard.pending.clear()
        if len(codes) > 1:
            raise cx.unsupported("more than one call of this statement changes state before it raises", ADVICE)
        if not codes:
            return then(result)
        code = codes[0]
        if isinstance(code, Const):
            return code
        leaving = frozenset(c for c in codes_of(cx, code) if c >= CAUGHT.value)
        if len(leaving) == 1:
            hit = code_is(cx, code, *leaving)
        else:
            hit = code_from(cx, code, CAUGHT.value)
        return branch(cx, hit, lambda: left_with(cx, code, leaving), lambda: then(result))

    return settled(cx, parts, run)
