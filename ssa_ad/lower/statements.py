"""Statements. Each lowers into the current block and returns an exit code: what control does next.

A code is ``Const(k)`` where it is known and an int value otherwise. Statements behind an ``if`` that
leaves on one side go into its other side, so that most exits need no test.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import gast

from ssa_ad.base.diagnostics import Error
from ssa_ad.ir.core import INT, Block, Op, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.codes import Exit, Known, code_is, codes_of, known_where, left_with, note_set
from ssa_ad.lower.context import Context, Key
from ssa_ad.lower.merge import (
    Plan,
    Rebuild,
    as_incoming,
    changed_keys,
    hint_of,
    narrowed,
    passed,
    plan,
    plan_cell,
    settle,
)
from ssa_ad.lower.parts import is_part
from ssa_ad.lower.values import UNSET, Abs, Const, Poison, Ref

GO, BREAK, RETURN, CONTINUE, RAISED, CAUGHT = (Const(k) for k in range(6))

RETURN_NAME = ".return"


def lower_block(cx: Context, statements: list[Any]) -> Exit:
    """Lower statements in order and return how control leaves them."""
    if cx.guard is not None:
        return cx.lower_apart(statements)
    for k, statement in enumerate(statements):
        rest = statements[k + 1 :]
        with cx.at(statement):
            if isinstance(statement, gast.If):
                code = lower_if(cx, statement, rest)
                return code
            start = len(cx.b.block.ops)
            code = lower_one(cx, statement)
            if any(op.kind == "raise" for op in cx.b.block.ops[start:]):
                return RAISED
        if code == GO:
            continue
        if isinstance(code, Const):
            return code
        return after_maybe(cx, code, rest)
    return GO


def lower_one(cx: Context, statement: Any) -> Exit:
    """Lower one statement; a problem is noted and what it would have set is poisoned, so that others are found."""
    try:
        return STATEMENTS.get(type(statement), refuse)(cx, statement)
    except Error as problem:
        if not cx.tolerant:
            raise
        cx.problems.append(problem)
        for n in gast.walk(statement):
            if isinstance(n, gast.Name) and isinstance(n.ctx, gast.Store):
                cx.set_name(n.id, Poison(problem))
        if isinstance(statement, gast.Return):
            cx.env["n", cx.frame, RETURN_NAME] = Poison(problem)
            return RETURN
        return GO


def after_maybe(cx: Context, code: Value, rest: list[Any]) -> Exit:
    """Lower ``rest`` under ``if code == 0``: control may have left before it."""
    if not rest or 0 not in codes_of(cx, code):
        return code
    return branch(cx, code_is(cx, code, 0), lambda: lower_block(cx, rest), lambda: left_with(cx, code))


def refuse(cx: Context, node: Any) -> Exit:
    name = type(node).__name__.lower()
    raise cx.unsupported(f"`{name}` statements are not differentiated", "")


# ------------------------------------------------------------------------------------- if


def lower_if(cx: Context, node: Any, rest: list[Any], test: Abs | None = None) -> Exit:
    test = cx.truth(node.test) if test is None else test
    if isinstance(test, Const):
        code = lower_block(cx, node.body if test.value else node.orelse)
        if code is GO or (isinstance(code, Const) and code.value == 0):
            return lower_block(cx, rest)
        return code if isinstance(code, Const) else after_maybe(cx, code, rest)
    leaves = always_leaves(node.body), always_leaves(node.orelse)
    if any(leaves) and not all(leaves):
        then_rest, else_rest = ([], rest) if leaves[0] else (rest, [])
        return branch(
            cx,
            test,
            lambda: lower_block(cx, [*node.body, *then_rest]),
            lambda: lower_block(cx, [*node.orelse, *else_rest]),
        )
    code = branch(cx, test, lambda: lower_block(cx, node.body), lambda: lower_block(cx, node.orelse))
    if code == GO:
        return lower_block(cx, rest)
    return code if isinstance(code, Const) else after_maybe(cx, code, rest)


def always_leaves(statements: list[Any]) -> bool:
    """Whether control certainly does not come out at the end of these statements."""
    if not statements:
        return False
    last = statements[-1]
    if isinstance(last, gast.Return | gast.Break | gast.Continue | gast.Raise):
        return True
    return isinstance(last, gast.If) and always_leaves(last.body) and always_leaves(last.orelse)


def branch(cx: Context, test: Value, then: Callable[[], Exit], other: Callable[[], Exit]) -> Exit:
    """Emit an ``if`` whose two sides are lowered by ``then`` and ``other``, and merge the environments."""
    before = dict(cx.env)
    sides: list[tuple[Block, dict[Any, Abs], Exit]] = []
    narrow: list[dict[Key, tuple[Abs, Abs]]] = []
    facts: list[Known] = []
    for lower, holds in ((then, True), (other, False)):
        block = Block()
        cx.env = dict(before)
        here = narrowed(cx, test, holds)
        known = {x for _, x in here.values() if isinstance(x, Value)} | known_where(cx, test, holds)
        known &= cx.maybe_unset
        cx.maybe_unset -= known
        with cx.b.inside(block):
            left = lower()
        cx.maybe_unset |= known
        narrow.append(here)
        facts.append(frozenset(known))
        sides.append((block, cx.env, left))
    sure = widened(sides, narrow) & cx.maybe_unset
    cx.maybe_unset -= sure
    code = join_sides(cx, Op("if", [test]), before, sides, facts)
    cx.maybe_unset |= sure
    return code


def widened(sides: list[tuple[Block, dict[Any, Abs], Exit]], narrow: list[dict[Key, tuple[Abs, Abs]]]) -> set[Any]:
    """Let what was told apart by the test, and changed on neither side, be what it was before it.

    Return the values that one side has because of the test, where the other has set something else.
    """
    envs = [env for _, env, _ in sides]
    kept = [{key for key in here if env.get(key) is here[key][1]} for env, here in zip(envs, narrow, strict=True)]
    unchanged = kept[0] & kept[1]
    for env, here in zip(envs, narrow, strict=True):
        env.update({key: here[key][0] for key in unchanged})
    return {here[key][1] for here, keys in zip(narrow, kept, strict=True) for key in keys - unchanged}


def join_sides(
    cx: Context,
    op: Op,
    before: dict[Any, Abs],
    sides: list[tuple[Block, dict[Any, Abs], Exit]],
    facts: Sequence[Known] = (frozenset(), frozenset()),
) -> Exit:
    """Emit ``op``, a branch still without blocks, with these two, and merge their environments.

    ``facts`` are the values that are known to be set on the sides.
    """
    (block_a, env_a, code_a), (block_b, env_b, code_b) = sides
    cx.env = dict(before)
    merged = Plan(known=(facts[0], facts[1]), blocks=(block_a, block_b))
    raised = (code_a == RAISED, code_b == RAISED)
    if any(raised):
        return only_side(cx, op, sides, raised, facts)
    merged.envs = (env_a, env_b)
    keys = changed_keys(cx, before, env_a, env_b)
    entry = cx.entry_cells

    def now(env: dict[Any, Abs], key: Any, code: Exit) -> Abs:
        if key[0] == "n" and is_part(key[2]) and 0 not in codes_of(cx, code):
            return UNSET  # nobody goes on with the statement
        return env.get(key, entry.get(key, UNSET))

    rebuild: dict[Any, Rebuild] = {}
    for key in keys:
        a, b = now(env_a, key, code_a), now(env_b, key, code_b)
        rebuild[key] = plan(cx, a, b, hint_of(key), merged) if key[0] == "n" else plan_cell(cx, a, b, key, merged)
    code: Exit = code_a
    if code_a != code_b:
        rebuild[("exit",)] = plan(cx, code_a, code_b, "exit", merged)
        keys = [*keys, ("exit",)]
    for block, side in ((block_a, 0), (block_b, 1)):
        with cx.b.inside(block):
            block.results = [as_incoming(cx, row[side], t) for row, t in zip(merged.rows, merged.types, strict=True)]
    outs = cx.b.emit(op.kind, op.args, merged.types, merged.hints, op.attrs, [block_a, block_b]).outs
    settle(cx, merged, keys, rebuild, outs)
    if code_a != code_b:
        code = cx.env.pop(("exit",))
        assert isinstance(code, Value)
        cx.exit_codes[code] = codes_of(cx, code_a) | codes_of(cx, code_b)
        note_set(cx, code, merged, outs, [(0, code_a, facts[0]), (1, code_b, facts[1])])
    for out, (a, b) in zip(outs, merged.rows, strict=True):
        origins = [cx.origins.get(x, frozenset()) for x in (a, b) if isinstance(x, Value)]
        if out.type == INT and origins:
            cx.origins[out] = frozenset().union(*origins, *(cx.origins.get(a, frozenset()) for a in op.args))
    return code


def only_side(cx: Context, op: Op, sides: list[Any], raised: tuple[bool, bool], facts: Sequence[Known]) -> Exit:
    """Merge where one side raises: the other side's environment goes on.

    What is defined on the side that goes on is passed out of the ``if``; the raising side yields undef.
    """
    if all(raised):
        cx.b.emit(op.kind, op.args, (), (), op.attrs, [s[0] for s in sides])
        return RAISED
    good = 0 if raised[1] else 1
    block, env, code = sides[good]
    before = dict(cx.env)
    keys = changed_keys(cx, before, env)
    merged = Plan(known=(facts[good], frozenset()), blocks=(block, block))
    rebuild = {}
    for key in keys:
        rebuild[key] = passed(cx, env[key], hint_of(key), merged)
    if isinstance(code, Value):
        rebuild[("exit",)] = merged.add(code, UNSET, INT, "exit", False)
        keys = [*keys, ("exit",)]
    for index, (blk, _, _) in enumerate(sides):
        with cx.b.inside(blk):
            blk.results = [
                as_incoming(cx, row[0] if index == good else UNSET, t)
                for row, t in zip(merged.rows, merged.types, strict=True)
            ]
    outs = cx.b.emit(op.kind, op.args, merged.types, merged.hints, op.attrs, [s[0] for s in sides]).outs
    settle(cx, merged, keys, rebuild, outs)
    if isinstance(code, Value):
        out = cx.env.pop(("exit",))
        cx.exit_codes[out] = codes_of(cx, code)
        note_set(cx, out, merged, outs, [(0, code, facts[good])])
        return out
    return code


def turned(cx: Context, code: Exit, ways: Mapping[int, Const | Callable[[], Exit]]) -> Exit:
    """Return an exit code with some of its values turned into others, or into what is lowered there."""
    return _turned(cx, code, codes_of(cx, code), ways)


def _turned(cx: Context, code: Exit, codes: frozenset[int], ways: Mapping[int, Const | Callable[[], Exit]]) -> Exit:
    def way(k: int) -> Exit:
        found = ways.get(k, Const(k))
        return found if isinstance(found, Const) else found()

    if isinstance(code, Const):
        return way(code.value) if code.value in ways else code
    ends = {ways.get(k, Const(k)) for k in codes}
    if len(ends) == 1:
        return way(min(codes))
    known = sorted(k for k in codes if ways.get(k, Const(k)) != Const(k))
    if not known:
        return left_with(cx, code, codes)
    hit = code_is(cx, code, known[0])
    return branch(cx, hit, lambda: way(known[0]), lambda: _turned(cx, code, codes - {known[0]}, ways))


# ------------------------------------------------------------------------------------- leaving


def lower_return(cx: Context, node: Any) -> Exit:
    cx.env[("n", cx.frame, RETURN_NAME)] = cx.expr(node.value) if node.value is not None else Const(None)
    return RETURN


def lower_raise(cx: Context, node: Any) -> Exit:
    if node.exc is None:
        if not cx.handled:
            raise cx.unsupported("a bare `raise` is only meaningful in an `except`", "name the exception")
        cx.b.emit("raise", [cx.handled[-1]])
        return RAISED
    cx.b.emit("raise", [exception(cx, e) for e in (node.exc, node.cause) if e is not None])
    return RAISED


def exception(cx: Context, node: Any) -> Value:
    """Return what a `raise` names: an exception, or one made of the class."""
    error = cx.expr(node)
    if isinstance(error, v.Static) and isinstance(error.obj, type):
        error = cx.call(error, [], {}, node)
    return cx.value(error)


def lower_assert(cx: Context, node: Any) -> Exit:
    def fail() -> Exit:
        args = [cx.expr(node.msg)] if node.msg is not None else []
        cx.b.emit("raise", [cx.value(cx.call(v.Static(AssertionError), args, {}, node))])
        return RAISED

    test = cx.truth(node.test)
    if isinstance(test, Const):
        return GO if test.value else fail()
    return branch(cx, test, lambda: GO, fail)


# ------------------------------------------------------------------------------------- assignment


def lower_assign(cx: Context, node: Any) -> Exit:
    value = cx.expr(node.value)
    for target in node.targets:
        assign(cx, target, value)
    return GO


def lower_ann_assign(cx: Context, node: Any) -> Exit:
    if node.value is not None:
        assign(cx, node.target, cx.expr(node.value))
    return GO


def assign(cx: Context, target: Any, value: Abs) -> None:
    """Bind ``value`` to an assignment target."""
    with cx.at(target):
        match target:
            case gast.Name():
                cx.set_name(target.id, value if is_part(target.id) else rename(value, target.id, cx))
            case gast.Attribute():
                named = rename(value, target.attr, cx)
                cx.set_attr(cx.expr(target.value), target.attr, named, target)
            case gast.Subscript():
                cx.set_item(cx.expr(target.value), target.slice, value)
            case gast.Tuple() | gast.List():
                unpack(cx, target, value)
            case _:
                raise cx.unsupported("this assignment target is not supported", "")


def rename(value: Abs, name: str, cx: Context) -> Abs:
    """Give a temporary the name of the variable that it is first bound to."""
    if isinstance(value, Value) and value.hint in ("t", "item") and cx.b.block.ops and value in cx.b.block.ops[-1].outs:
        value.name = cx.b.names.fresh(name)
    return value


def unpack(cx: Context, target: Any, value: Abs) -> None:
    starred = [k for k, e in enumerate(target.elts) if isinstance(e, gast.Starred)]
    items = cx.items_of(value, None if starred else len(target.elts))
    if starred:
        k = starred[0]
        tail = len(target.elts) - k - 1
        if len(items) < k + tail:
            raise cx.unsupported(f"cannot unpack {len(items)} values here", "")
        middle = cx.new_list(list(items[k : len(items) - tail]), target)
        for t, x in zip(target.elts[:k], items[:k], strict=True):
            assign(cx, t, x)
        assign(cx, target.elts[k].value, middle)
        for t, x in zip(target.elts[k + 1 :], items[len(items) - tail :], strict=True):
            assign(cx, t, x)
        return
    if len(items) != len(target.elts):
        raise cx.unsupported(f"cannot unpack {len(items)} values into {len(target.elts)} names", "")
    for t, x in zip(target.elts, items, strict=True):
        assign(cx, t, x)


def lower_aug_assign(cx: Context, node: Any) -> Exit:
    """``a op= b`` reads and writes one place; on an array it writes in place, on a number it rebinds."""
    op = type(node.op).__name__
    match node.target:
        case gast.Name():
            old = cx.name(node.target.id)
            new = cx.in_place(op, old, cx.expr(node.value), node)
            if new is not old or cx.name(node.target.id) is not old:  # the right side may have set it
                assign(cx, node.target, new)
        case gast.Attribute():
            base = cx.expr(node.target.value)
            old = cx.attr(base, node.target.attr, node.target)
            new = cx.in_place(op, old, cx.expr(node.value), node)
            cx.set_attr(base, node.target.attr, rename(new, node.target.attr, cx), node.target)
        case gast.Subscript():
            cx.aug_item(op, cx.expr(node.target.value), node.target.slice, node)
    return GO


# ------------------------------------------------------------------------------------- the rest


def lower_expr_statement(cx: Context, node: Any) -> Exit:
    if not (isinstance(node.value, gast.Constant)):
        cx.expr(node.value)
    return GO


def lower_pass(cx: Context, node: Any) -> Exit:
    return GO


def lower_function(cx: Context, node: Any) -> Exit:
    cx.set_name(node.name, cx.closure(node, node.name))
    return GO


def lower_class(cx: Context, node: Any) -> Exit:
    cx.set_name(node.name, cx.local_class(node))
    return GO


def lower_import(cx: Context, node: Any) -> Exit:
    for alias in node.names:
        if isinstance(node, gast.ImportFrom):
            module = importlib.import_module(node.module)
            found = getattr(module, alias.name, None)
            obj = found if found is not None else importlib.import_module(f"{node.module}.{alias.name}")
            cx.set_name(alias.asname or alias.name, v.Static(obj))
        else:
            obj = importlib.import_module(alias.name)
            name = alias.asname or alias.name.split(".")[0]
            cx.set_name(name, v.Static(obj if alias.asname else importlib.import_module(name)))
    return GO


def lower_delete(cx: Context, node: Any) -> Exit:
    for target in node.targets:
        if isinstance(target, gast.Name) and is_part(target.id):
            cx.set_name(target.id, UNSET)
        elif isinstance(target, gast.Name):
            cx.name(target.id)
            if target.id not in cx.frame.local:
                raise cx.unsupported("`del` of a global is not differentiated", "set it to None")
            cx.set_name(target.id, UNSET)
        elif isinstance(target, gast.Subscript):
            cx.delete(cx.expr(target.value), cx.expr(target.slice))
        else:
            base = cx.expr(target.value)
            if not (isinstance(base, Ref) and base.loc.kind == "object"):
                raise cx.unsupported("`del` of this attribute is not differentiated", "set it to None")
            cx.delete_attr(base.loc, target.attr)
    return GO


STATEMENTS: dict[type, Callable[[Context, Any], Exit]] = {
    gast.Return: lower_return,
    gast.Raise: lower_raise,
    gast.Assert: lower_assert,
    gast.Assign: lower_assign,
    gast.AnnAssign: lower_ann_assign,
    gast.AugAssign: lower_aug_assign,
    gast.Expr: lower_expr_statement,
    gast.Pass: lower_pass,
    gast.Break: lambda cx, node: BREAK,
    gast.Continue: lambda cx, node: CONTINUE,
    gast.FunctionDef: lower_function,
    gast.ClassDef: lower_class,
    gast.Import: lower_import,
    gast.ImportFrom: lower_import,
    gast.Delete: lower_delete,
    gast.Global: lower_pass,
    gast.Nonlocal: lower_pass,
    gast.Try: lambda cx, node: cx.lower_try(node),
    gast.With: lambda cx, node: cx.lower_with(node),
}
