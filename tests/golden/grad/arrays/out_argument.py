def f_grad(x, steps, y_bar=1.0):
    a = np.zeros(3)                      # 6: buffer = np.zeros(3)
    s = 0.0
    x_s = []
    for _ in range(steps):               # 8: for _ in range(steps):
        x_1 = x.copy()                   # 9: np.multiply(x, x, out=buffer)
        x_s.append(x_1)
        a[...] = np.multiply(x, x)
        x[...] = np.add(a, x)            # 10: np.add(buffer, x, out=x)
        s += np.sum(a)                   # 11: s = s + np.sum(buffer)
    t = s + np.sum(x)                    # 12: return s + np.sum(x)

    shape = x.shape                      # 12
    x_bar = np.broadcast_to(y_bar, shape)
    x_bar = x_bar.copy()                 # 8: for _ in range(steps):
    a_bar = np.zeros_like(a)
    for x_1 in reversed(x_s):
        a_bar += np.broadcast_to(y_bar, (3,))  # 11: s = s + np.sum(buffer)
        t_bar = x_bar[...].copy()        # 10: np.add(buffer, x, out=x)
        x_bar[...] = 0.0
        t_bar = rt.unbroadcast(t_bar, (3,))
        t_bar_1 = rt.unbroadcast(t_bar, shape)
        a_bar += t_bar
        x_bar += t_bar_1
        t_bar = a_bar[...].copy()        # 9: np.multiply(x, x, out=buffer)
        a_bar[...] = 0.0
        t_1 = rt.unbroadcast(t_bar, x.shape) * x_1
        x_bar += t_1
        x_bar += t_1
    return t, (x_bar,)
