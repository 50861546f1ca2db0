"""A memo made by hand, keyed by the float argument, with an entry from before."""

memo = {1.5: 9.0}


def f(x):
    if x not in memo:
        memo[x] = x * x
    return memo[x] * x


def inputs():
    return (1.5,), {}
