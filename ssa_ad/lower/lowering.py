"""The driver: from a function and its actual arguments to a Function of the IR with its guards."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FunctionType
from typing import Any

import gast
import numpy as np

from ssa_ad.base.diagnostics import Error, StateError, UnsupportedError, raise_all
from ssa_ad.base.spans import Span
from ssa_ad.frontend.fence import check as check_fence
from ssa_ad.frontend.source import source_of
from ssa_ad.ir.build import Builder, Names
from ssa_ad.ir.core import (
    BOOL,
    NONE,
    OBJECT,
    STR,
    Block,
    Function,
    Opaque,
    Type,
    Value,
)
from ssa_ad.ir.row import Row
from ssa_ad.ir.walk import walk
from ssa_ad.lower import (
    arrays,
    builtins,
    caches,
    calls,
    comprehensions,
    constants,
    containers,
    draws,
    entry,
    expressions,
    functions,
    generators,
    hoisted,
    iteration,
    iterators,
    managers,
    masks,
    members,
    methods,
    objects,
    operators,
    pure,
    statements,
    subscripts,
    transforms,
    trying,
    turns,
)
from ssa_ad.lower import copying as _copying  # noqa: F401
from ssa_ad.lower import densities as _densities  # noqa: F401
from ssa_ad.lower import indices as _indices  # noqa: F401
from ssa_ad.lower import kinds_of as _kinds_of  # noqa: F401
from ssa_ad.lower import splitting as _splitting  # noqa: F401
from ssa_ad.lower import values as v
from ssa_ad.lower.called import Call, name_of
from ssa_ad.lower.constants import is_buffer
from ssa_ad.lower.context import Context, Frame, Memo, Restart
from ssa_ad.lower.external import external_of, external_type
from ssa_ad.lower.guards import Guards, Same, holding_pairs, identity_classes, length_classes, overlap_pairs
from ssa_ad.lower.outcome import final_cells, overlap_groups, tree_of
from ssa_ad.lower.paths import mirror, touch_path
from ssa_ad.lower.special import special_of
from ssa_ad.lower.types import DTYPES
from ssa_ad.lower.values import UNSET, Abs, Const, Location, TupleV
from ssa_ad.rules.lookup import RuleMissing, row, row_of_callable, row_of_method, row_of_operator

MAX_RESTARTS = 60
FRAMES = 8000
"""How deep Python's stack may grow: a call that is followed takes some twenty frames."""
NUMPY_NAMES = {code: name for name, code in DTYPES.items()}


@dataclass(frozen=True)
class Lowered:
    """A lowered function, what it stands on, and where its inputs and state are.

    ``paths`` maps the touched paths to mirrors: an IR value for a quantity, a :class:`Mirror` for what
    holds some; ``written`` are the paths of the cells that may change, ``written_places`` where guards find them;
    ``buffers`` are those that the user's classes declare; ``generators`` are those of modules that may advance;
    ``caches`` are the calls of functions that keep results, ``calls`` is what became of each call.
    """

    function: Function
    guards: Guards
    paths: Mapping[str, Any]
    followed: tuple[str, ...]
    arguments: tuple[str, ...]
    written: tuple[str, ...]
    written_places: tuple[tuple[Any, ...], ...]
    entries: tuple[tuple[str, Value], ...]
    buffers: tuple[str, ...] = ()
    generators: tuple[Any, ...] = ()
    caches: tuple[Span, ...] = ()
    calls: tuple[Call, ...] = ()


