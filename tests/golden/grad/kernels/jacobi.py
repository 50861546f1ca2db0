def jacobi_grad(a, b, steps, y_bar=1.0):
    for _ in range(steps):               # 6: for _ in range(steps):
        t = a[1:-1, 1:-1] + a[:-2, 1:-1]  # 7: b[1:-1, 1:-1] = 0.2 * (a[1:-1, 1:-1] + a[:-2, 1:-1] + a[2:, 1:…
        t_1 = t + a[2:, 1:-1] + a[1:-1, :-2]
        b[1:-1, 1:-1] = 0.2 * (t_1 + a[1:-1, 2:])
        t_2 = b[1:-1, 1:-1] + b[:-2, 1:-1]  # 8: a[1:-1, 1:-1] = 0.2 * (b[1:-1, 1:-1] + b[:-2, 1:-1] + b[2:, …
        t_3 = t_2 + b[2:, 1:-1] + b[1:-1, :-2]
        a[1:-1, 1:-1] = 0.2 * (t_3 + b[1:-1, 2:])
    y = np.sum(a * b)                    # 9: return np.sum(a * b)

    a_bar = y_bar * b                    # 9
    b_bar = y_bar * a
    for _ in reversed(range(steps)):     # 6: for _ in range(steps):
        t_bar = a_bar[1:-1, 1:-1] * 0.2  # 8: a[1:-1, 1:-1] = 0.2 * (b[1:-1, 1:-1] + b[:-2, 1:-1] + b[2:, 1:-…
        a_bar[1:-1, 1:-1] = 0.0
        b_bar[1:-1, 2:] += t_bar
        b_bar[1:-1, :-2] += t_bar
        b_bar[2:, 1:-1] += t_bar
        b_bar[1:-1, 1:-1] += t_bar
        b_bar[:-2, 1:-1] += t_bar
        t_bar = b_bar[1:-1, 1:-1] * 0.2  # 7: b[1:-1, 1:-1] = 0.2 * (a[1:-1, 1:-1] + a[:-2, 1:-1] + a[2:, 1:-…
        b_bar[1:-1, 1:-1] = 0.0
        a_bar[1:-1, 2:] += t_bar
        a_bar[1:-1, :-2] += t_bar
        a_bar[2:, 1:-1] += t_bar
        a_bar[1:-1, 1:-1] += t_bar
        a_bar[:-2, 1:-1] += t_bar
    return y, (a_bar, b_bar)
