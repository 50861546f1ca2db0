def rollout_grad(s, k, dt, steps, y_bar=1.0):
    t_s = []
    t_s_1 = []
    t_s_2 = []
    sin_s = []
    k3_s = []
    t_s_3 = []
    sin_s_1 = []
    k2_s = []
    t_s_4 = []
    sin_s_2 = []
    k1_s = []
    sin_s_3 = []
    s0_s = []
    for _ in range(steps):               # 10: for _ in range(steps):
        s1 = s[1]                        # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        t = -k
        s0 = s[0]
        s0_s.append(s0)
        sin = np.sin(s0)
        sin_s_3.append(sin)
        k1 = rt.pack([s1, t * sin - 0.1 * s1], shape=(2,))
        k1_s.append(k1)
        t_1 = 0.5 * dt                   # 12: k2 = slope(s + 0.5 * dt * k1, k)
        t_2 = s + t_1 * k1
        t_s_4.append(t_2)
        t_3 = t_2[1]                     # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        sin = np.sin(t_2[0])
        sin_s_2.append(sin)
        k2 = rt.pack([t_3, t * sin - 0.1 * t_3], shape=(2,))
        k2_s.append(k2)
        t_4 = s + t_1 * k2               # 13: k3 = slope(s + 0.5 * dt * k2, k)
        t_s_3.append(t_4)
        t_5 = t_4[1]                     # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        sin = np.sin(t_4[0])
        sin_s_1.append(sin)
        k3 = rt.pack([t_5, t * sin - 0.1 * t_5], shape=(2,))
        k3_s.append(k3)
        t_6 = s + dt * k3                # 14: k4 = slope(s + dt * k3, k)
        t_s_2.append(t_6)
        t_7 = t_6[1]                     # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        sin = np.sin(t_6[0])
        sin_s.append(sin)
        k4 = rt.pack([t_7, t * sin - 0.1 * t_7], shape=(2,))
        t_8 = dt / 6.0                   # 15: s += dt / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4)
        t_s_1.append(t_8)
        t_9 = k1 + 2.0 * k2 + 2.0 * k3 + k4
        t_s.append(t_9)
        s += t_8 * t_9
    s0 = s[0]                            # 16: return s[0] * s[0] + s[1]
    y = s0 * s0 + s[1]

    s_bar = np.zeros_like(s)             # 16
    s_bar[1] += y_bar
    s_bar[0] += 2.0 * y_bar * s0
    k_bar = 0.0
    dt_bar = 0.0
    for (t_10, t_11, t_12, sin, k3, t_13, sin_1, k2, t_14, sin_2, k1, sin_3, s0) in zip(reversed(t_s),  # 10
            reversed(t_s_1), reversed(t_s_2), reversed(sin_s), reversed(k3_s), reversed(t_s_3),
            reversed(sin_s_1), reversed(k2_s), reversed(t_s_4), reversed(sin_s_2), reversed(k1_s),
            reversed(sin_s_3), reversed(s0_s)):
        s_bar_1 = rt.unbroadcast(s_bar, (2,)).copy()  # 15: s += dt / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4)
        t_bar = s_bar_1 * t_11
        k3_bar = t_bar * 2.0
        k2_bar = t_bar * 2.0
        dt_bar += np.sum(s_bar_1 * t_10) / 6.0
        t_bar_1 = t_bar[0]               # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        t_bar_2 = t_bar[1]
        t_bar_3 = t_bar_2 * 0.1
        t_bar_4 = np.zeros_like(t_12)
        t_bar_4[1] -= t_bar_3
        t_15 = -k
        t_bar_4[0] += t_bar_2 * t_15 * np.cos(t_12[0])
        t_bar_4[1] += t_bar_1
        shape = s.shape                  # 14: k4 = slope(s + dt * k3, k)
        s_bar += rt.unbroadcast(t_bar_4, shape)
        dt_bar += np.sum(t_bar_4 * k3)
        k3_bar += t_bar_4 * dt
        k3_bar_1 = k3_bar[0]             # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        k3_bar = k3_bar[1]
        k_bar -= t_bar_2 * sin
        t_bar_1 = np.zeros_like(t_13)
        t_bar_1[1] -= k3_bar * 0.1
        t_bar_1[0] += k3_bar * t_15 * np.cos(t_13[0])
        t_bar_1[1] += k3_bar_1
        s_bar += rt.unbroadcast(t_bar_1, shape)  # 13: k3 = slope(s + 0.5 * dt * k2, k)
        t_16 = 0.5 * dt                  # 12: k2 = slope(s + 0.5 * dt * k1, k)
        t_17 = t_bar_1 * t_16            # 13
        t_bar_1 = np.sum(t_bar_1 * k2)
        k2_bar += t_17
        dt_bar += t_bar_1 * 0.5
        k2_bar_1 = k2_bar[0]             # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        k2_bar = k2_bar[1]
        t_bar_1 = np.zeros_like(t_14)
        t_bar_1[1] -= k2_bar * 0.1
        t_bar_1[0] += k2_bar * t_15 * np.cos(t_14[0])
        t_bar_1[1] += k2_bar_1
        s_bar += rt.unbroadcast(t_bar_1, shape)  # 12: k2 = slope(s + 0.5 * dt * k1, k)
        k1_bar = t_bar + t_bar_1 * t_16
        dt_bar += np.sum(t_bar_1 * k1) * 0.5
        k1_bar_1 = k1_bar[0]             # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        k1_bar = k1_bar[1]
        s_bar[1] -= k1_bar * 0.1
        s_bar[0] += k1_bar * t_15 * np.cos(s0)
        k_bar = k_bar - k3_bar * sin_1 - k2_bar * sin_2 - k1_bar * sin_3
        s_bar[1] += k1_bar_1
    return y, (s_bar, float(k_bar), float(dt_bar))
