"""Statements in parts: each call within one becomes a statement of its own, in the order in which Python runs them.

    y += s.push(x) ** 2        t = s.push(x)
                               y += t ** 2

What is evaluated before a call, and may be another thing behind it, is kept under a name of its own, too. Such names
stand for temporaries: nobody else sees them.
"""

from __future__ import annotations

import copy
from typing import Any

import gast

from ssa_ad.lower.context import Context, Frame

PART = ".part"
WHOLE = gast.ListComp | gast.SetComp | gast.DictComp | gast.GeneratorExp | gast.Lambda
"""Expressions whose insides run in a scope of their own, or later."""


def is_part(name: str) -> bool:
    """Whether a name stands for a part of a statement."""
    return name.startswith(PART)


def in_parts(cx: Context, node: Any) -> list[Any]:
    """Return statements that do what ``node`` does; only itself where there is nothing to take apart."""
    parts = Parts(cx.frame, node)
    last = parts.statement(node)
    if not parts.before:
        return [node]
    if isinstance(node, gast.If):
        (test,) = last
        sides = {k: [*forgotten(parts.before), *getattr(test, k)] for k in ("body", "orelse")}
        return [*parts.before, replaced(test, **sides)]
    every = [*parts.before, *last]
    return every if isinstance(node, gast.Return) else [*every, *forgotten(every)]


def forgotten(statements: list[Any]) -> list[Any]:
    """Return the statement that forgets the parts that statements set."""
    every = (n for s in statements for n in gast.walk(s) if isinstance(n, gast.Name) and isinstance(n.ctx, gast.Store))
    names = {n.id: n for n in every if is_part(n.id)}
    targets = [name_of(name, gast.Del(), n) for name, n in names.items()]
    return [gast.copy_location(gast.Delete(targets), statements[-1])] if targets else []


def has_call(node: Any) -> bool:
    return any(isinstance(n, gast.Call) for n in gast.walk(node))


