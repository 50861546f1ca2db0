def ordered_grad(x, y, y_bar=1.0):
    x_copy = x.copy()                    # 8: t = x[i]
    x[:] = x_copy * y                    # 9: x[i] = t * y[i]
    z = x_copy.copy()                    # 10: z[i] = t
    y_old = y.copy()                     # 9
    y += x                               # 11: y[i] += x[i]
    x[:] = x + x_copy * x_copy           # 12: x[i] = x[i] + t * t
    result = np.sum(x * y) + np.sum(z * z)  # 13: return np.sum(x * y) + np.sum(z * z)

    z_bar = 2.0 * y_bar * z              # 13
    x_bar = y_bar * y
    y_bar_1 = y_bar * x
    t_bar = x_bar[:].copy()              # 12
    x_bar[:] = 0.0
    x_bar += y_bar_1                     # 11: y[i] += x[i]
    x_bar += t_bar                       # 12: x[i] = x[i] + t * t
    x_copy_bar = 2.0 * t_bar * x_copy
    x_copy_bar += z_bar                  # 10: z[i] = t
    t_bar = x_bar[:].copy()              # 9: x[i] = t * y[i]
    x_bar[:] = 0.0
    x_copy_bar += t_bar * y_old
    y_bar_1 += t_bar * x_copy
    x_bar += x_copy_bar                  # 8: t = x[i]
    return result, (x_bar, y_bar_1)
