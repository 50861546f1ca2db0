"""A dict of parameters with constant keys, one of which is updated."""


def f(params, x):
    params["calls"] = params["calls"] + 1
    y = params["w"] * x + params["b"]
    params["b"] = 0.5 * params["b"] + y
    return y * params["b"]


WRT = ("x", "params['w']", "params['b']")


def inputs():
    return ({"w": 0.7, "b": 0.2, "calls": 0}, 1.1), {}
