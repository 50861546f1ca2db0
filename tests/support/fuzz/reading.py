"""How each feature is found in a program's text: in the functions that can be reached from its entry."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.support.fuzz import reading_blocks as blocks
from tests.support.fuzz import reading_calls as calls
from tests.support.fuzz.kinds import ARRAYS, OPERATORS, Place, kind_of, repeats, subscript_of
from tests.support.fuzz.reading_idioms import classes_of, idioms, used_classes


class Finder:
    """Collects the features of the functions that can be reached from the entry."""

    def __init__(self, tree: ast.Module) -> None:
        self.found: set[str] = set()
        self.functions: dict[str, ast.FunctionDef] = {}
        self.seen: set[str] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                for inner in node.body:
                    if isinstance(inner, ast.FunctionDef):
                        self.functions[f"{node.name}.{inner.name}"] = inner
            elif isinstance(node, ast.FunctionDef):
                self.functions.setdefault(node.name, node)

    def function(self, name: str, outer: frozenset[str] = frozenset()) -> None:
        """Read a function once, and what it calls."""
        if name in self.seen or name not in self.functions:
            return
        self.seen.add(name)
        node = self.functions[name]
        declared: dict[type, set[str]] = {ast.Global: set(), ast.Nonlocal: set()}
        for inner in own_nodes(node):
            if isinstance(inner, ast.Global | ast.Nonlocal):
                declared[type(inner)].update(inner.names)
        place = Place(
            name.rpartition(".")[2], tuple(a.arg for a in node.args.args), frozenset(declared[ast.Global]),
            frozenset(declared[ast.Nonlocal]), outer, node.body[-1],
        )  # fmt: skip
        self.block(node.body, place)
        # a view of a local or of an argument, and which slice of what
        views: dict[str, list[str]] = {}
        for inner in own_nodes(node):
            if isinstance(inner, ast.Assign) and isinstance(inner.value, ast.Subscript):
                if kind_of(inner.value, place) == "slice":
                    views.setdefault(ast.unparse(inner.value.value), []).append(ast.unparse(inner.value.slice))
        if any(len(set(slices)) > 1 for slices in views.values()):
            self.found.add("overlapping views")
        # for what is read of the functions around it
        if outer:
            local = {n.id for n in own_nodes(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
            read = {n.id for n in own_nodes(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
            if read & outer - local | place.nonlocals:
                self.found.add("closure read")

    def block(self, body: list[ast.stmt], place: Place) -> None:
        for before, statement in zip([None, *body], body):
            self.statement(statement, before, place)
            if before is not None and writes_beside_view(before, statement, place):
                self.found.add("base written beside a view")
            if before is not None:
                self.found.update(blocks.of_pair(before, statement, place))

    def statement(self, node: ast.stmt, before: ast.stmt | None, place: Place) -> None:
        add = self.found.add
        match node:
            case ast.FunctionDef():
                add("nested function")
                own = {n.id for n in own_nodes(self.functions[place.function]) if isinstance(n, ast.Name)}
                self.function(node.name, frozenset(own) | set(place.params))
                return
            case ast.If():
                add("if else" if node.orelse else "if")
                self.one_branch(node, place)
                self.expression(node.test, place)
                place.branches += 1
                self.block(node.body, place)
                self.block(node.orelse, place)
                place.branches -= 1
                return
            case ast.For() | ast.While():
                self.loop(node, place)
                return
            case ast.Try():
                add("try finally" if node.finalbody else "try else" if node.orelse else "try except")
                self.found.update(blocks.of_try(node))
                for body in (node.body, *(h.body for h in node.handlers), node.orelse, node.finalbody):
                    self.block(body, place)
                return
            case ast.With():
                manager = node.items[0].context_expr
                add("with errstate" if isinstance(manager, ast.Call) else "with manager")
                if not isinstance(manager, ast.Call):
                    self.function("Cell.__enter__")
                    self.function("Cell.__exit__")
                self.block(node.body, place)
                return
            case ast.Break():
                add("break")
            case ast.Continue():
                add("continue")
            case ast.Raise():
                add("raise")
            case ast.Delete():
                add("deleted name")
            case ast.Return() if node is not place.last:
                add("early return")
            case ast.Assign(targets=[target]) | ast.AugAssign(target=target) if special_target(target, place):
                add(special_target(target, place))
            case ast.AugAssign(op=ast.MatMult()):
                add("matrix product in place")
            case ast.Assign(targets=[target], value=value):
                self.assign(target, value, before, place)
            case ast.AugAssign():
                self.augmented(node, place)
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                self.expression(child, place)

    def loop(self, node: ast.For | ast.While, place: Place) -> None:
        add = self.found.add
        if place.loops:
            add("loop in a loop")
        if node.orelse:
            add("loop else")
        self.found.update(blocks.of_loop(node))
        match node:
            case ast.While():
                add("while")
                self.expression(node.test, place)
            case ast.For(iter=ast.Call(func=ast.Name(id="range"))):
                add("for range")
            case ast.For(iter=ast.Call(func=ast.Name(id="enumerate" | "zip" | "list" as how))):
                add(f"for {how}")
            case ast.For():
                kind = kind_of(node.iter, place)
                add("for objects" if kind == "objects" else "for growing" if kind == "list" else "for array")
        read = {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
        for inner in node.body:
            match inner:
                case ast.If(body=[*_, ast.Assign([ast.Name(id=name)])]) if name not in read:
                    add("kept from some trips")
        place.loops += 1
        self.block(node.body, place)
        place.loops -= 1
        self.block(node.orelse, place)

    def one_branch(self, node: ast.If, place: Place) -> None:
        """An array gets another name on one way only."""
        ways = [
            {ast.unparse(s.targets[0]): s.value for s in body if isinstance(s, ast.Assign)}
            for body in (node.body, node.orelse)
        ]
        for way, other in (ways, ways[::-1]):
            for name, value in way.items():
                if way is ways[0] and name in other:
                    if kind_of(value, place) == kind_of(other[name], place) == "object":
                        self.found.add("object chosen")
                if isinstance(value, ast.Name) and kind_of(value, place) in ARRAYS:
                    if name in other and not isinstance(other[name], ast.Name):
                        self.found.add("alias in one branch")

    def assign(self, target: ast.expr, value: ast.expr, before: ast.stmt | None, place: Place) -> None:
        add = self.found.add
        kind, base = kind_of(target, place), ast.unparse(target)
        made = kind_of(value, place)
        match target, value:
            case ast.Tuple(), ast.Tuple():
                add("swap")
            case ast.Name(id=name), _:
                if name in place.globals:
                    add("global write" if kind == "number" else "global array write")
                if kind == "number":
                    add("scalar assign")
                if kind in ARRAYS and made in ARRAYS and isinstance(value, ast.Name | ast.Attribute | ast.Subscript):
                    add("alias" if isinstance(value, ast.Name) else "attribute keeps array")
                match value:
                    case ast.BinOp(ast.Name(), ast.Add(), ast.Name()) if kind == "array":
                        if kind_of(value.left, place) == kind_of(value.right, place) == "array":
                            add("chain of arrays")
                if kind == "array" and is_product(value):
                    add("matrix product")
                if kind == "view":
                    add("view")
                    if calls.turned_view(value):
                        add("view of another shape")
                    inner = value
                    while isinstance(inner, ast.Subscript | ast.Attribute | ast.Call):
                        inner = inner.func if isinstance(inner, ast.Call) else inner.value
                    if kind_of(inner, place) == "view":
                        add("view of a view")
                elif kind == "array" and made not in ARRAYS and not isinstance(value, ast.IfExp):
                    add("array new" if name not in place.params else "array rebind")
                if kind == "array" and isinstance(value, ast.IfExp):
                    add("alias in one branch")
                if kind == "list":
                    add("list new")
                if kind == "arrays":
                    add("list of arrays")
                if isinstance(value, ast.Dict):
                    add("dict new" if value.keys else "dict with computed keys")
                if kind == "object":
                    add("object new" if isinstance(value, ast.Call) else "object alias")
            case ast.Attribute(), _:
                add("attribute write")
                if kind == "array" and made in ARRAYS:
                    add("attribute keeps array")
            case ast.Subscript(), _ if kind == "number":
                add("dict write" if kind_of(target.value, place) == "dict" else "list write")
            case ast.Subscript(), _ if kind:
                self.array_write(target, kind, place)
                if any(ast.unparse(n) == base for n in ast.walk(value)):
                    add("element update")
                same = [n for n in ast.walk(value) if isinstance(n, ast.Subscript)]
                where = ast.unparse(target.value)
                if kind == "slice" and any(ast.unparse(n.value) == where and n != target for n in same):
                    add("overlapping slices")
                if isinstance(before, ast.Assign) and kind == "element":
                    if f"{base} * {base}" in ast.unparse(before.value):
                        add("overwrites what is needed")

    def array_write(self, target: ast.Subscript, kind: str, place: Place) -> None:
        names = {"element": "element write", "slice": "slice write", "row": "row write", "mask": "mask write"}
        self.found.add(names.get(kind, "fancy write"))
        if repeats(target):
            self.found.add("repeated indices written")
        root: ast.expr = target
        while isinstance(root, ast.Subscript | ast.Attribute):
            root = root.value
        if isinstance(root, ast.Name):
            if root.id == "g1":
                self.found.add("global array write")

    def augmented(self, node: ast.AugAssign, place: Place) -> None:
        add = self.found.add
        target = node.target
        kind = kind_of(target, place)
        if kind == "int":  # the program's own counters
            return
        add(f"operator {OPERATORS[type(node.op)]}=")
        match target:
            case ast.Name(id=name):
                if name in place.globals:
                    add("in place global")
                    add("global write" if kind == "number" else "global array write")
                if name in place.nonlocals:
                    add("in place closure variable")
                if kind == "number":
                    add("in place scalar")
                    add("scalar augment")
                elif kind in ARRAYS:
                    add("in place view" if kind == "view" else "in place array")
                    add("array augment")
            case ast.Attribute(value=inner):
                nested = isinstance(inner, ast.Attribute | ast.Subscript)
                if kind == "number":
                    add("in place nested attribute" if nested else "in place attribute")
                    add("attribute write")
                else:
                    add("in place array of an attribute")
            case ast.Subscript(value=base):
                inside = kind_of(base, place)
                if kind == "number":
                    add(f"in place {'dict entry' if inside == 'dict' else 'list element'}")
                    add(f"{inside} write")
                elif inside == "arrays":
                    add("in place array of a container")
                elif kind:
                    self.array_write(target, kind, place)
                    if kind != "fancy" or repeats(target):
                        add("in place repeated indices" if kind == "fancy" else f"in place {kind}")
                    if kind == "element":
                        add("element augment")
                    where = ast.unparse(base)
                    read = [n for n in ast.walk(node.value) if isinstance(n, ast.Subscript)]
                    if kind == "slice" and any(ast.unparse(n.value) == where for n in read):
                        add("overlapping slices")
                if isinstance(base, ast.Attribute):
                    add("in place array of an attribute")
                if isinstance(base, ast.Subscript) and kind_of(base.value, place) == "arrays":
                    add("in place array of a container")

    def expression(self, node: ast.expr, place: Place) -> None:
        for inner in ast.walk(node):
            self.part(inner, place)

    def part(self, node: ast.AST, place: Place) -> None:
        add = self.found.add
        match node:
            case ast.Subscript(ctx=ast.Load()) if kind_of(node.value, place) in ARRAYS:
                picked = subscript_of(node)
                if picked in ("mask", "fancy"):
                    add(f"{picked} read")
                if repeats(node):
                    add("repeated indices read")
                if calls.makes_axes(node):
                    add("expand dims")
            case ast.BinOp():
                self.found.update(blocks.of_expression(node))
                if calls.is_broadcast(node):
                    add("broadcasting")
            case ast.Attribute(attr="T"):
                add("transpose")
            case ast.Attribute(attr="energy"):
                add("property")
            case ast.Attribute(value=ast.Attribute(attr="inner")):
                add("nested attribute")
            case ast.IfExp():
                add("conditional expression")
                arms = [isinstance(arm, ast.Name) and kind_of(arm, place) in ARRAYS for arm in (node.body, node.orelse)]
                if any(arms):
                    add("alias in one branch")
            case ast.Compare(ops=[ast.Is()]):
                add("identity test")
            case ast.Call():
                self.call(node, place)

    def call(self, node: ast.Call, place: Place) -> None:
        add = self.found.add
        self.found.update(calls.of_call(node))
        self.draw(node, place)
        match node.func:
            case ast.Attribute(attr="step"):
                add("method call")
                self.function("Cell.step")
                self.function("Box.step")
                if place.loops:
                    add("call in a loop")
            case ast.Attribute(attr="append", value=base) if kind_of(base, place) == "list":
                add("list append")
                if place.loops:
                    add("list grows in a loop")
            case ast.Attribute(attr="pop"):
                add("list pop")
            case ast.Name(id=name) if name in self.functions:
                add("call")
                if place.loops:
                    add("call in a loop")
                self.function(name)
                self.followed(node, self.functions[name], place)

    def draw(self, node: ast.Call, place: Place) -> None:
        """A random number, or a method that draws one."""
        add = self.found.add
        match node.func:
            case ast.Attribute(attr="draw" | "jump" as name):
                add("draw by a method")
                self.function(f"Noise.{name}")
            case ast.Attribute(attr="default_rng" | "RandomState"):
                add("generator made inside")
            case _ if drawn := calls.draw_of(node):
                add(drawn)
            case _:
                return
        if place.loops:
            add("draw in a loop")
        if place.branches:
            add("draw in a branch")

    def followed(self, node: ast.Call, callee: ast.FunctionDef, place: Place) -> None:
        """What is special about a call of a function of the program."""
        texts = [ast.unparse(a) for a in node.args if kind_of(a, place) in ARRAYS]
        if len(set(texts)) < len(texts):
            self.found.add("the same array twice in a call")
        params = {a.arg for a in callee.args.args}
        for inner in own_nodes(callee):
            targets = inner.targets if isinstance(inner, ast.Assign) else []
            if isinstance(inner, ast.AugAssign):
                targets = [inner.target]
            for target in targets:
                root = target
                while isinstance(root, ast.Subscript | ast.Attribute):
                    root = root.value
                if isinstance(root, ast.Name) and root.id in params and (root is not target):
                    self.found.add("call that writes an argument")
            if isinstance(inner, ast.Return) and isinstance(inner.value, ast.IfExp | ast.Name):
                names = {n.id for n in ast.walk(inner.value) if isinstance(n, ast.Name)}
                if names & params & {"u", "v"} and callee.name.startswith("hr"):
                    self.found.add("call that returns an argument")


def writes_beside_view(before: ast.stmt, statement: ast.stmt, place: Place) -> bool:
    """Whether a statement writes into what a view was made of in the statement before."""
    match before, statement:
        case (
            ast.Assign(targets=[ast.Name() as view], value=value),
            ast.Assign(targets=[ast.Subscript(value=base)]) | ast.AugAssign(target=ast.Subscript(value=base)),
        ):
            shown = {ast.unparse(n) for n in ast.walk(value)}
            return kind_of(view, place) == "view" and ast.unparse(base) in shown
    return False


def special_target(target: ast.expr, place: Place) -> str:
    """Return the feature that any change of a target is, empty if it depends on more than the target."""
    root = target
    while isinstance(root, ast.Subscript | ast.Attribute):
        if isinstance(root, ast.Attribute) and root.attr == "flat":
            return "flat"
        root = root.value
    return {"point": "zero dimensional", "places": "integer index array"}.get(kind_of(root, place), "")


def is_product(value: ast.expr) -> bool:
    """Whether a value is a matrix product, perhaps times something."""
    inner = value.left if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Mult) else value
    match inner:
        case ast.BinOp(op=ast.MatMult()):
            return True
        case ast.Call(func=ast.Attribute(attr="dot" | "matmul")):
            return True
    return False


def own_nodes(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """Return the nodes of a function without those of the functions in it."""
    todo: list[ast.AST] = list(function.body)
    while todo:
        node = todo.pop()
        yield node
        if not isinstance(node, ast.FunctionDef):
            todo.extend(ast.iter_child_nodes(node))


SETUP = (
    ("f of x and x", r"^    b = a$"),
    ("overlapping arguments", r"^    b = base\["),
    ("object argument", r"^    p = Cell\("),
    ("attribute holds an argument", r"^    p = Cell\([^a]*a\)"),
    ("the same object twice", r"^    q = p$|cells = \[p, |cells = \[(\w+), \1"),
    ("two objects share an array", r"^    q = Cell\(.*p\.buf\)"),
    ("object in an object", r"^    q = Box\("),
    ("list argument", r"^    xs = "),
    ("dict argument", r"^    d = "),
    ("dict of arrays", r"^    w = "),
    ("list of objects", r"^    cells = "),
    ("matrix argument", r"^    m = "),
    ("idiom argument", r"^    [a-z]+_0 = "),
    ("object of the module", r"^station = "),
    ("argument is a buffer of self", r"^    a = root\.buf$"),
    ("argument holds an array twice", r"^    ws = "),
    ("closure state", r"^f = make\("),
    ("method entry", r"^root = "),
    ("generator argument", r"^    rng = "),
    ("random state", r"\bRandomState\("),
    ("generator in an object", r"^    z = Noise\("),
    ("gradient of a global", r"^WRT = .*'g[01]"),
)
"""What the lines of a program say about how it is called."""


def written(text: str, calls: int) -> set[str]:
    """Return the features that stand in a program's text."""
    tree = ast.parse(text)
    finder = Finder(tree)
    entry = "Cell.run" if "root = " in text else "f"
    finder.function(entry)
    classes = classes_of(tree)
    for name in used_classes(tree, classes, finder.functions, finder.seen):
        for inner in classes[name].body:
            if isinstance(inner, ast.FunctionDef):
                finder.function(f"{name}.{inner.name}")
    found = finder.found | idioms(classes, [finder.functions[name] for name in sorted(finder.seen)])
    for name, pattern in SETUP:
        if re.search(pattern, text, re.MULTILINE):
            found.add(name)
    if calls > 1:
        found.add("second call")
    return found
