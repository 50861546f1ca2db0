"""Finding the text of a function: lambdas above all, since several may stand on one line."""

from __future__ import annotations

from typing import Any

import gast
import pytest

from ssa_ad.base.diagnostics import UnsupportedError
from ssa_ad.frontend.source import source_of


def lambdas(a: float, f: Any) -> list[Any]:
    return [lambda x: x * a, lambda x: f(x) + a, lambda: 4.0, lambda x: 5.0, lambda x, y=3: (lambda z: z * a)(x) + y]


def nested() -> Any:
    return lambda x: lambda y: x * y


def default() -> Any:
    return lambda x, f=lambda y: y + 1: f(x)


TWICE = [lambda x: x, lambda x: x]


@pytest.mark.parametrize(
    ("function", "text"),
    [
        *zip(
            lambdas(2.0, abs),
            [
                "lambda x: x * a", "lambda x: f(x) + a", "lambda: 4.0", "lambda x: 5.0",
                "lambda x, y=3: (lambda z: z * a)(x) + y",
            ],
            strict=True,
        ),
        (nested(), "lambda x: lambda y: x * y"),
        (nested()(2.0), "lambda y: x * y"),
        (default(), "lambda x, f=lambda y: y + 1: f(x)"),
        (default().__defaults__[0], "lambda y: y + 1"),
        (TWICE[0], "lambda x: x"),
        (TWICE[1], "lambda x: x"),
        (property(lambda self: 4.0).fget, "lambda self: 4.0"),
    ],
)  # fmt: skip
def test_lambda_is_found_by_its_positions(function: Any, text: str) -> None:
    assert gast.unparse(source_of(function).node).strip() == text


def test_spans_are_those_of_the_file() -> None:
    source = source_of(lambdas)
    lines = open(__file__).read().splitlines()
    span = source.span(source.node)
    assert "def lambdas" in lines[span.line - 1]


def test_no_text_is_refused() -> None:
    namespace: dict[str, Any] = {}
    exec("def f(x):\n    return x\ng = lambda x: x\n", namespace)
    for function in (namespace["f"], namespace["g"]):
        with pytest.raises(UnsupportedError, match="is not available"):
            source_of(function)
