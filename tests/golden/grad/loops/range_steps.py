def f_grad(a, y_bar=1.0):
    n = len(a)                           # 7: for i in range(1, len(a), 2):
    s = 0.0
    for i in range(1, n, 2):
        s += a[i] * a[i - 1]             # 8: s = s + a[i] * a[i - 1]
    t = n - 1                            # 9: for i in range(len(a) - 1, 0, -1):
    for i in range(t, 0, -1):
        s = s * 0.5 + a[i]               # 10: s = s * 0.5 + a[i]

    a_bar = np.zeros_like(a)             # 9
    s_bar = y_bar
    for i in reversed(range(t, 0, -1)):
        a_bar[i] += s_bar                # 10
        s_bar *= 0.5
    for i in reversed(range(1, n, 2)):   # 7: for i in range(1, len(a), 2):
        t_1 = i - 1                      # 8: s = s + a[i] * a[i - 1]
        a_bar[t_1] += s_bar * a[i]
        a_bar[i] += s_bar * a[t_1]
    return s, (a_bar,)
