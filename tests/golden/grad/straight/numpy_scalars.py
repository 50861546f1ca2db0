def f_grad(x, y, y_bar=1.0):
    exp = np.exp(-x)                     # 6: z = np.exp(-x) * np.sin(y)
    sin = np.sin(y)
    z = exp * sin
    w = np.arctan2(z, x) + np.log1p(y)   # 7: w = np.arctan2(z, x) + np.log1p(y)
    result = np.sqrt(w * w + 1.0)        # 8: return np.sqrt(w * w + 1.0)
    w_bar = 2.0 * (y_bar * 0.5 / result) * w  # 8
    y_bar_1 = w_bar / (1 + y)            # 7
    t = z * z + x * x
    z_bar = w_bar * x / t
    x_bar = -w_bar * z / t
    y_bar_1 += z_bar * exp * np.cos(y)   # 6: z = np.exp(-x) * np.sin(y)
    x_bar -= z_bar * sin * exp
    return result, (x_bar, float(y_bar_1))
