"""What every kind of op means, on real Python and NumPy values.

This is the referee: whatever a pass makes of a function, running both here must give the same. It is
slow and plain on purpose, and it shares no code with the emitter or the runtime.

Memory is the user's: arrays, lists, dicts and objects are the ones that are passed in, cells are read
and written with getattr, [] and ``cell_contents``. Rows are looked up through ``lookup(name) -> Row``.
"""

from __future__ import annotations

import operator
import types
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from typing import Any

import numpy as np

from ssa_ad.ir.build import WHOLE, LookUp
from ssa_ad.ir.core import Array, Block, Function, Leaf, NoneT, ObjectTree, Op, Program, TupleT, Type, Value
from ssa_ad.ir.row import Row
from ssa_ad.ir.shadows import fill, shadows_of
from ssa_ad.ir.walk import loop


class InterpretError(Exception):
    """The IR asks for something that has no meaning: an error of the compiler, not of the user."""


class _Undef:
    def __repr__(self) -> str:
        return "undef"


UNDEF = _Undef()

IN_PLACE: dict[str, Callable[[Any, Any], Any]] = {
    "operator.add": operator.iadd,
    "operator.sub": operator.isub,
    "operator.mul": operator.imul,
    "operator.truediv": operator.itruediv,
    "operator.floordiv": operator.ifloordiv,
    "operator.mod": operator.imod,
    "operator.pow": operator.ipow,
    "operator.matmul": operator.imatmul,
    "operator.and_": operator.iand,
    "operator.or_": operator.ior,
    "operator.xor": operator.ixor,
    "operator.lshift": operator.ilshift,
    "operator.rshift": operator.irshift,
}


def call_row(row: Row, args: Sequence[Any], static: Mapping[str, Any]) -> Any:
    """Call the real function of a row with operands ``args`` and static parameters.
    Raises what the function raises.
    """
    positional, keywords = row.arrange(args, static)
    return row.impl(*positional, **keywords)


def assemble(tree: Any, results: Sequence[Any]) -> Any:
    """Return the Python value that a result tree makes of a function's results."""
    match tree:
        case Leaf(index):
            return results[index]
        case list():
            return [assemble(part, results) for part in tree]
        case tuple() if hasattr(tree, "_fields"):
            return type(tree)(*(assemble(part, results) for part in tree))
        case tuple():
            return tuple(assemble(part, results) for part in tree)
        case dict():
            return {key: assemble(part, results) for key, part in tree.items()}
        case ObjectTree(_, fields):
            return types.SimpleNamespace(**{key: assemble(part, results) for key, part in fields.items()})
    return tree


# ------------------------------------------------------------------------------------- meanings


def zero_of(t: Type) -> Any:
    """Return what a symbolic zero of type ``t`` is as a Python value."""
    match t:
        case TupleT(items):
            return tuple(map(zero_of, items))
        case NoneT():
            return None
    return 0.0


