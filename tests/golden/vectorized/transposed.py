def turned_grad(a, y_bar=1.0):
    t = np.arange(a.shape[1]) + 0.5      # 10: b[j, i] = a[i, j] * (j + 0.5)
    b = (a * t).T.copy()
    t_1 = (np.arange(len(a)) + 1.0)[:, None]  # 15: c[i][j] = row[j] * row[j] / (i + 1.0)
    c = a * a / t_1
    y = np.sum(b) + np.sum(c * c)        # 16: return np.sum(b) + np.sum(c * c)
    c_bar = 2.0 * y_bar * c              # 16
    b_bar = np.broadcast_to(y_bar, b.shape)
    a_bar = 2.0 * (c_bar / t_1) * a      # 15
    a_bar += b_bar.T * t                 # 10: b[j, i] = a[i, j] * (j + 0.5)
    return y, (a_bar,)
