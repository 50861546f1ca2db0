def f_grad(a, m, least, y_bar=1.0):
    a_bar = np.zeros_like(a)
    m_bar = np.zeros_like(m)
    rows = np.broadcast_to(a, (2, 3))    # 6: rows = np.broadcast_to(a, (2, 3))
    if a[0] > least:                     # 7: if a[0] > least:
        chosen = a
        chosen_bar = a_bar
    else:
        chosen = m[1]                    # 10: chosen = m[1]
        chosen_bar = m_bar[1]
    chosen[[2, 0]] *= 3.0                # 11: chosen[[2, 0]] *= 3.0
    chosen_bar_1 = chosen_bar
    chosen_bar_1_s = []
    for _ in range(2):                   # 12: for _ in range(2):
        chosen = chosen[::-1]            # 13: chosen = chosen[::-1]
        chosen_bar_1 = chosen_bar_1[::-1]
        chosen_bar_1_s.append(chosen_bar_1)
        chosen[:2] += chosen[0]          # 14: chosen[:2] += chosen[0]
    t = rows * m                         # 15: return np.sum(rows * m)
    y = np.sum(t)

    t_bar = np.broadcast_to(y_bar, t.shape)  # 15
    t_1 = rt.unbroadcast(t_bar * rows, m.shape)
    a_bar += rt.unbroadcast(rt.unbroadcast(t_bar * m, rows.shape), a.shape)
    m_bar += t_1
    for chosen_bar_1 in reversed(chosen_bar_1_s):  # 12: for _ in range(2):
        chosen_bar_1[0] += np.sum(chosen_bar_1[:2])  # 14: chosen[:2] += chosen[0]
    chosen_bar_1 = shadows.take(chosen_bar, [2, 0])  # 11: chosen[[2, 0]] *= 3.0
    chosen_bar[[2, 0]] = 0.0
    np.add.at(chosen_bar, [2, 0], chosen_bar_1 * 3.0)
    return y, (a_bar, m_bar, 0.0)
