"""What one plain call of a program does: trips of its loops, exits taken, what is raised."""

from __future__ import annotations

import ast
from collections import Counter
from typing import Any


class Marker(ast.NodeTransformer):
    """Puts calls into a program that count the trips of its loops and note the exits taken."""

    def __init__(self) -> None:
        self.loops = 0

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        last = node.body[-1]
        self.generic_visit(node)
        if isinstance(last, ast.Return):  # the last statement is not an early return
            for k, statement in enumerate(node.body):
                if is_mark(statement, "early return taken") and node.body[k + 1 : k + 2] == [last]:
                    del node.body[k]
                    break
        return node

    def visit_Break(self, node: ast.Break) -> Any:
        return [mark("break taken"), node]

    def visit_Continue(self, node: ast.Continue) -> Any:
        return [mark("continue taken"), node]

    def visit_Return(self, node: ast.Return) -> Any:
        return [mark("early return taken"), node]

    def loop(self, node: ast.For | ast.While) -> Any:
        self.generic_visit(node)
        self.loops += 1
        k = self.loops
        node.body.insert(0, mark(f"trip {k}"))
        return [mark(f"start {k}"), node, mark(f"end {k}")]

    def visit_Try(self, node: ast.Try) -> Any:
        self.generic_visit(node)
        for handler in node.handlers:
            handler.body.insert(0, mark("exception handled"))
        if node.finalbody:
            passed = ast.ExceptHandler(None, None, [mark("exception passes"), ast.Raise()])
            whole: list[ast.stmt] = [ast.Try(node.body, node.handlers, node.orelse, [])]
            body = whole if node.handlers else node.body
            node.body = [ast.Try(body, [passed], [], [])]
            node.handlers, node.orelse = [], []
        return node

    def visit_For(self, node: ast.For) -> Any:
        return self.loop(node)

    def visit_While(self, node: ast.While) -> Any:
        return self.loop(node)


def mark(what: str) -> ast.stmt:
    return ast.parse(f"_mark({what!r})").body[0]


def is_mark(statement: ast.stmt, what: str) -> bool:
    return ast.unparse(statement) == f"_mark({what!r})"


class Trips:
    """Counts what the marks of a run say."""

    def __init__(self) -> None:
        self.found: set[str] = set()
        self.open: Counter[str] = Counter()

    def __call__(self, what: str) -> None:
        kind, _, loop = what.partition(" ")
        if kind == "start":
            self.open[loop] = 0
        elif kind == "trip":
            self.open[loop] += 1
        elif kind == "end":
            self.close(loop)
        else:
            self.found.add(what)

    def close(self, loop: str) -> None:
        trips = self.open.pop(loop, 0)
        self.found.add(("zero trips", "one trip")[trips] if trips < 2 else "many trips")

    def finish(self) -> set[str]:
        """Return what was found; loops that were left by a return or an exception end here."""
        for loop in list(self.open):
            self.close(loop)
        return self.found


def done(text: str) -> set[str]:
    """Return what one plain call of a program does; raises what the file itself raises."""
    tree = ast.fix_missing_locations(Marker().visit(ast.parse(text)))
    trips = Trips()
    names: dict[str, Any] = {"__name__": __name__, "_mark": lambda what: None}
    exec(compile(tree, "<marked>", "exec"), names)
    args, kwargs = names["inputs"]()
    function = names["f"] if "root" not in names else names["root"].run
    names["_mark"] = trips
    try:
        function(*args, **kwargs)
    except Exception:
        trips.found.add("raises half way")
    return trips.finish()
