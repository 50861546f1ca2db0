"""A dict may not grow while a loop goes over it: the trip that finds it larger raises, and leaves what was done."""


def f(totals, xs):
    s = 0.0
    for name in totals:
        s += totals[name] * xs[0]
        totals[name] += s
        if name == "b":
            totals["c"] = s
    return s


WRT = ("xs",)


def inputs():
    return ({"a": 0.5, "b": 0.2}, [0.4, 0.7]), {}
