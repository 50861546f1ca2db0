"""What stands behind a `yield` in a `finally` is done where the body raises, what stands behind it alone is not."""

from contextlib import contextmanager


class Account:
    def __init__(self, amount):
        self.amount = amount
        self.closed = 0


@contextmanager
def opened(account, fee):
    account.amount -= fee
    try:
        yield account
    finally:
        account.closed += 1
    account.amount += fee


def f(account, fee, xs):
    total = 0.0
    for k in range(3):
        with opened(account, fee) as a:
            a.amount += xs[k] * fee
        total += account.amount
    return total


ENTRY = "f"


def inputs():
    return (Account(1.0), 0.3, [0.5, 1.5]), {}


WRT = ("fee", "account.amount")
