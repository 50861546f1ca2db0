"""Objects, lists and dicts of known structure: their attributes and elements are cells."""

from __future__ import annotations

import dataclasses
import enum
import functools
import inspect
import sys
import types
from collections import deque
from typing import Any

import numpy as np

from ssa_ad.base.diagnostics import StateError
from ssa_ad.ir.core import OBJECT, Array, ListT, Opaque, Scalar, Value
from ssa_ad.lower import values as v
from ssa_ad.lower.chosen import chosen_attr, class_of, set_chosen_attr
from ssa_ad.lower.containers import maxlen_of, stand_in
from ssa_ad.lower.context import Context, describe
from ssa_ad.lower.entry import cell_path, read_cell, write_cell
from ssa_ad.lower.functions import bound_arguments
from ssa_ad.lower.guards import MISSING, Same, own_names
from ssa_ad.lower.iteration import constant
from ssa_ad.lower.layout import is_c_order, long_axes, note_moved
from ssa_ad.lower.members import member_choice_attr
from ssa_ad.lower.merge import made_key
from ssa_ad.lower.values import UNSET, Abs, Const, Location, Poison, Ref, TupleV

# ------------------------------------------------------------------------------------- attributes


def lower_attr(cx: Context, base: Abs, name: str, node: Any) -> Abs:
    """Return ``base.name``."""
    match base:
        case Ref(loc) if loc.kind == "object":
            return object_attr(cx, base, name)
        case Ref(loc) if loc.cls is deque and name == "maxlen":
            return Const(maxlen_of(cx, loc))
        case Ref():
            return v.Method(base, name)
        case v.Static(obj):
            return static_attr(cx, obj, name)
        case v.Super(owner, self):
            found = class_member(cx, owner, name, after=True, start=self)
            if found is None:
                if name in ("__init__", "__new__"):
                    return v.Static(getattr(object, name))
                if name == "__setattr__":
                    return v.PartialV(v.Static(object.__setattr__), (self,), {})
                raise cx.unsupported(f"the base classes have no `{name}`", "")
            if isinstance(found[0], property):
                return cx.call(v.Bound(v.Static(found[0].fget), self, found[1]), [], {}, node)
            return bind_member(cx, found[0], self, found[1])
        case v.LocalClass():
            member = local_member(base, name)
            if member is not None:
                return member[0]
        case Value():
            return value_attr(cx, base, name)
        case v.MemberV():
            return member_choice_attr(cx, base, name)
        case v.ChosenV():
            return chosen_attr(cx, base, name)
        case Const() | v.GeneratorV() | v.VarsV() | TupleV() | v.RangeV() | v.ReversedV():
            if isinstance(base, TupleV) and base.cls is not None:
                return named_tuple_attr(cx, base, name)
            return v.Method(base, name)
        case v.Bound() | v.Closure() if name == "__wrapped__":
            return base
    raise cx.unsupported(f"`.{name}` of a {describe(base)} is not supported", "")


def named_tuple_attr(cx: Context, base: TupleV, name: str) -> Abs:
    """Return an attribute of a named tuple: a field, or what the user's class defines."""
    if name in base.cls._fields:
        return base.items[base.cls._fields.index(name)]
    if name == "_fields":
        return constant(base.cls._fields)
    found = class_member(cx, base.cls, name)
    if found is None or not isinstance(found[0], types.FunctionType | property) or name in ("_replace", "_asdict"):
        return v.Method(base, name)
    if isinstance(found[0], property):
        return cx.call(v.Bound(v.Static(found[0].fget), base, found[1]), [], {}, None)
    return v.Bound(v.Static(found[0]), base, found[1])


def flat(cx: Context, array: Value) -> Abs:
    """Return ``array.flat``: a view of all entries in a row, if there is one."""
    if len(long_axes(array)) > 1 and not is_c_order(cx, array):
        return v.FlatV(array)
    made = cx.call_method(array, "reshape", [Const(-1)], {}, None)
    if made is array:
        made = cx.get_item_value(array, v.SliceV(Const(None), Const(None), Const(None)))
    cx.flats.add(made)
    return made


