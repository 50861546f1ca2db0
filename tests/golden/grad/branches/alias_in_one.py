def f_grad(x, flag, y_bar=1.0):
    y = x * 2.0                          # 6: y = x * 2.0
    y_bar_1 = np.zeros_like(y)
    if flag:                             # 7: if flag:
        z = y
        z_bar = y_bar_1
    else:
        z = y.copy()                     # 10: z = y.copy()
        z_bar = np.zeros_like(z)
    z1 = z[1]                            # 11: z[0] = z[1] * z[2]
    z2 = z[2]
    z[0] = z1 * z2
    result = np.sum(y * y) + z[0]        # 12: return np.sum(y * y) + z[0]

    z_bar[0] += y_bar                    # 12
    y_bar_1 += 2.0 * y_bar * y
    t_bar = z_bar[0]                     # 11: z[0] = z[1] * z[2]
    z_bar[0] = 0.0
    z_bar[2] += t_bar * z1
    z_bar[1] += t_bar * z2
    if not flag:                         # 7: if flag:
        y_bar_1 += z_bar                 # 10: z = y.copy()
    x_bar = y_bar_1 * 2.0                # 6: y = x * 2.0
    return result, (x_bar,)
