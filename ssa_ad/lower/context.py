"""What lowering knows at a point of the program: the builder, the environment, the frames.

The environment maps names *and cells* to values. A key is ``("n", frame, name)`` for a local name
or ``("c", location, slot)`` for a cell; both are merged by branches and carried by loops by one and
the same code.
"""

from __future__ import annotations

import enum
import types
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NoReturn

from ssa_ad.base.diagnostics import Error, StateError, UnsupportedError
from ssa_ad.base.spans import Span
from ssa_ad.frontend.source import Source
from ssa_ad.ir.build import Builder, type_of_constant
from ssa_ad.ir.core import (
    BOOL,
    OBJECT,
    Array,
    Block,
    DictT,
    Dyn,
    Function,
    ListT,
    Opaque,
    Scalar,
    StrT,
    TupleT,
    Type,
    Value,
)  # fmt: skip
from ssa_ad.ir.row import Row
from ssa_ad.lower import values as v
from ssa_ad.lower.called import Calls
from ssa_ad.lower.guards import Same, member_form
from ssa_ad.lower.values import UNSET, Abs, Const, Location, Poison, Ref, TupleV

Key = tuple[Any, ...]
Layout = tuple[int, ...]
ADVICE = "do this outside of the differentiated function and pass what it gives"


class Restart(Exception):
    """Lowering has learned something that must be known from the start."""


@dataclass
class Memo:
    """What has been learned over the restarts of one lowering; it only grows."""

    memory: set[Hashable] = field(default_factory=set)  # locations that are memory, by key
    elements: dict[Hashable, Type] = field(default_factory=dict)  # element types of memory containers
    pinned: set[str] = field(default_factory=set)  # entry ints used as constants, by path
    unrolled: set[Hashable] = field(default_factory=set)  # loops that are unrolled, by site
    rolled: set[Hashable] = field(default_factory=set)  # loops that must not be unrolled, by site
    peeled: set[Hashable] = field(default_factory=set)  # loops whose first trip is apart, by site
    growing: set[Hashable] = field(default_factory=set)  # loops over lists that they change the length of, by site
    summed: set[Hashable] = field(default_factory=set)  # calls of `sum` that add Python floats, by site
    carried: dict[Hashable, dict[Key, Any]] = field(default_factory=dict)  # loop facts, by site
    restarts: int = 0
    whole: set[Any] = field(default_factory=set)  # dicts that loops do not carry by their items, by key
    by_items: bool = False  # whether loops carry dicts by their items even if these are of one kind
    written: dict[Hashable, Any] = field(default_factory=dict)  # pure functions that were written out, by their form


Yields = Callable[[Abs], "Const | Value"]


@dataclass(eq=False)
class Frame:
    """One activation of a function."""

    site: tuple[Hashable, ...]
    source: Source
    local: frozenset[str]
    outer: Frame | None = None  # where a nested function was defined
    function: Any = None  # the real function, for its closure
    globals: Location | None = None
    nonlocals: frozenset[str] = frozenset()
    global_names: frozenset[str] = frozenset()
    owner: Any = None  # the class that `super()` starts from
    first: str | None = None  # the name of the first parameter
    depth: int = 0
    inner: frozenset[str] = frozenset()  # the names that nested functions may read
    captured: bool = False  # whether a function defined here may outlive it
    yields: Yields | None = None  # what is done with an item that a generator function yields

    def __post_init__(self) -> None:
        self._hash = hash(self.site)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return self is other or isinstance(other, Frame) and self.site == other.site


class At:
    """The ``with`` of :meth:`Context.at`; a class, as it is entered for every expression."""

    __slots__ = ("cx", "node", "before")

    def __init__(self, cx: Context, node: Any) -> None:
        self.cx = cx
        self.node = node

    def __enter__(self) -> None:
        builder = self.cx.b
        self.before = builder.span
        if getattr(self.node, "lineno", None) is not None:
            builder.span = self.cx.span(self.node)

    def __exit__(self, *problem: object) -> None:
        self.cx.b.span = self.before


