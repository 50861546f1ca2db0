"""Frozen dataclasses are replaced, compared, ordered, and turned into dicts and tuples."""
from dataclasses import asdict, astuple, dataclass, field, fields, replace


@dataclass(frozen=True, order=True)
class State:
    x: float
    v: float = 1.0
    history: list = field(default_factory=list, compare=False)
    energy: float = field(init=False, compare=False)

    def __post_init__(self):
        object.__setattr__(self, "energy", self.x**2 + self.v**2)


def f(x, dt):
    start = State(x)
    moved = replace(start, x=start.x + dt * start.v)
    start.history.append(moved.energy)
    total = moved.energy * len(replace(moved, v=dt).history)
    if start < moved and start != moved:
        total *= astuple(start)[0]
    for f in fields(moved)[:2]:
        total += getattr(moved, f.name)
    return total * asdict(start)["history"][0]


ENTRY = "f"


def inputs():
    return (0.3, 0.1), {}
