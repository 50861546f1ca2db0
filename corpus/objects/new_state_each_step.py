"""The state is a new object after every step, as in functional code."""
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class State:
    x: float
    v: float = 1.0

    def step(self, dt):
        return replace(self, x=self.x + dt * self.v, v=self.v - dt * self.x)


@dataclass
class Vector:
    x: float = 0.0
    y: float = 0.0

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __rmul__(self, s):
        return Vector(self.x * s, self.y * s)


@dataclass
class Body:
    position: Vector
    velocity: Vector = field(default_factory=Vector)


def f(x, dt):
    state, body = State(x), Body(Vector(x, 1.0))
    for _ in range(3):
        state = state.step(dt)
        body.velocity = body.velocity + (-dt) * body.position
        body.position = body.position + dt * body.velocity
    return state.x * state.v + body.position.x * body.position.y


ENTRY = "f"


def inputs():
    return (0.3, 0.1), {}
