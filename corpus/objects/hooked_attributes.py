"""Classes with __setattr__, __getattr__, __new__ and attributes by computed names."""


class Doubling:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value * 2.0)


class Tagged:
    def __new__(cls, **fields):
        made = super().__new__(cls)
        made.tag = 2.0
        return made

    def __init__(self, **fields):
        self.__dict__.update(fields)

    def __getattr__(self, name):
        if name.startswith("w"):
            return self.tag * 0.5
        raise AttributeError(name)


def f(doubling, x):
    doubling.total = doubling.total * x
    tagged = Tagged(a=x, b=x * x)
    for k in range(2):
        setattr(tagged, f"c{k}", x * k)
    total = doubling.total + tagged.a * tagged.tag * tagged.weight
    for name, value in vars(tagged).items():
        total += value * len(name)
    del tagged.a
    if not hasattr(tagged, "a"):
        total *= tagged.c1
    return total * getattr(tagged, "d", x)


ENTRY = "f"
WRT = "x"


def inputs():
    doubling = Doubling()
    doubling.total = 0.5
    return (doubling, 0.7), {}