class Rooms:
    """What the files of this folder offer each other; :class:`ssa_ad.lower.lowering.Lowering` fills it in.

    A room calls another through the context, so that no file need import one that imports it.
    """

    apply: Callable[..., Value]
    attr: Callable[[Abs, str, Any], Abs]
    attributes: Callable[[Location], list[tuple[str, Abs]]]
    delete: Callable[[Abs, Abs], None]
    delete_attr: Callable[[Location, str], None]
    aug_item: Callable[[str, Abs, Any, Any], None]
    binary: Callable[[str, Abs, Abs], Abs]
    compare: Callable[..., Any]
    call: Callable[[Abs, list[Abs], dict[str, Abs], Any], Abs]
    call_cached: Callable[[Any, list[Abs], dict[str, Abs], Any], Abs]
    call_transform: Callable[[v.TransformV, list[Abs], dict[str, Abs], Any], Abs]
    call_pure: Callable[[Any, list[Abs], dict[str, Abs], Any], Abs]
    call_method: Callable[[Abs, str, list[Abs], dict[str, Abs], Any], Abs]
    class_of: Callable[[Abs], Any]
    closure: Callable[[Any, str], Abs]
    commit: Callable[[Location, str, list[Abs]], None]
    constructing: Callable[[Location], bool]
    construction: Callable[..., Any]
    copy_list: Callable[[Abs, Any], Abs]
    dict_keys: Callable[..., list[Any]]
    each_yielded: Callable[..., Const | Value]
    each_in_turn: Callable[..., Const | Value]
    draw_of_module: Callable[[Any, list[Abs], dict[str, Abs], Any], Abs | None]
    entry_cell: Callable[[Location, v.Slot], Abs]
    entry_static: Callable[..., Any]
    expr: Callable[[Any], Abs]
    external: Callable[[Any], str | None]
    fence: Callable[[Frame], None]
    find_class_member: Callable[..., tuple[Any, Any] | None]
    find_method: Callable[[Ref | v.ChosenV, str], Abs | None]
    function_value: Callable[[Abs], Value | None]
    get_item: Callable[[Abs, Any], Abs]
    get_item_value: Callable[[Abs, Abs], Abs]
    got: Callable[[v.GetterV, list[Abs], Any], Abs]
    has_python_source: Callable[[Any], bool]
    in_place: Callable[[str, Abs, Abs, Any], Abs]
    in_turn: Callable[[Abs], bool]
    in_setattr: Callable[[Location], bool]
    is_library: Callable[[Any], bool]
    item: Callable[[Value, Value], Abs]
    items_of: Callable[[Abs, int | None], list[Abs]]
    iterate: Callable[[Abs, Any, Callable[[Abs], None]], None]
    length: Callable[[Value], Value]
    list_items: Callable[[Location], list[Abs]]
    known_item: Callable[[Location, int], Abs]
    dict_view: Callable[[Location, str], v.ViewV]
    view_item: Callable[[Location, str, Any], Abs]
    known_items: Callable[[Abs, Any], list[Abs] | None]
    look_through: Callable[[Abs, Any, Callable[[Abs], Any]], None]
    lower_apart: Callable[[list[Any]], Const | Value]
    lower_try: Callable[[Any], Const | Value]
    lower_with: Callable[[Any], Const | Value]
    listed: Callable[[Abs, Any], Abs]
    local_class: Callable[[Any], Abs]
    make_transform: Callable[[str, list[Abs], dict[str, Abs], Any], Abs]
    member_value: Callable[[v.MemberV], Value]
    memory_dict: Callable[[Any, list[tuple[Abs, Abs]]], Value]
    masked: Callable[..., Abs]
    missing_rule: Callable[[Value], Error]
    name: Callable[[str], Abs]
    need_structure: Callable[[Abs], None]
    new_dict: Callable[..., Abs]
    new_list: Callable[..., Abs]
    new_site: Callable[[Any], tuple[Any, ...]]
    numpy_name: Callable[[str], str]
    observe: Callable[[Any, list[Abs], dict[str, Abs], Any], None]
    only_looks: Callable[[Any], bool]
    opaque_hint: Callable[[Any], str]
    opaque_type: Callable[[Any], Type]
    pack: Callable[..., Any]
    computed: Callable[[Callable[[], Any]], Abs]
    raising: Callable[[type, Any], Abs]
    range_length: Callable[[v.RangeV], Value]
    read_attr: Callable[[Location, str, Abs], Abs]
    read_cell: Callable[[Location, v.Slot], Abs]
    repeat_list: Callable[[Ref, Abs], Abs]
    returned: Callable[[Abs, Const | Value], Abs]
    row: Callable[[str], Row]
    row_of_callable: Callable[..., Any]
    row_of_method: Callable[..., Any]
    row_of_operator: Callable[[str], Row]
    run_generator: Callable[[v.GeneratorV], Abs]
    same_length: Callable[[Value, Value], bool]
    select: Callable[[Value, Callable[[], Abs], Callable[[], Abs]], Abs]
    set_attr: Callable[[Abs, str, Abs, Any], None]
    set_item: Callable[[Abs, Any, Abs], None]
    set_item_value: Callable[[Abs, Abs, Abs], None]
    set_name: Callable[[str, Abs], None]
    size: Callable[[Value, int], Abs]
    special: Callable[..., Any]
    transform_of: Callable[[Any], v.TransformV]
    truth: Callable[[Any], Abs]
    truth_of: Callable[[Abs], Abs]
    unrolled_items: Callable[[Any, Abs], list[Abs] | None]
    yielded: Callable[[Abs], bool]
    write_cell: Callable[[Location, v.Slot, Abs], None]


