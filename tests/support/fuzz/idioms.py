"""The idioms of a program: which ones it uses, and what its inputs and its module have of them."""

from __future__ import annotations

from tests.support.fuzz.classes import KINDS, initial, need, prefix
from tests.support.fuzz.expressions import Expressions
from tests.support.fuzz.makers import IDIOMS
from tests.support.fuzz.scope import Inst, Kind, Num, Scope, reachable
from tests.support.fuzz.tree import Stmt, parsed

CLASSES = {
    "inheritance": "Leaky", "class attribute": "Filter", "property with a setter": "Dial", "slots": "Pair",
    "data class": "State", "frozen data class": "Rule", "named tuple": "Reading", "callable object": "Gain",
    "indexed object": "Grid", "operator methods": "Vec", "in place operator method": "Vec",
    "attributes by name": "Pair", "copied object": "State", "parent and child": "Node",
    "function held by an object": "Layer", "cached attribute": "Model", "attribute computed on first use": "Model",
    "buffer attribute": "Tracker",
}  # fmt: skip
"""Of which class an idiom uses an object that comes from outside."""
PATHS = {"Grid": "{}.items", "Rule": "", "Reading": "{}[0]"}
OTHERS = {
    "enum member": ("mode_0", "Mode.HIGH", Inst("Mode"), ()),
    "nested dict": (
        "cfg_0", '{{"opt": {{"lr": {}, "mu": {}}}, "w": {}}}', Inst("nested"), ("cfg_0['opt']['lr']", "cfg_0['w']"),
    ),
}  # fmt: skip


def chosen(e: Expressions) -> list[str]:
    """Return the idioms of a program."""
    count = e.dice.pick([0, 1, 2, 2, 3, 3])
    return list(dict.fromkeys(e.dice.random.choices(list(IDIOMS), list(IDIOMS.values()), k=count)))


def path(cls: str, name: str) -> list[str]:
    """Return a place of an object that can be asked for its gradient."""
    kind = KINDS[cls]
    text = PATHS.get(cls, f"{{}}.{kind.fields[0][0]}" if kind.fields else "")
    return [text.format(name)] if text else []


def argument(e: Expressions, idioms: list[str], scope: Scope) -> tuple[str, str, Kind, list[str]] | None:
    """Return name, value, kind and wrt of an argument that an idiom of the program can use."""
    for idiom in idioms:
        if idiom in CLASSES:
            cls = CLASSES[idiom]
            need(e, scope, cls)
            name = f"{prefix(cls)}0"
            return name, initial(e.dice, cls), KINDS[cls], path(cls, name)
        if idiom in OTHERS:
            name, text, kind, wrt = OTHERS[idiom]
            if idiom == "enum member":
                need(e, scope, "Mode")
            values = [e.dice.number() for _ in range(text.count("{}"))]
            return name, text.format(*values) if values else text, kind, list(wrt)
    return None


def of_the_module(e: Expressions, idioms: list[str], scope: Scope) -> tuple[str, Kind, list[str]] | None:
    """Return an object of the module, `station`: its text, kind and wrt."""
    classes = [CLASSES[idiom] for idiom in reversed(idioms) if idiom in CLASSES]
    if not classes:
        return None
    need(e, scope, classes[0])
    return f"station = {initial(e.dice, classes[0])}", KINDS[classes[0]], path(classes[0], "station")


def more(name: str, kind: Kind) -> dict[str, Kind]:
    """Return a name and what can be reached by way of it."""
    found = {name: kind, **reachable(name, kind)}
    if isinstance(kind, Inst) and kind.cls == "nested":
        found.update({f'{name}["opt"]["lr"]': Num(), f'{name}["w"]': Num()})
    return found


def definitions(scope: Scope) -> list[Stmt]:
    return [statement for text in scope.library.definitions.values() for statement in parsed(text)]
