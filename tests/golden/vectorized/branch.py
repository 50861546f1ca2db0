def chosen_grad(x, y, y_bar=1.0):
    mask = x > 0                         # 9: if x[i] > 0:
    x_1 = np.where(mask, x, 1.0)         # 10: out[i] = np.sqrt(x[i]) * y[i]
    sqrt = np.sqrt(x_1)
    y_1 = np.where(mask, y, 1.0)
    t = y_1 / x_1                        # 11: s += y[i] / x[i]
    out = np.where(mask, sqrt * y_1, 0.1 * x)  # 10
    chosen = np.where(mask, t, 0.0)      # 9
    mask_1 = y < 1.0                     # 14: out[i] += x[i] if y[i] < 1.0 else y[i]
    s = np.sum(chosen)                   # 8: for i in range(len(x)):
    out = out + np.where(mask_1, x, y)   # 14
    result = np.sum(out) + s             # 15: return np.sum(out) + s

    x_bar = np.where(mask_1, y_bar, 0.0)  # 14
    y_bar_1 = np.where(mask_1, 0.0, y_bar)
    t_bar = np.where(mask, y_bar, 0.0)   # 10: out[i] = np.sqrt(x[i]) * y[i]
    t_bar_1 = np.where(mask, 0.0, y_bar)
    t_bar_2 = np.where(mask, y_bar, 0.0)  # 9: if x[i] > 0:
    x_bar += t_bar_1 * 0.1               # 13: out[i] = 0.1 * x[i]
    y_bar_2 = t_bar_2 / x_1              # 11: s += y[i] / x[i]
    x_bar_1 = -t_bar_2 * t / x_1
    y_bar_2 += t_bar * sqrt              # 10
    y_bar_1 += np.where(mask, y_bar_2, 0.0)
    x_bar_1 += t_bar * y_1 * 0.5 / sqrt
    x_bar += np.where(mask, x_bar_1, 0.0)
    return result, (x_bar, y_bar_1)
