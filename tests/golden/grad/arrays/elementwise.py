def f_grad(x, y, y_bar=1.0):
    exp = np.exp(-x)                     # 6: a = np.exp(-x) * np.sin(y) + np.log(x + 2.0)
    sin = np.sin(y)
    t = x + 2.0
    a = exp * sin + np.log(t)
    lower = np.minimum(x, 0.5)           # 7: b = np.maximum(x, y) - np.minimum(x, 0.5) ** 2
    b = np.maximum(x, y) - lower ** 2
    sqrt = np.sqrt(x * x + y * y)        # 8: c = np.clip(a, -0.5, 1.5) + np.sqrt(x * x + y * y)
    t_1 = x > y                          # 9: d = np.where(x > y, a * b, c)
    d = np.where(t_1, a * b, np.clip(a, -0.5, 1.5) + sqrt)
    size = np.absolute(y)                # 10: return np.sum(d * np.abs(y)) + np.sum(np.arctan2(x, y))
    t_2 = d * size
    arctan2 = np.arctan2(x, y)
    result = np.sum(t_2) + np.sum(arctan2)

    arctan2_bar = np.broadcast_to(y_bar, arctan2.shape)  # 10
    t_3 = x * x + y * y
    t_4 = arctan2_bar * y / t_3
    y_bar_1 = -arctan2_bar * x / t_3
    t_bar = np.broadcast_to(y_bar, t_2.shape)
    d_bar = t_bar * size
    y_bar_1 += t_bar * d * np.sign(y)
    t_bar = np.where(t_1, d_bar, 0.0)    # 9: d = np.where(x > y, a * b, c)
    c_bar = np.where(t_1, 0.0, d_bar)
    a_bar = t_bar * b
    b_bar = t_bar * a
    t_bar = c_bar * 0.5 / sqrt           # 8: c = np.clip(a, -0.5, 1.5) + np.sqrt(x * x + y * y)
    t_5 = t_bar * y
    y_bar_1 += t_5
    y_bar_1 += t_5
    t_6 = t_bar * x
    t_4 += t_6
    t_4 += t_6
    a_bar += c_bar * rt.inside(a, -0.5, 1.5)
    t_4 -= 2 * b_bar * lower * rt.larger(0.5, x)  # 7: b = np.maximum(x, y) - np.minimum(x, 0.5) ** 2
    t_4 += b_bar * rt.larger(x, y)
    y_bar_1 += b_bar * rt.larger(y, x)
    t_4 += a_bar / t                     # 6: a = np.exp(-x) * np.sin(y) + np.log(x + 2.0)
    y_bar_1 += a_bar * exp * np.cos(y)
    t_4 -= a_bar * sin * exp
    return result, (t_4, y_bar_1)
