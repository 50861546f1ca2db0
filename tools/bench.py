"""Measure what generated gradients cost: against the function, against adjoints written by hand, to compile.

    python tools/bench.py [recurrence] [compile] [call] [kernels] [transforms] [vectorize]

Prints ratios; a machine's own speed does not matter. A ratio under 1.8 to another is a tie.
"""

from __future__ import annotations

import argparse
import importlib.util
import math
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import ssa_ad as ad  # noqa: E402 - found through the line above

REPEATS = 5


def seconds(call: Callable[[], Any], repeats: int = REPEATS) -> float:
    """Return the least time of some calls, each long enough to be measured."""
    count = 1
    while True:
        start = time.perf_counter()
        for _ in range(count):
            call()
        taken = time.perf_counter() - start
        if taken > 0.01 or count >= 4096:
            break
        count *= 4
    best = taken / count
    for _ in range(repeats - 1):
        start = time.perf_counter()
        for _ in range(count):
            call()
        best = min(best, (time.perf_counter() - start) / count)
    return best


def row(name: str, *figures: tuple[str, float, str]) -> None:
    print(f"{name:34}" + "  ".join(f"{label} {value:10.4g}{unit}" for label, value, unit in figures), flush=True)


# ------------------------------------------------------------------------------------- programs


def recurrence(a: np.ndarray, c: float) -> float:
    for i in range(1, len(a)):
        a[i] = a[i] + c * a[i - 1] * a[i]
    return float(a[len(a) - 1])


def scalar(x: float) -> float:
    y = x * x
    return y * math.sin(x) + y


class Accumulator:
    def __init__(self) -> None:
        self.total = 0.0

    def add(self, x: float) -> float:
        self.total = 0.99 * self.total + x * x
        return self.total


def accumulate(acc: Accumulator, xs: np.ndarray) -> float:
    loss = 0.0
    for x in xs:
        loss += acc.add(x)
    return loss


def accumulate_by_hand(acc: Accumulator, xs: np.ndarray) -> tuple[float, tuple[np.ndarray, float]]:
    total = acc.total
    loss = 0.0
    for x in xs:
        total = 0.99 * total + x * x
        loss += total
    acc.total = total
    xs_bar = np.zeros_like(xs)
    total_bar = 0.0
    for i in reversed(range(len(xs))):
        total_bar += 1.0
        xs_bar[i] = 2.0 * xs[i] * total_bar
        total_bar *= 0.99
    return loss, (xs_bar, total_bar)


def cholesky(a: np.ndarray) -> float:
    n = a.shape[0]
    for i in range(n):
        for j in range(i):
            a[i, j] -= np.dot(a[i, :j], a[j, :j])
            a[i, j] = a[i, j] / a[j, j]
        a[i, i] -= np.dot(a[i, :i], a[i, :i])
        a[i, i] = np.sqrt(a[i, i])
    return np.trace(a)


def cholesky_by_hand(a: np.ndarray) -> tuple[float, np.ndarray]:
    n = a.shape[0]
    y = cholesky(a)
    a_bar = np.eye(n)
    for i in reversed(range(n)):
        t = a_bar[i, i] / (2.0 * a[i, i])
        a_bar[i, i] = t
        a_bar[i, :i] -= 2.0 * t * a[i, :i]
        for j in reversed(range(i)):
            t = a_bar[i, j] / a[j, j]
            a_bar[j, j] -= t * a[i, j]
            a_bar[i, j] = t
            a_bar[i, :j] -= t * a[j, :j]
            a_bar[j, :j] -= t * a[i, :j]
    return y, a_bar


def seidel(u: np.ndarray, sweeps: int) -> float:
    n = u.shape[0]
    for _ in range(sweeps):
        for i in range(1, n - 1):
            for j in range(1, n - 1):
                u[i, j] = 0.2 * (u[i, j] + u[i - 1, j] + u[i + 1, j] + u[i, j - 1] + u[i, j + 1])
    return np.sum(u * u)


def seidel_by_hand(u: np.ndarray, sweeps: int) -> tuple[float, np.ndarray]:
    y = seidel(u, sweeps)
    n = u.shape[0]
    u_bar = 2.0 * u
    for _ in range(sweeps):
        for i in reversed(range(1, n - 1)):
            for j in reversed(range(1, n - 1)):
                t = 0.2 * u_bar[i, j]
                u_bar[i, j] = t
                u_bar[i - 1, j] += t
                u_bar[i + 1, j] += t
                u_bar[i, j - 1] += t
                u_bar[i, j + 1] += t
    return y, u_bar


def burgers(u: np.ndarray, nu: float, steps: int) -> float:
    for _ in range(steps):
        mid = u[1:-1]
        u[1:-1] = mid - 0.1 * mid * (mid - u[:-2]) + nu * (u[2:] - 2.0 * mid + u[:-2])
    return u @ u


