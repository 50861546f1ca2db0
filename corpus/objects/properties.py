"""A property with a setter, over a private attribute."""


class Spring:
    def __init__(self, k):
        self._k = k
        self.x = 0.3

    @property
    def energy(self):
        return 0.5 * self._k * self.x * self.x

    @property
    def k(self):
        return self._k

    @k.setter
    def k(self, value):
        self._k = value * 2.0


def f(spring, stretch):
    spring.x += stretch
    spring.k = spring.k + spring.energy
    return spring.energy


ENTRY = "f"
WRT = ("stretch", "spring.x", "spring._k")


def inputs():
    return (Spring(1.2), 0.5), {}
