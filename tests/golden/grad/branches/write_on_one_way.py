def f_grad(x, limit, y_bar=1.0):
    y = np.sin(x)                        # 6: y = np.sin(x)
    n = len(y)                           # 7: for i in range(len(y)):
    test_s = []
    for i in range(n):
        y_i = y[i]                       # 8: if y[i] > limit:
        test = y_i > limit
        test_s.append(test)
        if test:
            y[i] = limit + 0.1 * (y_i - limit)  # 9: y[i] = limit + 0.1 * (y[i] - limit)
    t = y * y                            # 10: return np.sum(y * y * y)
    result = np.sum(t * y)

    t_bar = y_bar * y                    # 10
    y_bar_1 = y_bar * t
    y_bar_1 += 2.0 * t_bar * y
    limit_bar = 0.0
    for i, test in zip(reversed(range(n)), reversed(test_s)):  # 7: for i in range(len(y)):
        if test:                         # 8: if y[i] > limit:
            t_bar = y_bar_1[i]           # 9: y[i] = limit + 0.1 * (y[i] - limit)
            limit_bar += t_bar
            t_bar *= 0.1
            limit_bar -= t_bar
            y_bar_1[i] = t_bar
    x_bar = y_bar_1 * np.cos(x)          # 6: y = np.sin(x)
    return result, (x_bar, float(limit_bar))