def value_attr(cx: Context, base: Value, name: str) -> Abs:
    t = base.type
    if isinstance(t, Array):
        if name == "T":
            turned = cx.b.emit("transpose", [base], [Array(t.dtype, t.dims[::-1])]).out
            note_moved(cx, base, turned, np.transpose)
            return turned
        if name == "shape":
            return TupleV(tuple(cx.size(base, k) for k in range(t.rank)))
        if name == "ndim":
            return Const(t.rank)
        if name == "size":
            total: Abs = Const(1)
            for k in range(t.rank):
                total = cx.binary("Mult", total, cx.size(base, k)) if total != Const(1) else cx.size(base, k)
            return total
        if name == "dtype":
            return v.Static(np.dtype(cx.numpy_name(t.dtype)))
        if name == "real":
            return base
        if name == "flat":
            return flat(cx, base)
    if isinstance(t, ListT) and name == "maxlen" and (special := stand_in(cx, base)) is not None:
        return Const(special.maxlen)
    if isinstance(t, Scalar) and name in ("real", "imag"):
        return base if name == "real" else Const(0.0)
    if isinstance(t, Scalar) and t.python is False and name in ("dtype", "ndim", "shape", "size"):
        return {
            "dtype": v.Static(np.dtype(cx.numpy_name(t.dtype))),
            "ndim": Const(0),
            "shape": TupleV(()),
            "size": Const(1),
        }[name]
    if t == OBJECT and base in cx.opaque_results:
        raise cx.missing_rule(base)
    return v.Method(base, name)


def static_attr(cx: Context, obj: Any, name: str) -> Abs:
    """Return an attribute of a known object: a module's or a class's."""
    if isinstance(obj, types.ModuleType):
        found = getattr(obj, name, MISSING)
        if found is MISSING:
            raise cx.unsupported(f"the module `{obj.__name__}` has no `{name}`", "")
        top = obj.__name__.split(".")[0]
        library = top in ("numpy", "scipy") or top in sys.stdlib_module_names - {"__main__"}
        if isinstance(found, float | int | str | bool | None) and library:
            return Const(found)
        if (
            isinstance(found, types.ModuleType | types.FunctionType | types.BuiltinFunctionType | type | np.ufunc)
            or library
        ):
            if not library:
                cx.check(("object", Same(vars(obj), obj.__name__), ("item", name)), "is", found)
            return v.Static(found)
        return module_cell(cx, obj, name)
    if isinstance(obj, type):
        if not cx.is_library(obj):
            cx.check_member(obj, name)
        if name == "_make" and issubclass(obj, tuple) and hasattr(obj, "_fields"):
            return v.Method(v.Static(obj), name)
        found = undecorated(inspect.getattr_static(obj, name, MISSING))
        if isinstance(found, staticmethod):
            return v.Static(found.__func__)
        if isinstance(found, classmethod):
            owner = next(c for c in obj.__mro__ if name in vars(c))
            return v.Bound(v.Static(found.__func__), v.Static(obj), owner)
        if isinstance(found, types.FunctionType):
            return v.Static(found)
        if found is not MISSING and not hasattr(type(found), "__get__"):
            return class_cell(cx, obj, name)
        return v.Static(getattr(obj, name)) if hasattr(obj, name) else v.Method(v.Static(obj), name)
    if isinstance(obj, types.FunctionType) and name in vars(obj) and not name.startswith("__"):
        raise cx.unsupported(
            f"`{name}` of the function `{obj.__name__}` is state that is not followed",
            "keep it in a global, or make the function an object with `__call__`", StateError,
        )  # fmt: skip
    if isinstance(obj, np.dtype | types.BuiltinFunctionType | types.FunctionType | np.ufunc):
        found = getattr(obj, name, MISSING)
        if isinstance(found, float | int | str | bool):
            return Const(found)
        return v.Static(found) if found is not MISSING else v.Method(v.Static(obj), name)
    if isinstance(obj, enum.Enum):
        return member_attr(cx, obj, name)
    found = getattr(obj, name, MISSING)
    if isinstance(found, float | int | str | bool) and isinstance(obj, np.finfo | np.iinfo | dataclasses.Field):
        return Const(found)
    return v.Method(v.Static(obj), name)


