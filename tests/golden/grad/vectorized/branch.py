def chosen_grad(x, y, y_bar=1.0):
    out = np.zeros_like(x)               # 6: out = np.zeros_like(x)
    n = len(x)                           # 8: for i in range(len(x)):
    s = 0.0
    t_s = []
    sqrt_s = []
    for i in range(n):
        x_i = x[i]                       # 9: if x[i] > 0:
        if x_i > 0:
            sqrt = np.sqrt(x_i)          # 10: out[i] = np.sqrt(x[i]) * y[i]
            y_i = y[i]
            out[i] = sqrt * y_i
            t = y_i / x_i                # 11: s += y[i] / x[i]
            s += t
        else:
            out[i] = 0.1 * x_i           # 13: out[i] = 0.1 * x[i]
            t = None
            sqrt = None
        t_s.append(t)
        sqrt_s.append(sqrt)
        y_i = y[i]                       # 14: out[i] += x[i] if y[i] < 1.0 else y[i]
        out[i] += x_i if y_i < 1.0 else y_i
    result = np.sum(out) + s             # 15: return np.sum(out) + s

    x_bar = np.zeros_like(x)             # 8: for i in range(len(x)):
    y_bar_1 = np.zeros_like(y)
    out_bar = np.full(out.shape, y_bar)
    for i, t, sqrt in zip(reversed(range(n)), reversed(t_s), reversed(sqrt_s)):
        value_bar = out_bar[i]           # 14: out[i] += x[i] if y[i] < 1.0 else y[i]
        if y[i] < 1.0:
            x_bar[i] += value_bar
        else:
            y_bar_1[i] += value_bar
        x_i = x[i]                       # 9: if x[i] > 0:
        if x_i > 0:
            x_bar[i] -= y_bar * t / x_i  # 11: s += y[i] / x[i]
            y_bar_1[i] += y_bar / x_i
            t_bar = out_bar[i]           # 10: out[i] = np.sqrt(x[i]) * y[i]
            out_bar[i] = 0.0
            y_bar_1[i] += t_bar * sqrt
            x_bar[i] += t_bar * y[i] * 0.5 / sqrt
        else:
            t_bar = out_bar[i]           # 13: out[i] = 0.1 * x[i]
            out_bar[i] = 0.0
            x_bar[i] += t_bar * 0.1
    return result, (x_bar, y_bar_1)
