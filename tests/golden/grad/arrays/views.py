def f_grad(x, y_bar=1.0):
    y = x * 2.0                          # 6: y = x * 2.0
    v = y[1:5]                           # 7: v = y[1:5]
    w = v[::2]                           # 8: w = v[::2]
    y0 = y[0]                            # 9: w[0] = y[0] * y[5]
    y5 = y[5]
    w[0] = y0 * y5
    m = y.reshape(2, 3)                  # 10: m = y.reshape(2, 3)
    m12 = m[1, 2]                        # 11: m.T[0, 1] = m[1, 2] * x[0]
    x0 = x[0]
    m.T[0, 1] = m12 * x0
    v0 = v[0]                            # 12: m[:, 1] *= v[0]
    m_old = m[:, 1].copy()
    m[:, 1] *= v0
    result = np.sum(y * y) + v[2]        # 13: return np.sum(y * y) + v[2]

    y_bar_1 = np.zeros_like(y)           # 13
    v_bar = y_bar_1[1:5]
    v_bar[2] += y_bar
    y_bar_1 += 2.0 * y_bar * y
    m_bar = y_bar_1.reshape(2, 3)        # 12: m[:, 1] *= v[0]
    v0_bar = np.sum(m_bar[:, 1] * m_old)
    m_bar[:, 1] *= v0
    v_bar[0] += v0_bar
    m_T_bar = m_bar.T                    # 11: m.T[0, 1] = m[1, 2] * x[0]
    t_bar = m_T_bar[0, 1]
    m_T_bar[0, 1] = 0.0
    x_bar = np.zeros_like(x)
    x_bar[0] += t_bar * m12
    m_bar[1, 2] += t_bar * x0
    w_bar = v_bar[::2]                   # 9: w[0] = y[0] * y[5]
    t_bar = w_bar[0]
    w_bar[0] = 0.0
    y_bar_1[5] += t_bar * y0
    y_bar_1[0] += t_bar * y5
    x_bar += y_bar_1 * 2.0               # 6: y = x * 2.0
    return result, (x_bar,)
