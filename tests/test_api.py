"""The public surface: what a user writes, and what the call leaves behind."""

from __future__ import annotations

import functools
import importlib
import inspect
import io
import pickle
import threading
import time
import warnings
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

import ssa_ad as ad
from ssa_ad.session import Specialisations

counter = 1
weights = [1.0, 2.0]
memo = {"w": 3.0}


@ad.differentiate
def square(x, scale=3.0, *, shift=0.0):
    """Return a scaled square."""
    return scale * x * x + shift


def plain(x, scale=3.0, *, shift=0.0):
    """Return a scaled square."""
    return scale * x * x + shift


class Accumulator:
    def __init__(self, total=0.0):
        self.total = total
        self.steps = 0

    @ad.differentiate
    def add(self, x):
        """Add to the running total."""
        self.total += x * x
        self.steps += 1
        return self.total

    @ad.differentiate
    @staticmethod
    def cube(x):
        return x * x * x

    @ad.differentiate
    @classmethod
    def scaled(cls, x):
        return cls.factor * x

    factor = 4.0

    @ad.differentiate(wrt=("x", "self.total"), effects="discard")
    def peek(self, x):
        self.total += x * x
        return self.total

    def undecorated(self, x):
        self.total = self.total * x
        return self.total


@pytest.fixture(autouse=True)
def _fresh_cache():
    ad.clear_cache()


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the functions that were compiled."""
    seen: list[str] = []
    for kind in Specialisations.__subclasses__():
        original = kind.compile

        def compile_(self: Any, *args: Any, original: Any = original, **kwargs: Any) -> Any:
            seen.append(self.request.function.__name__)
            return original(self, *args, **kwargs)

        monkeypatch.setattr(kind, "compile", compile_)
    return seen


# ------------------------------------------------------------------------------- the decorated function


def test_decorated_function_is_the_function() -> None:
    assert square(2.0) == 12.0
    assert square(2.0, shift=1.0) == 13.0
    assert square.__name__ == "square" and square.__doc__ == "Return a scaled square."
    assert square.__wrapped__(2.0) == 12.0
    assert inspect.signature(square) == inspect.signature(plain)
    assert pickle.loads(pickle.dumps(square)) is square


def test_decorated_method_is_the_method() -> None:
    box = Accumulator(1.0)
    assert box.add(2.0) == 5.0 and box.steps == 1
    assert Accumulator.add(box, 1.0) == 6.0
    assert list(inspect.signature(box.add).parameters) == ["x"]
    assert list(inspect.signature(Accumulator.add).parameters) == ["self", "x"]
    assert box.add.__doc__ == "Add to the running total." and box.add.__name__ == "add"
    assert box.add.__self__ is box
    assert Accumulator.add.__qualname__ == "Accumulator.add"
    assert pickle.loads(pickle.dumps(Accumulator.add)) is Accumulator.add
    assert pickle.loads(pickle.dumps(box.add))(1.0) == 7.0


def test_static_and_class_methods() -> None:
    assert Accumulator.cube(2.0) == 8.0 and Accumulator().cube(2.0) == 8.0
    assert Accumulator.scaled(2.0) == 8.0 and Accumulator().scaled(2.0) == 8.0
    assert Accumulator.cube.grad(2.0) == 12.0 and Accumulator().cube.grad(2.0) == 12.0
    assert Accumulator.scaled.grad(2.0) == 4.0 and Accumulator().scaled.grad(2.0) == 4.0
    assert pickle.loads(pickle.dumps(Accumulator.cube))(2.0) == 8.0
    assert pickle.loads(pickle.dumps(Accumulator.scaled))(2.0) == 8.0


def test_plain_call_compiles_nothing(compilations: list[str]) -> None:
    square(2.0)
    Accumulator().add(2.0)
    Accumulator.cube(2.0)
    assert compilations == []
    square.grad(2.0)
    square.grad(3.0)
    assert compilations == ["square"]


def test_plain_call_costs_at_most_a_microsecond_more() -> None:
    def cost(f: Any) -> float:
        best = float("inf")
        for _ in range(15):
            start = time.perf_counter()
            for _ in range(1000):
                f(2.0)
            best = min(best, time.perf_counter() - start)
        return best / 1000

    box = Accumulator()
    assert cost(square) - cost(plain) < 1e-6
    assert cost(lambda x: box.add(x)) - cost(lambda x: Accumulator.add.__wrapped__(box, x)) < 2e-6


def test_gradients_of_a_method_go_with_its_self() -> None:
    box = Accumulator(1.0)
    assert box.add.grad(3.0) == 6.0
    assert box.total == 10.0 and box.steps == 1
    assert box.add.value_and_grad(1.0) == (11.0, 2.0)
    assert Accumulator.add.grad(box, 1.0).total == 1.0  # number 0 of an unbound method is self


def test_options_of_the_decorator() -> None:
    box = Accumulator(1.0)
    assert box.peek.value_and_grad(3.0) == (10.0, (6.0, 1.0))
    assert box.total == 1.0


def test_decorated_functions_call_each_other() -> None:
    def outer(x):
        return square(x) + Accumulator.cube(x)

    def through(box, x):
        return box.add(x) * x

    assert ad.grad(outer)(2.0) == 24.0
    assert ad.grad(through, wrt="x")(Accumulator(1.0), 2.0) == 5.0 + 8.0


def test_source_and_explain() -> None:
    text = square.source(2.0)
    assert "def square_grad(x, scale, shift, y_bar=1.0):" in text or "def square_grad(" in text
    box = Accumulator(1.0)
    assert "self.total" in box.add.source(1.0) and box.total == 1.0
    assert "self.total" in box.add.explain(1.0) and "activation" in box.add.explain(1.0)
    assert "parameter" in square.explain(2.0)
    assert box.total == 1.0 and box.steps == 0
    compile(text, "generated", "exec")


def test_callable_object() -> None:
    class Line:
        def __init__(self, slope):
            self.slope = slope

        def __call__(self, x):
            return self.slope * x

    assert ad.grad(Line(3.0))(2.0) == 3.0
    assert ad.grad(Line(3.0), wrt="self.slope")(2.0) == 2.0


# ------------------------------------------------------------------------------- arguments and wrt


def test_keywords_and_defaults() -> None:
    assert ad.grad(plain)(2.0) == 12.0
    assert ad.grad(plain)(2.0, 1.0) == 4.0
    assert ad.grad(plain)(x=2.0, scale=1.0) == 4.0
    assert ad.grad(plain, wrt="scale")(2.0) == 4.0
    assert ad.grad(plain, wrt=("shift", "scale", 0))(2.0, shift=5.0) == (1.0, 4.0, 12.0)
    with pytest.raises(TypeError, match="missing"):
        ad.grad(plain)()
    with pytest.raises(TypeError, match="unexpected"):
        ad.grad(plain)(1.0, bias=2.0)


def test_default_that_is_a_float_of_another_kind() -> None:
    two = np.float64(2.0)

    def f(x, a=two, b=1):
        return a * x * b

    assert ad.grad(f)(3.0) == 2.0
    found = ad.grad(f, wrt="a")(3.0)
    assert found == 3.0 and isinstance(found, np.float64)


def test_wrt_position_of_bound_and_unbound_methods() -> None:
    box = Accumulator(3.0)
    assert ad.grad(box.undecorated, 0)(2.0) == 3.0
    box = Accumulator(3.0)
    assert ad.grad(Accumulator.undecorated, 1)(box, 2.0) == 3.0
    box = Accumulator(3.0)
    assert ad.grad(box.undecorated, "self.total")(2.0) == 2.0
    box = Accumulator(3.0)
    found = ad.grad(Accumulator.undecorated, 0)(box, 2.0)
    assert found.total == 2.0 and found.steps == 0


def test_wrt_list_and_duplicate_paths() -> None:
    box = Accumulator(3.0)
    assert ad.grad(box.undecorated, ["x", "self.total", "x"])(2.0) == (3.0, 2.0, 3.0)
    assert ad.grad(plain, wrt=("x",))(2.0) == (12.0,)

    def twice(p, q):
        return p.total * q.total

    same = Accumulator(3.0)
    assert ad.grad(twice, wrt=("p.total", "q.total"))(same, same) == (6.0, 6.0)


def test_wrt_of_globals_closures_and_containers() -> None:
    inner = 2.0

    def f(x):
        return x * inner * weights[1] + memo["w"] * x

    found = ad.grad(f, wrt=("x", "inner", "weights[1]", 'memo["w"]', "weights"))(5.0)
    assert found == (7.0, 10.0, 10.0, 5.0, [0.0, 10.0])


@pytest.mark.parametrize("wrt", ["y", "self", "x.total", "weights[9]", "x +", "missing.total", 3, -1])
def test_unknown_paths_are_refused(wrt: Any) -> None:
    def f(x):
        return x * weights[0]

    with pytest.raises(ad.Error) as caught:
        ad.grad(f, wrt=wrt)(1.0)
    assert "test_api.py" in str(caught.value)


@pytest.mark.parametrize("wrt", [None, 1.5, True, {"x": 1}, ((0,),)])
def test_wrt_of_another_type_is_refused(wrt: Any) -> None:
    with pytest.raises(TypeError, match="wrt takes positions"):
        ad.grad(plain, wrt=wrt)


def test_unknown_options_are_refused() -> None:
    with pytest.raises(TypeError, match="unknown option wrong"):
        ad.grad(plain, wrong=1)
    with pytest.raises(ValueError, match="effects='undo'"):
        ad.grad(plain, effects="undo")


def test_has_aux() -> None:
    def f(x):
        return x * x, {"seen": [x, 2.0 * x]}

    assert ad.grad(f, has_aux=True)(3.0) == (6.0, {"seen": [3.0, 6.0]})
    assert ad.value_and_grad(f, has_aux=True)(3.0) == ((9.0, {"seen": [3.0, 6.0]}), 6.0)
    with pytest.raises(ad.NonDifferentiableError, match="value, aux"):
        ad.grad(plain, has_aux=True)(2.0)


# ------------------------------------------------------------------------------- kinds of number


def test_gradients_have_the_kind_of_their_input() -> None:
    def f(x):
        return x * x

    assert type(ad.grad(f)(2.0)) is float
    assert type(ad.grad(f)(np.float64(2.0))) is np.float64
    assert type(ad.grad(f)(np.float32(2.0))) is np.float32
    zero_d = ad.grad(f)(np.array(2.0))
    assert np.shape(zero_d) == () and zero_d == 4.0

    def total(x):
        return np.sum(x * x)

    for dtype in (np.float32, np.float64):
        x = np.arange(3, dtype=dtype)
        found = ad.grad(total)(x)
        assert found.dtype == dtype and found.shape == x.shape
        assert np.array_equal(found, 2 * x)


def test_gradients_have_the_structure_of_their_input() -> None:
    def f(p):
        return p["a"] * p["b"][0] + np.sum(p["b"][1] * p["c"][0])

    p = {"a": 2.0, "b": [3.0, np.ones(2)], "c": (np.array([1.0, 4.0]), 7)}
    found = ad.grad(f)(p)
    assert list(found) == ["a", "b", "c"]
    assert found["a"] == 3.0 and found["b"][0] == 2.0
    assert np.array_equal(found["b"][1], [1.0, 4.0]) and np.array_equal(found["c"][0], [1.0, 1.0])
    assert isinstance(found["c"], tuple) and found["c"][1] == 7


def test_results_are_fresh() -> None:
    def f(x, y):
        return np.sum(x + y)

    x = np.ones(3)
    a, b = ad.grad(f, wrt=(0, 1))(x, np.ones(3))
    assert not np.shares_memory(a, b) and not np.shares_memory(a, x)
    a[:] = 5.0
    assert np.array_equal(b, np.ones(3)) and a.flags.writeable


@pytest.mark.parametrize("kind", [int, str, complex])
def test_what_has_no_derivative_is_refused(kind: Any) -> None:
    def f(x):
        return x

    with pytest.raises(ad.Error):
        ad.grad(f)(kind(3))


# ------------------------------------------------------------------------------- effects


def step(x, state, rng):
    global counter
    counter += 1
    weights.append(x)
    memo["w"] = x
    memo["new"] = 2.0 * x
    state.h = 0.5 * state.h + x
    state.log.append(counter)
    state.array[0] += x
    return state.h * rng.normal() + np.sum(state.array) * weights[-1]


def everything(state: Any, rng: Any) -> Any:
    return (
        counter, list(weights), dict(memo), state.h, list(state.log), state.array.copy().tolist(),
        rng.bit_generator.state["state"]["state"],
    )  # fmt: skip


@pytest.fixture
def _globals_restored():
    kept = counter, list(weights), dict(memo)
    yield
    globals()["counter"] = kept[0]
    weights[:] = kept[1]
    memo.clear()
    memo.update(kept[2])


def fresh_state() -> tuple[Any, Any]:
    return SimpleNamespace(h=1.0, log=[], array=np.array([1.0, 2.0])), np.random.default_rng(3)


@pytest.mark.usefixtures("_globals_restored")
def test_discard_leaves_everything_as_it_was() -> None:
    state, rng = fresh_state()
    identities = id(state.array), id(state.log), id(weights), id(memo)
    before = everything(state, rng)
    first = ad.grad(step, effects="discard")(2.0, state, rng)
    assert everything(state, rng) == before
    assert identities == (id(state.array), id(state.log), id(weights), id(memo))
    assert ad.grad(step, effects="discard")(2.0, state, rng) == first
    assert ad.grad(step)(2.0, state, rng) == first
    assert everything(state, rng) != before


@pytest.mark.usefixtures("_globals_restored")
def test_commit_leaves_what_a_plain_call_leaves() -> None:
    state, rng = fresh_state()
    kept = counter, list(weights), dict(memo)
    step(2.0, state, rng)
    after = everything(state, rng)
    globals()["counter"] = kept[0]
    weights[:] = kept[1]
    memo.clear()
    memo.update(kept[2])
    state, rng = fresh_state()
    ad.grad(step)(2.0, state, rng)
    assert everything(state, rng) == after


def test_discard_of_closures_and_arguments() -> None:
    seen = 0.0
    items = [1.0]
    table = {"k": 1.0}

    def f(x):
        nonlocal seen
        seen += x
        items[0] = seen
        items.append(x)
        table["k"] = items[0] * x
        return table["k"]

    assert ad.grad(f, effects="discard")(3.0) == 6.0
    assert (seen, items, table) == (0.0, [1.0], {"k": 1.0})


class Slotted:
    __slots__ = ("s",)
    calls = 0.0

    def __init__(self) -> None:
        self.s = 1.0

    def f(self, x):
        Slotted.calls = Slotted.calls + 1.0
        self.s *= x
        return self.s * Slotted.calls


def test_discard_of_slots_and_class_attributes() -> None:
    box = Slotted()
    assert ad.grad(box.f, effects="discard")(3.0) == 1.0
    assert (box.s, Slotted.calls) == (1.0, 0.0)


def test_discard_of_what_a_followed_function_holds() -> None:
    n = 0.0

    def inner(x):
        nonlocal n
        n += x
        return n

    def f(x):
        return inner(x) * x + grow(x)

    assert ad.grad(f, effects="discard")(3.0) == 6.0 + 1.0
    assert n == 0.0 and SUMS == [0.0]


SUMS = [0.0]


def grow(x):
    SUMS[0] += x
    SUMS.append(x)
    return SUMS[0]


def test_discard_of_another_modules_globals(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    (tmp_path / "elsewhere.py").write_text(
        "total = 1.0\nseen = []\n\ndef bump(x):\n    global total\n    total += x\n    seen.append(x)\n"
        "    return total\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    elsewhere = importlib.import_module("elsewhere")

    def f(x):
        y = elsewhere.bump(x) * x
        elsewhere.total = 7.0 * y
        return y

    assert ad.grad(f, effects="discard")(2.0) == 5.0
    assert (elsewhere.total, elsewhere.seen) == (1.0, [])
    assert ad.grad(f)(2.0) == 5.0
    assert (elsewhere.total, elsewhere.seen) == (42.0, [2.0])


def test_discard_copies_a_result_that_is_state() -> None:
    a = np.ones(3)

    def f(x):
        a[:] = a * x
        return np.sum(a), a

    (y, aux), g = ad.value_and_grad(f, has_aux=True, effects="discard")(2.0)
    assert (y, g) == (6.0, 3.0)
    assert np.array_equal(aux, [2.0] * 3) and np.array_equal(a, np.ones(3)) and aux is not a


def test_discard_after_an_exception() -> None:
    box = SimpleNamespace(n=0, x=np.zeros(2))

    def f(x):
        box.n += 1
        box.x[0] = x
        return box.x[7]

    with pytest.raises(IndexError):
        ad.grad(f, effects="discard")(1.0)
    assert box.n == 0 and np.array_equal(box.x, [0.0, 0.0])


def test_the_same_exception_with_the_users_line() -> None:
    box = SimpleNamespace(n=0)

    def f(x):
        box.n += 1
        return 1.0 / (x - 2.0)

    with pytest.raises(ZeroDivisionError) as caught:
        ad.grad(f)(2.0)
    (note,) = caught.value.__notes__
    assert "test_api.py" in note and "return 1.0 / (x - 2.0)" in note
    assert box.n == 1


def test_refusals_come_before_the_first_effect() -> None:
    box = SimpleNamespace(n=0)

    def vector(x):
        box.n += 1
        return x * 2.0

    def missing(x):
        box.n += 1
        return float(io.StringIO(str(x)).read())

    for f, x in ((vector, np.ones(2)), (missing, 2.0)):
        with pytest.raises(ad.Error):
            ad.grad(f)(x)
    with pytest.raises(ad.Error):
        ad.grad(vector, wrt="z")(1.0)
    assert box.n == 0


# ------------------------------------------------------------------------------- warnings and refusals


def test_no_connection_is_a_zero_with_one_warning() -> None:
    def f(x, y, z):
        return x * 2.0

    found = ad.grad(f, wrt=("x", "y", "z"))
    with pytest.warns(UserWarning, match="the gradient is zero") as caught:
        assert found(1.0, 2.0, np.ones(2))[1] == 0.0
    assert {"`y`" in str(w.message) or "`z`" in str(w.message) for w in caught} == {True}
    assert len(caught) == 2 and caught[0].filename == __file__
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert found(1.0, 2.0, np.ones(2))[1] == 0.0
        assert np.array_equal(found(np.float64(1.0), 2.0, np.ones(2))[2], np.zeros(2))


def test_a_connected_object_gives_no_warning() -> None:
    box = SimpleNamespace(w=2.0, unused=1.0)

    def f(net, x):
        return net.w * x

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert ad.grad(f)(box, 3.0).w == 3.0


def test_what_has_no_source_is_refused() -> None:
    @functools.lru_cache
    def cached(x):
        return x * x

    namespace: dict[str, Any] = {}
    exec("def made(x):\n    return x * x\n", namespace)
    for f in (cached, functools.partial(plain, scale=2.0), len, namespace["made"], np.sin):
        with pytest.raises(ad.Error) as caught:
            ad.grad(f)(2.0)
        assert "instead" in str(caught.value)


def test_derivatives_of_derivatives() -> None:
    def inner(x):
        return ad.grad(plain)(x) * x

    def decorated(x):
        return square.grad(x)

    for f in (inner, decorated, ad.grad(plain), square.grad):
        h = 1e-5
        differences = (f(2.0 + h) - f(2.0 - h)) / (2 * h)
        assert ad.grad(f)(2.0) == pytest.approx(differences, rel=1e-6)
        assert ad.jvp(f, (2.0,), (1.0,))[1] == pytest.approx(differences, rel=1e-6)
    with pytest.raises(ad.UnsupportedError, match="is a derivative already"):
        ad.grad(ad.vjp)


def test_gradient_of_an_object_has_its_names() -> None:
    box = SimpleNamespace(w=2.0, n=3, name="box", inside=[1.0, None])

    def f(net):
        return net.w * net.inside[0]

    assert vars(ad.grad(f)(box)) == {"w": 1.0, "n": 3, "name": "box", "inside": [2.0, None]}


# ------------------------------------------------------------------------------- threads and the cache


def test_eight_threads_call_first_together(compilations: list[str]) -> None:
    def f(x, w):
        for _ in range(3):
            x = x * w
        return x

    gradient = ad.grad(f, wrt=("x", "w"))
    barrier = threading.Barrier(8)
    results: list[Any] = []

    def work(k: int) -> None:
        barrier.wait()
        for _ in range(20):
            results.append((k, gradient(float(k), 2.0)))

    threads = [threading.Thread(target=work, args=(k,)) for k in range(8)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert len(results) == 160
    assert all(found == (8.0, 12.0 * k) for k, found in results)
    assert compilations == ["f"]


def test_clear_cache(compilations: list[str]) -> None:
    ad.grad(plain)(2.0)
    ad.grad(plain)(2.0)
    assert compilations == ["plain"]
    ad.clear_cache()
    ad.grad(plain)(2.0)
    assert compilations == ["plain", "plain"]


def test_new_types_and_constants_compile_again(compilations: list[str]) -> None:
    def f(x, n):
        for _ in range(n):
            x = x * 2.0
        return x if n > 2 else 3.0 * x

    gradient = ad.grad(f)
    assert gradient(1.0, 3) == 8.0
    assert gradient(1.0, 2) == 12.0
    assert gradient(np.float64(1.0), 3) == 8.0
    assert len(compilations) <= 3


def test_a_replaced_method_is_noticed() -> None:
    class Net:
        def layer(self, x):
            return 2.0 * x

        def run(self, x):
            return self.layer(x)

    gradient = ad.grad(Net().run)
    assert gradient(1.0) == 2.0
    Net.layer = lambda self, x: 5.0 * x
    assert gradient(1.0) == 5.0


def test_source_of_each_derivative() -> None:
    @ad.differentiate
    def f(x):
        return x * x * x

    starts = {"value_and_grad": "def f_grad(x, y_bar=1.0)", "vjp": "def f_fwd(x)", "jvp": "def f_jvp(x, x_dot)",
              "hvp": "def f_hvp(x, x_dot, y_bar=1.0)"}  # fmt: skip
    for of, start in starts.items():
        assert f.source(2.0, of=of).startswith(start)
    assert "def f_bwd(" in f.source(2.0, of="vjp")
    assert f.source(2.0) == f.source(2.0, of="value_and_grad")
    with pytest.raises(ValueError, match="of='hessian'"):
        f.source(2.0, of="hessian")


def test_the_gradient_of_a_list_has_its_length_and_arrays_of_its_own() -> None:
    def f(a: Any, history: Any, n: int) -> Any:
        for k in range(n):
            history.append(a * (k + 1.0))
        total = 0.0
        for v in history:
            v[0] *= 1.5
            total += np.sum(v * v)
        return total

    a = np.array([0.3, 0.4])
    a_bar, history_bar = ad.grad(f, ("a", "history"))(a, [a, np.array([0.5, 0.2]), a[::-1]], 2)
    assert len(history_bar) == 3
    np.testing.assert_array_equal(history_bar[0], a_bar)  # one storage: each gets all of its derivative
    np.testing.assert_array_equal(history_bar[2], a_bar[::-1])
    every = [a_bar, *history_bar]
    assert not any(np.shares_memory(x, y) for k, x in enumerate(every) for y in every[:k])
