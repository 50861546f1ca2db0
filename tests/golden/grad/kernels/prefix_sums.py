def f_grad(x, y_bar=1.0):
    n = len(x)                           # 6: n = len(x)
    a = np.empty(n)                      # 7: sums = np.empty(n)
    s = 0.0
    for i in range(n):                   # 9: for i in range(n):
        s += x[i]                        # 10: s += x[i]
        a[i] = s                         # 11: sums[i] = s
    a_1 = np.ones(n)                     # 12: products = np.ones(n)
    t_s = []
    for i in range(1, n):                # 13: for i in range(1, n):
        t = a_1[i - 1]                   # 14: products[i] = products[i - 1] * sums[i]
        t_s.append(t)
        a_1[i] = t * a[i]
    gaps = a_1[1:] - a_1[:-1]            # 15: gaps = products[1:] - products[:-1]
    t_1 = gaps * gaps                    # 16: return np.sum(gaps * gaps)
    t_2 = np.sum(t_1)

    gaps_bar = np.broadcast_to(y_bar, t_1.shape) * gaps  # 16
    gaps_bar += gaps_bar
    a_bar = np.zeros_like(a_1)           # 15
    a_bar[1:] += gaps_bar
    a_bar[:-1] -= gaps_bar
    a_bar_1 = np.zeros_like(a)           # 13: for i in range(1, n):
    for i, t_3 in zip(reversed(range(1, n)), reversed(t_s)):
        t_bar = a_bar[i]                 # 14: products[i] = products[i - 1] * sums[i]
        a_bar[i] = 0.0
        a_bar_1[i] += t_bar * t_3
        a_bar[i - 1] += t_bar * a[i]
    x_bar = np.zeros_like(x)             # 9: for i in range(n):
    s_bar = 0.0
    for i in reversed(range(n)):
        s_bar_1 = a_bar_1[i]             # 11: sums[i] = s
        a_bar_1[i] = 0.0
        s_bar += s_bar_1
        x_bar[i] += s_bar                # 10: s += x[i]
    return t_2, (x_bar,)