class Lowering(Context):
    """The walk over one function; every method is a room of its own in this folder."""

    def __init__(self, memo: Memo, options: Any) -> None:
        super().__init__(Builder(Names(), row), memo)
        self.options = options
        self.stack: list[Frame] = []
        self.serials: dict[Any, int] = {}
        self.element_keys: dict[Value, Any] = {}
        self.int_paths: list[str] = []
        self.static_paths: dict[str, Any] = {}
        self.building: list[Location] = []
        self.followed: dict[str, None] = {}
        self.calling: Any = None
        self.bool_type = BOOL

    # the rooms
    expr = expressions.lower_expr
    truth = expressions.truth
    truth_of = expressions.truth_of
    name = expressions.lower_name
    set_name = expressions.set_name
    binary = operators.binary
    compare = operators.compare
    in_place = operators.in_place
    apply = operators.apply
    select = expressions.select
    yielded = staticmethod(generators.yielded)
    each_yielded = generators.each_yielded
    in_turn = turns.in_turn
    each_in_turn = turns.each_in_turn
    call_cached = caches.call_cached
    lower_apart = trying.lower_apart
    lower_try = trying.lower_try
    masked = masks.masked
    lower_with = managers.lower_with
    call_method = methods.call_method
    draw_of_module = draws.call_of_module
    class_of = builtins.class_of
    closure = calls.make_closure
    function_value = functions.function_value
    local_class = calls.make_class
    missing_rule = calls.missing_rule
    attr = objects.lower_attr
    attributes = objects.attributes
    delete = methods.delete
    delete_attr = objects.delete_attr
    set_attr = objects.set_attr
    find_method = objects.find_method
    find_class_member = objects.class_member
    new_list = containers.new_list
    new_dict = containers.new_dict
    member_value = members.member_value
    memory_dict = containers.memory_dict
    call_transform = transforms.call
    call_pure = pure.call_pure
    make_transform = transforms.made_by
    transform_of = staticmethod(transforms.of_object)
    list_items = containers.list_items
    known_item = containers.known_item
    dict_view = containers.dict_view
    view_item = containers.view_item
    dict_keys = containers.dict_keys
    get_item = subscripts.get_item
    get_item_value = subscripts.get_item_value
    set_item = subscripts.set_item
    set_item_value = subscripts.set_item_value
    aug_item = subscripts.aug_item
    items_of = subscripts.items_of
    size = subscripts.size
    length = subscripts.length
    item = subscripts.item
    same_length = subscripts.same_length
    range_length = subscripts.range_length
    read_attr = constants.read_attr
    read_cell = entry.read_cell
    write_cell = entry.write_cell
    pack = arrays.pack
    got = iterators.got
    unrolled_items = iteration.unrolled_items
    known_items = iteration.known_items
    iterate = comprehensions.iterate
    look_through = comprehensions.look_through
    listed = comprehensions.listed
    run_generator = comprehensions.run_generator
    copy_list = comprehensions.copy_list
    repeat_list = comprehensions.repeat_list
    need_structure = comprehensions.need_structure

    def call(self, callee: Abs, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
        before = self.calling
        self.calling = callee.obj if isinstance(callee, v.Static) else callee
        try:
            return calls.lower_call(self, callee, args, dict(kwargs), node)
        finally:
            self.calling = before

    def raising(self, cls: type, message: Any) -> Abs:
        """Emit the exception that Python raises here."""
        return subscripts.raising(self, cls, message, ())

    def computed(self, make: Callable[[], Any]) -> Abs:
        """Return a constant that is computed now, or emit what Python raises."""
        try:
            return Const(make())
        except (ValueError, LookupError, ArithmeticError) as error:
            return self.raising(type(error), error.args[0])

    def entry_cell(self, loc: Location, slot: v.Slot) -> Abs:
        """Return what a cell held at entry."""
        found = self.entry_cells.get(("c", loc, slot), UNSET)
        return entry.read_cell(self, loc, slot) if found is UNSET else found

    # rows
    def row(self, name: str) -> Row:
        try:
            return row(name)
        except RuleMissing:
            raise self.unsupported(f"there is no rule for `{name}`", "") from None

    def row_of_operator(self, op: str) -> Row:
        try:
            return row_of_operator(op)
        except RuleMissing:
            raise self.unsupported(f"the operator `{op}` is not differentiated", "") from None

    row_of_callable = staticmethod(row_of_callable)
    row_of_method = staticmethod(row_of_method)
    special = staticmethod(special_of)
    numpy_name = staticmethod(NUMPY_NAMES.__getitem__)

    # sites and frames
    def new_site(self, node: Any) -> tuple[Any, ...]:
        """Return a name for an allocation or call that is the same in every restart."""
        frame = self.frame.site if self.frame is not None else ()
        place = (
            (node.lineno, node.col_offset)
            if getattr(node, "lineno", None) is not None
            else (self.b.span.line, self.b.span.col, "x")
        )
        base = (frame, self.trips, place)
        n = self.serials.get(base, 0)
        self.serials[base] = n + 1
        return (*base, n)

    def fence(self, frame: Frame) -> None:
        self.followed[f"{frame.source.file}:{frame.source.line + 1}"] = None
        check_fence(frame.source)

    def has_python_source(self, function: FunctionType) -> bool:
        if self.is_library(function):
            return False
        try:
            source_of(function)
        except Error:
            return False
        return True

    @staticmethod
    def is_library(obj: Any) -> bool:
        """Whether something belongs to a library whose insides are not followed."""
        top = (getattr(obj, "__module__", None) or "").split(".")[0]
        return top in sys.stdlib_module_names - {"__main__"} or top in ("numpy", "scipy")

    def in_setattr(self, loc: Location) -> bool:
        """Whether the user's ``__setattr__`` of this object is running already."""
        return any(
            f.source.node.name == "__setattr__" for f in self.stack if isinstance(f.source.node, gast.FunctionDef)
        )

    def constructing(self, loc: Location) -> bool:
        return loc in self.building

    @contextmanager
    def construction(self, loc: Location) -> Iterator[None]:
        self.building.append(loc)
        try:
            yield
        finally:
            self.building.pop()

    def entry_static(self, obj: Any, path: str = "default", at: tuple[Any, ...] = ()) -> Abs:
        """Return a default value or bound argument: a constant, or state of the function object.

        ``at`` says where it is kept: an object, and the slots that lead from there to it.
        """
        if obj is None or isinstance(obj, bool | int | float | str):
            return Const(obj)
        if isinstance(obj, tuple):
            parts = enumerate(obj)
            return TupleV(tuple(self.entry_static(o, f"{path}[{k}]", (*at, ("item", k))) for k, o in parts))
        if callable(obj) and isinstance(obj, entry.ATOMS):
            return v.Static(obj)
        if isinstance(obj, np.ndarray):
            return entry.kept_array(self, at, entry.tail(path))
        base, n = path, 0
        while self.static_paths.setdefault(path, obj) is not obj:  # a location is known by its path
            n += 1
            path = f"{base}_{n}"

        def make(t: Type) -> Value:
            with self.b.inside(self.entry_block):
                return self.b.const(obj, entry.tail(path), t)

        return entry.entry_value(self, obj, make, ("object", Same(obj)), path)

    def external(self, obj: Any) -> str | None:
        if self.options is not None and getattr(self.options, "external", None) == "constant":
            return None
        return external_of(obj)

    def opaque_type(self, obj: Any) -> Type:
        name = getattr(obj, "__name__", "")
        if name == "default_rng":
            return Opaque("Generator")
        if any(obj is cls for cls in draws.CLASSES.values()):
            return Opaque(name)
        if obj is repr or obj is str or name in ("format", "join"):
            return STR
        return external_type(obj) or OBJECT

    @staticmethod
    def only_looks(obj: Any) -> bool:
        """Whether a callable writes none of its arguments and gives nothing that carries derivative."""
        if isinstance(obj, type) and issubclass(obj, BaseException | str):
            return True
        return obj in (repr, format, ascii) or getattr(obj, "__module__", None) in ("logging", "warnings")

    def opaque_hint(self, obj: Any) -> str:
        name = getattr(obj, "__name__", "result")
        if name == "default_rng" or any(obj is cls for cls in draws.CLASSES.values()):
            return "rng"
        if isinstance(obj, type) and issubclass(obj, BaseException):
            return "error"
        return "result"

    def observe(self, obj: Any, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> None:
        """Run something that only looks (printing, logging) where it stands."""
        self.note_call(name_of(obj), "constant")
        values = [self.b.const(obj, obj.__name__), *(self.value(a) for a in (*args, *kwargs.values()))]
        self.b.emit("opaque", values, [NONE], "nothing", {"kwnames": tuple(kwargs), "observes": True})

    def commit(self, loc: Location, method: str, args: list[Abs]) -> None:
        """Make a change of a list's or dict's structure real, where the user's call stands."""
        if not loc.entry and not all(containers.representable(self, a) for a in args):
            containers.without(self, loc.value, args)
            return
        values = [self.value(a) for a in args]
        self.b.emit("cell_write", [loc.value, *values], (), (), {"slot": ("call", method)})

    def returned(self, found: Abs, code: statements.Exit) -> Abs:
        """Return the result of a function that may also fall off its end."""
        codes = statements.codes_of(self, code)
        if not codes & {0, 1, 3}:
            return self.sure(found)
        unset = self.maybe_returned(found)
        if not unset:
            return self.sure(found)
        raise self.unsupported(
            "this function returns a value on some paths and None on others", "return a value on every path", StateError
        )

    def sure(self, found: Abs) -> Abs:
        """Return a result that is set on every path that returns."""
        if isinstance(found, Value):
            self.maybe_unset.discard(found)
        if isinstance(found, TupleV):
            return TupleV(tuple(self.sure(i) for i in found.items), found.cls)
        return found.value if isinstance(found, v.SetV) else found

    def maybe_returned(self, found: Abs) -> bool:
        if isinstance(found, TupleV):
            return any(self.maybe_returned(i) for i in found.items)
        if isinstance(found, v.SetV):
            return self.maybe_returned(found.given)
        return isinstance(found, Value) and found in self.maybe_unset


# ------------------------------------------------------------------------------------- driver


def lower(
    function: FunctionType,
    arguments: Mapping[str, Any],
    touch: Sequence[str] = (),
    options: Any = None,
    with_state: bool = False,
    expand: Callable[..., Function] | None = None,
) -> Lowered:
    """Lower ``function`` for the given arguments (by parameter name, defaults applied).

    ``touch`` are state paths that must be inputs even if the function does not read them; ``expand``
    differentiates a function of the IR whose derivative the program takes. Raises an Error for whatever the
    compiler refuses.
    """
    memo = Memo()
    source = source_of(function)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, FRAMES))
    try:
        while True:
            try:
                return attempt(function, arguments, touch, options, with_state, memo, expand)
            except Restart:
                memo.restarts += 1
                if memo.restarts > MAX_RESTARTS:
                    raise Error.at(source.span(source.node), "lowering does not settle", stage="lower") from None
    except RecursionError:
        raise UnsupportedError.at(source.span(source.node), "this is nested too deep", stage="lower") from None
    finally:
        sys.setrecursionlimit(limit)


