"""A coroutine."""


async def f(x):
    return x * x


def inputs():
    return (1.5,), {}
