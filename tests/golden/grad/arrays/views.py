def f_grad(x, y_bar=1.0):
    y = x * 2.0                          # 6: y = x * 2.0
    y_1 = y[1:5]                         # 7: v = y[1:5]
    y_2 = y_1[::2]                       # 8: w = v[::2]
    t = y[0]                             # 9: w[0] = y[0] * y[5]
    t_1 = y[5]
    y_2[0] = t * t_1
    y_2 = y.reshape(2, 3)                # 10: m = y.reshape(2, 3)
    t_2 = y_2[1, 2]                      # 11: m.T[0, 1] = m[1, 2] * x[0]
    t_3 = x[0]
    y_2.T[0, 1] = t_2 * t_3
    t_4 = y_1[0]                         # 12: m[:, 1] *= v[0]
    y_3 = y_2[:, 1].copy()
    y_2[:, 1] *= t_4
    t_5 = y * y                          # 13: return np.sum(y * y) + v[2]
    t_6 = np.sum(t_5) + y_1[2]

    y_bar_1 = np.zeros_like(y)           # 13
    y_bar_2 = y_bar_1[1:5]
    y_bar_2[2] += y_bar
    t_7 = np.broadcast_to(y_bar, t_5.shape) * y
    y_bar_1 += t_7
    y_bar_1 += t_7
    y_bar = y_bar_1.reshape(2, 3)        # 12: m[:, 1] *= v[0]
    t_bar = np.sum(y_bar[:, 1] * y_3)
    y_bar[:, 1] *= t_4
    y_bar_2[0] += t_bar
    y_bar_3 = y_bar.T                    # 11: m.T[0, 1] = m[1, 2] * x[0]
    t_bar = y_bar_3[0, 1]
    y_bar_3[0, 1] = 0.0
    x_bar = np.zeros_like(x)
    x_bar[0] += t_bar * t_2
    y_bar[1, 2] += t_bar * t_3
    y_bar_2 = y_bar_2[::2]               # 9: w[0] = y[0] * y[5]
    t_bar = y_bar_2[0]
    y_bar_2[0] = 0.0
    y_bar_1[5] += t_bar * t
    y_bar_1[0] += t_bar * t_1
    x_bar += y_bar_1 * 2.0               # 6: y = x * 2.0
    return t_6, (x_bar,)