def attempt(
    function: FunctionType,
    arguments: Mapping[str, Any],
    touch: Sequence[str],
    options: Any,
    with_state: bool,
    memo: Memo,
    expand: Callable[..., Function] | None,
) -> Lowered:
    cx = Lowering(memo, options)
    cx.expand = expand
    cx.root = function
    source = source_of(function)
    cx.b.span = source.span(source.node)
    cx.frame = None  # type: ignore[assignment]
    frame = calls.new_frame(cx, v.Static(function), None, owner_of(function, arguments))
    cx.frame = frame
    params = bind_entry(cx, frame, function, arguments)
    body = Block()
    with cx.b.inside(body):
        touched = {path: touch_path(cx, path) for path in touch}
        for path, a in touched.items():
            mirror(cx, a, path, ())
        cx.frame = None  # type: ignore[assignment]
        try:
            result = calls.run(cx, frame)
        except Error as problem:
            raise_all([*cx.problems, problem])
            raise
        raise_all(cx.problems)
        cx.frame = frame
        cx.b.span = source.span(source.node)
        leaves: list[Value] = []
        tree = tree_of(cx, result, leaves)
        own = len(leaves)
        cells = final_cells(cx, leaves) if with_state else []
        if cx.stand_ins or cx.lacking:
            containers.check_stand_ins(cx, list(walk(body)), leaves)
    body.ops = cx.entry_block.ops + body.ops
    body.params = params
    body.results = leaves
    overlaps = overlap_groups(cx)
    reached = [*cx.reached, *(value for _, value, _ in cx.entry_containers)]
    tied = {"tied": reached} if overlaps and reached else {}
    attrs: dict[str, Any] = tied | ({"own": own} if len(leaves) > own else {})
    made = Function(function.__name__.strip("<>"), body, tree, cells, overlaps, attrs)
    hoisted.run(made)
    constants.cut_writes(made)
    caches.refuse_shared(made, row)
    pure.refuse_overlaps(cx, made)
    arrays, objects = [a for _, _, a in cx.entry_arrays], list(cx.objects.values())
    guards = Guards(
        tuple((place, kind, expected) for (place, kind), expected in cx.checks.items()),
        tuple(cx.array_places),
        length_classes(arrays),
        overlap_pairs(arrays),
        tuple(cx.objects),
        identity_classes(objects),
        tuple(place for place, _, _ in cx.entry_containers),
        holding_pairs(arrays, [real for _, _, real in cx.entry_containers], objects),
    )
    paths: dict[str, Any] = {path: mirror(cx, a, path, ()) for path, a in touched.items()}
    changed = [(loc, slot) for _, loc, slot in cx.written if slot[0] not in ("len", "keys")]
    written = tuple(entry.cell_path(loc, slot) for loc, slot in changed)
    holders = tuple((*cx.places[loc], slot) for loc, slot in changed if loc in cx.places)
    entries = tuple((path, value) for path, _, value in cx.cell_entries)
    buffers = tuple(path for path, key, _ in cx.cell_entries if key[2][0] == "attr" and is_buffer(key[1], key[2][1]))
    return Lowered(
        made, guards, paths, tuple(cx.followed), tuple(arguments), written, holders, entries, buffers,
        draws.generators_of(made), caches.calls_of(made), cx.calls.all(),
    )  # fmt: skip