def burgers_by_hand(u: np.ndarray, nu: float, steps: int) -> tuple[float, tuple[np.ndarray, float]]:
    before = []
    for _ in range(steps):
        before.append(u.copy())
        mid = u[1:-1]
        u[1:-1] = mid - 0.1 * mid * (mid - u[:-2]) + nu * (u[2:] - 2.0 * mid + u[:-2])
    y = u @ u
    u_bar = 2.0 * u
    nu_bar = 0.0
    for old in reversed(before):
        mid, left = old[1:-1], old[:-2]
        g = u_bar[1:-1].copy()
        nu_bar += np.dot(g, old[2:] - 2.0 * mid + left)
        u_bar[1:-1] = g * (1.0 - 0.1 * (2.0 * mid - left) - 2.0 * nu)
        u_bar[:-2] += g * (0.1 * mid + nu)
        u_bar[2:] += nu * g
    return y, (u_bar, nu_bar)


def mlp(w1: np.ndarray, w2: np.ndarray, x: np.ndarray) -> float:
    h = np.tanh(x @ w1)
    y = h @ w2
    return np.sum(y * y)


def mlp_by_hand(w1: np.ndarray, w2: np.ndarray, x: np.ndarray) -> tuple[float, tuple[np.ndarray, np.ndarray]]:
    h = np.tanh(x @ w1)
    y = h @ w2
    y_bar = 2.0 * y
    w2_bar = h.T @ y_bar
    w1_bar = x.T @ ((y_bar @ w2.T) * (1.0 - h * h))
    return np.sum(y * y), (w1_bar, w2_bar)


def scaled(x: np.ndarray, c: float) -> float:
    y = np.zeros(len(x))
    for i in range(len(x)):
        y[i] = c * math.sin(x[i]) + x[i] * x[i]
    return np.sum(y)


# ------------------------------------------------------------------------------------- measurements


def on_copy(call: Callable[..., Any], a: np.ndarray) -> Any:
    return call(a.copy(), 0.1)


def bench_recurrence() -> None:
    """An in-place scalar recurrence: gradient over function, which must not depend on n."""
    gradient = ad.value_and_grad(recurrence, wrt=("a", "c"))
    for n in (1_000, 10_000, 100_000):
        a = np.linspace(0.1, 0.9, n)
        plain = seconds(partial(on_copy, recurrence, a), 3)
        made = seconds(partial(on_copy, gradient, a), 3)
        row(f"recurrence, n = {n}", ("function", plain * 1e3, " ms"), ("gradient / function", made / plain, ""))


