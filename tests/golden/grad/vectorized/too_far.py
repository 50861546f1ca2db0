def too_far_grad(x, y, y_bar=1.0):
    n = len(x)                           # 6: for i in range(len(x)):
    y_i_s = []
    for i in range(n):
        y_i = y[i]                       # 7: y[i] = y[i] * x[i + 1]
        y_i_s.append(y_i)
        y[i] = y_i * x[i + 1]
    result = np.sum(y)                   # 8: return np.sum(y)

    y_bar_1 = np.full(y.shape, y_bar)    # 6: for i in range(len(x)):
    x_bar = np.zeros_like(x)
    for i, y_i in zip(reversed(range(n)), reversed(y_i_s)):
        t_bar = y_bar_1[i]               # 7: y[i] = y[i] * x[i + 1]
        y_bar_1[i] = 0.0
        t = i + 1
        x_bar[t] += t_bar * y_i
        y_bar_1[i] += t_bar * x[t]
    return result, (x_bar, y_bar_1)
