"""A loop over a list that gets more while it runs: what is put in is gone over, too, by whatever name it is put in."""
import numpy as np


def f(xs, rate):
    waiting = []
    for x in xs:
        waiting.append(x * rate)
    jobs = waiting
    total = 0.0
    for job in waiting:
        if len(waiting) < 6 and job > 0.1:
            jobs.append(job * 0.5)
        if job > 10.0:
            break
        total += job * job
    else:
        total *= rate
    return total


def inputs():
    return (np.array([0.3, 0.8, -0.4]), 0.9), {}
