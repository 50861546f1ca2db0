"""What one op reads, writes, makes and may raise: the one place that every pass asks.

A row is looked up through ``lookup(name) -> Row``; arguments are named by position. What storage an
argument stands for is the question of :mod:`ssa_ad.analysis.regions`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ssa_ad.ir.build import LookUp
from ssa_ad.ir.core import Array, Block, Dyn, Function, NoneT, ObjT, Op, Scalar, StrT, Type, Value, is_float
from ssa_ad.ir.kinds import BRANCHES, KINDS
from ssa_ad.ir.row import Row
from ssa_ad.ir.walk import Loop, Site, blocks_of, loop, walk

# Kinds that keep or hand on references without looking at the contents of any argument.
REFERENCES = (
    "tuple", "untuple", "stop", "checked", "saved", "view", "transpose", "reshape", "list", "dict", "append",
    "list_store", "dict_store", "attr_store", "cell_write", "cell_read", "undef", "zero", "const", "new",
    "dict_clear", "backward",
)  # fmt: skip

# (kind, position): only the shape or length of this array is asked.
METADATA = {("size", 0), ("shape", 0), ("unbroadcast", 1), ("scatter_add", 0), ("store", 0)}

# Kinds whose outs are, hold or share what these arguments are (None: all of them).
HANDS_ON: dict[str, tuple[int, ...] | None] = {
    "tuple": None,
    "untuple": (0,),
    "stop": (0,),
    "checked": (0,),
    "saved": (0,),
    "view": (0,),
    "transpose": (0,),
    "reshape": (0,),
    "unbroadcast": (0,),
}

# Kinds that may return new storage, beside those whose effect is "alloc".
MAKING = ("gather", "take", "accum", "unbroadcast", "draw", "opaque")

# Kinds that may raise for operands of the right types, beside `apply`.
RAISING = (
    "checked", "load", "view", "gather", "reshape", "store", "iop", "list_load", "list_store", "pop",
    "dict_load", "attr_load", "opaque", "draw", "raise",
)  # fmt: skip

NUMPY_IS_SILENT = frozenset(("ZeroDivisionError", "OverflowError"))
"""What Python's own numbers raise where NumPy only warns."""


@dataclass(frozen=True)
class Effect:
    """What an op without blocks does. ``reads`` and ``writes`` are positions of arguments.

    ``allocates``: its out is new storage. ``hands_on``: its out may be, hold or share these arguments.
    ``ordered``: it acts on the outside and stays where it is. ``outside``: it may read and change
    everything that can be reached from outside or from its arguments.
    """

    reads: tuple[int, ...] = ()
    writes: tuple[int, ...] = ()
    hands_on: tuple[int, ...] = ()
    allocates: bool = False
    ordered: bool = False
    outside: bool = False

    @property
    def pure(self) -> bool:
        """Whether the op only makes a value from values: no storage is read, changed or shared."""
        return not (self.reads or self.writes or self.allocates or self.ordered or self.outside)


NO_EFFECT = Effect()


NO_STORAGE = (Scalar, NoneT, StrT)


def has_storage(t: Type) -> bool:
    """Whether a value of this type may be, or hold, a reference to storage."""
    return not isinstance(t, NO_STORAGE)


def stored(values: list[Value]) -> list[int]:
    """Return the positions of the values that may have storage."""
    return [k for k, value in enumerate(values) if not isinstance(value.type, NO_STORAGE)]


def aliased(row: Row, args: int) -> tuple[int, ...]:
    """Return the positions of the arguments whose storage the row's result may share."""
    if not row.alias:
        return ()
    named = set(row.alias.replace(",", " ").split()[1:])
    return tuple(i for i in range(args) if row.param_of(i).name in named)


