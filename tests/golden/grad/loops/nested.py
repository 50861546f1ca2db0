def f_grad(x, y_bar=1.0):
    n = len(x)                           # 6: n = len(x)
    s = 0.0
    t_s = []
    t_s_1_s = []
    for i in range(n):                   # 8: for i in range(n):
        t = x[i]                         # 9: t = x[i]
        t_s_1 = []
        for j in range(i):               # 10: for j in range(i):
            t_s_1.append(t)
            t = t * x[j] + 0.5           # 11: t = t * x[j] + 0.5
        t_s_1_s.append(t_s_1)
        t_s.append(t)
        s += t * t                       # 12: s = s + t * t

    x_bar = np.zeros_like(x)             # 8: for i in range(n):
    for i, t, t_s_1 in zip(reversed(range(n)), reversed(t_s), reversed(t_s_1_s)):
        t_bar = 2.0 * y_bar * t          # 12
        for j, t in zip(reversed(range(i)), reversed(t_s_1)):  # 10: for j in range(i):
            x_bar[j] += t_bar * t        # 11: t = t * x[j] + 0.5
            t_bar *= x[j]
        x_bar[i] += t_bar                # 9: t = x[i]
    return s, (x_bar,)
