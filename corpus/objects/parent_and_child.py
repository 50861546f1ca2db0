"""A parent and its children refer to each other; a child changes its parent."""


class Tank:
    def __init__(self, level):
        self.level = level
        self.outlets = []

    def add(self, outlet):
        outlet.tank = self
        self.outlets.append(outlet)
        return self

    def drain(self, dt):
        for outlet in self.outlets:
            outlet.flow(dt)
        return self.level


class Outlet:
    def __init__(self, width):
        self.width = width
        self.tank = None
        self.passed = 0.0

    def flow(self, dt):
        amount = self.width * self.tank.level * dt
        self.tank.level -= amount
        self.passed += amount


def f(tank, dt):
    loss = 0.0
    for _ in range(3):
        loss += tank.drain(dt) ** 2
    first = tank.outlets[0]
    return loss + first.passed * first.tank.outlets[-1].passed


ENTRY = "f"


def inputs():
    return (Tank(2.0).add(Outlet(0.3)).add(Outlet(0.5)), 0.2), {}


WRT = ("dt", "tank.level", "tank.outlets[0].width")
