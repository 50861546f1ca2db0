def diffuse_grad(u, rate, steps, y_bar=1.0):
    v = np.zeros_like(u)                 # 6: v = np.zeros_like(u)
    t_s = []
    t_s_s = []
    for _ in range(steps):               # 7: for _ in range(steps):
        t = len(u) - 1                   # 8: for i in range(1, len(u) - 1):
        t_s.append(t)
        t_s_1 = []
        for i in range(1, t):
            t_1 = u[i]                   # 9: v[i] = u[i] + rate * (u[i - 1] - 2.0 * u[i] + u[i + 1])
            t_2 = u[i - 1] - 2.0 * t_1 + u[i + 1]
            t_s_1.append(t_2)
            v[i] = t_1 + rate * t_2
        t_s_s.append(t_s_1)
        u, v = v, u
    t_3 = u * u                          # 11: return np.sum(u * u)
    t_4 = np.sum(t_3)

    u_bar = np.broadcast_to(y_bar, t_3.shape) * u  # 11
    u_bar += u_bar
    v_bar = np.zeros_like(v)             # 7: for _ in range(steps):
    rate_bar = 0.0
    for t_5, t_s_1 in zip(reversed(t_s), reversed(t_s_s)):
        for i, t_6 in zip(reversed(range(1, t_5)), reversed(t_s_1)):  # 8: for i in range(1, len(u) - 1):
            t_bar = u_bar[i]             # 9: v[i] = u[i] + rate * (u[i - 1] - 2.0 * u[i] + u[i + 1])
            u_bar[i] = 0.0
            t_7 = t_bar * t_6
            t_bar_1 = t_bar * rate
            rate_bar += t_7
            v_bar[i + 1] += t_bar_1
            v_bar[i] -= t_bar_1 * 2.0
            v_bar[i - 1] += t_bar_1
            v_bar[i] += t_bar
        u_bar, v_bar = v_bar, u_bar
    rate_bar = float(rate_bar)
    return t_4, (u_bar, rate_bar)
