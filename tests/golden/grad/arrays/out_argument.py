def f_grad(x, steps, y_bar=1.0):
    buffer = np.zeros(3)                 # 6: buffer = np.zeros(3)
    s = 0.0
    x_old_s = []
    for _ in range(steps):               # 8: for _ in range(steps):
        x_old_s.append(x.copy())
        buffer[...] = np.multiply(x, x)  # 9: np.multiply(x, x, out=buffer)
        x[...] = np.add(buffer, x)       # 10: np.add(buffer, x, out=x)
        s += np.sum(buffer)              # 11: s = s + np.sum(buffer)
    y = s + np.sum(x)                    # 12: return s + np.sum(x)

    shape = x.shape                      # 12
    x_bar = np.full(shape, y_bar)        # 8: for _ in range(steps):
    buffer_bar = np.zeros_like(buffer)
    for x_old in reversed(x_old_s):
        buffer_bar += y_bar              # 11: s = s + np.sum(buffer)
        add_bar = x_bar[...].copy()      # 10: np.add(buffer, x, out=x)
        x_bar[...] = 0.0
        add_bar = rt.unbroadcast(add_bar, (3,))
        add_bar_1 = rt.unbroadcast(add_bar, shape)
        buffer_bar += add_bar
        x_bar += add_bar_1
        multiply_bar = buffer_bar[...].copy()  # 9: np.multiply(x, x, out=buffer)
        buffer_bar[...] = 0.0
        x_bar += 2.0 * rt.unbroadcast(multiply_bar, x.shape) * x_old
    return y, (x_bar,)
