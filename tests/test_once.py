"""However many sweeps a derivative makes, each buffer and each generator is as after one plain call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import ssa_ad as ad


class Noisy:
    def __init__(self) -> None:
        self.mean = np.zeros(3)
        self.level = 0.25
        self.seen = 0
        self.rng = np.random.default_rng(5)

    def forward(self, x: Any) -> Any:
        self.mean *= 0.9
        self.mean += 0.1 * ad.stop_gradient(x)
        self.level = 0.5 * self.level + np.sum(x * x)
        self.seen += 1
        return self.level * x**3 + self.rng.normal() * x * x

    def loss(self, x: Any) -> Any:
        return np.sum(self.forward(x))


X = np.array([0.3, -0.8, 1.1])


def state(net: Noisy) -> tuple[Any, ...]:
    return (*net.mean.tolist(), net.level, net.seen, net.rng.bit_generator.state["state"]["state"])


def pulled_back_twice(net: Noisy) -> None:
    _, pullback = ad.vjp(net.loss, X.copy())
    pullback(1.0)
    pullback(2.0)


WAYS: dict[str, Callable[[Noisy], Any]] = {
    "grad": lambda net: ad.grad(net.loss)(X.copy()),
    "jvp": lambda net: ad.jvp(net.loss, (X.copy(),), (np.ones(3),)),
    "vjp twice": pulled_back_twice,
    "jacobian": lambda net: ad.jacobian(net.forward)(X.copy()),
    "hessian": lambda net: ad.hessian(net.loss)(X.copy()),
    "hvp": lambda net: ad.hvp(net.loss)(X.copy(), np.ones(3)),
    "nested": lambda net: ad.grad(lambda x: np.sum(ad.grad(net.loss)(x) ** 2))(X.copy()),
}


@pytest.mark.parametrize("way", WAYS)
def test_state_advances_once(way: str) -> None:
    net, plain = Noisy(), Noisy()
    mean = net.mean
    plain.loss(X.copy())
    WAYS[way](net)
    assert state(net) == state(plain)
    assert net.mean is mean
