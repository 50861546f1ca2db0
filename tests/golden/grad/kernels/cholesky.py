def cholesky_grad(a, y_bar=1.0):
    n = len(a)                           # 8: n = a.shape[0]
    t_s = []
    a_s = []
    a_s_1 = []
    a_s_s = []
    t_s_s = []
    a_s_s_1 = []
    a_s_s_2 = []
    for i in range(n):                   # 9: for i in range(n):
        a_s_2 = []
        t_s_1 = []
        a_s_3 = []
        a_s_4 = []
        for j in range(i):               # 10: for j in range(i):
            a_1 = a[i, :j]               # 11: a[i, j] -= np.dot(a[i, :j], a[j, :j])
            a_2 = a[j, :j]
            a_3 = a_2.copy()
            a_s_3.append(a_3)
            a_3 = a_1.copy()
            a_s_4.append(a_3)
            a[i, j] -= np.dot(a_1, a_2)
            t = a[j, j]                  # 12: a[i, j] /= a[j, j]
            t_s_1.append(t)
            a[i, j] /= t
            a_1 = a[i, j]
            a_s_2.append(a_1)
        a_s_s.append(a_s_2)
        t_s_s.append(t_s_1)
        a_s_s_1.append(a_s_3)
        a_s_s_2.append(a_s_4)
        a_1 = a[i, :i]                   # 13: a[i, i] -= np.dot(a[i, :i], a[i, :i])
        a_2 = a[i, :i]
        a_3 = a_2.copy()
        a_s.append(a_3)
        a_3 = a_1.copy()
        a_s_1.append(a_3)
        a[i, i] -= np.dot(a_1, a_2)
        t_1 = math.sqrt(a[i, i])         # 14: a[i, i] = math.sqrt(a[i, i])
        t_s.append(t_1)
        a[i, i] = t_1
    s = 0.0
    for i in range(n):                   # 16: for i in range(n):
        s = s + math.log(a[i, i]) + a[i, 0]  # 17: s = s + math.log(a[i, i]) + a[i, 0]

    a_bar = np.zeros_like(a)             # 16
    for i in reversed(range(n)):
        a_bar[i, 0] += y_bar             # 17
        a_bar[i, i] += y_bar / a[i, i]
    for (i, t_2, a, a_1, a_s_2, t_s_1, a_s_3, a_s_4) in zip(reversed(range(n)), reversed(t_s), reversed(a_s),  # 9
            reversed(a_s_1), reversed(a_s_s), reversed(t_s_s), reversed(a_s_s_1), reversed(a_s_s_2)):
        t_bar = a_bar[i, i]              # 14: a[i, i] = math.sqrt(a[i, i])
        a_bar[i, i] = 0.0
        a_bar[i, i] += t_bar * 0.5 / t_2
        t_bar = -a_bar[i, i]             # 13: a[i, i] -= np.dot(a[i, :i], a[i, :i])
        a_bar_1 = a_bar[i, :i]
        t_3 = t_bar * a_1
        a_bar_1 += t_bar * a
        a_bar_1 += t_3
        for j, a, t_4, a_1, a_2 in zip(reversed(range(i)), reversed(a_s_2), reversed(t_s_1), reversed(a_s_3),  # 10
                reversed(a_s_4)):
            t_bar = -a_bar[i, j] * a / t_4  # 12: a[i, j] /= a[j, j]
            a_bar[i, j] /= t_4
            a_bar[j, j] += t_bar
            t_bar = -a_bar[i, j]         # 11: a[i, j] -= np.dot(a[i, :j], a[j, :j])
            t_5 = t_bar * a_2
            a_bar[i, :j] += t_bar * a_1
            a_bar[j, :j] += t_5
    return s, (a_bar,)
