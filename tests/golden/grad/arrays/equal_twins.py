def f_grad(x, a, y_bar=1.0):
    c = a * x                            # 6: c = a * x
    d = a * x                            # 7: d = a * x
    c[0] = 2.0                           # 8: c[0] = 2.0
    y = np.sum(c * c) + np.sum(d)        # 9: return np.sum(c * c) + np.sum(d)
    c_bar = 2.0 * y_bar * c              # 9
    c_bar[0] = 0.0                       # 8
    a_bar = np.full(d.shape, y_bar * x)  # 7
    x_bar = np.sum(y_bar * a)
    a_bar += c_bar * x                   # 6: c = a * x
    x_bar += np.sum(c_bar * a)
    return y, (float(x_bar), a_bar)
