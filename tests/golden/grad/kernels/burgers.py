def burgers_grad(u, nu, steps, y_bar=1.0):
    t_2_s = []
    t_1_s = []
    t_s = []
    for _ in range(steps):               # 6: for _ in range(steps):
        left = u[:-2].copy()             # 7: left = u[:-2].copy()
        mid = u[1:-1].copy()             # 8: mid = u[1:-1].copy()
        right = u[2:].copy()             # 9: right = u[2:].copy()
        t = 0.1 * mid                    # 10: u[1:-1] = mid - 0.1 * mid * (mid - left) + nu * (right - 2.0 *…
        t_s.append(t)
        t_1 = mid - left
        t_1_s.append(t_1)
        t_2 = right - 2.0 * mid + left
        t_2_s.append(t_2)
        u[1:-1] = mid - t * t_1 + nu * t_2
    y = u @ u                            # 11: return u @ u

    u_bar = 2.0 * y_bar * u              # 11
    nu_bar = 0.0
    for t_2, t_1, t in zip(reversed(t_2_s), reversed(t_1_s), reversed(t_s)):  # 6: for _ in range(steps):
        t_bar = u_bar[1:-1].copy()       # 10: u[1:-1] = mid - 0.1 * mid * (mid - left) + nu * (right - 2.0 *…
        u_bar[1:-1] = 0.0
        t_3 = t_bar * t_2
        t_bar_1 = t_bar * nu
        nu_bar += np.sum(t_3)
        mid_bar = -t_bar_1 * 2.0
        mid_bar += t_bar
        t_bar_2 = -t_bar
        t_bar = t_bar * t_1
        t_bar_2 = t_bar_2 * t
        mid_bar += t_bar_2
        left_bar = t_bar_1 - t_bar_2
        mid_bar -= t_bar * 0.1
        u_bar[2:] += t_bar_1             # 9: right = u[2:].copy()
        u_bar[1:-1] += mid_bar           # 8: mid = u[1:-1].copy()
        u_bar[:-2] += left_bar           # 7: left = u[:-2].copy()
    return y, (u_bar, float(nu_bar))
