def seidel_grad(u, f, sweeps, y_bar=1.0):
    n = len(u)                           # 6: n = u.shape[0]
    for _ in range(sweeps):              # 7: for _ in range(sweeps):
        t = n - 1                        # 8: for i in range(1, n - 1):
        for i in range(1, t):
            for j in range(1, t):        # 9: for j in range(1, n - 1):
                t_1 = u[i - 1, j] + u[i + 1, j]  # 10: u[i, j] = 0.25 * (u[i - 1, j] + u[i + 1, j] + u[i, j -…
                t_2 = t_1 + u[i, j - 1] + u[i, j + 1]
                u[i, j] = 0.25 * (t_2 - f[i, j])
    y = np.sum(u * u)                    # 11: return np.sum(u * u)

    u_bar = 2.0 * y_bar * u              # 11
    f_bar = np.zeros_like(f)             # 7: for _ in range(sweeps):
    for _ in reversed(range(sweeps)):
        t_3 = n - 1                      # 8: for i in range(1, n - 1):
        for i in reversed(range(1, t_3)):
            for j in reversed(range(1, t_3)):  # 9: for j in range(1, n - 1):
                t_bar = u_bar[i, j]      # 10: u[i, j] = 0.25 * (u[i - 1, j] + u[i + 1, j] + u[i, j - 1] + u[…
                u_bar[i, j] = 0.0
                t_bar *= 0.25
                f_bar[i, j] -= t_bar
                u_bar[i, j + 1] += t_bar
                u_bar[i, j - 1] += t_bar
                u_bar[i + 1, j] += t_bar
                u_bar[i - 1, j] += t_bar
    return y, (u_bar, f_bar)
