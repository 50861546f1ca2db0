def f_grad(x, a, y_bar=1.0):
    c = a * x                            # 6: c = a * x
    b = c[[0, 1, 1, 0]]                  # 7: b = c[[0, 1, 1, 0]]
    total = np.sum(b * b)                # 8: return np.sum(b * b) * x
    y = total * x
    x_bar = y_bar * total                # 8
    b_bar = 2.0 * (y_bar * x) * b
    c_bar = np.zeros_like(c)             # 7
    np.add.at(c_bar, [0, 1, 1, 0], b_bar)
    a_bar = c_bar * x                    # 6: c = a * x
    x_bar += np.sum(c_bar * a)
    return y, (float(x_bar), a_bar)
