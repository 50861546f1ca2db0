"""The kinds of op: one row each. Everything a generic pass must know about an op stands here.

``effect``: ``pure`` (no memory), ``alloc`` (makes new storage), ``view`` (its result shares the
storage of its first argument), ``read`` (reads storage named by its arguments), ``write`` (changes
the storage of its first argument), ``order`` (an outside effect: stays where it is), ``control``.
An ``apply`` asks its row: see :func:`ssa_ad.analysis.effects`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    name: str
    effect: str
    doc: str


_TABLE = [
    # constants and plain values
    Kind("const", "pure", "attrs value: a Python constant (number, string, None, Ellipsis, function, class, module)"),
    Kind("undef", "pure", "typed poison: reading it is proved dead, or guarded by `checked`"),
    Kind("zero", "pure", "a symbolic zero of the out's type; a Python 0.0 where it must be printed"),
    Kind("checked", "pure", "attrs name: its argument, or UnboundLocalError when that is undef"),
    Kind("apply", "pure", "attrs row (+ static parameters in attrs 'static': dict): a call of a rule's row"),
    Kind("tuple", "pure", "a Python tuple of its args"),
    Kind("untuple", "pure", "attrs index: element of a tuple"),
    Kind("size", "pure", "attrs axis: length of an axis of an array (metadata, not contents)"),
    Kind("shape", "pure", "shape of an array or scalar as one opaque value (metadata, not contents)"),
    Kind("len", "read", "length of a list or dict"),
    Kind("stop", "pure", "its argument as a constant of the derivative"),
    # arrays in memory; attrs index: an Index; args: array, [value,] operands of the index
    Kind("load", "read", "one element a[i, j] of an array, as a NumPy scalar"),
    Kind("view", "view", "a[1:n], a[i] of a matrix, …: basic indexing"),
    Kind("transpose", "view", "a.T"),
    Kind("reshape", "view", "a.reshape(shape): args a and the lengths; a view where NumPy makes one"),
    Kind("gather", "read", "a[idx], a[mask]: advanced indexing, always a copy"),
    Kind("store", "write", "a[index] = v: args a, v, operands"),
    Kind("iop", "write", "attrs op: a[index] op= v, in place: args a, v, operands; index None is the whole array"),
    Kind("scatter_add", "write", "np.add.at(a, index, v): args a, v, operands"),
    Kind("take", "write", "t = copy of a[index], then a[index] = 0: args a, operands. For advanced integer "
         "indices only the last of equal positions gets the entry, the others 0 (the dual of `store`)"),
    Kind("copy", "alloc", "a.copy()"),
    # shadows: storage that holds adjoints
    Kind("new_shadow", "alloc", "storage of the structure of its argument (array, list, dict, object), filled with zero"),
    Kind("shadow_in", "alloc", "shadows of several entry arrays, sharing storage exactly as these do"),
    Kind("fill", "write", "args shadow, given: the numbers of a container's shadow become those that are given"),
    # containers and objects in memory
    Kind("list", "alloc", "a new list of its args"),
    Kind("list_load", "read", "L[i]: args L, i"),
    Kind("list_store", "write", "L[i] = v: args L, v, i"),
    Kind("append", "write", "L.append(v): args L, v"),
    Kind("pop", "write", "L.pop(): args L, optionally i"),
    Kind("dict", "alloc", "a new dict: args k, v, k, v, …"),
    Kind("dict_load", "read", "D[k]: args D, k"),
    Kind("dict_has", "read", "k in D: args D, k"),
    Kind("dict_store", "write", "D[k] = v: args D, v, k"),
    Kind("dict_clear", "write", "D.clear()"),
    Kind("new", "alloc", "attrs cls: an instance of a class, __init__ not yet run"),
    Kind("attr_load", "read", "attrs name: attribute of an object that is memory"),
    Kind("attr_store", "write", "attrs name: args obj, v"),
    # promoted cells: the SSA values are the truth, these read at entry and commit
    Kind("cell_read", "read", "attrs slot=('attr'|'item'|'closure', key): a promoted cell of args[0] as it is at entry"),
    Kind("cell_write", "order", "attrs slot: commit args[1] to the cell of args[0]; slot ('call', name) calls a method of it with "
         "args[1:] (append, pop, …); carries no derivative itself; makes: there may be no such cell at entry"),
    # random numbers and the outside
    Kind("draw", "order", "attrs method: a draw from generator (or module) args[0] with parameters args[1:], attrs kwnames as for "
         "opaque; a constant"),
    Kind("opaque", "order", "call args[0] (a const function) with args[1:] as it is; attrs kwnames: the last args' keywords; "
         "reads: how many args after these are not given to it, but what it may depend on; followed: its result is "
         "computed beside it, with a derivative for what is given to it"),
    # adjoints
    Kind("accum", "pure", "args acc, c: acc + c; may reuse the storage of acc where that is owned"),
    Kind("unbroadcast", "pure", "args g, like: g summed to the shape of `like` (an array, scalar or shape value)"),
    Kind("saved", "pure", "args v: a forward value that the reverse sweep reads (between `reverse` and `storage` only)"),
    Kind("backward", "order", "marker: the reverse sweep starts here"),
    # control
    Kind("enter", "order", "enter a context manager: what follows, up to `leave` of the out, runs in it"),
    Kind("leave", "order", "leave what `enter` entered"),
    Kind("if", "control", "args cond; blocks then, else; outs are what the blocks yield"),
    Kind("try", "control", "attrs catches: exception classes; blocks body, handler; outs are what the body yields, or the "
         "handler if one of these is raised in the body. What may raise in the body stands before what it writes"),
    Kind("caught", "pure", "attrs site: the exception that the handler around it handles"),
    Kind("for", "control", "range loop; see ir/README"),
    Kind("while", "control", "blocks cond, body; see ir/README"),
    Kind("raise", "control", "args: exception value (an opaque); control does not come back"),
]

BRANCHES = ("if", "try")
"""Of the two blocks of these one yields the outs; neither has parameters."""

KINDS: dict[str, Kind] = {k.name: k for k in _TABLE}
