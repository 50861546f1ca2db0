def smoothed_grad(a, x, y_bar=1.0):
    n = len(a)                           # 6: n, m = a.shape
    b = np.zeros((n, a.shape[1]))        # 7: b = np.zeros((n, m))
    t = a[1:-1, 1:-1] + a[:-2, 1:-1]     # 10: b[i, j] = 0.2 * (a[i, j] + a[i - 1, j] + a[i + 1, j] + a[i, j …
    t_1 = t + a[2:, 1:-1] + a[1:-1, :-2]
    b[1:-1, 1:-1] = 0.2 * (t_1 + a[1:-1, 2:])
    out = np.zeros(n)                    # 11: out = np.zeros(n)
    test = n > 0                         # 12: for i in range(n):
    if test:
        s = np.sum(b * x, axis=1)        # 14: for j in range(m):
        out[:] = s * x[0]                # 16: out[i] = s * x[0]
    y = np.sum(out)                      # 17: return np.sum(out)

    b_bar = np.zeros_like(b)             # 12
    x_bar = np.zeros_like(x)
    out_bar = np.full(out.shape, y_bar)
    if test:
        t_bar = out_bar[:].copy()        # 16: out[i] = s * x[0]
        out_bar[:] = 0.0
        s_bar = t_bar * x[0]
        x_bar[0] += np.sum(t_bar * s)
        t_bar = np.broadcast_to(np.expand_dims(s_bar, axis=1), b.shape)  # 14: for j in range(m):
        t_2 = rt.unbroadcast(t_bar * b, x.shape)  # 15: s += b[i, j] * x[j]
        b_bar += t_bar * x
        x_bar += t_2
    t_bar = b_bar[1:-1, 1:-1] * 0.2      # 10: b[i, j] = 0.2 * (a[i, j] + a[i - 1, j] + a[i + 1, j] + a[i, j …
    b_bar[1:-1, 1:-1] = 0.0
    a_bar = np.zeros_like(a)
    a_bar[1:-1, 2:] += t_bar
    a_bar[1:-1, :-2] += t_bar
    a_bar[2:, 1:-1] += t_bar
    a_bar[:-2, 1:-1] += t_bar
    a_bar[1:-1, 1:-1] += t_bar
    return y, (a_bar, x_bar)
