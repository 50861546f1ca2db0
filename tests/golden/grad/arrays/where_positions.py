def f_grad(a, m, y_bar=1.0):
    low = np.nonzero(a < 0.0)            # 6: low = np.where(a < 0.0)
    item = low[0]                        # 7: a[low] = a[low] ** 2
    a_part = a[item]
    t = a_part ** 2
    a[item] = t
    nonzero = np.nonzero(m > 0.5)        # 8: rows, columns = np.where(m > 0.5)
    item_1 = nonzero[0]
    columns = nonzero[1]
    m_part = m[item_1, columns]          # 9: total = np.sum(m[rows, columns] * a[rows])
    a_part_1 = a[item_1]
    t_1 = m_part * a_part_1
    total = np.sum(t_1)
    n = len(item_1)                      # 10: return total + np.sum(a * a) * len(rows)
    y = total + np.sum(a * a) * n

    a_bar = 2.0 * (y_bar * n) * a        # 10
    t_bar = np.broadcast_to(y_bar, t_1.shape)  # 9: total = np.sum(m[rows, columns] * a[rows])
    np.add.at(a_bar, item_1, rt.unbroadcast(t_bar * m_part, a_part_1.shape))
    m_bar = np.zeros_like(m)
    m_part_bar = rt.unbroadcast(t_bar * a_part_1, m_part.shape)
    np.add.at(m_bar, (item_1, columns), m_part_bar)
    t_bar = shadows.take(a_bar, item)    # 7: a[low] = a[low] ** 2
    a_bar[item] = 0.0
    np.add.at(a_bar, item, 2 * rt.unbroadcast(t_bar, t.shape) * a_part)
    return y, (a_bar, m_bar)