def effect_of(op: Op, lookup: LookUp) -> Effect:
    """Return what ``op`` does; for an op with blocks that is what the op itself does, not its blocks."""
    if op.blocks:
        return NO_EFFECT
    storage = stored(op.args)
    if op.kind == "apply":
        if not storage and not has_storage(op.outs[0].type):
            return NO_EFFECT
        row = lookup(op.attrs["row"])
        shared = tuple(i for i in aliased(row, len(op.args)) if i in storage)
        return Effect(
            reads=tuple(storage),
            writes=tuple(i for i in storage if row.param_of(i).name in row.writes) if row.writes else (),
            hands_on=shared,
            # a view of a number (np.broadcast_to of a float) has storage of its own
            allocates=has_storage(op.out.type) and not (shared and row.alias.startswith("views")),
        )
    kind = KINDS[op.kind]
    made = stored(op.outs)
    if not storage and not made and kind.effect == "pure":
        return NO_EFFECT
    handed = HANDS_ON.get(op.kind, ())
    reads: tuple[int, ...] = ()
    if op.kind not in REFERENCES:
        reads = tuple(i for i in storage if (op.kind, i) not in METADATA)
    if op.kind in ("new_shadow", "shadow_in"):
        reads = tuple(i for i in storage if not isinstance(op.args[i].type, Array))
    return Effect(
        reads=reads,
        writes=(0,) if kind.effect == "write" else (),
        hands_on=tuple(storage) if handed is None else tuple(i for i in handed if i in storage),
        allocates=(kind.effect == "alloc" or op.kind in MAKING) and bool(made),
        ordered=kind.effect == "order" or op.kind == "raise",
        outside=op.kind in ("opaque", "raise"),
    )


# ------------------------------------------------------------------------------------- exceptions


def may_raise(
    op: Op,
    lookup: LookUp,
    defined: Mapping[Value, Site] | None = None,
    owners: Mapping[Block, Op] | None = None,
) -> bool:
    """Whether ``op`` itself can raise; False is a proof. Blocks are not looked into.

    ``defined`` (see :func:`ssa_ad.ir.walk.definitions`) allows to see constants, and with ``owners`` (the ops of
    nested blocks, see :func:`ssa_ad.ir.walk.parents`) the ranges of loops.
    """
    known = defined or {}
    match op.kind:
        case "apply":
            return _row_may_raise(op, lookup(op.attrs["row"]), known)
        case "for":
            return constant(op.args[2], known) in (None, 0)
        case "attr_load":
            owner = op.args[0].type
            return not isinstance(owner, ObjT) or op.attrs["name"] not in dict(owner.fields)
        case "checked":
            return may_be_undef(op.args[0], known)
        case "load" | "view":
            return not _in_range(op, op.args[1:], known, owners or {})
        case "store" | "iop":
            fits = _fits(op.args[1].type, op.args[0].type, op)
            return not (fits and _in_range(op, op.args[2:], known, owners or {}))
    return op.kind in RAISING


def guarded(function: Function) -> set[Op]:
    """Return the ops that may raise because their numbers do: where somebody waits for that or has asked for it.

    What NumPy does about an overflow or a division by zero is set at run time; it raises nothing by default.
    """
    found: set[Op] = set()
    for op in walk(function):
        if op.kind == "try" and any(issubclass(c, op.attrs["catches"]) for c in (FloatingPointError, Warning)):
            found.update(inner for inner in walk(op.blocks[0]) if inner.kind == "apply")
    for block in blocks_of(function):
        inside = 0
        for op in block.ops:
            inside += (op.kind == "enter") - (op.kind == "leave")
            if inside:
                found.update(inner for inner in walk(Block(ops=[op])) if inner.kind == "apply")
    return found


def constant(value: Value, defined: Mapping[Value, Site]) -> object:
    """Return the constant that ``value`` is, or None."""
    site = defined.get(value)
    return site.attrs["value"] if isinstance(site, Op) and site.kind == "const" else None


def may_be_undef(
    value: Value, defined: Mapping[Value, Site], owners: Mapping[Block, Op] | None = None
) -> bool:
    """Whether ``value`` can be `undef`, seen through the merges and carries that made it.

    ``owners`` are the ops of nested blocks (:func:`ssa_ad.ir.walk.parents`); without them a parameter may be.
    """
    seen: set[Value] = set()

    def ask(v: Value) -> bool:
        if v in seen:
            return False  # a carry that only hands itself on
        seen.add(v)
        return any(ask(source) for source in sources) if (sources := _sources(v)) is not None else unknown(v)

    def unknown(v: Value) -> bool:
        site = defined.get(v)
        if isinstance(site, Block):
            return owners is None or site in owners
        return site is None or site.kind in ("undef", "untuple")

    def _sources(v: Value) -> list[Value] | None:
        """Return what ``v`` is one of, or None if it is made where it stands."""
        site = defined.get(v)
        if isinstance(site, Block):
            owner = owners.get(site) if owners else None
            if owner is None or owner.kind not in ("for", "while"):
                return None
            parts = loop(owner)
            params = site.params[1:] if owner.kind == "for" else site.params
            k = params.index(v) if v in params else -1
            return [parts.inits[k], parts.nexts[k]] if 0 <= k < parts.carry else ([] if k < 0 else None)
        if site is None or site.kind not in (*BRANCHES, "for", "while", "stop", "saved"):
            return None
        if site.kind in BRANCHES:
            return [block.results[site.outs.index(v)] for block in site.blocks]
        if not site.blocks:
            return [site.args[0]]
        parts = loop(site)
        if v not in parts.finals:
            return []
        k = parts.finals.index(v)
        return [parts.inits[k], parts.nexts[k]]

    return ask(value)


