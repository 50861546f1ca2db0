def f_grad(x, c, y_bar=1.0):
    y = x * x                            # 6: y = x * x
    t = x < 0.0                          # 7: y[x < 0.0] = c
    y[t] = c
    t_1 = y > 1.0                        # 8: y[y > 1.0] *= 0.5
    y[t_1] *= 0.5
    t_2 = x > 0.0                        # 9: z = y[x > 0.0]
    y_1 = y[t_2]
    t_3 = y_1 * y_1                      # 10: return np.sum(z * z) + np.sum(np.where(y > 0.3, y * c, x))
    t_4 = y > 0.3
    t_5 = np.where(t_4, y * c, x)
    t_6 = np.sum(t_3) + np.sum(t_5)

    t_bar = np.broadcast_to(y_bar, t_5.shape)  # 10
    t_bar_1 = np.where(t_4, t_bar, 0.0)
    x_bar = np.where(t_4, 0.0, t_bar)
    t_7 = t_bar_1 * c
    c_bar = np.sum(t_bar_1 * y)
    y_bar = rt.unbroadcast(np.broadcast_to(y_bar, t_3.shape) * y_1, y_1.shape)
    y_bar = y_bar + y_bar
    t_7[t_2] += y_bar                    # 9: z = y[x > 0.0]
    t_7[t_1] *= 0.5                      # 8: y[y > 1.0] *= 0.5
    c_bar_1 = t_7[t]                     # 7: y[x < 0.0] = c
    t_7[t] = 0.0
    c_bar += np.sum(c_bar_1)
    t_8 = t_7 * x                        # 6: y = x * x
    x_bar += t_8
    x_bar += t_8
    c_bar = float(c_bar)
    return t_6, (x_bar, c_bar)
