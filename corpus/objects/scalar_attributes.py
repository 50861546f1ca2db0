"""A controller that changes the same attributes many times, in branches and in a loop, and keeps them in no local."""


class Controller:
    def __init__(self):
        self.level = 0.4
        self.speed = -0.2
        self.cost = 0.1
        self.steps = 0

    def follow(self, target, gain, n):
        self.speed *= 0.9
        self.level += 0.1 * self.speed
        if self.level < target:
            self.speed += gain * (target - self.level)
            self.cost += self.speed * self.speed
        else:
            self.speed -= gain * self.level
            self.level *= 0.5
        for _ in range(n):
            self.speed += gain * (target - self.level)
            self.level += 0.1 * self.speed
            if self.level > target:
                self.speed *= -0.5
            self.cost += self.speed * self.speed
            self.steps += 1
        self.cost += self.level * target
        return self.cost


ENTRY = "Controller.follow"
WRT = ("target", "gain", "self.level", "self.speed", "self.cost")


def inputs():
    return (Controller(), 0.7, 1.3, 3), {}
