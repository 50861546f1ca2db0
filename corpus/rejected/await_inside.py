"""An await in a nested coroutine."""


async def fetch(x):
    return x * 2.0


def f(x):
    async def both():
        return await fetch(x) + x

    task = both()
    task.close()
    return x


ENTRY = "f"


def inputs():
    return (1.5,), {}
