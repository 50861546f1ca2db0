def rollout_grad(s, k, dt, steps, y_bar=1.0):
    t_s = []
    t_s_1 = []
    t_s_2 = []
    t_s_3 = []
    a_s = []
    t_s_4 = []
    t_s_5 = []
    a_s_1 = []
    t_s_6 = []
    t_s_7 = []
    a_s_2 = []
    t_s_8 = []
    t_s_9 = []
    for _ in range(steps):               # 10: for _ in range(steps):
        t = s[1]                         # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        t_1 = -k
        t_2 = s[0]
        t_s_9.append(t_2)
        t_3 = np.sin(t_2)
        t_s_8.append(t_3)
        a = rt.pack([t, t_1 * t_3 - 0.1 * t], shape=(2,))
        a_s_2.append(a)
        t_4 = 0.5 * dt                   # 12: k2 = slope(s + 0.5 * dt * k1, k)
        t_5 = s + t_4 * a
        t_s_6.append(t_5)
        t_6 = t_5[1]                     # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        t_7 = np.sin(t_5[0])
        t_s_7.append(t_7)
        a_1 = rt.pack([t_6, t_1 * t_7 - 0.1 * t_6], shape=(2,))
        a_s_1.append(a_1)
        t_8 = s + t_4 * a_1              # 13: k3 = slope(s + 0.5 * dt * k2, k)
        t_s_4.append(t_8)
        t_9 = t_8[1]                     # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        t_10 = np.sin(t_8[0])
        t_s_5.append(t_10)
        a_2 = rt.pack([t_9, t_1 * t_10 - 0.1 * t_9], shape=(2,))
        a_s.append(a_2)
        t_11 = s + dt * a_2              # 14: k4 = slope(s + dt * k3, k)
        t_s_2.append(t_11)
        t_12 = t_11[1]                   # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        t_13 = np.sin(t_11[0])
        t_s_3.append(t_13)
        a_3 = rt.pack([t_12, t_1 * t_13 - 0.1 * t_12], shape=(2,))
        t_14 = dt / 6.0                  # 15: s += dt / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4)
        t_s_1.append(t_14)
        t_15 = a + 2.0 * a_1 + 2.0 * a_2 + a_3
        t_s.append(t_15)
        s += t_14 * t_15
    t_16 = s[0]                          # 16: return s[0] * s[0] + s[1]
    t_17 = t_16 * t_16 + s[1]

    s_bar = np.zeros_like(s)             # 16
    s_bar[1] += y_bar
    t_bar = y_bar * t_16
    s_bar[0] += t_bar
    s_bar[0] += t_bar
    k_bar = 0.0
    dt_bar = 0.0
    for (t_18, t_19, t_20, t_21, a, t_22, t_23, a_1, t_24, t_25, a_2, t_26, t_27) in zip(reversed(t_s),  # 10
            reversed(t_s_1), reversed(t_s_2), reversed(t_s_3), reversed(a_s), reversed(t_s_4),
            reversed(t_s_5), reversed(a_s_1), reversed(t_s_6), reversed(t_s_7), reversed(a_s_2),
            reversed(t_s_8), reversed(t_s_9)):
        s_bar_1 = rt.unbroadcast(s_bar, (2,)).copy()  # 15: s += dt / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4)
        t_bar = s_bar_1 * t_19
        a_bar = t_bar * 2.0
        a_bar_1 = t_bar * 2.0
        dt_bar += np.sum(s_bar_1 * t_18) / 6.0
        t_bar_1 = t_bar[0]               # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        t_bar_2 = t_bar[1]
        t_bar_3 = -t_bar_2 * 0.1
        t_bar_4 = np.zeros_like(t_20)
        t_bar_4[1] += t_bar_3
        t_28 = -k
        t_bar_4[0] += t_bar_2 * t_28 * np.cos(t_20[0])
        t_bar_4[1] += t_bar_1
        shape = s.shape                  # 14: k4 = slope(s + dt * k3, k)
        s_bar += rt.unbroadcast(t_bar_4, shape)
        dt_bar += np.sum(t_bar_4 * a)
        a_bar += t_bar_4 * dt
        a_bar_2 = a_bar[0]               # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        a_bar = a_bar[1]
        k_bar -= t_bar_2 * t_21
        t_bar_1 = np.zeros_like(t_22)
        t_bar_1[1] -= a_bar * 0.1
        t_bar_1[0] += a_bar * t_28 * np.cos(t_22[0])
        t_bar_1[1] += a_bar_2
        s_bar += rt.unbroadcast(t_bar_1, shape)  # 13: k3 = slope(s + 0.5 * dt * k2, k)
        t_29 = 0.5 * dt                  # 12: k2 = slope(s + 0.5 * dt * k1, k)
        t_30 = t_bar_1 * t_29            # 13
        t_bar_1 = np.sum(t_bar_1 * a_1)
        a_bar_1 += t_30
        dt_bar += t_bar_1 * 0.5
        k_bar -= a_bar * t_23            # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        a_bar = a_bar_1[0]
        a_bar_1 = a_bar_1[1]
        t_bar_1 = np.zeros_like(t_24)
        t_bar_1[1] -= a_bar_1 * 0.1
        t_bar_1[0] += a_bar_1 * t_28 * np.cos(t_24[0])
        t_bar_1[1] += a_bar
        s_bar += rt.unbroadcast(t_bar_1, shape)  # 12: k2 = slope(s + 0.5 * dt * k1, k)
        k_bar -= a_bar_1 * t_25          # 6: return np.array([s[1], -k * np.sin(s[0]) - 0.1 * s[1]])
        a_bar = t_bar + t_bar_1 * t_29   # 12
        dt_bar += np.sum(t_bar_1 * a_2) * 0.5
        a_bar_1 = a_bar[0]               # 6
        a_bar = a_bar[1]
        s_bar[1] -= a_bar * 0.1
        s_bar[0] += a_bar * t_28 * np.cos(t_27)
        k_bar -= a_bar * t_26
        s_bar[1] += a_bar_1
    k_bar = float(k_bar)
    dt_bar = float(dt_bar)
    return t_17, (s_bar, k_bar, dt_bar)
