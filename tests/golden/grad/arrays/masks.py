def f_grad(x, c, y_bar=1.0):
    y = x * x                            # 6: y = x * x
    mask = x < 0.0                       # 7: y[x < 0.0] = c
    y[mask] = c
    mask_1 = y > 1.0                     # 8: y[y > 1.0] *= 0.5
    y[mask_1] *= 0.5
    mask_2 = x > 0.0                     # 9: z = y[x > 0.0]
    z = y[mask_2]
    t = z * z                            # 10: return np.sum(z * z) + np.sum(np.where(y > 0.3, y * c, x))
    mask_3 = y > 0.3
    result = np.sum(t) + np.sum(np.where(mask_3, y * c, x))

    t_bar = np.where(mask_3, y_bar, 0.0)  # 10
    x_bar = np.where(mask_3, 0.0, y_bar)
    y_bar_1 = t_bar * c
    c_bar = np.sum(t_bar * y)
    z_bar = rt.unbroadcast(np.broadcast_to(y_bar, t.shape) * z, z.shape)
    z_bar = z_bar + z_bar
    y_bar_1[mask_2] += z_bar             # 9: z = y[x > 0.0]
    y_bar_1[mask_1] *= 0.5               # 8: y[y > 1.0] *= 0.5
    c_bar_1 = y_bar_1[mask]              # 7: y[x < 0.0] = c
    y_bar_1[mask] = 0.0
    c_bar += np.sum(c_bar_1)
    x_bar += 2.0 * y_bar_1 * x           # 6: y = x * x
    return result, (x_bar, float(c_bar))
