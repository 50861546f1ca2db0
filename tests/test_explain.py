"""What `explain` says: roles, lines, shared storage, where residuals live, what is assumed."""

from __future__ import annotations

import functools
import json
import math
import random
import time
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

import ssa_ad as ad
from tests.support.golden import Golden
from tests.support.programs import CORPUS, Program

scale = 3.0


class Model:
    def __init__(self) -> None:
        self.w = 2.0
        self.h = 0.5
        self.seen = 0.0
        self.count = 0
        self.mode = "plain"
        self.history: Any = None

    def step(self, x, c, rng):
        self.h = math.tanh(self.w * self.h + x)  # a
        self.seen = self.seen + c  # b
        self.count += 1
        if self.mode == "noisy":
            x = x + rng.normal()
        return self.h * scale + rng.normal()  # c


def explained(f: Any, *args: Any, **options: Any) -> str:
    return ad.differentiate(f, **options).explain(*args)


def rows(text: str) -> dict[str, list[str]]:
    """Return the columns of each path."""
    table = text.split("state and arguments\n", 1)[1].split("\n\n", 1)[0].splitlines()[1:]
    found = [line.split(maxsplit=1) for line in table]
    return {path: rest.replace(", ", ",").split() for path, rest in found}


def test_roles() -> None:
    model = Model()
    text = explained(Model.step, model, 1.0, 2.0, np.random.default_rng(0), wrt=("x", "self.w"))
    roles = {path: columns[1] for path, columns in rows(text).items()}
    flows = {path: columns[2] for path, columns in rows(text).items() if columns[2] != "-"}
    assert flows == {"x": "in", "self.w": "in", "self.h": "out"}
    assert roles == {
        "self": "reference", "x": "parameter", "c": "constant", "rng": "random", "self.w": "parameter",
        "self.h": "activation", "self.seen": "buffer", "self.count": "discrete", "self.mode": "discrete",
        "scale": "constant",
    }  # fmt: skip
    assert model.count == 0 and model.h == 0.5


def test_lines_that_read_and_write() -> None:
    first = Model.step.__code__.co_firstlineno
    text = explained(Model.step, Model(), 1.0, 2.0, np.random.default_rng(0), wrt="x")
    found = rows(text)
    assert found["self.h"][3:] == [str(first + 1), str(first + 1)]
    assert found["self.w"][3:] == [str(first + 1), "-"]
    assert found["self.count"][3:] == [str(first + 3), str(first + 3)]
    assert found["rng"][3:] == ["-", str(first + 6)]


def test_shared_storage() -> None:
    def read(a, b):
        return np.sum(a * b)

    def written(a, b):
        a[0] = 2.0 * a[1]
        return np.sum(a * b)

    def kept(box, a):
        box.a = a
        return np.sum(a * a)

    x = np.ones(3)
    assert "a and b share storage that nothing writes" in explained(read, x, x)
    assert "a and b are one storage" in explained(written, x, x[:])
    assert "share" not in explained(written, x, np.ones(3))
    assert "box.a refers to the storage of a" in explained(kept, SimpleNamespace(a=np.zeros(3)), x, wrt="a")


def test_where_residuals_live() -> None:
    def f(x, n):
        for _ in range(n):
            x = math.sin(x) * x
        a = np.array([x, x])
        y = a[0] * a[1]
        a[0] = 1.0
        return y * np.sum(a * a)

    text = explained(f, 0.5, 3)
    assert f"collected by the loop in line {f.__code__.co_firstlineno + 1}" in text

    def overwritten(a):
        s = np.sum(a * a)
        a *= 2.0
        return s

    assert "copied before it is overwritten" in explained(overwritten, np.ones(3))


def test_what_is_assumed() -> None:
    def f(x, table, n):
        return np.sum(x) * table["k"] if len(table) > n else 0.0

    text = explained(f, np.ones((2, 2)), {"k": 2.0}, 0)
    assert "x is an array of float64 with 2 axes" in text
    assert "table has the keys 'k'" in text
    assert "len is the builtin" in text and "np is numpy" in text


def test_external_reads_are_named() -> None:
    def f(x):
        return x * time.time()

    text = explained(f, 2.0, external="constant")
    assert "time in line" in text and "external: reads the clock" in text
    assert abs(ad.grad(f, external="constant")(2.0) - time.time()) < 60.0


@dataclass
class Point:
    x: float


@functools.cache
def table(n):
    return n * 0.5


@functools.cache
def cube(x):
    return x * x * x


class Walk:
    def __init__(self, x):
        self.at = Point(x)

    def go(self, rng):
        self.at.x += rng.normal()
        return self.at.x


