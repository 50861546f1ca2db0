def f_grad(x, y, y_bar=1.0):
    t = np.exp(-x)                       # 6: a = np.exp(-x) * np.sin(y) + np.log(x + 2.0)
    t_1 = np.sin(y)
    t_2 = x + 2.0
    a = t * t_1 + np.log(t_2)
    t_3 = np.minimum(x, 0.5)             # 7: b = np.maximum(x, y) - np.minimum(x, 0.5) ** 2
    b = np.maximum(x, y) - t_3 ** 2
    t_4 = np.sqrt(x * x + y * y)         # 8: c = np.clip(a, -0.5, 1.5) + np.sqrt(x * x + y * y)
    t_5 = x > y                          # 9: d = np.where(x > y, a * b, c)
    d = np.where(t_5, a * b, np.clip(a, -0.5, 1.5) + t_4)
    t_6 = np.absolute(y)                 # 10: return np.sum(d * np.abs(y)) + np.sum(np.arctan2(x, y))
    t_7 = d * t_6
    t_8 = np.arctan2(x, y)
    t_9 = np.sum(t_7) + np.sum(t_8)

    t_bar = np.broadcast_to(y_bar, t_8.shape)  # 10
    t_10 = x * x + y * y
    t_11 = t_bar * y / t_10
    y_bar_1 = -t_bar * x / t_10
    t_bar = np.broadcast_to(y_bar, t_7.shape)
    d_bar = t_bar * t_6
    y_bar_1 += t_bar * d * np.sign(y)
    t_bar = np.where(t_5, d_bar, 0.0)    # 9: d = np.where(x > y, a * b, c)
    c_bar = np.where(t_5, 0.0, d_bar)
    a_bar = t_bar * b
    b_bar = t_bar * a
    t_bar = c_bar * 0.5 / t_4            # 8: c = np.clip(a, -0.5, 1.5) + np.sqrt(x * x + y * y)
    t_12 = t_bar * y
    y_bar_1 += t_12
    y_bar_1 += t_12
    t_13 = t_bar * x
    t_11 += t_13
    t_11 += t_13
    a_bar += c_bar * rt.inside(a, -0.5, 1.5)
    t_11 += 2 * -b_bar * t_3 * rt.larger(0.5, x)  # 7: b = np.maximum(x, y) - np.minimum(x, 0.5) ** 2
    t_11 += b_bar * rt.larger(x, y)
    y_bar_1 += b_bar * rt.larger(y, x)
    t_11 += a_bar / t_2                  # 6: a = np.exp(-x) * np.sin(y) + np.log(x + 2.0)
    y_bar_1 += a_bar * t * np.cos(y)
    t_11 -= a_bar * t_1 * t
    return t_9, (t_11, y_bar_1)
