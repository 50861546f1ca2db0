def cholesky_grad(a, y_bar=1.0):
    n = len(a)                           # 8: n = a.shape[0]
    sqrt_s = []
    a_i_s = []
    a_i_s_1 = []
    a_old_s_s = []
    a_jj_s_s = []
    a_j_s_s = []
    a_i_s_2_s = []
    for i in range(n):                   # 9: for i in range(n):
        a_old_s = []
        a_jj_s = []
        a_j_s = []
        a_i_s_2 = []
        for j in range(i):               # 10: for j in range(i):
            a_i = a[i, :j]               # 11: a[i, j] -= np.dot(a[i, :j], a[j, :j])
            a_j = a[j, :j]
            a_j_s.append(a_j.copy())
            a_i_s_2.append(a_i.copy())
            a[i, j] -= np.dot(a_i, a_j)
            a_jj = a[j, j]               # 12: a[i, j] /= a[j, j]
            a_jj_s.append(a_jj)
            a[i, j] /= a_jj
            a_old = a[i, j]
            a_old_s.append(a_old)
        a_old_s_s.append(a_old_s)
        a_jj_s_s.append(a_jj_s)
        a_j_s_s.append(a_j_s)
        a_i_s_2_s.append(a_i_s_2)
        a_i = a[i, :i]                   # 13: a[i, i] -= np.dot(a[i, :i], a[i, :i])
        a_i_1 = a[i, :i]
        a_i_s.append(a_i_1.copy())
        a_i_s_1.append(a_i.copy())
        a[i, i] -= np.dot(a_i, a_i_1)
        sqrt = math.sqrt(a[i, i])        # 14: a[i, i] = math.sqrt(a[i, i])
        sqrt_s.append(sqrt)
        a[i, i] = sqrt
    s = 0.0
    for i in range(n):                   # 16: for i in range(n):
        s = s + math.log(a[i, i]) + a[i, 0]  # 17: s = s + math.log(a[i, i]) + a[i, 0]

    a_bar = np.zeros_like(a)             # 16
    for i in reversed(range(n)):
        a_bar[i, 0] += y_bar             # 17
        a_bar[i, i] += y_bar / a[i, i]
    for (i, sqrt, a_i, a_i_1, a_old_s, a_jj_s, a_j_s, a_i_s_2) in zip(reversed(range(n)), reversed(sqrt_s),  # 9
            reversed(a_i_s), reversed(a_i_s_1), reversed(a_old_s_s), reversed(a_jj_s_s), reversed(a_j_s_s),
            reversed(a_i_s_2_s)):
        a_bar[i, i] = a_bar[i, i] * 0.5 / sqrt  # 14: a[i, i] = math.sqrt(a[i, i])
        dot_bar = a_bar[i, i]            # 13: a[i, i] -= np.dot(a[i, :i], a[i, :i])
        a_i_bar = a_bar[i, :i]
        t = dot_bar * a_i_1
        a_i_bar -= dot_bar * a_i
        a_i_bar -= t
        for j, a_old, a_jj, a_j, a_i in zip(reversed(range(i)), reversed(a_old_s), reversed(a_jj_s),  # 10
                reversed(a_j_s), reversed(a_i_s_2)):
            a_jj_bar = a_bar[i, j] * a_old / a_jj  # 12: a[i, j] /= a[j, j]
            a_bar[i, j] /= a_jj
            a_bar[j, j] -= a_jj_bar
            dot_bar = a_bar[i, j]        # 11: a[i, j] -= np.dot(a[i, :j], a[j, :j])
            t_1 = dot_bar * a_i
            a_bar[i, :j] -= dot_bar * a_j
            a_bar[j, :j] -= t_1
    return s, (a_bar,)
