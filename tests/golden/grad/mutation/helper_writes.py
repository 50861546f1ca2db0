def f_grad(x, by, y_bar=1.0):
    y = x * x                            # 16: y = x * x
    n = len(y)                           # 10: for i in range(len(v)):
    for i in range(n):
        y[i] = y[i] + by * i             # 11: v[i] = v[i] + by * i
    last = y[-1]                         # 12: return v[-1]
    total = np.sum(y)                    # 6: v /= np.sum(v)
    y /= total
    y0 = y[0]                            # 19: return last * y[0] + np.sum(y * x)
    t = y * x
    y_old = y[...]                       # 6
    result = last * y0 + np.sum(t)       # 19

    t_bar = np.broadcast_to(y_bar, t.shape)  # 19
    y_bar_1 = t_bar * x
    x_bar = t_bar * y
    last_bar = y_bar * y0
    y_bar_1[0] += y_bar * last
    total_bar = np.sum(-y_bar_1 * y_old / total)  # 6: v /= np.sum(v)
    y_bar_1 /= total
    y_bar_1 += np.broadcast_to(total_bar, y.shape)
    y_bar_1[-1] += last_bar              # 12: return v[-1]
    by_bar = 0.0
    for i in reversed(range(n)):         # 10: for i in range(len(v)):
        t_bar = y_bar_1[i]               # 11: v[i] = v[i] + by * i
        y_bar_1[i] = 0.0
        by_bar += t_bar * i
        y_bar_1[i] += t_bar
    t_1 = y_bar_1 * x                    # 16: y = x * x
    x_bar += t_1
    x_bar += t_1
    return result, (x_bar, float(by_bar))
