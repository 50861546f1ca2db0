"""ssa_ad: gradients of Python programs that change things as they go."""

from __future__ import annotations

import importlib
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "api": ("clear_cache", "differentiate", "grad", "jvp", "value_and_grad", "vjp"),
    "check.grads": ("check_grads",),
    "functional": ("functionalize",),
    "derived": ("hessian", "hvp", "jacobian"),
    "mapped": ("vmap",),
    "base.markers": ("Buffer", "Param", "stop_gradient"),
    "base.diagnostics": ("Error", "NonDifferentiableError", "RuleMissingError", "StateError", "UnsupportedError"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME_OF)  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: the compiler is not loaded by generated code."""
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{home}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME_OF])
