def lu_solve_grad(A, b, y_bar=1.0):
    A = A.copy()                         # 6: A = A.copy(); x = b.copy()
    x = b.copy()
    n = len(b)                           # 7: n = len(b)
    x_k_s_s = []
    A_ik_1_s_s = []
    shape_s_1_s = []
    A_k_s_s = []
    A_ik_s_s = []
    A_old_s_s = []
    A_kk_s_s = []
    test_s = []
    packed_1_s = []
    packed_s = []
    shape_s = []
    for k in range(n):                   # 8: for k in range(n):
        p = k + np.argmax(np.absolute(A[k:, k]))  # 9: p = k + np.argmax(np.abs(A[k:, k]))
        test = p != k                    # 10: if p != k:
        test_s.append(test)
        if test:
            packed = rt.pack([p, k], shape=(2,))  # 11: A[[k, p]] = A[[p, k]]
            A_part = A[packed]
            shape = A_part.shape
            packed_1 = rt.pack([k, p], shape=(2,))
            A[packed_1] = A_part
            x[packed_1] = x[packed]      # 12: x[[k, p]] = x[[p, k]]
        else:
            packed_1 = None
            packed = None
            shape = None
        packed_1_s.append(packed_1)
        packed_s.append(packed)
        shape_s.append(shape)
        t = k + 1                        # 13: for i in range(k + 1, n):
        x_k_s = []
        A_ik_1_s = []
        shape_s_1 = []
        A_k_s = []
        A_ik_s = []
        A_old_s = []
        A_kk_s = []
        for i in range(t, n):
            A_kk = A[k, k]               # 14: A[i, k] /= A[k, k]
            A_kk_s.append(A_kk)
            A[i, k] /= A_kk
            A_old = A[i, k]
            A_old_s.append(A_old)
            A_ik = A[i, k]               # 15: A[i, k + 1:] -= A[i, k] * A[k, k + 1:]
            A_ik_s.append(A_ik)
            A_k = A[k, t:]
            A_k_s.append(A_k.copy())
            t_1 = A_ik * A_k
            shape_s_1.append(t_1.shape)
            A[i, t:] -= t_1
            A_ik_1 = A[i, k]             # 16: x[i] -= A[i, k] * x[k]
            A_ik_1_s.append(A_ik_1)
            x_k = x[k]
            x_k_s.append(x_k)
            x[i] -= A_ik_1 * x_k
        x_k_s_s.append(x_k_s)
        A_ik_1_s_s.append(A_ik_1_s)
        shape_s_1_s.append(shape_s_1)
        A_k_s_s.append(A_k_s)
        A_ik_s_s.append(A_ik_s)
        A_old_s_s.append(A_old_s)
        A_kk_s_s.append(A_kk_s)
    t_2 = n - 1                          # 17: for i in range(n - 1, -1, -1):
    t_4_s = []
    x_part_s = []
    for i in range(t_2, -1, -1):
        t_3 = i + 1                      # 18: x[i] = (x[i] - A[i, i + 1:] @ x[i + 1:]) / A[i, i]
        x_part = x[t_3:]
        x_part_s.append(x_part.copy())
        t_4 = (x[i] - A[i, t_3:] @ x_part) / A[i, i]
        t_4_s.append(t_4)
        x[i] = t_4
    y = x @ x                            # 19: return x @ x

    x_bar = 2.0 * y_bar * x              # 19
    A_bar = np.zeros_like(A)             # 17: for i in range(n - 1, -1, -1):
    for i, t_4, x_part in zip(reversed(range(t_2, -1, -1)), reversed(t_4_s), reversed(x_part_s)):
        t_bar = x_bar[i]                 # 18: x[i] = (x[i] - A[i, i + 1:] @ x[i + 1:]) / A[i, i]
        x_bar[i] = 0.0
        A_ii = A[i, i]
        t_bar_1 = t_bar / A_ii
        A_bar[i, i] -= t_bar * t_4 / A_ii
        t_5 = i + 1
        A_bar[i, t_5:] -= t_bar_1 * x_part
        x_bar[t_5:] -= t_bar_1 * A[i, t_5:]
        x_bar[i] += t_bar_1
    for (k, x_k_s, A_ik_1_s, shape_s_1, A_k_s, A_ik_s, A_old_s, A_kk_s, test, packed_1, packed,  # 8
            shape) in zip(reversed(range(n)), reversed(x_k_s_s), reversed(A_ik_1_s_s), reversed(shape_s_1_s),
            reversed(A_k_s_s), reversed(A_ik_s_s), reversed(A_old_s_s), reversed(A_kk_s_s), reversed(test_s),
            reversed(packed_1_s), reversed(packed_s), reversed(shape_s)):
        t_6 = k + 1                      # 13: for i in range(k + 1, n):
        for (i, x_k, A_ik_1, shape_1, A_k, A_ik, A_old, A_kk) in zip(reversed(range(t_6, n)),
                reversed(x_k_s), reversed(A_ik_1_s), reversed(shape_s_1), reversed(A_k_s), reversed(A_ik_s),
                reversed(A_old_s), reversed(A_kk_s)):
            t_bar = x_bar[i]             # 16: x[i] -= A[i, k] * x[k]
            x_bar[k] -= t_bar * A_ik_1
            A_bar[i, k] -= t_bar * x_k
            t_bar = rt.unbroadcast(-A_bar[i, t_6:], shape_1)  # 15: A[i, k + 1:] -= A[i, k] * A[k, k + 1:]
            A_ik_bar = np.sum(t_bar * A_k)
            A_bar[k, t_6:] += t_bar * A_ik
            A_bar[i, k] += A_ik_bar
            A_kk_bar = A_bar[i, k] * A_old / A_kk  # 14: A[i, k] /= A[k, k]
            A_bar[i, k] /= A_kk
            A_bar[k, k] -= A_kk_bar
        if test:                         # 10: if p != k:
            x_part_bar = shadows.take(x_bar, packed_1)  # 12: x[[k, p]] = x[[p, k]]
            x_bar[packed_1] = 0.0
            np.add.at(x_bar, packed, rt.unbroadcast(x_part_bar, (2,)))
            A_part_bar = shadows.take(A_bar, packed_1)  # 11: A[[k, p]] = A[[p, k]]
            A_bar[packed_1] = 0.0
            np.add.at(A_bar, packed, rt.unbroadcast(A_part_bar, shape))
    return y, (A_bar, x_bar)
