def clipped_grad(x, limit, y_bar=1.0):
    y = x * 2.0                          # 6: y = x * 2.0
    z = np.ones_like(x)                  # 7: z = np.ones_like(x)
    n = len(x)                           # 8: for i in range(len(x)):
    for i in range(n):
        x_i = x[i]                       # 9: if x[i] > limit:
        if x_i > limit:
            y[i] = limit * x_i           # 10: y[i] = limit * x[i]
        if x_i < 0.0:                    # 11: if x[i] < 0.0:
            z[i] += x_i * limit          # 12: z[i] += x[i] * limit
    result = np.sum(y * z)               # 13: return np.sum(y * z)

    y_bar_1 = y_bar * z                  # 13
    z_bar = y_bar * y
    x_bar = np.zeros_like(x)             # 8: for i in range(len(x)):
    limit_bar = 0.0
    for i in reversed(range(n)):
        x_i = x[i]                       # 9: if x[i] > limit:
        if x_i < 0.0:                    # 11: if x[i] < 0.0:
            t_bar = z_bar[i]             # 12: z[i] += x[i] * limit
            limit_bar += t_bar * x_i
            x_bar[i] += t_bar * limit
        if x_i > limit:                  # 9
            t_bar = y_bar_1[i]           # 10: y[i] = limit * x[i]
            y_bar_1[i] = 0.0
            limit_bar += t_bar * x_i
            x_bar[i] += t_bar * limit
    x_bar += y_bar_1 * 2.0               # 6: y = x * 2.0
    return result, (x_bar, float(limit_bar))
