def empty_grad(x, y, n, y_bar=1.0):
    n_1 = len(x)                         # 7: for i in range(len(x)):
    s = 1.0
    for i in range(n_1):
        s += x[i]                        # 8: s += x[i]
    for i in range(2, n):                # 9: for i in range(2, n):
        y[i] = y[i] * 2.0                # 10: y[i] = y[i] * 2.0
    t = len(y) - 5                       # 11: for i in range(0, len(y) - 5):
    for i in range(t):
        y[i] = 0.0                       # 12: y[i] = 0.0
    total = np.sum(y)                    # 13: return s * np.sum(y)
    result = s * total

    s_bar = y_bar * total                # 13
    total_bar = y_bar * s
    y_bar_1 = np.full(y.shape, total_bar)  # 11: for i in range(0, len(y) - 5):
    for i in reversed(range(t)):
        y_bar_1[i] = 0.0                 # 12: y[i] = 0.0
    for i in reversed(range(2, n)):      # 9: for i in range(2, n):
        y_bar_1[i] = y_bar_1[i] * 2.0    # 10: y[i] = y[i] * 2.0
    x_bar = np.zeros_like(x)             # 7: for i in range(len(x)):
    for i in reversed(range(n_1)):
        x_bar[i] += s_bar                # 8: s += x[i]
    return result, (x_bar, y_bar_1)
