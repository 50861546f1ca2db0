def heat_grad(u, c, y_bar=1.0):
    v = u.copy()                         # 7: v = u.copy()
    t = len(u) - 1                       # 8: for i in range(1, n - 1):
    t_1_s = []
    for i in range(1, t):
        u_i = u[i]                       # 9: v[i] = u[i] + c * (u[i - 1] - 2.0 * u[i] + u[i + 1])
        t_1 = u[i - 1] - 2.0 * u_i + u[i + 1]
        t_1_s.append(t_1)
        v[i] = u_i + c * t_1
    y = np.sum(v * v)                    # 10: return np.sum(v * v)

    v_bar = 2.0 * y_bar * v              # 10
    u_bar = np.zeros_like(u)             # 8: for i in range(1, n - 1):
    c_bar = 0.0
    for i, t_1 in zip(reversed(range(1, t)), reversed(t_1_s)):
        t_bar = v_bar[i]                 # 9: v[i] = u[i] + c * (u[i - 1] - 2.0 * u[i] + u[i + 1])
        v_bar[i] = 0.0
        t_2 = t_bar * t_1
        t_bar_1 = t_bar * c
        c_bar += t_2
        u_bar[i + 1] += t_bar_1
        u_bar[i] -= t_bar_1 * 2.0
        u_bar[i - 1] += t_bar_1
        u_bar[i] += t_bar
    u_bar += v_bar                       # 7: v = u.copy()
    return y, (u_bar, float(c_bar))
