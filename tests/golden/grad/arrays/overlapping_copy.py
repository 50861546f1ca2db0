def f_grad(x, y_bar=1.0):
    x[1:] = x[:-1]                       # 6: x[1:] = x[:-1]
    x[:-1] += x[1:] * 0.5                # 7: x[:-1] += x[1:] * 0.5
    arange = np.arange(1.0, 5.0)         # 8: return np.sum(x * np.arange(1.0, 5.0))
    t = x * arange
    y = np.sum(t)
    x_bar = rt.unbroadcast(np.broadcast_to(y_bar, t.shape) * arange, x.shape)  # 8
    x_bar = x_bar.copy()                 # 7
    t_bar = x_bar[:-1]
    x_bar[1:] += t_bar.copy() * 0.5
    x_part_bar = x_bar[1:].copy()        # 6: x[1:] = x[:-1]
    x_bar[1:] = 0.0
    t_bar += x_part_bar
    return y, (x_bar,)
