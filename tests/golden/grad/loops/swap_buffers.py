def diffuse_grad(u, rate, steps, y_bar=1.0):
    v = np.zeros_like(u)                 # 6: v = np.zeros_like(u)
    t_s = []
    t_1_s_s = []
    for _ in range(steps):               # 7: for _ in range(steps):
        t = len(u) - 1                   # 8: for i in range(1, len(u) - 1):
        t_s.append(t)
        t_1_s = []
        for i in range(1, t):
            u_i = u[i]                   # 9: v[i] = u[i] + rate * (u[i - 1] - 2.0 * u[i] + u[i + 1])
            t_1 = u[i - 1] - 2.0 * u_i + u[i + 1]
            t_1_s.append(t_1)
            v[i] = u_i + rate * t_1
        t_1_s_s.append(t_1_s)
        u, v = v, u
    y = np.sum(u * u)                    # 11: return np.sum(u * u)

    u_bar = 2.0 * y_bar * u              # 11
    v_bar = np.zeros_like(v)             # 7: for _ in range(steps):
    rate_bar = 0.0
    for t, t_1_s in zip(reversed(t_s), reversed(t_1_s_s)):
        for i, t_1 in zip(reversed(range(1, t)), reversed(t_1_s)):  # 8: for i in range(1, len(u) - 1):
            t_bar = u_bar[i]             # 9: v[i] = u[i] + rate * (u[i - 1] - 2.0 * u[i] + u[i + 1])
            u_bar[i] = 0.0
            t_2 = t_bar * t_1
            t_bar_1 = t_bar * rate
            rate_bar += t_2
            v_bar[i + 1] += t_bar_1
            v_bar[i] -= t_bar_1 * 2.0
            v_bar[i - 1] += t_bar_1
            v_bar[i] += t_bar
        u_bar, v_bar = v_bar, u_bar
    return y, (u_bar, float(rate_bar))
