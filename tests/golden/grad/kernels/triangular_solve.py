def trisolv_grad(l, b, y_bar=1.0):
    x = np.zeros_like(b)                 # 6: x = np.zeros_like(b)
    n = len(b)                           # 7: for i in range(len(b)):
    t_s = []
    x_s = []
    for i in range(n):
        x_1 = x[:i]                      # 8: x[i] = (b[i] - l[i, :i] @ x[:i]) / l[i, i]
        x_2 = x_1.copy()
        x_s.append(x_2)
        t = (b[i] - l[i, :i] @ x_1) / l[i, i]
        t_s.append(t)
        x[i] = t
    t_1 = x * x                          # 9: return np.sum(x * x)
    t_2 = np.sum(t_1)

    x_bar = np.broadcast_to(y_bar, t_1.shape) * x  # 9
    x_bar += x_bar
    b_bar = np.zeros_like(b)             # 7: for i in range(len(b)):
    l_bar = np.zeros_like(l)
    for i, t_3, x in zip(reversed(range(n)), reversed(t_s), reversed(x_s)):
        t_bar = x_bar[i]                 # 8: x[i] = (b[i] - l[i, :i] @ x[:i]) / l[i, i]
        x_bar[i] = 0.0
        t_4 = l[i, i]
        t_5 = t_bar / t_4
        l_bar[i, i] -= t_bar * t_3 / t_4
        t_bar = -t_5
        l_bar_1 = t_bar * x
        x_bar[:i] += t_bar * l[i, :i]
        l_bar[i, :i] += l_bar_1
        b_bar[i] += t_5
    return t_2, (l_bar, b_bar)
