def f_grad(m, w, y_bar=1.0):
    n = m.shape[1]                       # 7: for i, j in np.ndindex(m.shape):
    t = len(m) * n
    s = 0.0
    t_2_s = []
    for i in range(t):
        t_1 = i % n
        i //= n
        m_part = m[i, t_1]               # 8: s += m[i, j] * m[i, j] * w[j]
        t_2 = m_part * m_part
        t_2_s.append(t_2)
        s += t_2 * w[t_1]
    s_s = []
    for i in range(t):                   # 9: for (i, j), v in np.ndenumerate(m):
        s_s.append(s)
        t_3 = i % n
        t_4 = i // n
        v = m[t_4, t_3]
        if t_4 == t_3:                   # 10: if i == j:
            s *= v                       # 11: s *= v

    m_bar = np.zeros_like(m)             # 9: for (i, j), v in np.ndenumerate(m):
    s_bar = y_bar
    for i, s_1 in zip(reversed(range(t)), reversed(s_s)):
        t_5 = i // n
        t_6 = i % n
        v = m[t_5, t_6]
        if t_5 == t_6:                   # 10: if i == j:
            s_bar_1 = s_bar * v          # 11: s *= v
            v_bar = s_bar * s_1
        else:
            s_bar_1 = s_bar
            v_bar = 0.0
        m_bar[t_5, t_6] += v_bar         # 9: for (i, j), v in np.ndenumerate(m):
        s_bar = s_bar_1
    w_bar = np.zeros_like(w)             # 7: for i, j in np.ndindex(m.shape):
    for i, t_2 in zip(reversed(range(t)), reversed(t_2_s)):
        t_7 = i % n
        w_bar[t_7] += s_bar * t_2        # 8: s += m[i, j] * m[i, j] * w[j]
        i //= n                          # 7
        m_bar[i, t_7] += 2.0 * (s_bar * w[t_7]) * m[i, t_7]  # 8
    return s, (m_bar, w_bar)