def generated_program(lines: int) -> str:
    """Return a straight function with branches and loops of about ``lines`` lines."""
    body = []
    for k in range(lines // 6):
        body += [
            f"    t{k} = x * {k % 5}.5 + math.sin(y)",
            f"    if t{k} > 0.{k % 10}25:",
            f"        y = math.tanh(y * t{k}) + 0.5",
            "    for i in range(3):",
            f"        a[i] = 0.5 * a[i] * y + t{k}",
            f"    x = 0.3 * x + 0.01 * a[{k % 3}]",
        ]
    return "import math\n\ndef f(x, y, a):\n" + "\n".join(body) + "\n    return x + y + a[0] * a[1]\n"


def load(text: str, name: str, folder: Path) -> ModuleType:
    path = folder / f"{name}.py"
    path.write_text(text)
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def bench_compile() -> None:
    """The time to generate a gradient, and whether it grows with the length of the function alone."""
    with tempfile.TemporaryDirectory() as folder:
        for lines in (30, 60, 120, 240):
            taken = []
            for attempt in range(3):
                module = load(generated_program(lines), f"generated_{lines}_{attempt}", Path(folder))
                gradient = ad.value_and_grad(module.f, wrt=("x", "y", "a"))
                start = time.perf_counter()
                gradient(0.3, 0.4, np.array([0.1, 0.2, 0.3]))
                taken.append(time.perf_counter() - start)
            best = min(taken)
            row(f"compile, {lines} lines", ("time", best, " s"), ("a line", best / lines * 1e3, " ms"))


def bench_call() -> None:
    """What a call of a compiled scalar gradient costs over the generated function itself."""
    from ssa_ad.base.options import Options
    from ssa_ad.callables import gradients_of

    gradient = ad.value_and_grad(scalar)
    gradient(0.7)
    made, _ = gradients_of(scalar, 0, False, Options())
    inner = made.find({"x": 0.7}).call
    whole, bare, plain = seconds(lambda: gradient(0.7)), seconds(lambda: inner(0.7)), seconds(lambda: scalar(0.7))
    decorated = ad.differentiate(scalar)
    extra = seconds(lambda: decorated(0.7)) - plain
    row("call of a scalar gradient", ("whole", whole * 1e6, " us"), ("generated function", bare * 1e6, " us"),
        ("overhead", (whole - bare) * 1e6, " us"))  # fmt: skip
    row("plain call of a decorated function", ("extra", extra * 1e6, " us"))


def compare(name: str, f: Callable[..., Any], wrt: Any, by_hand: Callable[..., Any], inputs: Callable[[], Any]) -> None:
    """Print gradient over function and over the adjoint written by hand, after checking that they agree."""
    try:
        gradient = ad.value_and_grad(f, wrt=wrt)
        _, got = gradient(*inputs())
    except ad.Error as e:
        print(f"{name:34}refused: {str(e).splitlines()[0]}")
        return
    _, want = by_hand(*inputs())
    pairs = zip(got, want) if isinstance(want, tuple) else [(got, want)]
    agree = all(np.allclose(g, w, rtol=1e-9, atol=1e-12) for g, w in pairs)
    fresh = seconds(inputs, 3)

    def time_of(call: Callable[..., Any]) -> float:
        return max(seconds(lambda: call(*inputs()), 3) - fresh, 1e-9)

    plain, made, hand = time_of(f), time_of(gradient), time_of(by_hand)
    row(name + ("" if agree else " DISAGREES"), ("function", plain * 1e3, " ms"),
        ("gradient / function", made / plain, ""), ("gradient / hand", made / hand, ""))  # fmt: skip


def positive(n: int) -> np.ndarray:
    a = np.sin(np.arange(n * n, dtype=float)).reshape(n, n)
    return a @ a.T + n * np.eye(n)


def bench_kernels() -> None:
    """Generated gradients beside adjoints written by hand."""
    rng = np.random.default_rng(0)
    xs, grid, line = rng.normal(size=10_000), rng.normal(size=(40, 40)), rng.uniform(0.1, 0.9, 2000)
    a = positive(40)
    w1, w2, x = rng.normal(size=(64, 128)), rng.normal(size=(128, 10)), rng.normal(size=(256, 64))
    total = ("xs", "acc.total")
    compare("accumulator object, 10^4", accumulate, total, accumulate_by_hand, lambda: (Accumulator(), xs))
    compare("cholesky in place, 40", cholesky, "a", cholesky_by_hand, lambda: (a.copy(),))
    compare("gauss-seidel in place, 40x40", seidel, "u", seidel_by_hand, lambda: (grid.copy(), 4))
    compare("burgers in place, 2000", burgers, ("u", "nu"), burgers_by_hand, lambda: (line.copy(), 0.1, 100))
    compare("two layers, 256 x 64 x 128 x 10", mlp, ("w1", "w2"), mlp_by_hand, lambda: (w1, w2, x))


def called(f: Callable[..., Any], inputs: Callable[..., tuple[Any, ...]]) -> Any:
    return f(*inputs())


def along(f: Callable[..., Any], tangents: tuple[Any, ...], *primals: Any) -> Any:
    return ad.jvp(f, primals, tangents)


def bench_transforms() -> None:
    """The tangent over the function, the Hessian product over the gradient."""
    rng = np.random.default_rng(0)
    w1, w2, x = rng.normal(size=(64, 128)), rng.normal(size=(128, 10)), rng.normal(size=(256, 64))
    programs: tuple[tuple[str, Callable[..., Any], Callable[[], tuple[Any, ...]]], ...] = (
        ("recurrence, n = 1000", recurrence, lambda: (np.linspace(0.1, 0.9, 1000), 0.3)),
        ("Cholesky, 24 x 24", cholesky, lambda: (positive(24),)),
        ("Burgers, 200 points, 50 steps", burgers, lambda: (np.sin(np.linspace(0.0, 6.0, 200)), 0.1, 50)),
        ("two layers, 256 x 64 x 128 x 10", mlp, lambda: (w1.copy(), w2.copy(), x)),
    )
    for name, f, inputs in programs:
        first = inputs()[0]
        rest = (None,) * (len(inputs()) - 1)
        gradient, product = ad.grad(f), ad.hvp(f)
        plain = seconds(partial(called, f, inputs))
        moved = seconds(partial(called, partial(along, f, (first, *rest)), inputs))
        reverse = seconds(partial(called, gradient, inputs))
        second = seconds(partial(called, product, lambda inputs=inputs, v=first: (*inputs(), v)))
        row(name, ("tangent / function", moved / plain, ""), ("product / gradient", second / reverse, ""))


def bench_vectorize() -> None:
    """A map over 10^5 elements, as a loop and as whole-array NumPy."""
    x = np.linspace(-1.0, 1.0, 100_000)
    loop = ad.value_and_grad(scaled, wrt=("x", "c"))
    whole = ad.value_and_grad(scaled, wrt=("x", "c"), vectorize=True)
    slow, fast = seconds(lambda: loop(x, 0.7), 2), seconds(lambda: whole(x, 0.7), 3)
    row("vectorize, map over 10^5", ("loop", slow * 1e3, " ms"), ("whole arrays", fast * 1e3, " ms"),
        ("times faster", slow / fast, ""))  # fmt: skip


BENCHES = {
    "recurrence": bench_recurrence,
    "compile": bench_compile,
    "call": bench_call,
    "kernels": bench_kernels,
    "transforms": bench_transforms,
    "vectorize": bench_vectorize,
}


def main() -> None:
    """Run the measurements that are asked for, or all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("which", nargs="*", help=f"of {', '.join(BENCHES)}; all if none is named")
    chosen = parser.parse_args().which or list(BENCHES)
    for name in chosen:
        BENCHES[name]()


if __name__ == "__main__":
    main()
