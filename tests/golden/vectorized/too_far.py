def too_far_grad(x, y, y_bar=1.0):
    n = len(x)                           # 6: for i in range(len(x)):
    t = n + 1
    t_1 = (n > 0) & (t <= n)
    if t_1:
        y_old = y.copy()                 # 7: y[i] = y[i] * x[i + 1]
        y[:] = y * x[1:t]
        t_4_s = None
    else:
        t_4_s = []
        for i in range(n):               # 6: for i in range(len(x)):
            t_4 = y[i]                   # 7
            t_4_s.append(t_4)
            y[i] = t_4 * x[i + 1]
    result = np.sum(y)                   # 8: return np.sum(y)

    x_bar = np.zeros_like(x)             # 6
    y_bar_1 = np.full(y.shape, y_bar)
    if t_1:
        t_bar = y_bar_1[:].copy()        # 7: y[i] = y[i] * x[i + 1]
        y_bar_1[:] = 0.0
        x_part_bar = t_bar * y_old
        y_bar_1 += t_bar * x[1:t]
        x_bar[1:t] += x_part_bar
    else:
        for i, t_4 in zip(reversed(range(n)), reversed(t_4_s)):  # 6: for i in range(len(x)):
            t_7_bar = y_bar_1[i]         # 7: y[i] = y[i] * x[i + 1]
            y_bar_1[i] = 0.0
            t_5 = i + 1
            x_bar[t_5] += t_7_bar * t_4
            y_bar_1[i] += t_7_bar * x[t_5]
    return result, (x_bar, y_bar_1)
