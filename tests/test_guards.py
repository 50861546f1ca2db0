"""A second call on changed state, types, lengths or aliasing compiles again where it must, and is never stale."""

from __future__ import annotations

import copy
import math
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np
import pytest

import ssa_ad as ad

A = np.array

SOURCE = '''
import math

import numpy as np

SCALE = 2.0
WEIGHTS = np.array([1.0, 2.0])
SWITCH = True
TABLE = {"k": 3}
ITEMS = [1.0, 2.0]
MODE = "square"


def helper(x):
    return x * SCALE


class Base:
    factor = 2.0

    def method(self, x):
        return x * self.factor

    @property
    def gain(self):
        return 2.0

    @staticmethod
    def fixed(x):
        return x * 3.0


thing = Base()


def calls_helper(x):
    return helper(x) * x


def reads_array(x):
    return np.sum(WEIGHTS * x * x)


def reads_switch(x):
    return x * x if SWITCH else x


def reads_table(x):
    return x * x * TABLE["k"]


def reads_items(x):
    total = 0.0
    for item in ITEMS:
        total += item * x * x
    return total


def calls_method(x):
    return thing.method(x) * x


def makes_object(x):
    return Base().method(x) * x * thing.gain


def calls_static(x):
    return Base.fixed(x) * x


def asks_for_attribute(x):
    y = x * x * thing.extra if hasattr(thing, "extra") else x
    return y * getattr(thing, "more", 1.0) + len(ITEMS) * x


def reads_mode(x):
    return x * x if MODE == "square" else x * x * x


def has_default(x, start=[0.0]):
    start[0] += x
    return start[0] * x
'''


@pytest.fixture
def module(tmp_path: Any) -> Any:
    """A module whose globals a test may change."""
    return make_module(tmp_path / "guarded.py", SOURCE)


def make_module(path: Any, source: str) -> ModuleType:
    path.write_text(source)
    made = ModuleType(path.stem)
    exec(compile(source, str(path), "exec"), vars(made))
    return made


def slope(f: Callable[..., Any], args: tuple[Any, ...], k: int = 0) -> Any:
    """Return the central differences of ``f`` in argument ``k``; nothing is changed."""

    def at(x: Any) -> float:
        given = list(copy.deepcopy(args))
        given[k] = x
        return float(f(*given))

    x, h = args[k], 1e-6
    if not isinstance(x, np.ndarray):
        return (at(x + h) - at(x - h)) / (2 * h)
    out = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        out[i] = (at(x + step) - at(x - step)) / (2 * h)
    return out


def agree(gradient: Callable[..., Any], f: Callable[..., Any], *args: Any) -> None:
    """Check value and gradient of one call."""
    want, plain = slope(f, args), f(*copy.deepcopy(args))
    y, found = gradient(*args)
    assert np.allclose(y, plain)
    assert np.allclose(found, want, atol=1e-5)


# ------------------------------------------------------------------------------------- globals


def changes(module: Any) -> dict[str, list[Callable[[], Any]]]:
    """Return for each function what is done to the module between its calls."""

    def put(name: str, value: Any) -> Callable[[], Any]:
        return lambda: setattr(module, name, value)

    class Other(module.Base):  # type: ignore[misc, name-defined]
        def method(self, x: Any) -> Any:
            return x * 11.0

    def method(self: Any, x: Any) -> Any:
        return x * x * self.factor

    return {
        "calls_helper": [
            put("SCALE", 3.0), put("SCALE", 3), put("SCALE", np.float64(2.5)), put("helper", lambda x: x * x),
            put("helper", np.sin), put("helper", math.exp),
        ],
        "reads_switch": [put("SWITCH", False), put("SWITCH", 0), put("SWITCH", 2.0), put("SWITCH", None)],
        "reads_table": [
            lambda: module.TABLE.update(k=4), put("TABLE", {"k": 2.5}), put("TABLE", {"z": 1, "k": 2.5}),
        ],
        "reads_items": [
            lambda: module.ITEMS.append(3.0), put("ITEMS", []), put("ITEMS", [1, 2.0]), put("ITEMS", (1.0,)),
            put("ITEMS", A([1.0, 2.0])),
        ],
        "calls_method": [
            lambda: setattr(module.thing, "factor", 3.0), lambda: delattr(module.thing, "factor"),
            lambda: setattr(module.Base, "factor", 5.0), lambda: setattr(module.Base, "method", method),
            lambda: setattr(module.thing, "method", lambda x: x * 7.0), put("thing", Other()),
        ],
        "makes_object": [
            put("Base", Other), lambda: setattr(Other, "gain", property(lambda self: 4.0)),
            lambda: setattr(module, "thing", Other()),
        ],
        "calls_static": [lambda: setattr(module.Base, "fixed", staticmethod(lambda x: x * 5.0))],
        "asks_for_attribute": [
            lambda: setattr(module.thing, "extra", 2.0), lambda: setattr(module.thing, "more", 3.0),
            lambda: delattr(module.thing, "extra"), lambda: module.ITEMS.append(1.0),
            lambda: setattr(type(module.thing), "extra", 5.0),
        ],
        "reads_mode": [put("MODE", "cube"), put("MODE", None), put("MODE", "square")],
    }  # fmt: skip


