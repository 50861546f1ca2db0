"""How the idioms of a program are found in its text."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence

Functions = Mapping[str, ast.FunctionDef]

BY_PREFIX = {
    "deque": "deque of numbers", "sums": "default dict", "counts": "counted", "cfg": "nested dict",
}  # fmt: skip
"""Names of this kind are used by an idiom alone: they are made of the base, "_" and a number."""
BY_FUNCTION = {
    "super": "inheritance", "setattr": "attributes by name", "getattr": "attributes by name",
    "hasattr": "attributes by name", "basis": "lru cached", "recall": "memo by hand", "blend": "starred parameters",
    "shaped": "default arguments",
}  # fmt: skip
BY_METHOD = {
    "_replace": "named tuple", "softer": "frozen data class", "total": "attribute computed on first use",
    "track": "buffer attribute",
    "act": "function held by an object", "run": "function held by an object",
}  # fmt: skip
BY_CLASS = {
    "Pair": "slots", "State": "data class", "Ramp": "iterator class", "Node": "parent and child", "Mode": "enum member",
}  # fmt: skip
OWN = ("Cell", "Box")


def classes_of(tree: ast.Module) -> dict[str, ast.ClassDef]:
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef) and node.name not in OWN}


def used_classes(
    tree: ast.Module, classes: Mapping[str, ast.ClassDef], functions: Functions, seen: set[str]
) -> list[str]:
    """Return the classes that functions in use, inputs and objects of the module name, and what they inherit."""
    todo: list[ast.AST] = [functions[name] for name in (*seen, "inputs")]
    todo += [node for node in tree.body if isinstance(node, ast.Assign)]
    found: list[str] = []
    while todo:
        for node in ast.walk(todo.pop()):
            if isinstance(node, ast.Name) and node.id in classes and node.id not in found:
                found.append(node.id)
                todo.append(classes[node.id])
    return found


def idioms(classes: Mapping[str, ast.ClassDef], functions: Sequence[ast.FunctionDef]) -> set[str]:
    """Return the idioms in some functions."""
    return {name for function in functions for node in ast.walk(function) for name in of_node(node, classes)}


def base_of(node: ast.AST) -> str:
    """Return the kind that a name of the library's tells: "vec" of `vec_3`."""
    return node.id.rpartition("_")[0] if isinstance(node, ast.Name) else ""


def of_node(node: ast.AST, classes: Mapping[str, ast.ClassDef]) -> Iterator[str]:
    match node:
        case ast.Name(id=name):
            if name in BY_CLASS:
                yield BY_CLASS[name]
            if base_of(node) in BY_PREFIX:
                yield BY_PREFIX[base_of(node)]
        case ast.Attribute(attr="decay"):
            yield "class attribute"
        case ast.Attribute(attr="pos", ctx=ast.Store(), value=value) if base_of(value) == "dial":
            yield "property with a setter"
        case ast.Attribute(attr="norm"):
            yield "cached attribute"
        case ast.Subscript(value=value) if base_of(value) == "grid":
            yield "indexed object"
        case ast.BinOp(left=left, right=right) if "vec" in (base_of(left), base_of(right)):
            yield "operator methods"
        case ast.UnaryOp(operand=operand) if base_of(operand) == "vec":
            yield "operator methods"
        case ast.AugAssign(target=target) if base_of(target) == "vec":
            yield "in place operator method"
        case ast.comprehension(iter=ast.Name(id=name)) if name.startswith("objs"):
            yield "comprehension over objects"
        case ast.ListComp(elt=ast.Call(func=ast.Name(id=name))) if name in classes:
            yield "objects made in a loop"
        case ast.Assign(value=ast.List(elts=[ast.Name(id=one), ast.Name(id=two)])) if one == two:
            yield "list holds an array twice"
        case ast.Call():
            yield from of_call(node)
        case ast.For():
            yield from of_loop(node, classes)


def of_call(node: ast.Call) -> Iterator[str]:
    match node.func:
        case ast.Name(id=name) if name in BY_FUNCTION:
            yield BY_FUNCTION[name]
        case ast.Name(id="replace") if node.args and base_of(node.args[0]) == "rule":
            yield "frozen data class"
        case ast.Name() if base_of(node.func) == "gain":
            yield "callable object"
        case ast.Attribute(attr="copy" | "deepcopy", value=ast.Name(id="copy")):
            yield "copied object"
        case ast.Attribute(attr=name) if name in BY_METHOD:
            yield BY_METHOD[name]


def of_loop(node: ast.For, classes: Mapping[str, ast.ClassDef]) -> Iterator[str]:
    if isinstance(node.iter, ast.List | ast.Tuple) and any(isinstance(item, ast.Call) for item in node.iter.elts):
        yield "objects of two classes"
    for statement in node.body:
        match statement:
            case ast.Expr(ast.Call(ast.Attribute(ast.Name(), "append"), [ast.Call(func=ast.Name(id=name))])):
                if name in classes:
                    yield "objects made in a loop"
            case ast.Expr(ast.Call(ast.Attribute(ast.Name(id=name), "append"))) if name[0] == "P":
                yield "references kept in a loop"
            case ast.Assign([ast.Attribute(attr="hist")]):
                yield "attribute refers in a loop"
            case ast.Assign([ast.Tuple()], ast.Tuple()):
                yield "buffers swapped in a loop"
