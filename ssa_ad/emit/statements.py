"""Python statements from the statement tree."""

from __future__ import annotations

import ast
import keyword
from collections.abc import Sequence
from typing import Any

from ssa_ad.base.spans import NOWHERE, Span
from ssa_ad.emit.expressions import LOAD, STORE, EmitError, Expressions, negated, unsigned
from ssa_ad.emit.live import count_uses
from ssa_ad.emit.names import Variables
from ssa_ad.emit.nodes import (
    UNDEF,
    Append,
    Break,
    Copy,
    Count,
    Do,
    For,
    If,
    Mark,
    NewStack,
    Node,
    Return,
    Shaped,
    Try,
    While,
    With,
)
from ssa_ad.emit.tables import BINARY, IN_PLACE
from ssa_ad.ir.build import WHOLE
from ssa_ad.ir.core import Array, Dyn, Leaf, ObjectTree, Op, Scalar, Value, is_float
from ssa_ad.ir.walk import walk

APART = 6
"""A forward sweep of at least so many statements is followed by a blank line."""

_LEAVES = (ast.Return, ast.Break, ast.Raise, ast.Continue)


class Statements:
    """Makes statements. ``poisoned`` are the copies of `undef` that must be printed."""

    def __init__(
        self, shaped: Shaped, made: Expressions, variables: Variables, poisoned: set[tuple[Copy, Value]]
    ) -> None:
        self.shaped = shaped
        self.made = made
        self.variables = variables
        self.poisoned = poisoned
        self.handled: Value | None = None
        self.used = set(count_uses(shaped.body))
        for op in made.inlined.values():
            self.used.update(op.args)

    def function(self) -> list[ast.stmt]:
        """Return the statements of the body."""
        body = self.block(self.shaped.body)
        for k, stmt in enumerate(body):
            if getattr(stmt, "mark", False) and _count(body[:k]) >= APART:
                stmt.apart = True  # type: ignore[attr-defined]
        while body and isinstance(body[-1], ast.Return) and body[-1].value is None:
            body.pop()
        return body

    def block(self, nodes: Sequence[Node]) -> list[ast.stmt]:
        done: list[ast.stmt] = []
        mark = False
        for node in nodes:
            if isinstance(node, Mark):
                mark = True
                continue
            made = self.node(node)
            for stmt in made:
                if not hasattr(stmt, "span"):
                    stmt.span = node.span  # type: ignore[attr-defined]
            if mark and made:
                made[0].mark = True  # type: ignore[attr-defined]
                mark = False
            done += made
            if made and isinstance(made[-1], _LEAVES):
                break
        return done

    def node(self, node: Node) -> list[ast.stmt]:
        match node:
            case Do(op=op):
                return self.do(op)
            case Copy():
                return self.copies(node)
            case If():
                return self.if_(node)
            case Try():
                return self.try_(node)
            case With(op=op):
                name = self.made.name(op.out, True) if op.out in self.used else None
                item = ast.withitem(self.made.value(op.args[0]), name)
                return [ast.With([item], self.block(node.body) or [ast.Pass()])]
            case For():
                return self.for_(node)
            case While():
                return self.while_(node)
            case NewStack(stack=stack):
                return [self.assign(stack, ast.List([], LOAD))]
            case Append(stack=stack, value=value):
                return [ast.Expr(self.call_method(stack, "append", [value]))]
            case Count(counter=counter):
                return [ast.AugAssign(self.made.name(counter, True), ast.Add(), ast.Constant(1))]
            case Break():
                return [ast.Break()]
            case Return(values=values):
                tree = self.tree(self.shaped.function.tree, values)
                bare = isinstance(tree, ast.Constant) and tree.value is None
                return [ast.Return(None if bare else tree)]
        raise EmitError(f"no statement for {node}")

    # ---------------------------------------------------------------- simple statements

    def assign(self, target: Value, value: ast.expr) -> ast.stmt:
        return ast.Assign([self.made.name(target, True)], value)

    def call_method(self, owner: Value, name: str, args: Sequence[Value]) -> ast.expr:
        return ast.Call(ast.Attribute(self.made.value(owner), name, LOAD), self.made.values(args), [])

    def do(self, op: Op) -> list[ast.stmt]:
        made = self.made
        match op.kind:
            case "store":
                target = made.subscript(op.attrs["index"], made.value(op.args[0]), op.args[2:], True)
                return [ast.Assign([target], made.value(op.args[1]))]
            case "iop":
                return [self.in_place(op)]
            case "scatter_add":
                array, value, *operands = op.args
                index = made.as_index(made.subscript(op.attrs["index"], made.value(array), operands).slice)
                add = made.free.function("numpy.add.at")
                return [ast.Expr(ast.Call(add, [made.value(array), index, made.value(value)], []))]
            case "take":
                return self.take(op)
            case "list_store" | "dict_store":
                owner, value, key = op.args
                return [ast.Assign([ast.Subscript(made.value(owner), made.value(key), STORE)], made.value(value))]
            case "attr_store":
                return self.put(("attr", op.attrs["name"]), op)
            case "cell_write" if op.attrs["slot"][0] == "call":
                return [ast.Expr(self.call_method(op.args[0], op.attrs["slot"][1], op.args[1:]))]
            case "cell_write":
                return self.put(op.attrs["slot"], op)
            case "append":
                return [ast.Expr(self.call_method(op.args[0], "append", op.args[1:]))]
            case "fill":
                return [ast.Expr(ast.Call(made.free.function("shadows.fill"), made.values(op.args), []))]
            case "dict_clear":
                return [ast.Expr(self.call_method(op.args[0], "clear", []))]
            case "raise":
                if op.args[0] is self.handled:
                    return [ast.Raise()]
                return [ast.Raise(*made.values(op.args))]
            case "shadow_in":
                if self.apart(op.args):
                    return [self.assign(v, made.shadow(a)) for v, a in zip(op.outs, op.args, strict=True)]
                return [self.shadow_in(op)]
            case "checked" if not self.unused(op.out) and self.is_same(op.out, op.args[0]):
                return [ast.Expr(made.op(op))]
        if not op.outs:
            return [ast.Expr(made.op(op))]
        if len(op.outs) > 1:
            targets = ast.Tuple([made.name(v, True) for v in op.outs], STORE)
            return [ast.Assign([targets], made.op(op))]
        if self.unused(op.out):
            return [ast.Expr(made.op(op))]
        return [self.updated(op) or self.assign(op.out, made.op(op))]

    def unused(self, value: Value) -> bool:
        return value not in self.used

    def is_same(self, a: Value, b: Value) -> bool:
        return b not in self.made.consts and b not in self.made.inlined and self.variables.same(a, b)

    def updated(self, op: Op) -> ast.stmt | None:
        """Return ``s += x`` for ``s = s + x`` where that is the same."""
        row = op.attrs.get("row") if op.kind == "apply" else "operator.add" if op.kind == "accum" else None
        if row not in BINARY or not self.is_same(op.out, op.args[0]):
            return None
        left, right = op.args
        scalar = isinstance(left.type, Scalar) and isinstance(op.out.type, Scalar)
        if not (scalar or (op.kind == "accum" and op.attrs.get("owned") and _fits(left, op.out, right))):
            return None
        return augmented(self.made.name(op.out, True), row or "", self.made.value(right), right)

    def in_place(self, op: Op) -> ast.stmt:
        made = self.made
        array, value, *operands = op.args
        name, index = op.attrs["op"], op.attrs["index"]
        if name in IN_PLACE:
            view = made.inlined.get(array)
            if index == WHOLE and view is not None:
                place = made.subscript(view.attrs["index"], made.value(view.args[0]), view.args[1:], True)
                return augmented(place, name, made.value(value), value)
            if index == WHOLE and array not in made.consts and array not in made.inlined:
                return augmented(made.name(array, True), name, made.value(value), value)
            target = made.subscript(index, made.value(array), operands, True)
            return augmented(target, name, made.value(value), value)
        old = made.subscript(index, made.value(array), operands)
        new = made.call_row(name, [old, made.value(value)], {})
        return ast.Assign([made.subscript(index, made.value(array), operands, True)], new)

    def take(self, op: Op) -> list[ast.stmt]:
        made = self.made
        array, *operands = op.args
        index = op.attrs["index"]
        taken: ast.expr = made.subscript(index, made.value(array), operands)
        if isinstance(op.out.type, Array | Dyn):
            if "a" in index.items:
                key = made.as_index(made.subscript(index, made.value(array), operands).slice)
                taken = ast.Call(made.free.function("shadows.take"), [made.value(array), key], [])
            elif not index.advanced:
                taken = ast.Call(ast.Attribute(taken, "copy", LOAD), [], [])
        zero = ast.Assign([made.subscript(index, made.value(array), operands, True)], ast.Constant(0.0))
        return [zero] if self.unused(op.out) else [self.assign(op.out, taken), zero]

    def put(self, slot: tuple[str, Any], op: Op) -> list[ast.stmt]:
        """Return the statement that writes a place of an object."""
        made = self.made
        form, key = slot
        if form == "call":
            return [ast.Expr(self.call_method(op.args[0], key, op.args[1:]))]
        owner, value = op.args
        if op.attrs.get("raw"):
            store = ast.Attribute(made.free.builtin("object"), "__setattr__", LOAD)
            return [ast.Expr(ast.Call(store, [made.value(owner), ast.Constant(key), made.value(value)], []))]
        if form == "attr" and not (key.isidentifier() and not keyword.iskeyword(key)):
            call = ast.Call(made.free.builtin("setattr"), [made.value(owner), ast.Constant(key), made.value(value)], [])
            return [ast.Expr(call)]
        return [ast.Assign([made.place(slot, owner, True)], made.value(value))]

    def apart(self, arrays: Sequence[Value]) -> bool:
        """Whether these are arrays that surely share no storage, so that each has a shadow of its own."""
        function = self.shaped.function
        entries = {*function.params, *(op.out for op in walk(function) if op.kind == "cell_read")}
        return all(isinstance(a.type, Array) and a in entries for a in arrays) and not any(
            sum(a in group for a in arrays) > 1 for group in function.overlaps
        )

    def shadow_in(self, op: Op) -> ast.stmt:
        """Return the shadows of arrays that may overlap, and of whatever else shares storage, at once."""
        made = self.made
        if len(op.outs) == 1:
            return self.assign(op.out, made.shadow(op.args[0]))
        targets = ast.Tuple([made.name(v, True) for v in op.outs], STORE)
        return ast.Assign([targets], ast.Call(made.free.function("shadows.shadows"), made.values(op.args), []))

    # ---------------------------------------------------------------- copies

    def copies(self, node: Copy) -> list[ast.stmt]:
        """Return assignments that do what a parallel copy does: in an order, or at once where they must."""
        made = self.made
        left: list[tuple[Value, Value, set[Value]]] = []
        for target, source in node.pairs:
            if made.consts.get(source) is UNDEF and (node, target) not in self.poisoned:
                continue
            if self.is_same(target, source):
                continue
            reads = {self.variables.of(v) for v in self._variables(source)}
            left.append((target, source, reads))
        stmts: list[ast.stmt] = []
        while left:
            # a target that nobody else still reads can be assigned now
            free = next(
                (p for p in left if not any(self.variables.of(p[0]) in q[2] for q in left if q is not p)), None
            )
            if free is None:
                stmts.append(self._at_once(left))
                break
            left.remove(free)
            stmts.append(self._copy(free[0], free[1]))
        return stmts

    def _variables(self, source: Value) -> list[Value]:
        op = self.made.inlined.get(source)
        if op is not None:
            return [v for a in op.args for v in self._variables(a)]
        return [] if source in self.made.consts else [source]

    def _copy(self, target: Value, source: Value) -> ast.stmt:
        op = self.made.inlined.get(source)
        if op is None:
            stmt = self.assign(target, self.made.value(source))
            place = self.shaped.places.get(source)
            return stmt if place is None else self._spanned(stmt, place)
        moved = Op(op.kind, op.args, [target], op.attrs, op.blocks, op.span)
        return self._spanned(self.updated(moved) or self.assign(target, self.made.op(op)), op.span)

    def _at_once(self, left: Sequence[tuple[Value, Value, set[Value]]]) -> ast.stmt:
        targets = ast.Tuple([self.made.name(t, True) for t, _, _ in left], STORE)
        return ast.Assign([targets], ast.Tuple([self.made.value(s) for _, s, _ in left], LOAD))

    # ---------------------------------------------------------------- control

    def if_(self, node: If) -> list[ast.stmt]:
        then, orelse = self.block(node.then), self.block(node.orelse)
        if not then and not orelse:
            if node.cond in self.made.inlined:
                return [ast.Expr(self.made.value(node.cond))]
            return []
        test = self.made.value(node.cond)
        if not then:
            return [ast.If(self._not(node.cond, test), orelse, [])]
        if orelse and isinstance(then[-1], _LEAVES):
            return [self._spanned(ast.If(test, then, []), node.span), *orelse]
        if orelse and isinstance(orelse[-1], _LEAVES) and _count(orelse) <= _count(then):
            return [self._spanned(ast.If(self._not(node.cond, test), orelse, []), node.span), *then]
        return [ast.If(test, then, orelse)]

    def try_(self, node: Try) -> list[ast.stmt]:
        made = self.made
        body = self.block(node.body)
        if not body:
            return []
        before, self.handled = self.handled, node.caught
        used = len(made.locals)
        handler = ast.ExceptHandler(None, None, self.block(node.handler) or [ast.Pass()])
        self.handled = before
        if node.caught is not None and any(value is node.caught for _, value in made.locals[used:]):
            made.handlers.append((handler, made.name(node.caught, True)))
        classes = [made.constant(cls, cls.__name__) for cls in node.op.attrs["catches"]]
        handler.type = classes[0] if len(classes) == 1 else ast.Tuple(classes, LOAD)
        return [ast.Try(body, [handler], [], [])]

    def _not(self, cond: Value, test: ast.expr) -> ast.expr:
        op = self.made.inlined.get(cond)
        whole = op is not None and all(isinstance(a.type, Scalar) and a.type.dtype == "i64" for a in op.args)
        return negated(test, whole and isinstance(test, ast.Compare))

    def _spanned(self, stmt: ast.stmt, span: Span) -> ast.stmt:
        stmt.span = span  # type: ignore[attr-defined]
        return stmt

    def while_(self, node: While) -> list[ast.stmt]:
        head = self.block(node.head)
        body = self.block(node.body)
        test = self.made.value(node.test)
        if not head:
            match test, body:
                case ast.Constant(True), [ast.If(found, [ast.Break()], []), *rest]:
                    # `while True: if not c: break` is how a condition that may raise comes
                    test, body = negated(found), rest
            return [ast.While(test, body or [ast.Pass()], [])]
        leave = self._spanned(ast.If(self._not(node.test, test), [ast.Break()], []), node.span)
        return [ast.While(ast.Constant(True), [*head, leave, *body], [])]

    def for_(self, node: For) -> list[ast.stmt]:
        made = self.made
        targets: list[ast.expr] = []
        sources: list[ast.expr] = []
        if node.range:
            if node.index is not None:
                targets.append(made.name(node.index, True))
            else:
                targets.append(ast.Name("_", STORE))
            sources.append(self._range(node))
        for entry, stack, way in node.scanned:
            targets.append(made.name(entry, True))
            found = made.value(stack)
            if way == "backward":
                found = ast.Call(made.free.builtin("reversed"), [found], [])
            sources.append(found)
        if len(sources) == 1:
            target, source = targets[0], sources[0]
        else:
            target = ast.Tuple(targets, STORE)
            source = ast.Call(made.free.builtin("zip"), sources, [])
        made_loop = ast.For(target, source, self.block(node.body) or [ast.Pass()], [])
        return [made_loop]

    def _range(self, node: For) -> ast.expr:
        made = self.made
        start, stop, step = node.range
        args = [start, stop, step]
        if made.consts.get(step) == 1:
            args = args[:2]
            if made.consts.get(start) == 0:
                args = [stop]
        found: ast.expr = ast.Call(made.free.builtin("range"), made.values(args), [])
        if node.op.attrs.get("reverse"):
            found = ast.Call(made.free.builtin("reversed"), [found], [])
        return found

    # ---------------------------------------------------------------- the result

    def tree(self, tree: Any, values: dict[int, Value]) -> ast.expr:
        """Return the expression that puts the caller's result together."""
        match tree:
            case Leaf(index):
                return self.made.value(values[index])
            case tuple() if hasattr(tree, "_fields"):
                cls = self.made.free.object(type(tree), type(tree).__name__)
                return ast.Call(cls, [self.tree(part, values) for part in tree], [])
            case tuple():
                return ast.Tuple([self.tree(part, values) for part in tree], LOAD)
            case list():
                return ast.List([self.tree(part, values) for part in tree], LOAD)
            case dict():
                keys: list[ast.expr | None] = [self.made.constant(k) for k in tree]
                return ast.Dict(keys, [self.tree(part, values) for part in tree.values()])
            case ObjectTree(name, fields):
                given = [ast.keyword(k, self.tree(part, values)) for k, part in fields.items()]
                return ast.Call(self.made.free.function("shadows.Gradient"), [ast.Constant(name)], given)
        return self.made.constant(tree)


def _fits(acc: Value, out: Value, c: Value) -> bool:
    """Whether ``acc += c`` keeps the form of ``acc``."""
    a, o, t = acc.type, out.type, c.type
    if not (isinstance(a, Array) and isinstance(o, Array) and a.rank == o.rank and a.dtype == o.dtype):
        return False
    return isinstance(t, Scalar) or (isinstance(t, Array) and t.rank <= a.rank)


def augmented(target: ast.Name | ast.Attribute | ast.Subscript, row: str, right: ast.expr, value: Value) -> ast.stmt:
    """Return ``target op= right``; adding what is negated is printed as subtracting it."""
    plain = unsigned(right) if row == "operator.add" and is_float(value.type) else None
    if plain is not None:
        return ast.AugAssign(target, ast.Sub(), plain)
    return ast.AugAssign(target, BINARY[row](), right)


def _count(stmts: Sequence[ast.stmt]) -> int:
    """Return how many lines statements take."""
    return sum(1 for s in stmts for n in ast.walk(s) if isinstance(n, ast.stmt))


__all__ = ["NOWHERE", "Statements"]
