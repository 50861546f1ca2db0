def f_grad(a, y_bar=1.0):
    a[0] = 1.0                           # 7: b[0] = 1.0
    y = np.sum(a * a) + a[1]             # 8: return np.sum(a * a) + b[1]
    a_bar = np.zeros_like(a)             # 8
    a_bar[1] += y_bar
    a_bar += 2.0 * y_bar * a
    a_bar[0] = 0.0                       # 7
    return y, (a_bar,)
