"""itertools over items that are known one by one."""
import itertools
from itertools import accumulate, chain, combinations, cycle, islice, pairwise, product, repeat


def f(x, y):
    xs = [x, y, x * y]
    total = 0.0
    for a in accumulate(xs, lambda p, q: p * q):
        total += a
    for a in chain(xs, (1.0, 2.0)):
        total += a
    for a, b in product(xs, [1.0, 2.0]):
        total += a * b
    for a, b in zip(xs, repeat(2.0)):
        total -= a * b
    for a, b in combinations(xs, 2):
        total += a * b
    for a, b in zip(cycle([x, y]), islice(xs, 1, 3)):
        total *= a * b
    for a, b in itertools.zip_longest(pairwise(xs), [1.0], fillvalue=2.0):
        total += a[0] * a[1] * b
    for k, a in zip(itertools.count(1), chain.from_iterable([[x], [y, 1.0]])):
        total += k * a
    return total


def inputs():
    return (0.7, 1.2), {}
