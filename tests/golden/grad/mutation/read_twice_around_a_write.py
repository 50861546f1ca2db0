def f_grad(x, a, n, y_bar=1.0):
    a_n = a[n]                           # 6: t = a[n]
    a[n] = x * x                         # 7: a[n] = x * x
    u = a[n]                             # 8: u = a[n]
    y = a_n + u + np.sum(a * a)          # 9: return t + u + np.sum(a * a)
    a_bar = 2.0 * y_bar * a              # 9
    a_bar[n] += y_bar                    # 8
    x_bar = 2.0 * a_bar[n] * x           # 7
    a_bar[n] = y_bar                     # 6: t = a[n]
    return y, (float(x_bar), a_bar)
