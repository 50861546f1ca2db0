def diffuse_grad(u, rate, steps, y_bar=1.0):
    v = np.zeros_like(u)                 # 6: v = np.zeros_like(u)
    t_s = []
    t_s_s = []
    for _ in range(steps):               # 7: for _ in range(steps):
        t = len(u) - 1                   # 8: for i in range(1, len(u) - 1):
        t_s.append(t)
        t_s_1 = []
        for i in range(1, t):
            u_i = u[i]                   # 9: v[i] = u[i] + rate * (u[i - 1] - 2.0 * u[i] + u[i + 1])
            t_1 = u[i - 1] - 2.0 * u_i + u[i + 1]
            t_s_1.append(t_1)
            v[i] = u_i + rate * t_1
        t_s_s.append(t_s_1)
        u, v = v, u
    y = np.sum(u * u)                    # 11: return np.sum(u * u)

    u_bar = 2.0 * y_bar * u              # 11
    v_bar = np.zeros_like(v)             # 7: for _ in range(steps):
    rate_bar = 0.0
    for t_2, t_s_1 in zip(reversed(t_s), reversed(t_s_s)):
        for i, t_3 in zip(reversed(range(1, t_2)), reversed(t_s_1)):  # 8: for i in range(1, len(u) - 1):
            t_bar = u_bar[i]             # 9: v[i] = u[i] + rate * (u[i - 1] - 2.0 * u[i] + u[i + 1])
            u_bar[i] = 0.0
            t_4 = t_bar * t_3
            t_bar_1 = t_bar * rate
            rate_bar += t_4
            v_bar[i + 1] += t_bar_1
            v_bar[i] -= t_bar_1 * 2.0
            v_bar[i - 1] += t_bar_1
            v_bar[i] += t_bar
        u_bar, v_bar = v_bar, u_bar
    return y, (u_bar, float(rate_bar))
