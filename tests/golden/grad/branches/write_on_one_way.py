def f_grad(x, limit, y_bar=1.0):
    y = np.sin(x)                        # 6: y = np.sin(x)
    n = len(y)                           # 7: for i in range(len(y)):
    t_s = []
    for i in range(n):
        t = y[i]                         # 8: if y[i] > limit:
        t_1 = t > limit
        t_s.append(t_1)
        if t_1:
            y[i] = limit + 0.1 * (t - limit)  # 9: y[i] = limit + 0.1 * (y[i] - limit)
    t_2 = y * y                          # 10: return np.sum(y * y * y)
    t_3 = t_2 * y
    t_4 = np.sum(t_3)

    t_bar = np.broadcast_to(y_bar, t_3.shape)  # 10
    y_bar = t_bar * t_2
    t_5 = t_bar * y * y
    y_bar += t_5
    y_bar += t_5
    limit_bar = 0.0
    for i, t_6 in zip(reversed(range(n)), reversed(t_s)):  # 7: for i in range(len(y)):
        if t_6:                          # 8: if y[i] > limit:
            t_bar = y_bar[i]             # 9: y[i] = limit + 0.1 * (y[i] - limit)
            y_bar[i] = 0.0
            limit_bar += t_bar
            t_bar *= 0.1
            limit_bar -= t_bar
            y_bar[i] += t_bar
    x_bar = y_bar * np.cos(x)            # 6: y = np.sin(x)
    limit_bar = float(limit_bar)
    return t_4, (x_bar, limit_bar)