def member_attr(cx: Context, obj: enum.Enum, name: str) -> Abs:
    """Return an attribute of a member of an enum: its value, its name, what its class defines or ``__init__`` sets."""
    found = class_member(cx, type(obj), name)
    if found is not None and isinstance(found[0], property) and not isinstance(found[0], types.DynamicClassAttribute):
        return cx.call(v.Bound(v.Static(found[0].fget), v.Static(obj), found[1]), [], {}, None)
    if found is not None and isinstance(found[0], types.FunctionType | classmethod | staticmethod):
        return bind_member(cx, found[0], v.Static(obj), found[1])
    if name not in ("value", "name"):
        cx.check(("object", Same(obj), ("attr", name)), "is", vars(obj).get(name, MISSING))
    if not hasattr(obj, name):
        raise cx.unsupported(f"`{obj}` has no `{name}`", "", StateError)
    return constant(getattr(obj, name))


def module_cell(cx: Context, module: types.ModuleType, name: str) -> Abs:
    """Return a variable of another module: state like any global."""
    key = ("globals", module.__name__)
    home = cx.homes.get(key)
    if home is None:
        with cx.b.inside(cx.entry_block):
            holder = cx.b.const(module, module.__name__.split(".")[-1])
        home = Location(key, "globals", dict, holder, vars(module), module.__name__, module)
        cx.homes[key] = home
        cx.places[home] = ("object", Same(vars(module), module.__name__))
    return read_cell(cx, home, ("item", name))


def class_location(cx: Context, cls: type) -> Location:
    key = ("class", cls)
    home = cx.homes.get(key)
    if home is None:
        with cx.b.inside(cx.entry_block):
            holder = cx.b.const(cls, cls.__name__)
        home = Location(key, "class", type, holder, cls, cls.__name__)
        cx.homes[key] = home
        cx.places[home] = ("object", Same(cls))
    return home


def class_cell(cx: Context, cls: type, name: str) -> Abs:
    """Return a plain class attribute: state shared by the instances."""
    owner = next(c for c in cls.__mro__ if name in c.__dict__)
    return read_cell(cx, class_location(cx, owner), ("attr", name))


def object_attr(cx: Context, base: Ref, name: str) -> Abs:
    """Return an attribute of an object by Python's rules, without running user code outside the program."""
    loc = base.loc
    if name == "__class__":
        return loc.cls if isinstance(loc.cls, v.LocalClass) else v.Static(loc.cls)
    found = class_member(cx, loc.cls, name)
    member: Any = None
    owner: Any = None
    if found is not None:
        member, owner = found
    if isinstance(member, property) or is_local_property(member):
        getter = v.Static(member.fget) if isinstance(member, property) else member.getter
        return cx.call(v.Bound(getter, base, owner), [], {}, None)
    if type(member).__name__ == "cached_property":
        cell = read_cell(cx, loc, ("attr", name))
        if cell is not UNSET:
            return cell
        value = cx.call(v.Bound(v.Static(member.func), base, owner), [], {}, None)
        write_cell(cx, loc, ("attr", name), value)
        return value
    if name == "__dict__":
        return v.VarsV(loc)
    if has_hook(member, "__get__") and has_hook(member, "__set__"):
        return described(cx, base, member)
    cell = read_cell(cx, loc, ("attr", name))
    if isinstance(cell, Poison):
        raise cx.poisoned(cell)
    if cell is not UNSET:
        return cx.read_attr(loc, name, cell)
    if found is None:
        getattr_method = class_member(cx, loc.cls, "__getattr__")
        if getattr_method is not None:
            return cx.call(bind_member(cx, getattr_method[0], base, getattr_method[1]), [Const(name)], {}, None)
        raise cx.unsupported(f"`{cell_path(loc, ('attr', name))}` is not set", f"set `{name}` in __init__", StateError)
    if has_hook(member, "__get__"):
        return described(cx, base, member)
    return bind_member(cx, member, base, owner)


def has_hook(member: Any, hook: str) -> bool:
    """Whether a member of a class is a descriptor that the user's program defines."""
    if hasattr(type(member), "__ssa_ad__"):
        return False
    return isinstance(getattr(type(member), hook, None), types.FunctionType) and not isinstance(
        member, functools.cached_property | functools.partialmethod | functools.singledispatchmethod
    )


