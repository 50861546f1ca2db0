def ordered_grad(x, y, y_bar=1.0):
    z = np.zeros_like(x)                 # 6: z = np.zeros_like(x)
    n = len(x)                           # 7: for i in range(len(x)):
    x_i_s = []
    y_i_s = []
    for i in range(n):
        x_i = x[i]                       # 8: t = x[i]
        x_i_s.append(x_i)
        y_i = y[i]                       # 9: x[i] = t * y[i]
        y_i_s.append(y_i)
        x[i] = x_i * y_i
        z[i] = x_i                       # 10: z[i] = t
        x_i_1 = x[i]                     # 11: y[i] += x[i]
        y[i] += x_i_1
        x[i] = x_i_1 + x_i * x_i         # 12: x[i] = x[i] + t * t
    result = np.sum(x * y) + np.sum(z * z)  # 13: return np.sum(x * y) + np.sum(z * z)

    z_bar = 2.0 * y_bar * z              # 13
    x_bar = y_bar * y
    y_bar_1 = y_bar * x
    for i, x_i, y_i in zip(reversed(range(n)), reversed(x_i_s), reversed(y_i_s)):  # 7: for i in range(len(x)…
        x_i_bar = 2.0 * x_bar[i] * x_i   # 12: x[i] = x[i] + t * t
        x_bar[i] += y_bar_1[i]           # 11: y[i] += x[i]
        x_i_bar_1 = z_bar[i]             # 10: z[i] = t
        z_bar[i] = 0.0
        x_i_bar += x_i_bar_1
        t_bar = x_bar[i]                 # 9: x[i] = t * y[i]
        x_bar[i] = 0.0
        x_i_bar += t_bar * y_i
        y_bar_1[i] += t_bar * x_i
        x_bar[i] += x_i_bar              # 8: t = x[i]
    return result, (x_bar, y_bar_1)
