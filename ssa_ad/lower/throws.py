"""What a lowered block may raise, and whether it has changed anything by then."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ssa_ad.analysis.effects import may_raise
from ssa_ad.ir.core import Array, Block, Op, Value, is_float
from ssa_ad.ir.kinds import KINDS
from ssa_ad.ir.walk import Site, definitions
from ssa_ad.lower.context import Context, Key

Classes = tuple[type[BaseException], ...]

_RAISES: dict[str, Classes] = {
    "load": (IndexError,), "view": (IndexError, ValueError), "gather": (IndexError,), "reshape": (ValueError,),
    "store": (IndexError, ValueError), "iop": (IndexError, ValueError), "list_load": (IndexError,),
    "list_store": (IndexError,), "pop": (IndexError,), "dict_load": (KeyError,), "attr_load": (AttributeError,),
    "checked": (UnboundLocalError,), "draw": (ValueError,), "for": (ValueError,),
}  # fmt: skip
"""What kinds raise beside `apply`, whose row says it; of what is not here nothing is known."""
_BY_NAME: dict[str, type[BaseException]] = {"LinAlgError": np.linalg.LinAlgError}
_SHARING = ("view", "transpose", "reshape")


@dataclass
class Throws:
    """A block seen by somebody who waits for ``catches``; ``seen`` tells which names he may read then."""

    cx: Context
    catches: Classes
    seen: Callable[[Key], bool]
    block: Block
    defined: dict[Value, Site] = field(init=False)

    def __post_init__(self) -> None:
        self.defined = definitions(self.block)

    # -------------------------------------------------------------------------- raising

    def some(self) -> bool:
        """Whether anything in the block may raise what is waited for."""
        return next(self.ops_of(self.block), None) is not None

    def ops_of(self, block: Block) -> Iterator[Op]:
        for op in block.ops:
            if self.may(op):
                yield op
            for inner in op.blocks:
                if not self.handled(op, inner):
                    yield from self.ops_of(inner)

    def handled(self, op: Op, block: Block) -> bool:
        """Whether nothing of what is waited for comes out of a block of ``op``."""
        if op.kind != "try" or block is not op.blocks[0]:
            return False
        return all(issubclass(cls, op.attrs["catches"]) for cls in self.catches)

    def may(self, op: Op) -> bool:
        """Whether the op itself may raise what is waited for."""
        match op.kind:
            case "raise":
                cls = self.class_of(op.args[0])
                return cls is None or self.meets(cls)
            case "opaque":
                called = self.constant(op.args[0])
                makes_error = isinstance(called, type) and issubclass(called, BaseException)
                return not (makes_error or op.attrs.get("observes"))
            case "apply":
                row = self.cx.row(op.attrs["row"])
                if any(map(self.meets, (FloatingPointError, Warning))) and row.adjoint:
                    return True
                if not may_raise(op, self.cx.row, self.defined):
                    return False
                names = {*row.raises, "ValueError"} if row.elementwise else set(row.raises)
                return any(self.meets(_BY_NAME.get(n) or getattr(builtins, n)) for n in names)
        if not may_raise(op, self.cx.row, self.defined):
            return False
        raised = _RAISES.get(op.kind, (BaseException,))
        return any(map(self.meets, (*raised, TypeError) if overfills(op) else raised))

    def meets(self, cls: type[BaseException]) -> bool:
        """Whether an exception of this class, or of one that is derived from it, is waited for."""
        return any(issubclass(cls, c) or issubclass(c, cls) for c in self.catches)

    def constant(self, value: Value) -> Any:
        site = self.defined.get(value)
        return site.attrs["value"] if isinstance(site, Op) and site.kind == "const" else self.cx.b.known.get(value)

    def class_of(self, error: Value) -> type[BaseException] | None:
        """Return the class of an exception that is made in the block."""
        site = self.defined.get(error)
        called = self.constant(site.args[0]) if isinstance(site, Op) and site.kind == "opaque" else None
        return called if isinstance(called, type) and issubclass(called, BaseException) else None

    def surely(self) -> tuple[Value, Block] | None:
        """Return the exception that the block always ends with and what stands before, if nothing there raises."""
        at = next((k for k, op in enumerate(self.block.ops) if op.kind == "raise"), None)
        if at is None:
            return None
        before = Block(ops=self.block.ops[:at])
        error = self.block.ops[at].args[0]
        cls = self.class_of(error)
        if cls is None or not issubclass(cls, self.catches) or next(self.ops_of(before), None) is not None:
            return None
        return error, before

    # -------------------------------------------------------------------------- changing

    def late(self) -> bool:
        """Whether something may be raised after something has been changed."""
        return self._walk(self.block, False) is None

    def _walk(self, block: Block, changed: bool) -> bool | None:
        """Return whether something is changed behind a block, None if something may be raised after that."""
        named = [at for at, key in self.cx.named.get(block, ()) if self.seen(key)]
        for k, op in enumerate(block.ops):
            changed = changed or any(at <= k for at in named)
            if changed and self.may(op):
                return None
            after = self._inside(op, changed)
            if after is None:
                return None
            changed = after or self.changes(op)
        return changed or bool(named)

    def _inside(self, op: Op, changed: bool) -> bool | None:
        if op.kind in ("for", "while"):
            raises = any(next(self.ops_of(inner), None) for inner in op.blocks)
            changed = changed or any(map(self._changes_somewhere, op.blocks))  # in an earlier trip
            return None if raises and changed else changed
        for inner in op.blocks:
            if self.handled(op, inner):
                changed = changed or self._changes_somewhere(inner)
                continue
            after = self._walk(inner, changed)
            if after is None:
                return None
            changed = changed or after
        return changed

    def _changes_somewhere(self, block: Block) -> bool:
        if any(self.seen(key) for _, key in self.cx.named.get(block, ())):
            return True
        return any(self.changes(op) or any(map(self._changes_somewhere, op.blocks)) for op in block.ops)

    def changes(self, op: Op) -> bool:
        """Whether an op changes what was there before the block, in a way that a derivative sees."""
        writes = KINDS[op.kind].effect == "write" or op.kind == "cell_write"
        if op.kind == "apply":
            row = self.cx.row(op.attrs["row"])
            return any(not self.is_new(a) for k, a in enumerate(op.args) if row.param_of(k).name in row.writes)
        return writes and not self.is_new(op.args[0])

    def is_new(self, value: Value) -> bool:
        """Whether the block has made this storage itself."""
        op = self.defined.get(value)
        while isinstance(op, Op) and op.kind in _SHARING:
            op = self.defined.get(op.args[0])
        if not isinstance(op, Op):
            return False
        if op.kind == "apply":
            return not self.cx.row(op.attrs["row"]).alias
        return KINDS[op.kind].effect == "alloc" or op.kind == "gather"



def overfills(op: Op) -> bool:
    """Whether an update in place of ints or bools may give what they are not, which NumPy refuses."""
    if op.kind != "iop" or is_float(op.args[0].type):
        return False
    target, value = op.args[0].type, op.args[1].type
    whole = isinstance(target, Array) and target.dtype == "i64" and not is_float(value)
    return not whole or op.attrs["op"] == "operator.truediv"
