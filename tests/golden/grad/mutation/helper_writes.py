def f_grad(x, by, y_bar=1.0):
    y = x * x                            # 16: y = x * x
    n = len(y)                           # 10: for i in range(len(v)):
    for i in range(n):
        y[i] = y[i] + by * i             # 11: v[i] = v[i] + by * i
    last = y[-1]                         # 12: return v[-1]
    t = np.sum(y)                        # 6: v /= np.sum(v)
    y /= t
    t_1 = y[0]                           # 19: return last * y[0] + np.sum(y * x)
    t_2 = y * x
    y_1 = y[...]                         # 6
    t_3 = last * t_1 + np.sum(t_2)       # 19

    t_bar = np.broadcast_to(y_bar, t_2.shape)  # 19
    y_bar_1 = t_bar * x
    x_bar = t_bar * y
    last_bar = y_bar * t_1
    y_bar_1[0] += y_bar * last
    t_bar = np.sum(-y_bar_1 * y_1 / t)   # 6: v /= np.sum(v)
    y_bar_1 /= t
    y_bar_1 += np.broadcast_to(t_bar, y.shape)
    y_bar_1[-1] += last_bar              # 12: return v[-1]
    by_bar = 0.0
    for i in reversed(range(n)):         # 10: for i in range(len(v)):
        t_bar = y_bar_1[i]               # 11: v[i] = v[i] + by * i
        y_bar_1[i] = 0.0
        by_bar += t_bar * i
        y_bar_1[i] += t_bar
    t_4 = y_bar_1 * x                    # 16: y = x * x
    x_bar += t_4
    x_bar += t_4
    by_bar = float(by_bar)
    return t_3, (x_bar, by_bar)
