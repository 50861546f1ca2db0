def outside_grad(x, y, y_bar=1.0):
    n = len(x)                           # 8: for i in range(len(x)):
    t = np.all(x > 0.0)                  # 9: y[i] = math.sqrt(x[i])
    if t:                                # 8
        sqrt = np.sqrt(x)                # 9
        y[:] = sqrt
        t_3_s = None
    else:
        t_3_s = []
        for i in range(n):               # 8: for i in range(len(x)):
            t_3 = math.sqrt(x[i])        # 9: y[i] = math.sqrt(x[i])
            t_3_s.append(t_3)
            y[i] = t_3
    result = np.sum(y)                   # 10: return np.sum(y)

    x_bar = np.zeros_like(x)             # 8
    y_bar_1 = np.full(y.shape, y_bar)
    if t:
        t_1 = y_bar_1[:] * 0.5           # 9: y[i] = math.sqrt(x[i])
        y_bar_1[:] = 0.0
        x_bar += t_1 / sqrt
    else:
        for i, t_3 in zip(reversed(range(n)), reversed(t_3_s)):  # 8: for i in range(len(x)):
            t_3_bar = y_bar_1[i]         # 9
            y_bar_1[i] = 0.0
            x_bar[i] += t_3_bar * 0.5 / t_3
    return result, (x_bar, y_bar_1)
