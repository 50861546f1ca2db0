def f_grad(m, a, b, y_bar=1.0):
    mask = m > 0.0                       # 6: np.putmask(m, m > 0.0, a * a)
    t = a * a
    t_1 = np.flatnonzero(mask) % len(t)
    t_2 = t[t_1]
    m[mask] = t_2
    m_T = m.T                            # 7: np.putmask(m.T, m.T < -0.5, m)
    mask_1 = m_T < -0.5
    flatten = rt.flatten(m)
    t_3 = np.flatnonzero(mask_1) % len(flatten)
    flatten_part = flatten[t_3]
    m_T[mask_1] = flatten_part
    mask_2 = b > 0.0                     # 8: np.putmask(b, b > 0.0, a[::-1])
    a_part = a[::-1]
    t_4 = np.flatnonzero(mask_2) % len(a_part)
    a_part_part = a_part[t_4]
    b[mask_2] = a_part_part
    t_5 = b * b                          # 9: return np.sum(m * m) + np.sum(b * b * b)
    y = np.sum(m * m) + np.sum(t_5 * b)

    b_bar = y_bar * t_5                  # 9
    b_bar += 2.0 * (y_bar * b) * b
    m_bar = 2.0 * y_bar * m
    a_part_part_bar = b_bar[mask_2]      # 8: np.putmask(b, b > 0.0, a[::-1])
    b_bar[mask_2] = 0.0
    a_bar = np.zeros_like(a)
    a_part_part_bar = rt.unbroadcast(a_part_part_bar, a_part_part.shape)
    np.add.at(a_bar[::-1], t_4, a_part_part_bar)
    m_T_bar = m_bar.T                    # 7: np.putmask(m.T, m.T < -0.5, m)
    flatten_part_bar = m_T_bar[mask_1]
    m_T_bar[mask_1] = 0.0
    flatten_bar = np.zeros_like(flatten)
    np.add.at(flatten_bar, t_3, rt.unbroadcast(flatten_part_bar, flatten_part.shape))
    m_bar += np.reshape(flatten_bar, m.shape)
    t_bar = m_bar[mask]                  # 6: np.putmask(m, m > 0.0, a * a)
    m_bar[mask] = 0.0
    t_bar = rt.unbroadcast(t_bar, t_2.shape)
    t_bar_1 = np.zeros_like(t)
    np.add.at(t_bar_1, t_1, t_bar)
    a_bar += 2.0 * t_bar_1 * a
    return y, (m_bar, a_bar, b_bar)
