def f_grad(x, y_bar=1.0):
    x_1 = x[:-1]                         # 6: x[1:] = x[:-1]
    x[1:] = x_1
    t = x[1:] * 0.5                      # 7: x[:-1] += x[1:] * 0.5
    x[:-1] += t
    t_1 = np.arange(1.0, 5.0)            # 8: return np.sum(x * np.arange(1.0, 5.0))
    t_2 = x * t_1
    t_3 = np.sum(t_2)

    x_bar = rt.unbroadcast(np.broadcast_to(y_bar, t_2.shape) * t_1, x.shape)  # 8
    x_bar = x_bar.copy()                 # 7: x[:-1] += x[1:] * 0.5
    x_bar[1:] += rt.unbroadcast(x_bar[:-1], t.shape).copy() * 0.5
    x_bar_1 = x_bar[1:].copy()           # 6: x[1:] = x[:-1]
    x_bar[1:] = 0.0
    x_bar[:-1] += rt.unbroadcast(x_bar_1, x_1.shape)
    return t_3, (x_bar,)
