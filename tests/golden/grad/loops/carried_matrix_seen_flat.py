def f_grad(x, steps, y_bar=1.0):
    m = np.outer(x, x)                   # 6: m = np.outer(x, x)
    m_1 = m
    m_old_s = []
    flat3_s = []
    flat2_s = []
    for _ in range(steps):               # 7: for _ in range(steps):
        flat = m_1.reshape(-1)           # 8: flat = m.ravel()
        flat2 = flat[2]                  # 9: flat[1] = flat[2] * flat[3]
        flat2_s.append(flat2)
        flat3 = flat[3]
        flat3_s.append(flat3)
        flat[1] = flat2 * flat3
        m_old_s.append(m_1.copy())
        m_1 = m_1 @ m_1 - 0.1 * m_1      # 10: m = m @ m - 0.1 * m
    m_1.reshape(-1)[0] += x[0]           # 11: m.reshape(-1)[0] += x[0]
    turned = m_1 * 1.0                   # 12: turned = m * 1.0
    for _ in range(steps):               # 13: for _ in range(steps):
        turned = turned.T + x            # 14: turned = turned.T + x
    ravel = np.ravel(turned)             # 15: return np.sum(m) + turned.ravel()[1] * turned[1, 0]
    ravel1 = ravel[1]
    turned10 = turned[1, 0]
    y = np.sum(m_1) + ravel1 * turned10

    turned_bar = np.zeros_like(turned)   # 15
    turned_bar[1, 0] += y_bar * ravel1
    ravel_bar = np.zeros_like(ravel)
    ravel_bar[1] += y_bar * turned10
    turned_bar += np.reshape(ravel_bar, turned.shape)
    m_bar = np.zeros_like(m_1)
    m_bar += y_bar
    x_bar = np.zeros_like(x)             # 13: for _ in range(steps):
    for _ in reversed(range(steps)):
        x_bar += rt.unbroadcast(turned_bar, x.shape)  # 14: turned = turned.T + x
        turned_bar = turned_bar.T
    m_bar += turned_bar * 1.0            # 12: turned = m * 1.0
    x_bar[0] += m_bar.reshape(-1)[0]     # 11: m.reshape(-1)[0] += x[0]
    for m_old, flat3, flat2 in zip(reversed(m_old_s), reversed(flat3_s), reversed(flat2_s)):  # 7: for _ in r…
        t = m_bar * 0.1                  # 10: m = m @ m - 0.1 * m
        m_bar_1 = np.zeros_like(m)
        m_bar_1 -= t
        m_1 = m_old.T
        t_1 = m_1 @ m_bar
        m_bar_1 += m_bar @ m_1
        m_bar_1 += t_1
        flat_bar = m_bar_1.reshape(-1)   # 9: flat[1] = flat[2] * flat[3]
        t_bar = flat_bar[1]
        flat_bar[1] = 0.0
        flat_bar[3] += t_bar * flat2
        flat_bar[2] += t_bar * flat3
        m_bar = m_bar_1
    t_2 = x @ m_bar                      # 6: m = np.outer(x, x)
    x_bar += m_bar @ x
    x_bar += t_2
    return y, (x_bar,)
