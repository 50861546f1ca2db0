def f_grad(x, y, y_bar=1.0):
    t = np.exp(-x)                       # 6: z = np.exp(-x) * np.sin(y)
    t_1 = np.sin(y)
    z = t * t_1
    w = np.arctan2(z, x) + np.log1p(y)   # 7: w = np.arctan2(z, x) + np.log1p(y)
    t_2 = np.sqrt(w * w + 1.0)           # 8: return np.sqrt(w * w + 1.0)
    w_bar = y_bar * 0.5 / t_2 * w        # 8
    w_bar += w_bar
    y_bar = w_bar / (1 + y)              # 7
    t_3 = z * z + x * x
    t_4 = w_bar * x / t_3
    x_bar = -w_bar * z / t_3
    y_bar += t_4 * t * np.cos(y)         # 6: z = np.exp(-x) * np.sin(y)
    x_bar -= t_4 * t_1 * t
    y_bar = float(y_bar)
    return t_2, (x_bar, y_bar)
