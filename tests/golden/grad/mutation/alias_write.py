def f_grad(a, y_bar=1.0):
    a[0] = 1.0                           # 7: b[0] = 1.0
    t = a * a                            # 8: return np.sum(a * a) + b[1]
    y = np.sum(t) + a[1]
    a_bar = np.zeros_like(a)             # 8
    a_bar[1] += y_bar
    t_1 = np.broadcast_to(y_bar, t.shape) * a
    a_bar += t_1
    a_bar += t_1
    a_bar[0] = 0.0                       # 7: b[0] = 1.0
    return y, (a_bar,)
