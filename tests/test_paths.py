"""``wrt`` takes any cell by its path, or what holds cells as a whole: a mirror of it comes back."""

from __future__ import annotations

import ast
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pytest

import ssa_ad as ad
from ssa_ad.directions import real_at

scale = 1.5
table: dict[str, Any] = {"w": 2.0, "deep": [np.array([1.0, 2.0]), {"b": 0.5}]}
numbers = [0.5, 0.25]


class Pair(NamedTuple):
    a: float
    v: Any


@dataclass
class Layer:
    w: Any
    b: float
    name: str = "dense"


class Slotted:
    __slots__ = ("gain", "kind")

    def __init__(self) -> None:
        self.gain, self.kind = 0.75, "linear"


class Net:
    rate = 0.5

    def __init__(self) -> None:
        self.layers = [Layer(np.arange(4.0).reshape(2, 2) * 0.1 + 0.2 * k, 0.1 * k) for k in range(3)]
        self.pair = (0.5, np.array([1.0, 2.0]))
        self.named = Pair(0.25, np.array([0.5, -0.5]))
        self.params = {"w": np.array([0.3, 0.4]), "n": 3, 5: 0.25}
        self.queue = deque([0.5, 1.5])
        self.sums = defaultdict(float, {"a": 0.5})
        self.slotted = Slotted()
        self.total = 0.2
        self.steps = 0

    def run(self, x: Any) -> Any:
        global scale
        h = x
        for layer in self.layers:
            h = np.tanh(layer.w @ h + layer.b)
        self.steps += 1
        self.total += float(h @ self.params["w"]) * self.params[5] * scale + self.pair[0] * float(self.pair[1] @ x)
        self.sums["a"] *= self.queue[1] * self.queue[0]
        numbers[1] = numbers[1] * self.total
        scale = scale * self.total
        y = self.total * table["w"] * table["deep"][1]["b"] + np.sum(table["deep"][0] * x) * Net.rate
        return y + self.named.a * np.sum(self.named.v * x) * numbers[1] * numbers[0] + scale * self.slotted.gain + (
            self.sums["a"] * self.layers[0].b * 0.5
        )


X = np.array([0.3, -0.2])