def described(cx: Context, base: Ref, descriptor: Any) -> Abs:
    """Return an attribute that a descriptor of the user's computes."""
    getter = cx.find_method(cx.entry_static(descriptor, "descriptor"), "__get__")
    assert getter is not None
    return cx.call(getter, [base, v.Static(base.loc.cls)], {}, None)


def class_member(cx: Context, cls: Any, name: str, after: bool = False, start: Abs = None) -> tuple[Any, Any] | None:
    """Return a member of a class and the class that defines it; ``after`` looks behind ``cls`` (super)."""
    if isinstance(cls, v.LocalClass):
        chain: list[Any] = local_mro(cls)
        chain = chain[1:] if after else chain
        for c in chain:
            if isinstance(c, v.LocalClass):
                if name in c.members:
                    return c.members[name], c
            elif name in c.__dict__ and c is not object:
                return c.__dict__[name], c
        return None
    mro = list(cls.__mro__)
    if after:
        root = start.loc.cls if isinstance(start, Ref) else getattr(start, "obj", cls)
        mro = list(root.__mro__) if isinstance(root, type) else [c for c in local_mro(root) if isinstance(c, type)]
        mro = mro[mro.index(cls) + 1 :]
    elif not cx.is_library(cls):
        cx.check_member(cls, name)
    for c in mro:
        if name in c.__dict__ and c is not object:
            if after:
                cx.check_member(c, name)
            return c.__dict__[name], c
    return None


def local_mro(cls: v.LocalClass) -> list[Any]:
    out: list[Any] = [cls]
    for b in cls.bases:
        out += local_mro(b) if isinstance(b, v.LocalClass) else list(b.obj.__mro__)
    return out


def local_member(cls: v.LocalClass, name: str) -> tuple[Any, Any] | None:
    for c in local_mro(cls):
        if isinstance(c, v.LocalClass) and name in c.members:
            return c.members[name], c
    return None


@dataclasses.dataclass(frozen=True, eq=False)
class LocalProperty:
    getter: Any
    setter: Any = None


def is_local_property(member: Any) -> bool:
    return isinstance(member, LocalProperty)


def bind_member(cx: Context, member: Any, self: Abs, owner: Any) -> Abs:
    """Return a class member as seen through an instance."""
    member = undecorated(member)
    if isinstance(member, v.Closure):
        return v.Bound(member, self, owner)
    if isinstance(member, types.FunctionType):
        return v.Bound(v.Static(member), self, owner)
    if isinstance(member, staticmethod):
        return v.Static(member.__func__)
    if isinstance(member, classmethod):
        if not isinstance(self, Ref):
            cls = type(self.obj) if isinstance(self, v.Static) and isinstance(self.obj, enum.Enum) else self
            return v.Bound(v.Static(member.__func__), cls if isinstance(cls, v.Static) else v.Static(cls), owner)
        cls = self.loc.cls
        return v.Bound(v.Static(member.__func__), cls if isinstance(cls, v.LocalClass) else v.Static(cls), owner)
    if isinstance(member, v.Static | Value | Const | TupleV | Ref):
        return member
    if isinstance(member, functools.partialmethod):
        bound = bind_member(cx, member.func, self, owner)
        given, named = bound_arguments(cx, member)
        return v.PartialV(bound, tuple(given), named)
    wrapped = getattr(member, "__wrapped__", None)
    if isinstance(wrapped, types.FunctionType):
        return v.Bound(v.Static(member), self, owner)
    if isinstance(owner, type):
        name = next(n for n, m in owner.__dict__.items() if m is member)
        if hasattr(type(member), "__get__") and not isinstance(member, types.BuiltinFunctionType):
            raise cx.unsupported(f"the descriptor `{name}` of `{owner.__name__}` is not supported", "use a property")
        return class_cell(cx, owner, name)
    return v.Static(member)


def undecorated(member: Any) -> Any:
    """Return a member without ``@ad.differentiate``: within a program its derivatives are not asked for."""
    return member.__wrapped__ if hasattr(type(member), "__ssa_ad__") else member


def find_method(cx: Context, base: Ref | v.ChosenV, name: str) -> Abs | None:
    """Return a method of an object's class bound to it, None if the class has none."""
    cls = class_of(base)
    found = class_member(cx, cls, name) if cls is not None else None
    if found is None:
        return None
    return chosen_attr(cx, base, name) if isinstance(base, v.ChosenV) else bind_member(cx, found[0], base, found[1])


