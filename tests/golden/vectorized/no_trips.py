def empty_grad(x, y, n, y_bar=1.0):
    s = 1.0 + np.sum(x)                  # 7: for i in range(len(x)):
    t = (n > 2) & (n <= len(y))          # 9: for i in range(2, n):
    if t:
        t_1 = y[2:n] * 2.0               # 10: y[i] = y[i] * 2.0
        shape = t_1.shape
        y[2:n] = t_1
    else:
        for i_3 in range(2, n):          # 9
            y[i_3] = y[i_3] * 2.0        # 10
    y[:-5] = 0.0                         # 12: y[i] = 0.0
    total = np.sum(y)                    # 13: return s * np.sum(y)
    result = s * total

    s_bar = y_bar * total                # 13
    total_bar = y_bar * s
    y_bar_1 = np.full(y.shape, total_bar)  # 12
    y_bar_1[:-5] = 0.0
    if t:                                # 9: for i in range(2, n):
        t_bar = y_bar_1[2:n].copy()      # 10: y[i] = y[i] * 2.0
        y_bar_1[2:n] = 0.0
        y_bar_1[2:n] += rt.unbroadcast(t_bar, shape) * 2.0
    else:
        for i_3 in reversed(range(2, n)):  # 9
            y_bar_1[i_3] = y_bar_1[i_3] * 2.0  # 10
    x_bar = np.full(x.shape, s_bar)
    return result, (x_bar, y_bar_1)
