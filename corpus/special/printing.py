"""Output beside the mathematics happens once."""


def f(x, log):
    y = x * x
    log.append("called")
    print("y is made", len(log))
    return y * x


WRT = "x"


def inputs():
    return (0.8, []), {}