def square(x):
    return x * x


def calling(x, xs, rng):
    y = sum(x * i for i in range(3)) + np.tanh(x) + xs.sum() + table(2) + cube(x)
    seen = []
    seen.append(Walk(x).go(rng))
    print(y)
    return y + ad.grad(square)(x) + square(seen[0]) + time.time() * 0.0 + random.gauss(0.0, 1.0)


def test_what_became_of_each_call() -> None:
    args = (0.5, np.ones(2), np.random.default_rng(0))
    data = ad.differentiate(calling, external="constant").explain(*args).data
    found = {(row["call"], row["how"]) for row in data["calls"]}
    assert found == {
        ("sum", "rule"), ("range", "built in"), ("numpy.tanh", "rule"), ("array.sum", "rule"), ("table", "cached"),
        ("cube", "followed"), ("Walk.__init__", "inlined"), ("Point", "built in"), ("Walk.go", "inlined"),
        ("Generator.normal", "drawn"), ("list.append", "built in"), ("print", "constant"),
        ("grad(square)", "derivative"), ("square", "inlined"), ("time.time", "constant"), ("random.gauss", "drawn"),
    }  # fmt: skip
    first = calling.__code__.co_firstlineno
    lines = {row["call"]: row["lines"] for row in data["calls"]}
    assert lines["Walk.go"] == [first + 3] and lines["square"] == [first + 5]
    assert lines["Generator.normal"] == [Walk.go.__code__.co_firstlineno + 1]
    roles = {row["path"]: row["role"] for row in data["state"]}
    assert roles["random"] == "random" and roles["table"] == roles["cube"] == "cache"
    assert roles["the clock"] == "external"


class Counting:
    mean: ad.Buffer

    def __init__(self) -> None:
        self.mean = 0.5
        self.parts = {"a": Point(1.0)}
        self.log: list[float] = []

    def step(self, x):
        point = Point(x)
        point.x *= 2.0
        self.mean = 0.9 * self.mean + 0.1 * x
        self.parts["a"].x = point.x
        self.log.append(x)
        return self.mean * x


def test_cells_by_their_paths() -> None:
    """What is written and never read has its path; what the call has made is no state."""
    first = Counting.step.__code__.co_firstlineno
    data = ad.differentiate(Counting.step, wrt="x").explain(Counting(), 2.0).data
    by_path = {row["path"]: row for row in data["state"]}
    assert set(by_path) == {"self", "x", "self.mean", "self.parts['a'].x", "self.log"}
    assert by_path["self.mean"]["why"] == "its class declares it: it is updated outside of the derivative"
    assert not by_path["self.mean"]["derivative_out"]
    written = by_path["self.parts['a'].x"]
    assert written["derivative_out"] and written["read"] == [] and written["written"] == [first + 4]
    assert by_path["self.log"]["type"] == "list" and by_path["self.log"]["written"] == [first + 5]
    assert by_path["self.log"]["role"] == "activation" and by_path["self.log"]["derivative_out"]


@pytest.mark.parametrize(
    "name", ["objects/batch_norm", "loops/swap_buffers", "special/reparameterised", "objects/stores_argument"]
)
def test_account_of_a_corpus_program(name: str, golden: Golden) -> None:
    program = Program(CORPUS / f"{name}.py")
    instance = program.fresh("_explain")
    text = explained(instance.function, *instance.args, wrt=program.wrt)
    golden.check(f"explain/{name}.txt", text)


def test_the_data_says_what_the_text_says() -> None:
    first = Model.step.__code__.co_firstlineno
    said = ad.differentiate(Model.step, wrt="x").explain(Model(), 1.0, 2.0, np.random.default_rng(0))
    data = json.loads(said.to_json())
    assert data == said.data and data["wrt"] == ["x"]
    assert {row["path"]: row["role"] for row in data["state"]} == {p: c[1] for p, c in rows(said).items()}
    assert [f"{row['call']} {row['how']}" for row in data["calls"]] == [
        " ".join(line.split()[:2]) for line in said.split("calls\n", 1)[1].split("\n\n")[0].splitlines()[1:]
    ]
    by_path = {row["path"]: row for row in data["state"]}
    assert by_path["self.h"]["read"] == by_path["self.h"]["written"] == [first + 1]
    assert by_path["rng"]["read"] == [] and by_path["rng"]["why"] == "it advances, what is drawn is constant"
    sentences = [s for key in ("shared", "saved", "constant_calls", "fixed", "followed") for s in data[key]]
    assert data["saved"] and data["fixed"] and all(f"  {s}\n" in said for s in sentences)
