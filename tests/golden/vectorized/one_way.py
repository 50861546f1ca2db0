def clipped_grad(x, limit, y_bar=1.0):
    y = x * 2.0                          # 6: y = x * 2.0
    z = np.ones_like(x)                  # 7: z = np.ones_like(x)
    mask = x > limit                     # 9: if x[i] > limit:
    limit_1 = np.where(mask, limit, 1.0)
    x_1 = np.where(mask, x, 1.0)         # 10: y[i] = limit * x[i]
    chosen = np.where(mask, limit_1 * x_1, y[:])
    mask_1 = x < 0.0                     # 11: if x[i] < 0.0:
    limit = np.where(mask_1, limit, 1.0)
    x = np.where(mask_1, x, 1.0)         # 12: z[i] += x[i] * limit
    y[:] = chosen                        # 10
    z += np.where(mask_1, x * limit, 0.0)  # 12
    result = np.sum(y * z)               # 13: return np.sum(y * z)

    y_bar_1 = y_bar * z                  # 13
    z_bar = y_bar * y
    chosen_bar = y_bar_1[:].copy()       # 10: y[i] = limit * x[i]
    y_bar_1[:] = 0.0
    t_bar = np.where(mask_1, z_bar.copy(), 0.0)  # 12: z[i] += x[i] * limit
    limit_bar = t_bar * x
    x_bar = np.where(mask_1, t_bar * limit, 0.0)
    limit_bar = np.sum(np.where(mask_1, limit_bar, 0.0))  # 11: if x[i] < 0.0:
    t_bar = np.where(mask, chosen_bar, 0.0)  # 10
    y_bar_1[:] += np.where(mask, 0.0, chosen_bar)
    limit_bar_1 = t_bar * x_1
    x_bar += np.where(mask, t_bar * limit_1, 0.0)
    limit_bar += np.sum(np.where(mask, limit_bar_1, 0.0))  # 9: if x[i] > limit:
    x_bar += y_bar_1 * 2.0               # 6: y = x * 2.0
    return result, (x_bar, float(limit_bar))
