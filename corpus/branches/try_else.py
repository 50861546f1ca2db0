"""What stands in the `else` of a `try` is not protected, and runs only if nothing was raised."""


def f(p, x):
    try:
        scale = p["scale"]
    except KeyError as error:
        print(f"no {error}")
        y = x * p["offset"]
    else:
        y = scale * x + p["offset"]
    return y * y


WRT = ("x", 'p["offset"]')


def inputs():
    return ({"offset": 0.3}, 1.5), {}