@pytest.mark.parametrize(
    "name",
    ["calls_helper", "reads_switch", "reads_table", "reads_items", "calls_method", "makes_object", "calls_static",
     "asks_for_attribute", "reads_mode"],
)  # fmt: skip
def test_what_a_function_refers_to_may_be_replaced(module: Any, name: str) -> None:
    f = getattr(module, name)
    gradient = ad.value_and_grad(f)
    agree(gradient, f, 1.5)
    for change in changes(module)[name]:
        change()
        agree(gradient, f, 1.5)


@pytest.mark.parametrize("named", [False, True])
def test_a_global_array_may_become_another(module: Any, named: bool, monkeypatch: Any) -> None:
    if named:
        monkeypatch.setitem(sys.modules, module.__name__, module)
    gradient = ad.value_and_grad(module.reads_array)
    x = A([1.0, 2.0])
    agree(gradient, module.reads_array, x)
    for weights in (A([3.0, 4.0]), 2.0, A([[1.0, 2.0], [3.0, 4.0]]), A([1, 2]), A([True, False])):
        module.WEIGHTS = weights
        agree(gradient, module.reads_array, x)
    module.WEIGHTS = x
    gradient(x)


def test_the_code_of_a_function_may_be_replaced(module: Any, tmp_path: Any) -> None:
    gradient = ad.value_and_grad(module.calls_helper)
    agree(gradient, module.calls_helper, 1.5)
    other = make_module(tmp_path / "other.py", "def helper(x):\n    return x * x * x * SCALE\n")
    module.helper.__code__ = other.helper.__code__
    agree(gradient, module.calls_helper, 1.5)


def test_a_mutable_default_is_state(module: Any) -> None:
    gradient = ad.value_and_grad(module.has_default)
    assert gradient(2.0) == (4.0, 4.0)
    assert gradient(2.0) == (8.0, 6.0)
    assert module.has_default.__defaults__ == ([4.0],)


def test_a_member_of_another_module_may_be_replaced(module: Any, tmp_path: Any) -> None:
    tools = make_module(tmp_path / "tools.py", "def twist(x):\n    return x * 2.0\n")
    user = make_module(tmp_path / "user.py", "def f(x):\n    return tools.twist(x) * x\n")
    user.tools = tools  # type: ignore[attr-defined]
    gradient = ad.value_and_grad(user.f)
    agree(gradient, user.f, 1.5)
    tools.twist = lambda x: x * x  # type: ignore[attr-defined]
    agree(gradient, user.f, 1.5)


# ------------------------------------------------------------------------------------- arguments


def times(x: Any, n: Any) -> Any:
    return np.sum(x * x * n)


def test_types_of_arguments_may_change() -> None:
    gradient = ad.value_and_grad(times)
    for x in (2.0, np.float64(2.0), A([1.0, 2.0]), A([[1.0, 2.0]]), A(3.0)):
        for n in (3, 3.5, True, np.float64(0.5), A([2.0]), A([1, 2])):
            agree(gradient, times, x, n)


