def f_grad(x, a, b, n, y_bar=1.0):
    d = b * x                            # 6: d = b * x
    c = a * x                            # 7: c = a * x
    s = np.sum(c * c)                    # 8: s = np.sum(c * c)
    c_1 = c
    c_1_s = []
    for _ in range(n):                   # 9: for _ in range(n):
        c_1_s.append(c_1)
        c_1 = c_1 * x                    # 10: c = c * x
    e = c_1 + d                          # 11: e = c + d
    y = np.sum(e * e) + s                # 12: return np.sum(e * e) + s

    e_bar = 2.0 * y_bar * e              # 12
    c_bar = e_bar
    x_bar = 0.0
    for c_1 in reversed(c_1_s):          # 9: for _ in range(n):
        x_bar += np.sum(c_bar * c_1)     # 10: c = c * x
        c_bar = c_bar * x
    c_bar = c_bar + 2.0 * y_bar * c      # 8: s = np.sum(c * c)
    a_bar = c_bar * x                    # 7: c = a * x
    x_bar += np.sum(c_bar * a)
    b_bar = e_bar * x                    # 6: d = b * x
    x_bar += np.sum(e_bar * b)
    return y, (float(x_bar), a_bar, b_bar)
