def simulate_grad(u0, alpha, n_steps, dt, y_bar=1.0):
    u = u0.copy()                        # 7: u, new = u0.copy(), np.empty_like(u0)
    new = np.empty_like(u0)
    items = []                           # 9: probe = []
    t = 0.0
    t_3_s = []
    t_2_s = []
    for step in range(n_steps):          # 10: for step in range(n_steps):
        new[0] = 0.5 * np.sin(t)         # 11: new[0] = boundary(t); new[-1] = 0.0
        new[-1] = 0.0
        t_1 = u[1:-1]                    # 12: new[1:-1] = u[1:-1] + alpha * dt * (u[2:] - 2 * u[1:-1] + u[:-…
        t_2 = u[2:] - 2 * t_1 + u[:-2]
        t_2_s.append(t_2)
        new[1:-1] = t_1 + alpha * dt * t_2
        t += dt                          # 14: t += dt
        if step % 2 == 0:                # 15: if step % 2 == 0:
            t_3 = len(new) // 2          # 16: probe.append(u[len(u) // 2])
            items.append(new[t_3])
        else:
            t_3 = None
        t_3_s.append(t_3)
        u, new = new, u
    n = len(items)                       # 17: return sum(probe) + u.max()
    sum = 0
    for i in range(n):
        sum += items[i]
    t_4 = np.max(u)
    t_5 = sum + t_4

    items_bar = shadows.shadow(items)
    u_bar = y_bar * rt.tie_share(u, t_4)  # 17: return sum(probe) + u.max()
    for i in reversed(range(n)):
        items_bar[i] = items_bar[i] + y_bar
    new_bar = np.zeros_like(new)         # 10: for step in range(n_steps):
    alpha_bar = 0.0
    for step, t_3, t_2 in zip(reversed(range(n_steps)), reversed(t_3_s), reversed(t_2_s)):
        if step % 2 == 0:                # 15: if step % 2 == 0:
            t_bar = items_bar.pop()      # 16: probe.append(u[len(u) // 2])
            u_bar[t_3] += t_bar
        t_bar = u_bar[1:-1].copy()       # 12: new[1:-1] = u[1:-1] + alpha * dt * (u[2:] - 2 * u[1:-1] + u[:-…
        u_bar[1:-1] = 0.0
        t_bar_1 = new_bar[1:-1]
        t_bar_1 += t_bar
        t_6 = t_bar * t_2
        t_bar = t_bar * (alpha * dt)
        t_bar_2 = np.sum(t_6)
        new_bar[:-2] += t_bar
        new_bar[2:] += t_bar
        t_bar_1 -= t_bar * 2
        alpha_bar += t_bar_2 * dt
        u_bar[-1] = 0.0                  # 11: new[0] = boundary(t); new[-1] = 0.0
        u_bar[0] = 0.0
        u_bar, new_bar = new_bar, u_bar
    return t_5, (u_bar, float(alpha_bar))
