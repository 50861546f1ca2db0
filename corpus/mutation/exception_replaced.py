"""A handler that raises another exception, and a finally clause behind it."""


def f(p, x):
    try:
        y = p["w"] * x
    except KeyError as error:
        raise ValueError("no w") from error
    finally:
        p["n"] = p["n"] + 1.0
    return y * p["n"]


WRT = ("x", "p")


def inputs():
    return ({"w": 2.0, "n": 1.0}, 3.0), {}
