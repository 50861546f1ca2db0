"""What a Python expression is at compile time.

A run-time quantity is an IR ``Value``; everything else here exists only while lowering: constants,
references to objects whose structure is known, functions, and the lazy things Python iterates over.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

from ssa_ad.base.diagnostics import Error
from ssa_ad.ir.core import Value

Slot = tuple[str, Any]
"""A place in an object: ('attr', name), ('item', key), ('closure', 'cell_contents')."""


@dataclass(eq=False)
class Location:
    """An object whose structure is known: one per allocation site and call path, or per entry object.

    ``key`` names it across restarts; ``value`` is the run-time reference; ``real`` the object itself
    where it came in from outside; ``path`` how the user writes it.
    """

    key: Hashable
    kind: str  # 'object', 'list', 'dict', 'globals', 'closure'
    cls: Any
    value: Value
    real: Any = None
    path: str | None = None
    holder: Any = None  # the module, for globals

    @property
    def entry(self) -> bool:
        return self.path is not None

    def __post_init__(self) -> None:
        self._hash = hash(self.key)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return self is other or isinstance(other, Location) and self.key == other.key


@dataclass(frozen=True)
class Const:
    """A constant of Python: number, string, None, Ellipsis."""

    value: Any


@dataclass(frozen=True, eq=False)
class Static:
    """A known Python object: module, function, class, dtype."""

    obj: Any


@dataclass(frozen=True)
class TupleV:
    items: tuple[Any, ...]
    cls: Any = None


@dataclass(frozen=True)
class ViewV(TupleV):
    """``keys``, ``values`` or ``items`` of a dict of known structure, with what it has where the view is named."""

    loc: Any = None
    which: str = ""


@dataclass(frozen=True, eq=False)
class Ref:
    """A reference to an object of known structure."""

    loc: Location


@dataclass(frozen=True, eq=False)
class Closure:
    """A function defined in the program; ``frame`` is where it was defined."""

    node: Any
    frame: Any
    defaults: tuple[Any, ...]
    kw_defaults: tuple[Any, ...]
    name: str
    owner: Any = None


@dataclass(frozen=True, eq=False)
class LocalClass:
    """A class defined in the program."""

    node: Any
    name: str
    bases: tuple[Any, ...]
    members: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Bound:
    """A method with its self."""

    func: Any
    self: Any
    owner: Any = None


@dataclass(frozen=True, eq=False)
class Method:
    """A method of a built-in kind of value: ``xs.append``, ``a.sum``, ``rng.normal``."""

    base: Any
    name: str


@dataclass(frozen=True, eq=False)
class TransformV:
    """A derivative of a function; ``wrt`` as the user gave it."""

    kind: str
    function: Any
    wrt: Any
    has_aux: bool


@dataclass(frozen=True, eq=False)
class Super:
    owner: Any
    self: Any


@dataclass(frozen=True, eq=False)
class MaybeV:
    """What is None on some paths: ``none`` says whether it is, ``value`` is what it is else (UNSET: nothing yet).

    It is used behind a test of ``is None`` only: there it is None, or the value. ``plain`` says that at run time
    ``value`` is None where it is None, so that it may be used where nobody catches what that raises.
    """

    none: Any
    value: Any
    plain: bool = False


@dataclass(frozen=True, eq=False)
class SetV:
    """What a name holds that is set on some paths only: ``given`` is a value that is set where the name is.

    ``value`` is what the name holds there. It is what has no run-time form that could be unset: an object, a function.
    ``poison`` says why it cannot be read elsewhere, None where it is not set there.
    """

    given: Any
    value: Any
    poison: Any = None


@dataclass(frozen=True, eq=False)
class MemberV:
    """A member of an enum that the run chooses; ``code`` is its place in the class."""

    cls: Any
    code: Any


@dataclass(frozen=True)
class RangeV:
    start: Any
    stop: Any
    step: Any


@dataclass(frozen=True)
class SliceV:
    lo: Any
    hi: Any
    step: Any


@dataclass(frozen=True, eq=False)
class FlatV:
    """The entries of an array by their numbers in C order, where no view shows them in a row."""

    array: Value


@dataclass(frozen=True, eq=False)
class ZipV:
    items: tuple[Any, ...]


@dataclass(frozen=True, eq=False)
class EnumV:
    item: Any
    start: Any


@dataclass(frozen=True, eq=False)
class DictView:
    """``keys``, ``values`` or ``items`` of a dict in memory."""

    base: Value
    which: str


@dataclass(frozen=True, eq=False)
class ReversedV:
    item: Any


@dataclass(frozen=True, eq=False)
class LazyV:
    """So many items, each made from its number."""

    size: Value
    element: Any


@dataclass(frozen=True, eq=False)
class MapV:
    """``map(function, items)``: the function is called when an item is asked for."""

    items: Any
    call: Any


@dataclass(frozen=True, eq=False)
class LaterV:
    """An item that is read when its trip begins: the trips before may change it."""

    read: Any


@dataclass(frozen=True, eq=False)
class EndlessV:
    """Items without an end, each made from its number."""

    element: Any


@dataclass(frozen=True, eq=False)
class IterV:
    """An iterator; how far it has come is a cell of its location."""

    loc: Location
    item: Any


@dataclass(frozen=True, eq=False)
class VarsV:
    """``vars(obj)``: the attributes of an object as a dict."""

    loc: Location


@dataclass(frozen=True, eq=False)
class GetterV:
    """``operator.itemgetter(…)`` and its like; ``kind`` is their name."""

    kind: str
    args: tuple[Any, ...]
    kwargs: Any


@dataclass(frozen=True, eq=False)
class PartialV:
    """``functools.partial`` of a function."""

    func: Any
    args: tuple[Any, ...]
    kwargs: Any


@dataclass(frozen=True, eq=False)
class GeneratorV:
    """A generator expression that is not run yet."""

    node: Any
    frame: Any


@dataclass(frozen=True, eq=False)
class ChosenV:
    """The object ``one`` if ``test`` holds, and ``other`` if not."""

    test: Any
    one: Any
    other: Any


@dataclass(frozen=True, eq=False)
class CalledGenerator:
    """What a generator function gives: its activation, with the arguments bound and nothing run yet."""

    frame: Any


@dataclass(frozen=True, eq=False)
class Poison:
    """A value that has no representation; using it raises ``error``, or unrolls the loops that made it so."""

    error: Error
    loops: frozenset[Any] = frozenset()


class _Unset:
    def __repr__(self) -> str:
        return "UNSET"


UNSET = _Unset()

Abs = Any
"""Any of the above or an IR Value."""
