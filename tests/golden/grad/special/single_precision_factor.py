def f_grad(s, x, y_bar=1.0):
    y = s * x                            # 6: y = s * x
    float32 = np.float32(2.0)            # 7: s = s * np.float32(2.0)
    s_1 = s * float32
    total = np.sum(y * x)                # 8: return np.sum(y * x) * s
    result = total * s_1
    y_bar_1 = np.float64(y_bar)
    total_bar = y_bar_1 * s_1            # 8
    s_bar = y_bar_1 * total
    y_bar_1 = total_bar * x
    x_bar = total_bar * y
    s_bar *= float32                     # 7: s = s * np.float32(2.0)
    s_bar += np.sum(y_bar_1 * x)         # 6: y = s * x
    x_bar += y_bar_1 * s
    return result, (np.float32(s_bar), x_bar)