def add(a: Any, b: Any) -> Any:
    """Return the sum of two adjoints; tuples go item by item, None is no derivative."""
    if isinstance(a, tuple) and isinstance(b, tuple):
        return tuple(add(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, tuple) or isinstance(b, tuple):
        whole, number = (a, b) if isinstance(a, tuple) else (b, a)
        if isinstance(number, float) and number == 0.0:
            return whole
        raise InterpretError(f"cannot add the adjoints {a!r} and {b!r}")
    if a is None or b is None:
        return b if a is None else a
    return a + b


def unbroadcast(g: Any, like: Any) -> Any:
    """Return ``g`` summed to the shape of ``like``; a ``g`` of lower rank stays as it is."""
    shape = like if isinstance(like, tuple) else np.shape(like)
    if np.ndim(g) == 0 or np.shape(g) == shape:
        return g
    extra = np.ndim(g) - len(shape)
    if extra > 0:
        g = np.sum(g, axis=tuple(range(extra)))
    ones = tuple(
        axis for axis in range(np.ndim(g)) if shape[axis - np.ndim(g)] == 1 and np.shape(g)[axis] != 1
    )
    return np.sum(g, axis=ones, keepdims=True) if ones else g


def _subscript(op: Op, operands: Sequence[Any]) -> Any:
    return op.attrs["index"].value(operands)


def _in_place(op: Op, lookup: LookUp, a: Any, v: Any, operands: Sequence[Any]) -> None:
    name = op.attrs["op"]
    change = IN_PLACE.get(name) or lookup(name).impl
    index = op.attrs["index"]
    if index == WHOLE and name in IN_PLACE:
        change(a, v)
        return
    place = index.value(operands)
    a[place] = change(a[place], v)


def _take(op: Op, a: Any, operands: Sequence[Any]) -> Any:
    place = _subscript(op, operands)
    found = a[place]
    taken = found.copy() if isinstance(found, np.ndarray) else found  # of an array without axes [...] is a view
    if "a" in op.attrs["index"].items:
        ids = np.arange(a.size).reshape(a.shape)[place]
        last = np.zeros(ids.size, dtype=bool)
        seen: set[int] = set()
        for k in reversed(range(ids.size)):
            if int(ids.flat[k]) not in seen:
                seen.add(int(ids.flat[k]))
                last[k] = True
        taken = np.where(last.reshape(ids.shape), taken, 0.0)
    a[place] = 0
    return taken


def _new_shadow(op: Op, v: Any) -> Any:
    """Return zeros for a value: in storage where it is an array by its type, though NumPy computes it as a number.

    What is not there has a zero of no shape: nothing is written to it, but it may be added to others.
    """
    if v is UNDEF:
        return 0.0
    if isinstance(op.out.type, Array) and isinstance(v, np.generic | float):
        return np.zeros_like(v)
    return shadows_of([v])[0]


def _cell_read(op: Op, owner: Any) -> Any:
    form, key = op.attrs["slot"]
    if form == "attr":
        return getattr(owner, key)
    return owner[key] if form == "item" else owner.cell_contents


def _made_by(op: Op, items: Any) -> Any:
    cls, before, behind = op.attrs.get("made_by", (None, (), ()))
    return items if cls is None else cls(*before, items, *behind)


def _cell_write(op: Op, owner: Any, *values: Any) -> None:
    form, key = op.attrs["slot"]
    if form == "call":
        getattr(owner, key)(*values)
        return
    (value,) = values
    if form == "attr":
        (object.__setattr__ if op.attrs.get("raw") else setattr)(owner, key, value)
    elif form == "item":
        owner[key] = value
    else:
        owner.cell_contents = value


def _opaque(op: Op, call: Callable[..., Any], *args: Any) -> Any:
    args = args[: len(args) - op.attrs.get("reads", 0)]
    names = tuple(op.attrs.get("kwnames", ()))
    split = len(args) - len(names)
    return call(*args[:split], **dict(zip(names, args[split:], strict=True)))


def _checked(op: Op, value: Any) -> Any:
    if value is UNDEF:
        name = op.attrs["name"]
        raise UnboundLocalError(f"cannot access local variable '{name}' where it is not associated with a value")
    return value


def _raise(op: Op, error: Any, *cause: Any) -> Any:
    if cause:
        raise error from cause[0]
    raise error


def _set(target: Any, key: Any, value: Any) -> None:
    target[key] = value


# Ops with one out return its value. An op's arguments follow it.
MEANING: dict[str, Callable[..., Any]] = {
    "const": lambda op: op.attrs["value"],
    "undef": lambda op: UNDEF,
    "zero": lambda op: zero_of(op.out.type),
    "checked": _checked,
    "tuple": lambda op, *items: items,
    "untuple": lambda op, t: t[op.attrs["index"]],
    "size": lambda op, a: np.shape(a)[op.attrs["axis"]],
    "shape": lambda op, a: np.shape(a),
    "len": lambda op, c: len(c),
    "stop": lambda op, v: v,
    "load": lambda op, a, *i: a[_subscript(op, i)],
    "view": lambda op, a, *i: a[_subscript(op, i)],
    "gather": lambda op, a, *i: a[_subscript(op, i)],
    "transpose": lambda op, a: a.T,
    "reshape": lambda op, a, *n: a.reshape(n[0] if len(n) == 1 and isinstance(n[0], tuple) else n),
    "store": lambda op, a, v, *i: _set(a, _subscript(op, i), v),
    "scatter_add": lambda op, a, v, *i: np.add.at(a, _subscript(op, i), v),
    "take": lambda op, a, *i: _take(op, a, i),
    "copy": lambda op, a: a if a is UNDEF else a.copy(),
    "new_shadow": _new_shadow,
    "shadow_in": lambda op, *vs: shadows_of(vs),
    "fill": lambda op, shadow, given: fill(shadow, given),
    "list": lambda op, *items: _made_by(op, list(items)),
    "list_load": lambda op, c, i: c[i],
    "list_store": lambda op, c, v, i: _set(c, i, v),
    "append": lambda op, c, v: c.append(v),
    "pop": lambda op, c, *i: c.pop(*i),
    "dict": lambda op, *kv: _made_by(op, dict(zip(kv[::2], kv[1::2], strict=True))),
    "dict_load": lambda op, d, k: d[k],
    "dict_has": lambda op, d, k: k in d,
    "dict_store": lambda op, d, v, k: _set(d, k, v),
    "dict_clear": lambda op, d: d.clear(),
    "new": lambda op: (object if op.attrs.get("raw") else op.attrs["cls"]).__new__(op.attrs["cls"]),
    "attr_load": lambda op, o: getattr(o, op.attrs["name"]),
    "attr_store": lambda op, o, v: setattr(o, op.attrs["name"], v),
    "cell_read": _cell_read,
    "cell_write": _cell_write,
    "draw": lambda op, rng, *a: _opaque(op, getattr(rng, op.attrs["method"]), *a),
    "opaque": _opaque,
    "accum": lambda op, a, b: add(a, b),
    "unbroadcast": lambda op, g, like: unbroadcast(g, like),
    "saved": lambda op, v: v,
    "backward": lambda op: None,
    "raise": _raise,
}


# ------------------------------------------------------------------------------------- running


class Machine:
    """Runs blocks; ``env`` holds the value of everything that is defined so far."""

    def __init__(self, lookup: LookUp) -> None:
        self.lookup = lookup
        self.env: dict[Value, Any] = {}
        self.caught: BaseException | None = None

    def get(self, values: Sequence[Value]) -> list[Any]:
        try:
            return [self.env[v] for v in values]
        except KeyError as missing:
            raise InterpretError(f"{missing.args[0]} has no value yet") from None

    def block(self, block: Block, args: Sequence[Any]) -> list[Any]:
        self.env.update(zip(block.params, args, strict=True))
        entered: list[ExitStack] = []
        try:
            for op in block.ops:
                if op.kind == "enter":
                    entered.append(ExitStack())
                    self.env[op.out] = entered[-1].enter_context(self.env[op.args[0]])
                elif op.kind == "leave":
                    entered.pop().close()
                else:
                    self.op(op)
        except BaseException as error:
            for manager in reversed(entered):
                manager.__exit__(type(error), error, error.__traceback__)
            raise
        return self.get(block.results)

    def op(self, op: Op) -> None:
        args = self.get(op.args)
        match op.kind:
            case "apply":
                results = [call_row(self.lookup(op.attrs["row"]), args, op.attrs.get("static", {}))]
            case "iop":
                _in_place(op, self.lookup, args[0], args[1], args[2:])
                results = []
            case "if":
                results = self.block(op.blocks[0 if args[0] else 1], ())
            case "try":
                results = self.try_(op)
            case "caught":
                results = [self.caught]
            case "for":
                results = self.for_(op)
            case "while":
                results = self.while_(op)
            case _:
                made = MEANING[op.kind](op, *args)
                results = list(made) if op.kind == "shadow_in" else [made] * len(op.outs)
        self.env.update(zip(op.outs, results, strict=True))

    def try_(self, op: Op) -> list[Any]:
        try:
            return self.block(op.blocks[0], ())
        except op.attrs["catches"] as error:
            before, self.caught = self.caught, error
            try:
                return self.block(op.blocks[1], ())
            finally:
                self.caught = before

    def for_(self, op: Op) -> list[Any]:
        parts = loop(op)
        trips = range(*self.get(parts.range))
        carried = self.get(parts.inits)
        stacks = self.get(parts.stacks)
        order = reversed(trips) if op.attrs.get("reverse") else iter(trips)
        for stack in stacks:
            if not parts.exits and len(stack) != len(trips):
                raise InterpretError(f"a loop of {len(trips)} trips scans a stack of {len(stack)}: {op}")
        collected: list[list[Any]] = [[] for _ in parts.collected]
        code, count = 0, 0
        for i in order:
            entries = [
                s[count] if way == "forward" else s[-1 - count] for s, way in zip(stacks, parts.scans, strict=True)
            ]
            code, carried = self.trip(parts.body, [i, *carried, *entries], parts.exits, parts.carry, collected)
            count += 1
            if code:
                break
        return [*([code, count] if parts.exits else []), *carried, *collected]

    def while_(self, op: Op) -> list[Any]:
        parts = loop(op)
        carried = self.get(parts.inits)
        collected: list[list[Any]] = [[] for _ in parts.collected]
        code, count = 0, 0
        while self.block(op.blocks[0], carried)[0]:
            code, carried = self.trip(parts.body, carried, parts.exits, parts.carry, collected)
            count += 1
            if code:
                break
        return [*([code] if parts.exits else []), count, *carried, *collected]

    def trip(
        self, body: Block, args: Sequence[Any], exits: bool, carry: int, collected: list[list[Any]]
    ) -> tuple[int, list[Any]]:
        results = self.block(body, args)
        code = results.pop(0) if exits else 0
        for stack, entry in zip(collected, results[carry:], strict=True):
            stack.append(entry)
        return code, results[:carry]


def interpret(code: Function | Program, args: Sequence[Any], lookup: LookUp) -> list[Any]:
    """Run a function on real values and return its results.

    Raises what the program raises, and InterpretError where the IR itself is wrong. A function that
    still has `saved` runs only if each names a value that has been computed.
    """
    function = code.main if isinstance(code, Program) else code
    return Machine(lookup).block(function.body, args)
