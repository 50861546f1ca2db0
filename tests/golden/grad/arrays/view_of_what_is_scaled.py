def f_grad(x, a, y_bar=1.0):
    c = a * x                            # 6: c = a * x
    v = c[1:]                            # 7: v = c[1:]
    c_old = c[...].copy()                # 8: c *= x
    c *= x
    y = np.sum(v * v) + c[1]             # 9: return np.sum(v * v) + c[1]
    c_bar = np.zeros_like(c)             # 9
    c_bar[1] += y_bar
    c_bar[1:] += 2.0 * y_bar * v
    x_bar = np.sum(c_bar * c_old)        # 8
    c_bar *= x
    a_bar = c_bar * x                    # 6: c = a * x
    x_bar += np.sum(c_bar * a)
    return y, (float(x_bar), a_bar)
