"""A queue: what is large goes back to its end halved, and every third item is taken from inside."""


def f(queue, w, n):
    total = 0.0
    k = 0
    while len(queue) > 1:
        k += 1
        v = queue.pop(n) if k % 3 == 0 else queue.pop(0)
        total += v * v * w
        if v > 0.5:
            queue.append(0.5 * v)
    return total * queue[-1]


def inputs():
    return ([0.4, 1.3, -0.7, 2.1], 0.8, -2), {}
