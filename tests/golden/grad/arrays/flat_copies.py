def f_grad(x, a, m, y_bar=1.0):
    b = a.reshape(-1)[1:3].copy()        # 11: b = a.flat[1:3]
    a[1] = x                             # 12: a[1] = x
    b0 = b[0]                            # 13: b[1] = b[0] * x
    b[1] = b0 * x
    a_shaped = a.reshape(-1)             # 14: a.flat[:] += clipped(a, x)
    t = 0.5 * x                          # 6: a[1] = 0.5 * x
    a_shaped_part_copy = a_shaped[:].copy()  # 14
    a[1] = t                             # 6
    a1 = a[1]                            # 7: return a[1] * x
    a_shaped[:] = a_shaped_part_copy + a1 * x  # 14
    m_shaped = m.reshape(-1)             # 15: m.flat[1:3] *= clipped(m[0], x)
    m_shaped_part_copy = m_shaped[1:3].copy()
    m0 = m[0]
    m0[1] = t                            # 6: a[1] = 0.5 * x
    m01 = m0[1]                          # 7
    t_1 = m01 * x
    t_2 = m_shaped_part_copy * t_1       # 15
    m_shaped[1:3] = t_2
    b0_1 = b[0]                          # 16: return b[0] * x + b[1] + np.sum(a * a) + np.sum(m * m)
    y = b0_1 * x + b[1] + np.sum(a * a) + np.sum(m * m)

    m_bar = np.zeros_like(m)             # 16
    m_bar += 2.0 * y_bar * m
    a_bar = np.zeros_like(a)
    a_bar += 2.0 * y_bar * a
    b_bar = np.zeros_like(b)
    b_bar[1] += y_bar
    x_bar = y_bar * b0_1
    b_bar[0] += y_bar * x
    m_shaped_bar = m_bar.reshape(-1)     # 15: m.flat[1:3] *= clipped(m[0], x)
    t_bar = m_shaped_bar[1:3].copy()
    m_shaped_bar[1:3] = 0.0
    t_bar = rt.unbroadcast(t_bar, t_2.shape)
    m_shaped_part_copy_bar = t_bar * t_1
    t_bar = np.sum(t_bar * m_shaped_part_copy)
    x_bar += t_bar * m01                 # 7: return a[1] * x
    m0_bar = m_bar[0]
    m0_bar[1] += t_bar * x
    t_bar = m0_bar[1]                    # 6: a[1] = 0.5 * x
    m0_bar[1] = 0.0
    x_bar += t_bar * 0.5
    m_shaped_bar[1:3] += m_shaped_part_copy_bar  # 15: m.flat[1:3] *= clipped(m[0], x)
    a_shaped_bar = a_bar.reshape(-1)     # 14: a.flat[:] += clipped(a, x)
    t_bar = a_shaped_bar[:].copy()
    a_shaped_bar[:] = 0.0
    t_bar_1 = np.sum(t_bar)
    x_bar += t_bar_1 * a1                # 7: return a[1] * x
    a_bar[1] += t_bar_1 * x
    t_bar_1 = a_bar[1]                   # 6: a[1] = 0.5 * x
    a_bar[1] = 0.0
    x_bar += t_bar_1 * 0.5
    a_shaped_bar[:] += t_bar             # 14: a.flat[:] += clipped(a, x)
    t_bar = b_bar[1]                     # 13: b[1] = b[0] * x
    b_bar[1] = 0.0
    x_bar += t_bar * b0
    b_bar[0] += t_bar * x
    x_bar_1 = a_bar[1]                   # 12: a[1] = x
    a_bar[1] = 0.0
    x_bar += x_bar_1
    a_bar.reshape(-1)[1:3] += b_bar      # 11: b = a.flat[1:3]
    return y, (float(x_bar), a_bar, m_bar)
