"""LU with partial pivoting in place, then solve."""
import numpy as np


def lu_solve(A, b):
    A = A.copy(); x = b.copy()
    n = len(b)
    for k in range(n):
        p = k + np.argmax(np.abs(A[k:, k]))
        if p != k:
            A[[k, p]] = A[[p, k]]
            x[[k, p]] = x[[p, k]]
        for i in range(k + 1, n):
            A[i, k] /= A[k, k]
            A[i, k + 1:] -= A[i, k] * A[k, k + 1:]
            x[i] -= A[i, k] * x[k]
    for i in range(n - 1, -1, -1):
        x[i] = (x[i] - A[i, i + 1:] @ x[i + 1:]) / A[i, i]
    return x @ x
ENTRY = "lu_solve"
WRT = ("A", "b")
def inputs():
    return (np.array([[0.1, 2.0, 1.0], [3.0, 0.5, 0.2], [1.0, 1.0, 4.0]]), np.array([1.0, 2.0, 3.0])), {}
