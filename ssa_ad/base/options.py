"""What a user can ask for beside the function itself."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

EFFECTS = ("commit", "discard")
EXTERNAL = ("error", "constant")
BACKENDS = ("python",)


@dataclass(frozen=True)
class Options:
    """Options of a gradient.

    ``effects``: ``"commit"`` leaves the state as one plain call would, ``"discard"`` as it was.
    ``external``: ``"constant"`` takes what is read from files, clocks or the environment as constants.
    ``without``: names of optimisation passes to leave out.
    Raises ValueError for a value that is not one of those listed.
    """

    effects: str = "commit"
    external: str = "error"
    backend: str = "python"
    vectorize: bool = False
    without: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, allowed in (("effects", EFFECTS), ("external", EXTERNAL), ("backend", BACKENDS)):
            if getattr(self, name) not in allowed:
                raise ValueError(f"{name}={getattr(self, name)!r}: choose one of {', '.join(map(repr, allowed))}")


def options_from(given: dict[str, Any]) -> Options:
    """Return Options from keyword arguments; raises TypeError for an unknown one."""
    known = {f.name for f in fields(Options)}
    unknown = set(given) - known
    if unknown:
        raise TypeError(f"unknown option {', '.join(sorted(unknown))}; there are {', '.join(sorted(known))}")
    return Options(**given)
