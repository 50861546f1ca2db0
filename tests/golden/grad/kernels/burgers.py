def burgers_grad(u, nu, steps, y_bar=1.0):
    shape_s = []
    t_s = []
    t_s_1 = []
    t_s_2 = []
    for _ in range(steps):               # 6: for _ in range(steps):
        u_1 = u[:-2].copy()              # 7: left = u[:-2].copy()
        u_2 = u[1:-1].copy()             # 8: mid = u[1:-1].copy()
        u_3 = u[2:].copy()               # 9: right = u[2:].copy()
        t = 0.1 * u_2                    # 10: u[1:-1] = mid - 0.1 * mid * (mid - left) + nu * (right - 2.0 *…
        t_s_2.append(t)
        t_1 = u_2 - u_1
        t_s_1.append(t_1)
        t_2 = u_3 - 2.0 * u_2 + u_1
        t_s.append(t_2)
        t_3 = u_2 - t * t_1 + nu * t_2
        shape_s.append(t_3.shape)
        u[1:-1] = t_3
    t_4 = u @ u                          # 11: return u @ u

    u_bar = y_bar * u                    # 11
    u_bar += u_bar
    nu_bar = 0.0
    for shape, t_5, t_6, t_7 in zip(reversed(shape_s), reversed(t_s), reversed(t_s_1), reversed(t_s_2)):  # 6
        t_bar = u_bar[1:-1].copy()       # 10: u[1:-1] = mid - 0.1 * mid * (mid - left) + nu * (right - 2.0 *…
        u_bar[1:-1] = 0.0
        t_bar = rt.unbroadcast(t_bar, shape)
        t_8 = t_bar * t_5
        t_bar_1 = t_bar * nu
        nu_bar += np.sum(t_8)
        u_bar_1 = -t_bar_1 * 2.0
        t_bar_2 = -t_bar
        u_bar_1 += t_bar
        t_bar = t_bar_2 * t_6
        t_bar_2 = t_bar_2 * t_7
        u_bar_1 += t_bar_2
        u_bar_2 = t_bar_1 - t_bar_2
        u_bar_1 += t_bar * 0.1
        u_bar[2:] += t_bar_1             # 9: right = u[2:].copy()
        u_bar[1:-1] += u_bar_1           # 8: mid = u[1:-1].copy()
        u_bar[:-2] += u_bar_2            # 7: left = u[:-2].copy()
    nu_bar = float(nu_bar)
    return t_4, (u_bar, nu_bar)