def owner_of(function: FunctionType, arguments: Mapping[str, Any]) -> Any:
    """Return the class that defines a method, for ``super()``."""
    first = next(iter(arguments.values()), None)
    for cls in [*getattr(type(first), "__mro__", ()), *getattr(first, "__mro__", ())]:
        for member in vars(cls).values():
            inner = getattr(member, "__func__", getattr(member, "fget", member))
            if inspect.unwrap(inner) is function if callable(inner) else inner is function:
                return cls
    return None


def bind_entry(cx: Lowering, frame: Frame, function: FunctionType, arguments: Mapping[str, Any]) -> list[Value]:
    """Make the parameters and the entry environment."""
    params: list[Value] = []
    variadic = {p.name: p.kind for p in inspect.signature(function).parameters.values()}
    for name, real in arguments.items():
        box: list[Value] = []

        def make(t: Type, name: str = name, box: list[Value] = box) -> Value:
            if not box:
                box.append(cx.b.value(t, name))
            return box[0]

        if variadic.get(name) is inspect.Parameter.VAR_KEYWORD:
            value: Abs = keyword_arguments(cx, real, make, name)
        else:
            value = entry.entry_value(cx, real, make, ("arg", name), name)
        if not box:
            make(NONE if real is None else OBJECT)
        if isinstance(real, int) and not isinstance(real, bool):
            cx.int_paths.append(name)
        params.append(box[0])
        cx.env["n", frame, name] = value
    cx.initial = dict(cx.env)
    return params


def keyword_arguments(cx: Lowering, real: dict[str, Any], make: Any, name: str) -> Abs:
    """Return ``**kwargs``: a dict of known keys that belongs to the call alone."""
    return entry.entry_value(cx, real, make, ("arg", name), name)


