def f_grad(x, a, b, y_bar=1.0):
    m = np.outer(a, b)                   # 6: m = np.outer(a, b)
    m.reshape(-1)[::4] += x              # 7: m.flat[::4] += x
    m_shaped = m.reshape(-1)             # 9: for v in m.flat:
    n = len(m_shaped)
    s = 0.0
    v_s = []
    for i in range(n):
        v = m_shaped[i]
        v_s.append(v)
        s += v * v                       # 10: s += v * v
    m[...] = x                           # 11: m.flat = x
    y = s + m.reshape(-1)[5]             # 12: return s + m.flat[5]

    m_bar = np.zeros_like(m)             # 12
    m_bar.reshape(-1)[5] += y_bar
    x_bar = m_bar[...].copy()            # 11
    m_bar[...] = 0.0
    x_bar = np.sum(x_bar)
    m_shaped_bar = m_bar.reshape(-1)     # 9: for v in m.flat:
    for i, v in zip(reversed(range(n)), reversed(v_s)):
        v_bar = 2.0 * y_bar * v          # 10: s += v * v
        m_shaped_bar[i] += v_bar         # 9
    x_bar += np.sum(m_bar.reshape(-1)[::4])  # 7: m.flat[::4] += x
    a_bar = m_bar @ b                    # 6: m = np.outer(a, b)
    b_bar = a @ m_bar
    return y, (float(x_bar), a_bar, b_bar)