def _row_may_raise(op: Op, row: Row, defined: Mapping[Value, Site]) -> bool:
    if not row.raises and not row.elementwise:
        return False
    types = [a.type for a in op.args]
    raises = set(row.raises)
    numpy = raises and any(isinstance(t, Array) or (isinstance(t, Scalar) and t.python is False) for t in types)
    if numpy and (row.elementwise or row.name.startswith("operator.")):
        raises -= NUMPY_IS_SILENT
    if row.name in ("operator.truediv", "operator.floordiv", "operator.mod") and is_float(types[0]):
        divisor = constant(op.args[1], defined)
        if isinstance(divisor, int | float) and divisor != 0:
            raises -= NUMPY_IS_SILENT
    return bool(raises) or (row.elementwise and not _broadcasts(types))


def _broadcasts(types: list[Type]) -> bool:
    """Whether operands of these types are sure to broadcast to one shape."""
    if all(isinstance(t, Scalar) for t in types):
        return True
    arrays = [t for t in types if isinstance(t, Array)]
    unknown = sum(isinstance(t, Dyn) for t in types)
    if unknown:
        return unknown == 1 and not any(a.rank for a in arrays)
    for axis in range(1, max((a.rank for a in arrays), default=0) + 1):
        lengths = {a.dims[-axis] for a in arrays if a.rank >= axis} - {1}
        if len(lengths) > 1 or (None in lengths and sum(a.rank >= axis for a in arrays) > 1):
            return False
    return True


def _fits(value: Type, target: Type, op: Op) -> bool:
    """Whether assigning ``value`` to the place in an array is sure to find room for it."""
    if isinstance(value, Scalar):
        return isinstance(target, Array) and is_float(target)
    items = op.attrs["index"].items
    whole = isinstance(target, Array) and all(i in ("e", "s000") for i in items)
    return whole and value == target and isinstance(value, Array) and None not in value.dims


def _in_range(
    op: Op, operands: list[Value], defined: Mapping[Value, Site], owners: Mapping[Block, Op]
) -> bool:
    """Whether the ints of a subscript are sure to be in range; slices always are."""
    array = op.args[0]
    items = op.attrs["index"].items
    if not isinstance(array.type, Array):
        return False
    rest = list(operands)
    for axis, item in enumerate(items):
        if item[0] == "s":
            if item[3] == "1":
                return False  # a step of zero
            del rest[: item.count("1")]
        elif item == "i":
            if "e" in items[:axis] or "n" in items[:axis]:
                return False
            if not _index_in_range(rest.pop(0), array, axis, defined, owners):
                return False
        elif item in "am":
            return False
    return len(items) <= array.type.rank or "e" in items or "n" in items


def _index_in_range(
    index: Value, array: Value, axis: int, defined: Mapping[Value, Site], owners: Mapping[Block, Op]
) -> bool:
    if not isinstance(array.type, Array) or axis >= array.type.rank:
        return False
    length = array.type.dims[axis]
    at = constant(index, defined)
    if isinstance(at, int):
        return isinstance(length, int) and -length <= at < length
    site = defined.get(index)
    owner = owners.get(site) if isinstance(site, Block) else None
    return owner is not None and owner.kind == "for" and _runs_over(loop(owner), index, array, axis, defined)


def _runs_over(parts: Loop, index: Value, array: Value, axis: int, defined: Mapping[Value, Site]) -> bool:
    """Whether ``index`` counts a loop through positions that an axis of ``array`` has."""
    start, stop, step = (constant(v, defined) for v in parts.range)
    if index is not parts.index or not (isinstance(start, int) and isinstance(step, int) and start >= 0 and step > 0):
        return False
    assert isinstance(array.type, Array)
    length = array.type.dims[axis]
    if isinstance(stop, int):
        return isinstance(length, int) and stop <= length
    size = defined.get(parts.range[1])
    if not (isinstance(size, Op) and size.kind == "size"):
        return False
    measured, along = size.args[0], size.attrs["axis"]
    if measured is array:
        return bool(along == axis)
    return length is not None and isinstance(measured.type, Array) and measured.type.dims[along] == length
