def rollout_grad(s, k, dt, steps, y_bar=1.0):
    t_9_s = []
    t_8_s = []
    t_6_s = []
    sin_3_s = []
    k3_s = []
    t_4_s = []
    sin_2_s = []
    k2_s = []
    t_2_s = []
    sin_1_s = []
    k1_s = []
    sin_s = []
    s0_s = []
    for _ in range(steps):               # 10: for _ in range(steps):
        s1 = s[1]                        # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        t = -k
        s0 = s[0]
        s0_s.append(s0)
        sin = np.sin(s0)
        sin_s.append(sin)
        k1 = rt.pack([s1, t * sin - 0.1 * s1], shape=(2,))
        k1_s.append(k1)
        t_1 = 0.5 * dt                   # 12: k2 = slope(s + 0.5 * dt * k1, k)
        t_2 = s + t_1 * k1
        t_2_s.append(t_2)
        t_3 = t_2[1]                     # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        sin_1 = np.sin(t_2[0])
        sin_1_s.append(sin_1)
        k2 = rt.pack([t_3, t * sin_1 - 0.1 * t_3], shape=(2,))
        k2_s.append(k2)
        t_4 = s + t_1 * k2               # 13: k3 = slope(s + 0.5 * dt * k2, k)
        t_4_s.append(t_4)
        t_5 = t_4[1]                     # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        sin_2 = np.sin(t_4[0])
        sin_2_s.append(sin_2)
        k3 = rt.pack([t_5, t * sin_2 - 0.1 * t_5], shape=(2,))
        k3_s.append(k3)
        t_6 = s + dt * k3                # 14: k4 = slope(s + dt * k3, k)
        t_6_s.append(t_6)
        t_7 = t_6[1]                     # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        sin_3 = np.sin(t_6[0])
        sin_3_s.append(sin_3)
        k4 = rt.pack([t_7, t * sin_3 - 0.1 * t_7], shape=(2,))
        t_8 = dt / 6.0                   # 15: s += dt / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4)
        t_8_s.append(t_8)
        t_9 = k1 + 2.0 * k2 + 2.0 * k3 + k4
        t_9_s.append(t_9)
        s += t_8 * t_9
    s0 = s[0]                            # 16: return s[0] * s[0] + s[1]
    y = s0 * s0 + s[1]

    s_bar = np.zeros_like(s)             # 16
    s_bar[1] += y_bar
    s_bar[0] += 2.0 * y_bar * s0
    k_bar = 0.0
    dt_bar = 0.0
    for (t_9, t_8, t_6, sin_3, k3, t_4, sin_2, k2, t_2, sin_1, k1, sin, s0) in zip(reversed(t_9_s),  # 10
            reversed(t_8_s), reversed(t_6_s), reversed(sin_3_s), reversed(k3_s), reversed(t_4_s),
            reversed(sin_2_s), reversed(k2_s), reversed(t_2_s), reversed(sin_1_s), reversed(k1_s),
            reversed(sin_s), reversed(s0_s)):
        s_bar_1 = rt.unbroadcast(s_bar, (2,)).copy()  # 15: s += dt / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4)
        t_bar = s_bar_1 * t_8
        k3_bar = t_bar * 2.0
        k2_bar = t_bar * 2.0
        dt_bar += np.sum(s_bar_1 * t_9) / 6.0
        t_bar_1 = t_bar[0]               # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        t_bar_2 = t_bar[1]
        t_bar_3 = t_bar_2 * 0.1
        t_bar_4 = np.zeros_like(t_6)
        t_bar_4[1] -= t_bar_3
        t_10 = -k
        t_bar_4[0] += t_bar_2 * t_10 * np.cos(t_6[0])
        t_bar_4[1] += t_bar_1
        shape = s.shape                  # 14: k4 = slope(s + dt * k3, k)
        s_bar += rt.unbroadcast(t_bar_4, shape)
        dt_bar += np.sum(t_bar_4 * k3)
        k3_bar += t_bar_4 * dt
        k3_bar_1 = k3_bar[0]             # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        k3_bar = k3_bar[1]
        k_bar -= t_bar_2 * sin_3
        t_bar_1 = np.zeros_like(t_4)
        t_bar_1[1] -= k3_bar * 0.1
        t_bar_1[0] += k3_bar * t_10 * np.cos(t_4[0])
        t_bar_1[1] += k3_bar_1
        s_bar += rt.unbroadcast(t_bar_1, shape)  # 13: k3 = slope(s + 0.5 * dt * k2, k)
        t_11 = 0.5 * dt                  # 12: k2 = slope(s + 0.5 * dt * k1, k)
        t_12 = t_bar_1 * t_11            # 13
        t_bar_1 = np.sum(t_bar_1 * k2)
        k2_bar += t_12
        dt_bar += t_bar_1 * 0.5
        k2_bar_1 = k2_bar[0]             # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        k2_bar = k2_bar[1]
        t_bar_1 = np.zeros_like(t_2)
        t_bar_1[1] -= k2_bar * 0.1
        t_bar_1[0] += k2_bar * t_10 * np.cos(t_2[0])
        t_bar_1[1] += k2_bar_1
        s_bar += rt.unbroadcast(t_bar_1, shape)  # 12: k2 = slope(s + 0.5 * dt * k1, k)
        k1_bar = t_bar + t_bar_1 * t_11
        dt_bar += np.sum(t_bar_1 * k1) * 0.5
        k1_bar_1 = k1_bar[0]             # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        k1_bar = k1_bar[1]
        s_bar[1] -= k1_bar * 0.1
        s_bar[0] += k1_bar * t_10 * np.cos(s0)
        k_bar = k_bar - k3_bar * sin_2 - k2_bar * sin_1 - k1_bar * sin
        s_bar[1] += k1_bar_1
    return y, (s_bar, float(k_bar), float(dt_bar))