class Context(Rooms):
    """The state of one lowering."""

    def __init__(self, builder: Builder, memo: Memo) -> None:
        self.b = builder
        self.memo = memo
        self.env: dict[Key, Abs] = {}
        self.entry_cells: dict[Key, Abs] = {}
        self.entry_block = Block()
        self.frame: Frame = None  # type: ignore[assignment]
        self.checks: dict[tuple[Any, str], Any] = {}
        self.cell_entries: list[tuple[str, Key, Value]] = []
        self.written: dict[Key, None] = {}
        self.maybe_unset: set[Value] = set()
        self.functions: dict[Abs, tuple[Value, Block]] = {}  # what has been made of functions, and where
        self.lacking: dict[Value, str] = {}  # containers without what has no run-time form, and what that is
        self.origins: dict[Value, frozenset[Any]] = {}
        self.known_dims: dict[Value, Any] = {}
        self.exit_codes: dict[Value, frozenset[int]] = {}
        self.code_tests: dict[Value, tuple[Value, frozenset[int], frozenset[int]]] = {}  # codes with which they hold
        self.set_with: dict[Value, dict[int, frozenset[Value]]] = {}  # what is set where an exit code is that one
        self.real_ids: dict[int, Abs] = {}
        self.entry_arrays: list[tuple[str, Value, Any]] = []
        self.reached: list[Value] = []  # entry arrays that state refers to
        self.array_places: list[Any] = []
        self.entry_ints: dict[Value, int] = {}
        self.entry_containers: list[tuple[Any, Value, Any]] = []  # those in memory that hold references
        self.inner_containers: set[int] = set()  # the real lists and dicts inside of these
        self.objects: dict[Any, Any] = {}
        self.places: dict[Location, Any] = {}
        self.homes: dict[Hashable, Location] = {}
        self.symbols: dict[int, str] = {}
        self.opaque_results: dict[Value, tuple[str, Span]] = {}
        self.root: Any = None
        self.int_paths: list[str] = []
        self.stack: list[Frame] = []
        self.bool_type: Type = BOOL
        self.calling: Any = None
        self.calls = Calls()
        self.frozen: dict[Hashable, Key] = {}  # dicts that loops carry by their items: under which key
        self.unordered: set[Hashable] = set()  # those of them whose keys are in another order on another path
        self.from_outside: set[Hashable] = set()  # those of them that may be one that came in
        self.touched: dict[Key, None] | None = None  # the cells that are looked at, where somebody wants to know
        self.apart: list[tuple[Span, list[Value], list[Value]]] = []  # arrays that must not lie over each other
        self.layouts: dict[Value, Layout] = {}  # how arrays lie in memory: their axes, the slowest first
        self.flats: set[Value] = set()  # what `flat` gives: a slice of it is a copy
        self.repeating = False  # whether there is an array that may name one element several times
        self.problems: list[Error] = []
        self.tolerant = True  # whether lowering goes on behind a problem
        self.comprehensions: dict[Hashable, Hashable] = {}  # loops of list comprehensions that could be unrolled
        self.loop_site: Hashable = None  # the counted loop that is being lowered
        self.element_keys: dict[Value, Any] = {}
        self.serials: dict[Any, int] = {}
        self.initial: dict[Key, Abs] = {}
        self.keep: list[Any] = []
        self.expand: Callable[..., Function] | None = None  # differentiates an inner function
        self.tried: list[Any] = []  # cached functions whose bodies are followed to see what they do
        self.replayed: list[Any] = []  # cached functions whose bodies stand beside their calls
        self.waits: tuple[type[BaseException], ...] = ()  # what every `try` around the statement catches
        self.guard: Any = None  # the `try` whose statements are lowered apart from each other
        self.handled: list[Value] = []  # the exceptions that are being handled
        self.handlers = 0
        self.named: dict[Block, list[tuple[int, Key]]] = {}  # before which op of a block a name was set
        self.unrollable: list[tuple[Hashable, frozenset[Any]]] = []  # loops around that could be lowered trip by trip
        self.nots: dict[Value, Value] = {}  # what a test is the negation of
        self.used_up: set[Any] = set()  # what gives its items once, and has given them
        self.looked_at: set[Any] = set()  # the containers whose structure a condition has looked at
        self.stand_ins: dict[Hashable, Any] = {}  # containers in memory that are plain ones for special ones, by key
        self.generators = 0  # how many generators are being lowered within each other
        self.trips: tuple[Hashable, ...] = ()  # the numbers of the unrolled trips that are being lowered

    # ------------------------------------------------------------------ places and errors

    def span(self, node: Any) -> Span:
        return self.frame.source.span(node)

    def at(self, node: Any) -> At:
        """Give the ops made in the ``with`` the place of ``node``."""
        return At(self, node)

    def unsupported(self, what: str, instead: str = "", cls: type[Error] = UnsupportedError) -> Error:
        return cls.at(self.b.span, what, instead or ADVICE, stage="lower")

    def restart(self, learned: set[Any], fact: Hashable) -> None:
        """Add a fact to the memo and begin again; raises UnsupportedError if it was known already."""
        if fact in learned:
            raise self.unsupported("this use of a container or object is not understood", "")
        learned.add(fact)
        raise Restart

    def carry_whole(self, key: Key) -> NoReturn:
        """Begin again, and do not carry the dict under a key by its items: it is written, or used as a whole."""
        self.memo.carried.clear()
        self.memo.whole.add(key)
        raise Restart

    @contextmanager
    def could_unroll(self, site: Hashable, looked_at: frozenset[Any] = frozenset()) -> Iterator[None]:
        """Say that the loop that is lowered in the ``with`` can be lowered trip by trip.

        ``looked_at`` are the containers whose structure decides whether it goes on.
        """
        self.unrollable.append((site, looked_at))
        try:
            yield
        finally:
            self.unrollable.pop()

    def unroll_instead(self, container: Any = None, memory: Any = None) -> None:
        """Begin again with the loops around unrolled, if some can be: the structure is known then.

        Of a container that changes only the loops that it decides are unrolled; ``memory`` is one whose structure
        is needed after all.
        """
        fresh = {s for s, looked_at in self.unrollable if container is None or container in looked_at}
        fresh -= self.memo.rolled
        if fresh - self.memo.unrolled:
            self.memo.unrolled |= fresh
            self.memo.memory.discard(memory)
            raise Restart

    def poisoned(self, a: Poison) -> Error:
        """Return the error of a value that is used though it has no representation; begins again if that helps."""
        fresh = a.loops - self.memo.rolled
        if fresh - self.memo.unrolled:
            self.memo.unrolled |= fresh
            raise Restart
        return a.error

    def site(self, node: Any) -> Hashable:
        return (self.frame.site, self.trips, node.lineno, node.col_offset, type(node).__name__)

    def note_call(self, name: str, how: str) -> None:
        """Note what became of the call that is being lowered."""
        self.calls.note(name, how, self.b.span)

    def check(self, place: Any, kind: str, expected: Any) -> None:
        """Remember what the specialisation stands on."""
        self.checks.setdefault((place, kind), expected)

    def check_member(self, cls: type, name: str) -> None:
        """Remember what a name means in a class."""
        self.checks.setdefault((("object", Same(cls)), "members"), {})[name] = member_form(cls, name)

    def length_of(self, dim: Any) -> int | None:
        """Return the length that a symbol stands for now, without holding on to it."""
        for _, value, real in self.entry_arrays:
            if isinstance(dim, str) and isinstance(value.type, Array) and dim in value.type.dims:
                return int(real.shape[value.type.dims.index(dim)])
        return dim if isinstance(dim, int) else None

    def fix_length(self, dim: str) -> int | None:
        """Return the length that a symbol stands for, and hold on to it; None if no entry array has it."""
        for (_, value, real), place in zip(self.entry_arrays, self.array_places, strict=True):
            if isinstance(value.type, Array) and dim in value.type.dims:
                axis = value.type.dims.index(dim)
                self.check((*place, ("axis", axis)), "value", real.shape[axis])
                return int(real.shape[axis])
        return None

    # ------------------------------------------------------------------ the environment

    def get(self, key: Key) -> Abs:
        found = self.env.get(key)
        if found is None:
            found = self.entry_cells.get(key, UNSET)
        if self.touched is not None and key[0] == "c":
            self.touched.setdefault(key)
        return found

    def cell(self, loc: Location, slot: v.Slot) -> Abs:
        return self.get(("c", loc, slot))

    def set_cell(self, loc: Location, slot: v.Slot, value: Abs) -> None:
        key = ("c", loc, slot)
        if loc.key in self.frozen:
            self.carry_whole(self.frozen[loc.key])
        self.env[key] = value
        if self.touched is not None:
            self.touched.setdefault(key)
        if loc.entry:
            self.written[key] = None

    def inherit(self, out: Value, *sources: Abs) -> None:
        """Let a merged container stand for what it is merged from."""
        for s in sources:
            if isinstance(s, Value) and s in self.element_keys:
                self.element_keys[out] = self.element_keys[s]

    # ------------------------------------------------------------------ run-time values

    def type_of(self, a: Abs) -> Type | None:
        """Return the type of a run-time value or constant, None for what exists only while lowering."""
        if isinstance(a, Value):
            return a.type
        if isinstance(a, Const):
            t = type_of_constant(a.value)
            return None if t == OBJECT else t
        return None

    def value(self, a: Abs, what: str = "this value") -> Value:
        """Return ``a`` as an IR value, making it real in the current block if need be."""
        match a:
            case Value():
                return a
            case Const(value):
                return self.b.const(value)
            case v.Static(obj):
                label = str(obj.name).lower().replace("|", "_") if isinstance(obj, enum.Enum) else "obj"
                name = getattr(obj, "__name__", label)
                return self.b.const(obj, name.split(".")[-1].strip("<>"))
            case TupleV(items, cls) if cls is not None:
                return self.b.apply("rt.make", [self.b.const(cls, cls.__name__), *(self.value(i) for i in items)])
            case TupleV(items):
                parts = [self.value(i) for i in items]
                from_types = [p.type for p in parts]
                return self.b.emit("tuple", parts, [TupleT(tuple(from_types))]).out
            case Ref(loc) if loc.value is None:
                self.carry_whole(self.frozen[loc.key])
            case Ref(loc):
                return loc.value
            case v.Bound(v.Static(types.FunctionType() as function), Ref(loc)) if (
                getattr(loc.cls, function.__name__, None) is function
            ):
                given = [self.b.const(getattr, "getattr"), loc.value, self.b.const(function.__name__)]
                return self.b.emit("opaque", given, [OBJECT], "method", {"kwnames": (), "observes": True}).out
            case v.MemberV():
                return self.member_value(a)
            case Poison():
                raise self.poisoned(a)
            case v.MaybeV(value=Value() as held, plain=True) if not self.waits_for(TypeError, AttributeError):
                return held
            case v.MaybeV():
                raise self.unsupported(f"{what} may be None here", "test it with `is None` first", StateError)
            case v.Method(Value(type=Opaque() | Dyn()) as base, name):
                caught = any(base is error for error in self.handled)
                whose = "an exception" if caught else "this value"
                raise self.unsupported(
                    f"what the attribute `{name}` of {whose} holds is not followed",
                    "set a variable before it is raised, and read that" if caught else "keep it in a variable",
                )
        if (made := self.function_value(a)) is not None:
            return made
        if a is UNSET:
            raise self.unsupported(f"{what} may be unset here", "set it on every path before it is read", StateError)
        raise self.unsupported(
            f"{what} is a {describe(a)}, which has no run-time form here", "use it directly where it is made"
        )

    def waits_for(self, *errors: type[BaseException]) -> bool:
        """Whether a `try` around the statement catches one of these."""
        return any(issubclass(error, caught) for error in errors for caught in self.waits)

    def const_of(self, a: Abs, what: str) -> Any:
        """Return the Python constant that ``a`` is; specialise on an entry int or unroll a loop if that helps."""
        if isinstance(a, Const):
            return a.value
        if isinstance(a, TupleV):
            return tuple(self.const_of(i, what) for i in a.items)
        if isinstance(a, v.Static):
            return a.obj
        if isinstance(a, Value):
            self.pin(self.origins.get(a, frozenset()))
        raise self.unsupported(f"{what} must be a constant here", f"write {what} as a literal")

    def need_fixed(self, obj: Any) -> None:
        """Refuse an object whose contents may be others at the next call: what is compiled would keep those of now."""
        cls = type(obj)
        if cls.__hash__ is None or hasattr(cls, "__setitem__"):
            raise self.unsupported(
                f"the contents of a container of type `{cls.__name__}` are not followed, and may change between calls",
                "use a list, a dict or an array", StateError,
            )  # fmt: skip

    def pin(self, origins: frozenset[Any]) -> None:
        """Specialise on what an int comes from, if that has not been done yet."""
        fresh = False
        for kind, what in origins:
            known = self.memo.pinned if kind == "entry" else self.memo.unrolled
            if what not in known:
                known.add(what)
                fresh = True
        if fresh:
            raise Restart


def describe(a: Abs) -> str:
    """Return what an abstract value is, for an error message."""
    names: dict[type, str] = {
        v.Static: "Python object", v.Closure: "function", v.Bound: "method", v.Method: "method", Ref: "object",
        TupleV: "tuple", v.RangeV: "range", v.GeneratorV: "generator", v.LocalClass: "class", v.SliceV: "slice",
        v.TransformV: "derivative", v.IterV: "iterator", v.LazyV: "iterator", v.EndlessV: "iterator without an end",
        v.GetterV: "getter", v.MaybeV: "value that may be None", v.MemberV: "member of an enum",
        v.PartialV: "function", v.MapV: "map", v.CalledGenerator: "generator",
        v.ChosenV: "object that the run chooses", v.FlatV: "`flat`",
    }  # fmt: skip
    if isinstance(a, v.Static):
        return type(a.obj).__name__
    if isinstance(a, Value):
        kinds = {Array: "array", Scalar: "number", ListT: "list", DictT: "dict", TupleT: "tuple", StrT: "text"}
        return kinds.get(type(a.type), "value")
    return names.get(type(a), type(a).__name__)