def product(a: Any, b: Any) -> Any:
    return np.sum(a * b)


@pytest.mark.filterwarnings("ignore:.*was compiled 8 times")
def test_lengths_may_change() -> None:
    gradient = ad.value_and_grad(product)
    shapes = [
        ((3,), (3,)), ((3,), (1,)), ((1,), (3,)), ((2, 3), (3,)), ((2, 3), (2, 1)), ((3,), (2, 3)), ((2, 1), (1, 3)),
        ((), (3,)), ((0,), (0,)),
    ]  # fmt: skip
    for first, second in shapes:
        a, b = np.ones(first) * 1.5, np.arange(1.0, 1.0 + math.prod(second)).reshape(second)
        agree(gradient, product, a, b)
    with pytest.raises(ValueError, match="broadcast"):
        gradient(np.ones(3), np.ones(2))


def shifted(x: Any, b: Any = None) -> Any:
    y = x * x
    if b is not None:
        y = y + b * x
    return np.sum(y)


def test_none_may_come_and_go() -> None:
    gradient = ad.value_and_grad(shifted)
    x = A([1.0, 2.0])
    for args in ((x, None), (x, A([1.0, 3.0])), (x,), (x, 2.0), (x, None)):
        agree(gradient, shifted, *args)


def weighted(x: Any, items: Any) -> Any:
    total = 0.0
    for k in range(len(items)):
        total = total + items[k] * x
    return total * x


def test_lists_may_grow_and_hold_other_things() -> None:
    gradient = ad.value_and_grad(weighted)
    for items in ([1.0, 2.0], [1.0], [], [1, 2], [1, 2.0], [np.float64(1.0)], (1.0, 2.0), (1.0, 2.0, 3), A([1.0, 2.0])):
        agree(gradient, weighted, 1.5, items)


def apply_to(x: Any, fn: Any) -> Any:
    return fn(x) * x


def closure(k: float, inner: Any = None) -> Any:
    def f(x: Any) -> Any:
        return x * x * k if inner is None else inner(x) * k

    return f


def test_functions_as_arguments() -> None:
    gradient = ad.value_and_grad(apply_to)
    one, two = closure(2.0), closure(3.0)
    for fn in (one, two, np.sin, lambda x: x * x * x, lambda x: x * x, one, closure(2, one), closure(2, two)):
        agree(gradient, apply_to, 1.5, fn)


def test_a_captured_variable_may_change() -> None:
    n: Any = 1.0

    def put(value: Any) -> None:
        nonlocal n
        n = value

    def f(x: Any) -> Any:
        return x * x * n

    gradient = ad.value_and_grad(f)
    for value in (1.0, 2.5, 3, np.float64(0.5)):
        put(value)
        agree(gradient, f, 1.5)
    put(None)
    with pytest.raises(ad.Error):
        gradient(1.5)


class Thing:
    def __init__(self) -> None:
        self.a: Any = 1.0
        self.items: Any = [1.0, 2.0]
        self.w: Any = A([1.0, 2.0])
        self.n: Any = None


def uses_thing(x: Any, thing: Any) -> Any:
    total = x * thing.a
    for item in thing.items:
        total = total + item * x
    if thing.n is not None:
        total = total * thing.n
    if hasattr(thing, "z"):
        total = total * thing.z
    thing.w *= x
    return total + np.sum(thing.w)


@pytest.mark.filterwarnings("ignore:.*was compiled 8 times")
def test_an_object_may_change() -> None:
    thing = Thing()
    gradient = ad.value_and_grad(uses_thing)
    agree(gradient, uses_thing, 1.5, thing)
    steps: list[tuple[str, Any]] = [
        ("a", 2), ("items", [1.0, 2.0, 4.0]), ("n", 2.0), ("z", 3.0), ("n", None), ("w", A([[1.0, 2.0], [3.0, 4.0]])),
        ("items", []), ("a", np.float64(2.0)),
    ]  # fmt: skip
    for name, value in steps:
        setattr(thing, name, value)
        agree(gradient, uses_thing, 1.5, thing)
    del thing.z
    agree(gradient, uses_thing, 1.5, thing)


