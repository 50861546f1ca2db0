def f_grad(a, m, y_bar=1.0):
    b = a * 2.0                          # 6: b = a * 2.0
    b_part = b[1:]                       # 7: b[1:].sort()
    b_part_1 = b_part.copy()
    b_part[...] = np.sort(b_part)
    m_old = m.copy()                     # 8: m.sort(0)
    m[...] = np.sort(m, axis=0)
    first = m[0]                         # 9: first = m[0]
    first_1 = first.copy()               # 10: first.sort()
    first[...] = np.sort(first)
    arange = np.arange(4.0)              # 11: return np.sum(b * np.arange(4.0)) + np.sum(m * m * np.arange(6…
    t = b * arange
    t_1 = m * m
    arange_shaped = np.arange(6.0).reshape(2, 3)
    y = np.sum(t) + np.sum(t_1 * arange_shaped) + first[0]

    m_bar = np.zeros_like(m)             # 11
    first_bar = m_bar[0]
    first_bar[0] += y_bar
    m_bar += 2.0 * rt.unbroadcast(y_bar * arange_shaped, t_1.shape) * m
    b_bar = rt.unbroadcast(np.broadcast_to(y_bar, t.shape) * arange, b.shape)
    sort_bar = first_bar[...].copy()     # 10: first.sort()
    first_bar[...] = 0.0
    first_bar += rt.unsort(sort_bar, np.argsort(first_1))
    sort_bar = m_bar[...].copy()         # 8: m.sort(0)
    m_bar[...] = 0.0
    m_bar += rt.unsort(sort_bar, np.argsort(m_old, axis=0), axis=0)
    b_bar = b_bar.copy()                 # 7: b[1:].sort()
    b_part_bar = b_bar[1:]
    sort_bar = b_part_bar[...].copy()
    b_part_bar[...] = 0.0
    b_part_bar += rt.unsort(sort_bar, np.argsort(b_part_1))
    a_bar = b_bar * 2.0                  # 6: b = a * 2.0
    return y, (a_bar, m_bar)
