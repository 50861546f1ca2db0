def f_grad(x, by, y_bar=1.0):
    y = x * x                            # 16: y = x * x
    n = len(y)                           # 10: for i in range(len(v)):
    for i in range(n):
        y[i] = y[i] + by * i             # 11: v[i] = v[i] + by * i
    last = y[-1]                         # 12: return v[-1]
    total = np.sum(y)                    # 6: v /= np.sum(v)
    y /= total
    y0 = y[0]                            # 19: return last * y[0] + np.sum(y * x)
    y_old = y[...]                       # 6
    result = last * y0 + np.sum(y * x)   # 19

    y_bar_1 = y_bar * x                  # 19
    x_bar = y_bar * y
    last_bar = y_bar * y0
    y_bar_1[0] += y_bar * last
    total_bar = np.sum(-y_bar_1 * y_old / total)  # 6: v /= np.sum(v)
    y_bar_1 /= total
    y_bar_1 += total_bar
    y_bar_1[-1] += last_bar              # 12: return v[-1]
    by_bar = 0.0
    for i in reversed(range(n)):         # 10: for i in range(len(v)):
        by_bar += y_bar_1[i] * i         # 11: v[i] = v[i] + by * i
    x_bar += 2.0 * y_bar_1 * x           # 16: y = x * x
    return result, (x_bar, float(by_bar))
