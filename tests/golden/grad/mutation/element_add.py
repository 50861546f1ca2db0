def f_grad(a, x, i, y_bar=1.0):
    a[i] = a[i] + x                      # 6: a[i] = a[i] + x
    t = a * a                            # 7: return np.sum(a * a)
    y = np.sum(t)
    a_bar = np.broadcast_to(y_bar, t.shape) * a  # 7
    a_bar += a_bar
    t_bar = a_bar[i]                     # 6
    a_bar[i] = 0.0
    a_bar[i] += t_bar
    return y, (a_bar, float(t_bar))
