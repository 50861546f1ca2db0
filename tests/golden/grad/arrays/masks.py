def f_grad(x, c, y_bar=1.0):
    y = x * x                            # 6: y = x * x
    t = x < 0.0                          # 7: y[x < 0.0] = c
    y[t] = c
    t_1 = y > 1.0                        # 8: y[y > 1.0] *= 0.5
    y[t_1] *= 0.5
    t_2 = x > 0.0                        # 9: z = y[x > 0.0]
    z = y[t_2]
    t_3 = z * z                          # 10: return np.sum(z * z) + np.sum(np.where(y > 0.3, y * c, x))
    t_4 = y > 0.3
    chosen = np.where(t_4, y * c, x)
    result = np.sum(t_3) + np.sum(chosen)

    chosen_bar = np.broadcast_to(y_bar, chosen.shape)  # 10
    t_bar = np.where(t_4, chosen_bar, 0.0)
    x_bar = np.where(t_4, 0.0, chosen_bar)
    t_5 = t_bar * c
    c_bar = np.sum(t_bar * y)
    z_bar = rt.unbroadcast(np.broadcast_to(y_bar, t_3.shape) * z, z.shape)
    z_bar = z_bar + z_bar
    t_5[t_2] += z_bar                    # 9: z = y[x > 0.0]
    t_5[t_1] *= 0.5                      # 8: y[y > 1.0] *= 0.5
    c_bar_1 = t_5[t]                     # 7: y[x < 0.0] = c
    t_5[t] = 0.0
    c_bar += np.sum(c_bar_1)
    t_6 = t_5 * x                        # 6: y = x * x
    x_bar += t_6
    x_bar += t_6
    return result, (x_bar, float(c_bar))