def set_attr(cx: Context, base: Abs, name: str, value: Abs, node: Any) -> None:
    match base:
        case v.ChosenV():
            set_chosen_attr(cx, base, name, value, node)
            return
        case Ref(loc) if loc.kind == "object":
            found = class_member(cx, loc.cls, "__setattr__")
            # a wrapper of C is that of a built-in base, which only stores
            own = found is not None and isinstance(found[0], types.FunctionType | v.Closure) and has_source(found[0])
            if found is not None and own and not cx.in_setattr(loc):
                cx.call(bind_member(cx, found[0], base, found[1]), [Const(name), value], {}, node)
                return
            found = class_member(cx, loc.cls, name)
            member: Any = found[0] if found is not None else None
            if found is not None and has_hook(member, "__set__"):
                setter = cx.find_method(cx.entry_static(member, "descriptor"), "__set__")
                cx.call(setter, [base, value], {}, node)
                return
            if found is not None and (isinstance(member, property) or is_local_property(member)):
                setter = member.fset if isinstance(member, property) else member.setter
                if setter is None:
                    raise cx.unsupported(f"`{name}` is a property without a setter", "")
                cx.call(
                    v.Bound(setter if isinstance(setter, v.Closure) else v.Static(setter), base, found[1]),
                    [value],
                    {},
                    node,
                )
                return
            store_attr(cx, loc, name, value)
            return
        case v.Static(obj) if isinstance(obj, type):
            write_cell(cx, class_location(cx, obj), ("attr", name), value)
            return
        case v.Static(obj) if isinstance(obj, types.ModuleType):
            module_cell(cx, obj, name)
            write_cell(cx, cx.homes[("globals", obj.__name__)], ("item", name), value)
            return
        case Value() if isinstance(base.type, Array) and name == "flat" and isinstance(cx.type_of(value), Scalar):
            cx.set_item_value(base, Const(Ellipsis), value)
            return
        case Value() if isinstance(base.type, Array) and name == "shape":
            raise cx.unsupported("the shape of an array is set in place", "use reshape", StateError)
    raise cx.unsupported(f"cannot set `.{name}` of a {describe(base)}", "")


def store_attr(cx: Context, loc: Location, name: str, value: Abs) -> None:
    frozen = getattr(loc.cls, "__dataclass_params__", None) if isinstance(loc.cls, type) else None
    if frozen is not None and frozen.frozen and not cx.constructing(loc):
        raise cx.unsupported(f"`{loc.cls.__name__}` is frozen", "use dataclasses.replace")
    write_cell(cx, loc, ("attr", name), value)


# ------------------------------------------------------------------------------------- making objects