def two_things(p: Any, q: Any, x: Any) -> Any:
    p.a = p.a * x
    q.a = q.a + x
    return p.a * q.a


def test_two_arguments_may_be_one_object() -> None:
    gradient = ad.value_and_grad(two_things, wrt="x")
    one = Thing()
    assert gradient(Thing(), Thing(), 1.5)[1] == pytest.approx(1 + 2 * 1.5)
    assert gradient(one, one, 1.5)[1] == pytest.approx(2 * (2 * 1.5) * 2)
    assert gradient(Thing(), Thing(), 1.5)[1] == pytest.approx(1 + 2 * 1.5)


@pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")
def test_subclasses_of_arrays_are_refused() -> None:
    with pytest.raises(ad.StateError, match="matrix"):
        ad.grad(product)(np.matrix([[1.0, 2.0]]), A([1.0, 2.0]))


# ------------------------------------------------------------------------------------- storage


def writes_first(a: Any, b: Any) -> float:
    a[0] = b[-1] * 2.0
    return float(np.sum(a * b))


WAYS: dict[str, Callable[[Any], tuple[Any, Any]]] = {
    "apart": lambda z: (z[:2], z[2:]),
    "same": lambda z: (z, z),
    "ahead": lambda z: (z[1:], z[:-1]),
    "behind": lambda z: (z[:-1], z[1:]),
    "reversed": lambda z: (z, z[::-1]),
    "interleaved": lambda z: (z[::2], z[1::2]),
    "one element": lambda z: (z[:1], z),
    "last element": lambda z: (z[3:], z),
}


def test_the_pattern_of_overlaps_may_change() -> None:
    gradient = ad.value_and_grad(writes_first, wrt=(0, 1))
    base = A([0.5, 0.7, 0.9, 1.1])
    for name, way in [*WAYS.items(), *WAYS.items()]:
        want = slope(lambda z, way=way: writes_first(*way(z)), (base,))
        plain, used = base.copy(), base.copy()
        writes_first(*way(plain))
        _, found = gradient(*way(used))
        for g, w in zip(found, way(want), strict=True):
            assert np.allclose(g, w, atol=1e-5), name
            assert g.flags.writeable and not np.shares_memory(g, used), name
        assert np.array_equal(plain, used), name
        assert not np.shares_memory(*found), name


def flattened(x: Any) -> Any:
    y = x.reshape(-1)
    y[1] = y[0] * y[2]
    return np.sum(x * x)


def test_the_layout_may_change() -> None:
    gradient = ad.value_and_grad(flattened)
    x = np.arange(1.0, 7.0).reshape(2, 3)
    agree(gradient, flattened, x.copy())
    for other in (np.asfortranarray(x), x.copy().T):
        with pytest.raises(ad.UnsupportedError, match="may or may not share"):
            gradient(other)
    agree(gradient, flattened, x.copy())


class Keeper:
    buf: Any = None


def keeps(x: Any, y: Any, k: Keeper) -> Any:
    k.buf = x
    z = x[1:]
    z += y
    return np.sum(x), z


def test_results_are_disjoint_and_writable() -> None:
    x, y, k = A([1.0, 2.0, 3.0]), 1.5, Keeper()
    (value, view), (gx, gy) = ad.value_and_grad(keeps, wrt=(0, 1), has_aux=True)(x, y, k)
    assert k.buf is x and view.base is x and value == np.sum(x) and gy == 2.0
    assert gx.flags.writeable and gx.flags.owndata and not np.shares_memory(gx, x)


def same_twice(a: Any, b: Any) -> Any:
    return np.sum(a) + np.sum(b)


def test_equal_gradients_are_two_arrays() -> None:
    found = ad.grad(same_twice, wrt=(0, 1))(A([1.0, 2.0]), A([3.0, 4.0]))
    found[0][0] = 7.0
    assert found[1].tolist() == [1.0, 1.0]
    x = A([1.0, 2.0])
    found = ad.grad(same_twice, wrt=(0, 1))(x, x)
    assert not np.shares_memory(*found) and found[0].flags.writeable and found[1].flags.writeable
