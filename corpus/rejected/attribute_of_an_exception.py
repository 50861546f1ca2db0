"""An exception of the user's carries a number to the handler."""


class Full(Exception):
    def __init__(self, amount):
        super().__init__("full")
        self.amount = amount


def f(xs, limit):
    level = 0.0
    for x in xs:
        try:
            if level + x > limit:
                raise Full(level + x - limit)
            level += x
        except Full as e:
            level -= e.amount
    return level


def inputs():
    return ([0.3, 0.9, 0.5], 1.0), {}