def construct(cx: Context, cls: Any, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> Abs:
    """Return a new instance of a user's class; its ``__init__`` is followed."""
    if isinstance(cls, type) and issubclass(cls, enum.Enum):
        try:
            return v.Static(cls(*(cx.const_of(a, "the value of a member") for a in args)))
        except ValueError as problem:
            return cx.raising(ValueError, str(problem))
    if isinstance(cls, type) and issubclass(cls, tuple) and hasattr(cls, "_fields"):
        cx.note_call(cls.__name__, "built in")
        return named_tuple(cx, cls, args, kwargs)
    local = isinstance(cls, v.LocalClass)
    name = cls.name if local else cls.__name__
    maker = class_member(cx, cls, "__new__")
    if maker is not None and not local and isinstance(undecorated(maker[0]), staticmethod):
        made = cx.call(v.Bound(v.Static(maker[0].__func__), v.Static(cls), maker[1]), args, kwargs, node)
        if not (isinstance(made, Ref) and made.loc.cls is cls):
            return made
        base = made
    else:
        base = new_object(cx, cls, node)
    loc = base.loc
    init = class_member(cx, cls, "__init__")
    if not local and dataclasses.is_dataclass(cls) and (init is None or not has_source(init[0])):
        cx.note_call(name, "built in")
        dataclass_init(cx, base, cls, args, kwargs, node)
    elif init is not None:
        with cx.construction(loc):
            cx.call(bind_member(cx, init[0], base, init[1]), args, kwargs, node)
    elif (args or kwargs) and maker is None:
        raise cx.unsupported(f"`{name}()` takes no arguments", "")
    return base


def new_object(cx: Context, cls: Any, node: Any) -> Ref:
    """Return a new instance of a class, without any attributes."""
    local = isinstance(cls, v.LocalClass)
    name = cls.name if local else cls.__name__
    attrs = {"cls": types.SimpleNamespace if local else cls, "name": name}
    if not local and any("__new__" in vars(c) for c in cls.__mro__ if not cx.is_library(c)):
        attrs["raw"] = True  # what it does has been followed
    value = cx.b.emit("new", (), [Opaque(name)], name.lower(), attrs).out
    loc = Location(("new", *cx.new_site(node)), "object", cls, value)
    cx.env[made_key(loc)] = Const(True)
    return Ref(loc)


def attributes(cx: Context, loc: Location) -> list[tuple[str, Abs]]:
    """Return the names and values of what an object holds itself, in the order in which Python lists them."""
    names: list[str] = []
    if loc.entry:
        names = list(own_names(loc.real))
        cx.check((*cx.places[loc], ("names", None)), "value", own_names(loc.real))
    slots = [key[2] for key in cx.env if key[0] == "c" and key[1] == loc]
    names += [name for kind, name in slots if kind == "attr" and name not in names]
    cells = [(name, read_cell(cx, loc, ("attr", name))) for name in names]
    return [(name, value) for name, value in cells if value is not UNSET]


def delete_attr(cx: Context, loc: Location, name: str) -> None:
    """Do ``del obj.name``."""
    found = class_member(cx, loc.cls, name)
    if found is not None:
        member, owner = found
        if isinstance(member, property) and member.fdel is not None:
            cx.call(v.Bound(v.Static(member.fdel), Ref(loc), owner), [], {}, None)
            return
        if isinstance(member, property) or is_local_property(member) or has_hook(member, "__delete__"):
            raise cx.unsupported(f"`del` of `{name}`, which its class has rules for, is not supported", "call a method")
    if read_cell(cx, loc, ("attr", name)) is UNSET:
        cx.raising(AttributeError, name)
        return
    cx.set_cell(loc, ("attr", name), UNSET)
    cx.commit(loc, "__delattr__", [Const(name)])


def has_source(member: Any) -> bool:
    return (
        isinstance(member, v.Closure)
        or not getattr(member, "__code__", None)
        or member.__code__.co_filename != "<string>"
    )


def named_tuple(cx: Context, cls: Any, args: list[Abs], kwargs: dict[str, Abs]) -> Abs:
    items = dict(zip(cls._fields, args, strict=False)) | kwargs
    for name, default in cls._field_defaults.items():
        items.setdefault(name, Const(default) if isinstance(default, float | int | str | None) else v.Static(default))
    if set(items) != set(cls._fields):
        raise cx.unsupported(f"`{cls.__name__}` takes {', '.join(cls._fields)}", "")
    return TupleV(tuple(items[n] for n in cls._fields), cls)


def dataclass_init(cx: Context, base: Ref, cls: Any, args: list[Abs], kwargs: dict[str, Abs], node: Any) -> None:
    fields = [f for f in dataclasses.fields(cls) if f.init]
    given = dict(zip([f.name for f in fields if not f.kw_only], args, strict=False)) | kwargs
    with cx.construction(base.loc):
        for f in dataclasses.fields(cls):
            if f.name in given:
                value = given[f.name]
            elif f.default is not dataclasses.MISSING:
                plain = isinstance(f.default, float | int | str | None)
                value = Const(f.default) if plain else class_cell(cx, cls, f.name)
            elif f.default_factory is not dataclasses.MISSING:
                value = cx.call(v.Static(f.default_factory), [], {}, node)
            elif not f.init:
                continue
            else:
                raise cx.unsupported(f"`{cls.__name__}` needs `{f.name}`", "")
            write_cell(cx, base.loc, ("attr", f.name), value)
        after = class_member(cx, cls, "__post_init__")
        if after is not None:
            cx.call(bind_member(cx, after[0], base, after[1]), [], {}, node)
