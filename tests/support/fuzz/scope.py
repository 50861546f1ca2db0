"""What a name is at a point of a random program."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Num:
    """A float."""


@dataclass(frozen=True)
class Int:
    """An int between 0 and ``high``, not changed by the program."""

    high: int


@dataclass(frozen=True)
class Arr:
    """A float array; ``view`` if it certainly shares storage with another name."""

    shape: tuple[int, ...]
    view: bool = False
    read_only: bool = False


@dataclass(frozen=True)
class Point:
    """A float array without axes."""


@dataclass(frozen=True)
class Places:
    """An array of ints between 0 and ``high``."""

    length: int
    high: int


@dataclass(frozen=True)
class Gen:
    """A generator of random numbers: of the class ``np.random.Generator``, or ``RandomState`` if ``legacy``."""

    legacy: bool = False


@dataclass(frozen=True)
class Noisy:
    """An object of the class "Noise", which holds a generator."""

    rng: Gen = Gen()


@dataclass(frozen=True)
class Seq:
    """A list of floats with at least ``least`` elements."""

    least: int


@dataclass(frozen=True)
class ArrSeq:
    """A list of arrays of one shape."""

    shape: tuple[int, ...]
    length: int


@dataclass(frozen=True)
class Table:
    """A dict of floats that has ``keys``; ``ints`` if keys are computed."""

    keys: tuple[str, ...]


@dataclass(frozen=True)
class ArrTable:
    """A dict of arrays of length 4 that has ``keys``."""

    keys: tuple[str, ...]


@dataclass(frozen=True)
class Obj:
    """An object of a class: "Cell" (v, buf, n, inner methods) or "Box" (inner, gain)."""

    cls: str


@dataclass(frozen=True)
class ObjSeq:
    """A list of two objects of the class "Cell", perhaps the same."""


@dataclass(frozen=True)
class Inst:
    """An object of a class of the library: what can be set by way of it, and what only be read."""

    cls: str
    fields: tuple[tuple[str, Kind], ...] = ()
    fixed: tuple[tuple[str, Kind], ...] = ()


@dataclass(frozen=True)
class Insts:
    """A list of at least ``least`` objects of one class of the library."""

    of: Inst
    least: int


@dataclass(frozen=True)
class Fun:
    """A callable: the kinds of its parameters; it returns a float, or one of its arrays."""

    params: tuple[object, ...]
    gives_array: bool = False


Kind = (
    Num | Int | Arr | Point | Places | Seq | ArrSeq | Table | ArrTable | Obj | ObjSeq | Inst | Insts | Gen | Noisy | Fun
)


def reachable(name: str, kind: Kind) -> dict[str, Kind]:
    """Return what can be reached by way of a name and be read and set like a name: ``p.buf``, ``w["r"]``."""
    match kind:
        case Obj("Cell"):
            return {f"{name}.v": Num(), f"{name}.buf": Arr((4,), True)}
        case Obj("Box"):
            return {f"{name}.gain": Num(), **reachable(f"{name}.inner", Obj("Cell"))}
        case ArrSeq(shape, length):
            return {f"{name}[{k}]": Arr(shape, True) for k in range(length)}
        case ArrTable(keys):
            return {f'{name}["{key}"]': Arr((4,), True) for key in keys}
        case Inst(_, fields, fixed):
            return {f"{name}.{attribute}": k for attribute, k in (*fields, *fixed)}
        case Noisy(rng):
            return {f"{name}.scale": Num(), f"{name}.rng": rng}
        case ObjSeq():
            return {part: k for i in range(2) for part, k in reachable(f"{name}[{i}]", Obj("Cell")).items()}
    return {}


def closed(name: str, kind: Kind) -> frozenset[str]:
    """Return what can be reached by way of a name and only be read."""
    return frozenset(f"{name}.{attribute}" for attribute, _ in kind.fixed) if isinstance(kind, Inst) else frozenset()


@dataclass
class Library:
    """What a program turned out to need: definitions, in the order in which they were needed, imports, and seeds."""

    definitions: dict[str, str] = field(default_factory=dict)
    imports: set[str] = field(default_factory=set)
    seeds: set[str] = field(default_factory=set)


@dataclass
class Scope:
    """Names and kinds, and where in the program we are."""

    names: dict[str, Kind]
    depth: int = 0
    in_loop: bool = False
    loop_is_innermost: bool = False
    returns: bool = True
    frozen: frozenset[str] = frozenset()
    counter: list[int] = field(default_factory=lambda: [0])
    library: Library = field(default_factory=Library)

    def inner(self, loop: bool = False, names: Mapping[str, Kind] | None = None) -> Scope:
        """Return the scope of a block inside: what is new in it is not known after it."""
        return Scope(
            {**self.names, **(names or {})}, self.depth + 1, self.in_loop or loop, loop or self.loop_is_innermost,
            self.returns, self.frozen, self.counter, self.library,
        )

    def leave(self, inner: Scope) -> None:
        """Take over what a block did to names that were known before it."""
        for name, kind in self.names.items():
            after = inner.names.get(name, kind)
            if isinstance(kind, Seq) and isinstance(after, Seq):
                self.names[name] = Seq(min(kind.least, after.least))
            elif isinstance(kind, Arr) and isinstance(after, Arr):
                self.names[name] = replace(kind, view=kind.view or after.view)

    def new(self, base: str) -> str:
        self.counter[0] += 1
        made = f"{base}{self.counter[0]}"
        return self.new(base) if made in self.names else made

    def of(self, kind: type, test: Callable[..., bool] = lambda k: True) -> list[str]:
        return [name for name, k in self.names.items() if isinstance(k, kind) and test(k)]

    def arrays(
        self, shape: tuple[int, ...] | None = None, rank: int | None = None, read_only: bool = False
    ) -> list[str]:
        """Return the names of arrays that may be written to, or with ``read_only`` also of the others."""

        def fits(k: Arr) -> bool:
            right = shape is None or k.shape == shape
            return right and (rank is None or len(k.shape) == rank) and (read_only or not k.read_only)

        return self.of(Arr, fits)

    def shape(self, name: str) -> tuple[int, ...]:
        kind = self.names[name]
        assert isinstance(kind, Arr)
        return kind.shape


class Dice:
    """A source of choices; inputs have one of their own, so that a program can be asked elsewhere."""

    def __init__(self, choices: random.Random, points: random.Random) -> None:
        self.random = choices
        self.points = points

    @classmethod
    def seeded(cls, seed: str, point: int) -> Dice:
        return cls(random.Random(seed), random.Random(f"{seed} at {point}"))

    def pick(self, items: Sequence[T]) -> T:
        return self.random.choice(items)

    def chance(self, p: float) -> bool:
        return self.random.random() < p

    def integer(self, low: int, high: int) -> int:
        return self.random.randint(low, high)

    def constant(self) -> str:
        return self.random.choice(["0.3", "0.5", "0.7", "0.9", "1.1", "1.2", "1.5", "2.0", "0.25", "-0.4", "-0.8"])

    def number(self) -> str:
        """Return an input: away from zero and from other inputs."""
        value = round(self.points.uniform(0.15, 1.3) * self.points.choice([1, 1, -1]), 3)
        return repr(value)
