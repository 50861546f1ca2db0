def f_grad(m, r, y_bar=1.0):
    m[0] = r                             # 6: m[0] = r
    m[1] += m[0] * 2.0                   # 7: m[1] += m[0] * 2.0
    m[1:, 0] = m[:-1, 2]                 # 8: m[1:, 0] = m[:-1, 2]
    r_part = r[1:]                       # 9: m[2, :2] *= r[1:]
    m_old = m[2, :2].copy()
    m[2, :2] *= r_part
    r_part_1 = r_part.copy()
    r[:] = m[2]                          # 10: r[:] = m[2]
    y = np.sum(m * m) + np.sum(r)        # 11: return np.sum(m * m) + np.sum(r)

    m_bar = 2.0 * y_bar * m              # 11
    r_bar = np.full(r.shape, y_bar)      # 10
    m2_bar = r_bar[:].copy()
    r_bar[:] = 0.0
    m_bar[2] += m2_bar
    t = rt.unbroadcast(m_bar[2, :2] * m_old, r_part.shape)  # 9: m[2, :2] *= r[1:]
    r_bar[1:] += t
    m_bar[2, :2] *= r_part_1
    m2_bar = m_bar[1:, 0].copy()         # 8: m[1:, 0] = m[:-1, 2]
    m_bar[1:, 0] = 0.0
    m_bar[:-1, 2] += m2_bar
    m_bar[0] += m_bar[1].copy() * 2.0    # 7: m[1] += m[0] * 2.0
    r_bar_1 = m_bar[0].copy()            # 6: m[0] = r
    m_bar[0] = 0.0
    r_bar += r_bar_1
    return y, (m_bar, r_bar)
