def trisolv_grad(l, b, y_bar=1.0):
    x = np.zeros_like(b)                 # 6: x = np.zeros_like(b)
    n = len(b)                           # 7: for i in range(len(b)):
    t_s = []
    x_part_s = []
    for i in range(n):
        x_part = x[:i]                   # 8: x[i] = (b[i] - l[i, :i] @ x[:i]) / l[i, i]
        x_part_s.append(x_part.copy())
        t = (b[i] - l[i, :i] @ x_part) / l[i, i]
        t_s.append(t)
        x[i] = t
    y = np.sum(x * x)                    # 9: return np.sum(x * x)

    x_bar = 2.0 * y_bar * x              # 9
    b_bar = np.zeros_like(b)             # 7: for i in range(len(b)):
    l_bar = np.zeros_like(l)
    for i, t, x_part in zip(reversed(range(n)), reversed(t_s), reversed(x_part_s)):
        t_bar = x_bar[i]                 # 8: x[i] = (b[i] - l[i, :i] @ x[:i]) / l[i, i]
        x_bar[i] = 0.0
        l_ii = l[i, i]
        t_bar_1 = t_bar / l_ii
        l_bar[i, i] -= t_bar * t / l_ii
        l_i_bar = t_bar_1 * x_part
        x_bar[:i] -= t_bar_1 * l[i, :i]
        l_bar[i, :i] -= l_i_bar
        b_bar[i] += t_bar_1
    return y, (l_bar, b_bar)
