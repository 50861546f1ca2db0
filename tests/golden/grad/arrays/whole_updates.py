def f_grad(w, b, x, y_bar=1.0):
    h = w @ x                            # 6: h = w @ x
    h = h + b                            # 7: h += b
    h_1 = h * h                          # 8: h *= h
    t = 1.0 + np.sum(h_1)                # 9: h /= 1.0 + np.sum(h)
    h_2 = h_1 / t
    t_1 = h_2 * b                        # 10: return np.sum(h * b)
    y = np.sum(t_1)

    t_bar = np.broadcast_to(y_bar, t_1.shape)  # 10
    h_bar = t_bar * b
    b_bar = t_bar * h_2
    t_2 = h_bar / t                      # 9: h /= 1.0 + np.sum(h)
    t_2 += np.broadcast_to(np.sum(-h_bar * h_2 / t), h_1.shape)
    h_bar = t_2 * h                      # 8: h *= h
    h_bar += h_bar
    b_bar += h_bar                       # 7: h += b
    x_bar = w.T @ h_bar                  # 6: h = w @ x
    return y, (np.outer(h_bar, x), b_bar, x_bar)
