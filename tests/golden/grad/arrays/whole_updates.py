def f_grad(w, b, x, y_bar=1.0):
    h = w @ x                            # 6: h = w @ x
    h = h + b                            # 7: h += b
    h_1 = h * h                          # 8: h *= h
    t = 1.0 + np.sum(h_1)                # 9: h /= 1.0 + np.sum(h)
    h_1 = h_1 / t
    y = np.sum(h_1 * b)                  # 10: return np.sum(h * b)

    h_bar = y_bar * b                    # 10
    b_bar = y_bar * h_1
    h_bar_1 = h_bar / t                  # 9
    h_bar_1 += np.sum(-h_bar * h_1 / t)
    h_bar_1 = 2.0 * h_bar_1 * h          # 8: h *= h
    b_bar += h_bar_1                     # 7: h += b
    w_bar = np.outer(h_bar_1, x)         # 6: h = w @ x
    x_bar = w.T @ h_bar_1
    return y, (w_bar, b_bar, x_bar)
