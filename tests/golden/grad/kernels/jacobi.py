def jacobi_grad(a, b, steps, y_bar=1.0):
    shape_s = []
    shape_s_1 = []
    for _ in range(steps):               # 6: for _ in range(steps):
        t = a[1:-1, 1:-1] + a[:-2, 1:-1]  # 7: b[1:-1, 1:-1] = 0.2 * (a[1:-1, 1:-1] + a[:-2, 1:-1] + a[2:, 1:…
        t_1 = t + a[2:, 1:-1] + a[1:-1, :-2]
        t_2 = 0.2 * (t_1 + a[1:-1, 2:])
        shape_s_1.append(t_2.shape)
        b[1:-1, 1:-1] = t_2
        t_3 = b[1:-1, 1:-1] + b[:-2, 1:-1]  # 8: a[1:-1, 1:-1] = 0.2 * (b[1:-1, 1:-1] + b[:-2, 1:-1] + b[2:, …
        t_4 = t_3 + b[2:, 1:-1] + b[1:-1, :-2]
        t_5 = 0.2 * (t_4 + b[1:-1, 2:])
        shape_s.append(t_5.shape)
        a[1:-1, 1:-1] = t_5
    t_6 = a * b                          # 9: return np.sum(a * b)
    t_7 = np.sum(t_6)

    t_bar = np.broadcast_to(y_bar, t_6.shape)  # 9
    a_bar = t_bar * b
    b_bar = t_bar * a
    for shape, shape_1 in zip(reversed(shape_s), reversed(shape_s_1)):  # 6: for _ in range(steps):
        t_bar = a_bar[1:-1, 1:-1].copy()  # 8: a[1:-1, 1:-1] = 0.2 * (b[1:-1, 1:-1] + b[:-2, 1:-1] + b[2:, 1:…
        a_bar[1:-1, 1:-1] = 0.0
        t_bar = rt.unbroadcast(t_bar, shape) * 0.2
        b_bar[1:-1, 2:] += t_bar
        b_bar[1:-1, :-2] += t_bar
        b_bar[2:, 1:-1] += t_bar
        b_bar[1:-1, 1:-1] += t_bar
        b_bar[:-2, 1:-1] += t_bar
        t_bar = b_bar[1:-1, 1:-1].copy()  # 7: b[1:-1, 1:-1] = 0.2 * (a[1:-1, 1:-1] + a[:-2, 1:-1] + a[2:, 1:…
        b_bar[1:-1, 1:-1] = 0.0
        t_bar = rt.unbroadcast(t_bar, shape_1) * 0.2
        a_bar[1:-1, 2:] += t_bar
        a_bar[1:-1, :-2] += t_bar
        a_bar[2:, 1:-1] += t_bar
        a_bar[1:-1, 1:-1] += t_bar
        a_bar[:-2, 1:-1] += t_bar
    return t_7, (a_bar, b_bar)