PATHS = (
    "x", "self", "self.total", "self.layers", "self.layers[1]", "self.layers[2].w", "self.layers[0].b", "self.pair",
    "self.pair[0]", "self.pair[1]", "self.named", "self.named.a", "self.named[1]", "self.params", "self.params['w']",
    'self.params["w"]', "self.params[5]", "self.queue", "self.queue[1]", "self.sums", "self.sums['a']",
    "self.slotted", "self.slotted.gain", "scale", "table", "table['w']", "table['deep']", "table['deep'][0]",
    "table['deep'][1]['b']", "numbers", "numbers[1]", "Net.rate",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _globals_restored() -> Any:
    global scale
    kept = scale, list(numbers), Net.rate
    yield
    scale, numbers[:], Net.rate = kept


def closure() -> Callable[[Any], Any]:
    k = 2.0
    held = Layer(np.array([0.5, 1.5]), 0.25)
    items = [1.0, 2.0]
    by_name = {"p": 1.0, "q": [0.5]}

    def f(x: Any) -> Any:
        nonlocal k
        k = k * x[0]
        by_name["p"] = by_name["p"] * k
        held.b += items[0] * x[1]
        return k * held.b * np.sum(held.w * x) + by_name["p"] * by_name["q"][0] * items[1]

    return f


CLOSED = ("k", "held", "held.w", "held.b", "items", "items[1]", "by_name", "by_name['p']", "by_name['q']",
          "by_name['q'][0]")  # fmt: skip


def read(path: str, function: Any, x: Any) -> Any:
    bound = getattr(function, "__self__", None)
    return real_at(path, getattr(function, "__func__", function), {"x": x} | ({"self": bound} if bound else {}))


def write(path: str, function: Any, x: Any, value: Any) -> None:
    """Set what stands at a path that ends in an attribute, an item or a name."""
    match ast.parse(path, mode="eval").body:
        case ast.Name("x"):
            x[...] = value
        case ast.Name(name) if name in function.__code__.co_freevars:
            function.__closure__[function.__code__.co_freevars.index(name)].cell_contents = value
        case ast.Name(name):
            globals()[name] = value
        case ast.Attribute(base, name):
            holder = read(ast.unparse(base), function, x)
            if isinstance(holder, tuple):
                write(ast.unparse(base), function, x, holder._replace(**{name: value}))
            else:
                setattr(holder, name, value)
        case ast.Subscript(base, ast.Constant(key)):
            holder = read(ast.unparse(base), function, x)
            if isinstance(holder, tuple):
                whole = [value if k == key else item for k, item in enumerate(holder)]
                made = type(holder)(*whole) if hasattr(holder, "_fields") else tuple(whole)
                write(ast.unparse(base), function, x, made)
            else:
                holder[key] = value


def leaves(path: str, value: Any, gradient: Any) -> list[tuple[str, float | np.ndarray, Any]]:
    """Return (path, value, gradient) of the numbers and arrays in a value; what holds them must be mirrored."""
    if isinstance(value, float | np.ndarray):
        assert type(gradient) is type(value) and np.shape(gradient) == np.shape(value), path
        return [(path, value, gradient)]
    if isinstance(value, int | str):
        assert gradient == value and type(gradient) is type(value), path
        return []
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        assert type(gradient) is type(value), path
        return [x for k, v in enumerate(value) for x in leaves(f"{path}[{k}]", v, gradient[k])]
    if isinstance(value, list | tuple | deque):
        assert type(gradient) is (list if isinstance(value, deque) else type(value)), path
        assert len(gradient) == len(value), path
        return [x for k, v in enumerate(value) for x in leaves(f"{path}[{k}]", v, gradient[k])]
    if isinstance(value, dict):
        assert isinstance(gradient, dict) and list(gradient) == list(value), path
        return [x for k, v in value.items() for x in leaves(f"{path}[{k!r}]", v, gradient[k])]
    names = getattr(type(value), "__slots__", None) or vars(value)
    assert set(vars(gradient)) == set(names), path
    return [x for n in names for x in leaves(f"{path}.{n}", getattr(value, n), getattr(gradient, n))]


def moved(make: Callable[[], Any], path: str, place: Any, by: float) -> float:
    """Return what the function gives if one number of its state is another at entry."""
    function, x = make(), X.copy()
    value = read(path, function, x)
    if place is None:
        write(path, function, x, value + by)
    else:
        value[place] += by
    found = float(function(x))
    if place is not None:
        value[place] -= by  # an array of the module
    return found


def check(make: Callable[[], Any], path: str, restore: Callable[[], Any] = lambda: None) -> None:
    function, x = make(), X.copy()
    at_entry = read(path, make(), X)
    gradient = ad.grad(function, path)(x)
    restore()
    parts = leaves(path, at_entry, gradient)
    assert parts
    for place, value, found in parts:
        for index in [None] if isinstance(value, float) else list(np.ndindex(value.shape)):
            up = moved(make, place, index, 1e-6)
            restore()
            down = moved(make, place, index, -1e-6)
            restore()
            want = (up - down) / 2e-6
            assert (found if index is None else found[index]) == pytest.approx(want, rel=1e-6, abs=1e-8), place


@pytest.mark.parametrize("path", PATHS)
def test_state_of_objects_and_of_the_module(path: str) -> None:
    kept = scale, list(numbers), Net.rate, dict(table)

    def restore() -> None:
        globals()["scale"], numbers[:], Net.rate = kept[:3]
        table.update(kept[3])
        table["deep"][1]["b"] = 0.5

    check(lambda: Net().run, path, restore)


@pytest.mark.parametrize("path", CLOSED)
def test_state_of_a_closure(path: str) -> None:
    check(closure, path)


def test_a_tuple_of_paths_that_say_one_thing_twice() -> None:
    whole, w, same = ad.grad(Net().run, ("self.layers", "self.layers[2].w", "self.layers[2].w"))(X.copy())
    np.testing.assert_array_equal(w, whole[2].w)
    np.testing.assert_array_equal(same, w)
    assert not np.shares_memory(w, same) and not np.shares_memory(w, whole[2].w)


def test_tangents_and_cotangents_by_path() -> None:
    """A path means the same to a tangent and to a pullback."""
    paths = ("self.named.a", "self.pair[0]", "self.params[5]", "self.slotted.gain", "self.layers[1].b")
    gradient = ad.grad(Net().run, paths, effects="discard")(X.copy())
    for path, want in zip(paths, gradient, strict=True):
        _, moved, _ = ad.jvp(Net().run, (X.copy(),), (None,), {path: 1.0}, effects="discard")
        assert moved == pytest.approx(want, rel=1e-12), path
    _, pullback = ad.vjp(Net().run, X.copy(), wrt=paths, effects="discard")
    assert pullback(1.0) == pytest.approx(gradient, rel=1e-12)
