def f_grad(x, m, a, k, y_bar=1.0):
    m_T = m.T                            # 6: t = m.T
    n = m_T.shape[1]                     # 7: t.flat[1::2] *= x
    t = len(m_T) * n
    k_part = np.arange(t)[1::2]
    t_1 = k_part % n
    t_2 = k_part // n
    m_T_old = m_T[t_2, t_1]
    m_T[t_2, t_1] *= x
    t_3 = k % n                          # 8: t.flat[k] += t.flat[-1] * x
    t_4 = k // n
    t_5 = -1 % n
    t_6 = -1 // n
    m_T_part = m_T[t_6, t_5]
    m_T[t_4, t_3] += m_T_part * x
    packed = np.array([2, -5])           # 9: np.put(t, [2, -5], [a[1], x])
    t_7 = packed % n
    t_8 = packed // n
    m_T[t_8, t_7] = rt.pack([a[1], x], shape=(2,))
    part = m[:, 1:]                      # 10: part = m[:, 1:]
    t_9 = a * x                          # 11: part.flat[[0, 3]] = a * x
    packed = np.array([0, 3])
    n_1 = part.shape[1]
    t_10 = packed % n_1
    t_11 = packed // n_1
    part[t_11, t_10] = t_9
    k_part = np.arange(len(part) * n_1)[1:]  # 12: kept = part.flat[1:]
    t_12 = k_part % n_1
    t_13 = k_part // n_1
    kept = part[t_13, t_12]
    kept0 = kept[0]                      # 13: part.flat[1] = kept[0] * kept[-1]
    kept_last = kept[-1]
    t_14 = 1 % n_1
    t_15 = 1 // n_1
    part[t_15, t_14] = kept0 * kept_last
    s = 0.0
    a_old = a.copy()                     # 11: part.flat[[0, 3]] = a * x
    for i in range(t):                   # 15: for i, v in enumerate(t.flat):
        t_16 = i % n
        v = m_T[i // n, t_16]
        s += v * v * i                   # 16: s += v * v * i
    row = a[::-1][None, :]               # 17: row = a[::-1][None, :]
    line = row.reshape(-1)               # 18: line = row.reshape(-1)
    line[0] *= 3.0                       # 19: line[0] *= 3.0
    total = np.sum(kept)                 # 20: return s + np.sum(kept) * x + a[-1]
    y = s + total * x + a[-1]

    a_bar = np.zeros_like(a)             # 20
    a_bar[-1] += y_bar
    total_bar = y_bar * x
    x_bar = y_bar * total
    a_bar[::-1][None, :].reshape(-1)[0] *= 3.0  # 19: line[0] *= 3.0
    m_bar = np.zeros_like(m)             # 15: for i, v in enumerate(t.flat):
    m_T_bar = m_bar.T
    for i in reversed(range(t)):
        t_17 = i // n
        t_18 = i % n
        v = m_T[t_17, t_18]
        v_bar = 2.0 * (y_bar * i) * v    # 16: s += v * v * i
        m_T_bar[t_17, t_18] += v_bar     # 15: for i, v in enumerate(t.flat):
    part_bar = m_bar[:, 1:]              # 13: part.flat[1] = kept[0] * kept[-1]
    t_bar = part_bar[t_15, t_14]
    part_bar[t_15, t_14] = 0.0
    kept_bar = np.full(kept.shape, total_bar)
    kept_bar[-1] += t_bar * kept0
    kept_bar[0] += t_bar * kept_last
    np.add.at(part_bar, (t_13, t_12), kept_bar)  # 12: kept = part.flat[1:]
    t_bar = shadows.take(part_bar, (t_11, t_10))  # 11: part.flat[[0, 3]] = a * x
    part_bar[t_11, t_10] = 0.0
    t_bar = rt.unbroadcast(t_bar, t_9.shape)
    t_19 = np.sum(t_bar * a_old)
    a_bar += t_bar * x
    x_bar += t_19
    packed_bar = shadows.take(m_T_bar, (t_8, t_7))  # 9: np.put(t, [2, -5], [a[1], x])
    m_T_bar[t_8, t_7] = 0.0
    packed_bar = rt.unbroadcast(packed_bar, (2,))
    x_bar += packed_bar[1]
    a_bar[1] += packed_bar[0]
    t_bar = m_T_bar[t_4, t_3]            # 8: t.flat[k] += t.flat[-1] * x
    x_bar += t_bar * m_T_part
    m_T_bar[t_6, t_5] += t_bar * x
    m_T_bar_1 = shadows.take(m_T_bar, (t_2, t_1))  # 7: t.flat[1::2] *= x
    m_T_bar[t_2, t_1] = 0.0
    np.add.at(m_T_bar, (t_2, t_1), m_T_bar_1 * x)
    x_bar += np.sum(m_T_bar_1 * m_T_old)
    return y, (float(x_bar), m_bar, a_bar)