class Parts:
    """A statement that is taken apart; ``before`` are the statements that stand before what is left of it."""

    def __init__(self, frame: Frame, node: Any) -> None:
        self.before: list[Any] = []
        self.fixed = frozenset() if frame.captured else frame.local
        walrus = (n.target.id for n in gast.walk(node) if isinstance(n, gast.NamedExpr))
        self.fixed -= frozenset(walrus)

    # -------------------------------------------------------------------------- statements

    def statement(self, node: Any) -> list[Any]:
        match node:
            case gast.Assign() | gast.AnnAssign() | gast.Expr() | gast.Return() if node.value is not None:
                return [replaced(node, value=self.expr(node.value))]
            case gast.If():
                return [replaced(node, test=self.operand(node.test))]
            case gast.For():
                return [replaced(node, iter=self.operand(node.iter))]
            case gast.AugAssign() if has_call(node):
                return self.updated(node)
        return [node]

    def updated(self, node: Any) -> list[Any]:
        """Return the statements of an augmented assignment: what it updates is read before its right side runs."""
        target = node.target
        if isinstance(target, gast.Name):
            if target.id in self.fixed:
                return [replaced(node, value=self.operand(node.value))]
        elif isinstance(target, gast.Attribute):
            target = replaced(target, value=self.kept(target.value))
        else:
            target = replaced(target, value=self.kept(target.value), slice=self.index(target.slice))
            if any(isinstance(n, gast.Slice) for n in gast.walk(target.slice)):  # a view: it is updated where it is
                return [replaced(node, target=target, value=self.operand(node.value))]
        old = self.keep(replaced(target, ctx=gast.Load()))
        update = replaced(node, target=replaced(old, ctx=gast.Store()), value=self.operand(node.value))
        return [update, gast.copy_location(gast.Assign([target], old, None), node)]

    def index(self, node: Any) -> Any:
        if isinstance(node, gast.Slice):
            bounds = {k: x if x is None else self.kept(x) for k, x in gast.iter_fields(node)}
            return replaced(node, **bounds)
        if isinstance(node, gast.Tuple):
            return replaced(node, elts=list(map(self.index, node.elts)))
        return self.kept(node)

    # -------------------------------------------------------------------------- expressions

    def expr(self, node: Any) -> Any:
        """Return what is left of an expression: without calls, or the last of them with simple arguments."""
        if not has_call(node):
            return node
        match node:
            case gast.BinOp():
                left, right = self.operands([node.left, node.right])
                return replaced(node, left=left, right=right)
            case gast.UnaryOp():
                return replaced(node, operand=self.operand(node.operand))
            case gast.Compare(comparators=[other]):
                left, other = self.operands([node.left, other])
                return replaced(node, left=left, comparators=[other])
            case gast.Attribute():
                return replaced(node, value=self.operand(node.value))
            case gast.Subscript():
                if not has_call(node.slice):
                    return replaced(node, value=self.operand(node.value))
                value = self.kept(node.value)
                return replaced(node, value=value, slice=self.index(node.slice))
            case gast.Tuple() | gast.List() if not any(isinstance(e, gast.Starred) for e in node.elts):
                return replaced(node, elts=self.operands(node.elts))
            case gast.Dict() if None not in node.keys:
                found = self.operands([x for pair in zip(node.keys, node.values, strict=True) for x in pair])
                return replaced(node, keys=found[::2], values=found[1::2])
            case gast.IfExp():
                return self.chosen(node, node.test, node.body, node.orelse)
            case gast.BoolOp(values=[first, *others]) if any(map(has_call, others)):
                return self.decided(node, first, others)
            case gast.BoolOp(values=[first, *others]):
                return replaced(node, values=[self.operand(first), *others])
            case gast.ListComp() if not any(isinstance(n, gast.Lambda) for n in gast.walk(node)):
                return self.filled(node)
            case gast.Call():
                return self.call(node)
        return node

    def operand(self, node: Any) -> Any:
        """Return an expression without calls for ``node``, which is evaluated last."""
        found = self.expr(node)
        return self.keep(found) if has_call(found) and not isinstance(found, WHOLE) else found

    def operands(self, nodes: list[Any]) -> list[Any]:
        """Return expressions without calls for ``nodes``, which are evaluated one after the other."""
        last = max((k for k, x in enumerate(nodes) if has_call(x)), default=-1)
        return [self.kept(x) if k < last else self.operand(x) for k, x in enumerate(nodes)]

    def kept(self, node: Any) -> Any:
        """Return what stands for the value that ``node`` has now."""
        if isinstance(node, gast.Constant) or (
            isinstance(node, gast.Name) and (node.id in self.fixed or is_part(node.id))
        ):
            return node
        return self.keep(self.expr(node))

    def keep(self, node: Any) -> Any:
        name = part_name(node)
        self.before.append(gast.copy_location(gast.Assign([name_of(name, gast.Store(), node)], node, None), node))
        return name_of(name, gast.Load(), node)

    def call(self, node: Any) -> Any:
        """Return a call whose function and arguments are without calls."""
        if any(isinstance(a, gast.Starred) for a in node.args) or any(k.arg is None for k in node.keywords):
            return node
        member = isinstance(node.func, gast.Attribute)
        base, *given = self.operands(
            [node.func.value if member else node.func, *node.args, *(k.value for k in node.keywords)]
        )
        func = replaced(node.func, value=base) if member else base
        n = len(node.args)
        keywords = [replaced(k, value=x) for k, x in zip(node.keywords, given[n:], strict=True)]
        return replaced(node, func=func, args=given[:n], keywords=keywords)

    def chosen(self, node: Any, test: Any, *values: Any) -> Any:
        """Return what stands for a conditional expression: an ``if`` with a side for each of its values."""
        test, name = self.operand(test), part_name(node)
        sides = []
        for value in values:
            outer, self.before = self.before, []
            found = self.expr(value)
            inside, self.before = self.before, outer
            sides.append([*inside, assigned(name, found), *forgotten(inside)])
        self.before.append(gast.copy_location(gast.If(test, *sides), node))
        return name_of(name, gast.Load(), node)

    def decided(self, node: Any, first: Any, others: list[Any]) -> Any:
        """Return what stands for ``and`` or ``or``: the first of the values that decides."""
        head = self.keep(self.expr(first))
        rest = others[0] if len(others) == 1 else replaced(node, values=others)
        if rest is not others[0]:
            rest.col_offset = others[0].col_offset
        return self.chosen(node, head, *((rest, head) if isinstance(node.op, gast.And) else (head, rest)))

    def filled(self, node: Any) -> Any:
        """Return what stands for a list comprehension: a list that a loop fills, by names of its own."""
        made = name_of(part_name(node), gast.Load(), node)
        own = {n.id for g in node.generators for n in gast.walk(g.target) if isinstance(n, gast.Name)}
        names = {name: f"{part_name(node)}_{name}" for name in own}
        first, *others = node.generators
        add = gast.Attribute(made, "append", gast.Load())
        call = gast.Call(add, [renamed(node.elt, names)], [])
        for n in (add, call):
            gast.copy_location(n, node.elt)
        body: Any = gast.copy_location(gast.Expr(call), node.elt)
        for g in reversed(node.generators):
            for test in reversed(g.ifs):
                body = gast.copy_location(gast.If(renamed(test, names), [body], []), test)
            items = g.iter if g is first else renamed(g.iter, names)
            body = gast.copy_location(gast.For(renamed(g.target, names), items, [body], [], None), g.target)
        body.iter = self.operand(first.iter)
        self.before.append(assigned(made.id, gast.copy_location(gast.List([], gast.Load()), node)))
        self.before.append(body)
        return made


def renamed(node: Any, names: dict[str, str]) -> Any:
    """Return a copy of an expression in which some names are others."""
    made = copy.deepcopy(node)
    for n in gast.walk(made):
        if isinstance(n, gast.Name):
            n.id = names.get(n.id, n.id)
    return made


def replaced(node: Any, **fields: Any) -> Any:
    """Return a node like ``node`` with some fields of its own."""
    made = type(node)(**{**dict(gast.iter_fields(node)), **fields})
    return gast.copy_location(made, node)


def part_name(node: Any) -> str:
    """Return the name of the part that ``node`` is: the same whenever it is taken apart."""
    return f"{PART}_{type(node).__name__}_{node.lineno}_{node.col_offset}_{node.end_lineno}_{node.end_col_offset}"


def name_of(name: str, ctx: Any, node: Any) -> Any:
    return gast.copy_location(gast.Name(name, ctx, None, None), node)


def assigned(name: str, value: Any) -> Any:
    return gast.copy_location(gast.Assign([name_of(name, gast.Store(), value)], value, None), value)
