def f_grad(x, y, y_bar=1.0):
    exp = np.exp(-x)                     # 6: a = np.exp(-x) * np.sin(y) + np.log(x + 2.0)
    sin = np.sin(y)
    t = x + 2.0
    a = exp * sin + np.log(t)
    lower = np.minimum(x, 0.5)           # 7: b = np.maximum(x, y) - np.minimum(x, 0.5) ** 2
    b = np.maximum(x, y) - lower ** 2
    sqrt = np.sqrt(x * x + y * y)        # 8: c = np.clip(a, -0.5, 1.5) + np.sqrt(x * x + y * y)
    mask = x > y                         # 9: d = np.where(x > y, a * b, c)
    d = np.where(mask, a * b, np.clip(a, -0.5, 1.5) + sqrt)
    size = np.absolute(y)                # 10: return np.sum(d * np.abs(y)) + np.sum(np.arctan2(x, y))
    result = np.sum(d * size) + np.sum(np.arctan2(x, y))

    t_1 = x * x + y * y                  # 10
    x_bar = y_bar * y / t_1
    y_bar_1 = -y_bar * x / t_1
    d_bar = y_bar * size
    y_bar_1 += y_bar * d * np.sign(y)
    t_bar = np.where(mask, d_bar, 0.0)   # 9: d = np.where(x > y, a * b, c)
    c_bar = np.where(mask, 0.0, d_bar)
    a_bar = t_bar * b
    b_bar = t_bar * a
    t_bar = c_bar * 0.5 / sqrt           # 8: c = np.clip(a, -0.5, 1.5) + np.sqrt(x * x + y * y)
    y_bar_1 += 2.0 * t_bar * y
    x_bar += 2.0 * t_bar * x
    a_bar += c_bar * rt.inside(a, -0.5, 1.5)
    x_bar -= 2 * b_bar * lower * rt.larger(0.5, x)  # 7: b = np.maximum(x, y) - np.minimum(x, 0.5) ** 2
    x_bar += b_bar * rt.larger(x, y)
    y_bar_1 += b_bar * rt.larger(y, x)
    x_bar += a_bar / t                   # 6: a = np.exp(-x) * np.sin(y) + np.log(x + 2.0)
    y_bar_1 += a_bar * exp * np.cos(y)
    x_bar -= a_bar * sin * exp
    return result, (x_bar, y_bar_1)
