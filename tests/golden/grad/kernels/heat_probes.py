def simulate_grad(u0, alpha, n_steps, dt, y_bar=1.0):
    u = u0.copy()                        # 5: u, new = u0.copy(), np.empty_like(u0)
    new = np.empty_like(u0)
    items = []                           # 7: probe = []
    t = 0.0
    t_s = []
    t_s_1 = []
    for step in range(n_steps):          # 8: for step in range(n_steps):
        new[0] = 0.5 * np.sin(t)         # 9: new[0] = boundary(t); new[-1] = 0.0
        new[-1] = 0.0
        u_part = u[1:-1]                 # 10: new[1:-1] = u[1:-1] + alpha * dt * (u[2:] - 2 * u[1:-1] + u[:-…
        t_1 = u[2:] - 2 * u_part + u[:-2]
        t_s_1.append(t_1)
        new[1:-1] = u_part + alpha * dt * t_1
        t += dt                          # 12: t += dt
        if step % 2 == 0:                # 13: if step % 2 == 0:
            t_2 = len(new) // 2          # 14: probe.append(u[len(u) // 2])
            items.append(new[t_2])
        else:
            t_2 = None
        t_s.append(t_2)
        u, new = new, u
    n = len(items)                       # 15: return sum(probe) + u.max()
    sum = 0
    for i in range(n):
        sum += items[i]
    largest = np.max(u)
    y = sum + largest

    items_bar = shadows.shadow(items)
    u_bar = y_bar * rt.tie_share(u, largest)  # 15: return sum(probe) + u.max()
    for i in reversed(range(n)):
        items_bar[i] = items_bar[i] + y_bar
    new_bar = np.zeros_like(new)         # 8: for step in range(n_steps):
    alpha_bar = 0.0
    for step, t_3, t_4 in zip(reversed(range(n_steps)), reversed(t_s), reversed(t_s_1)):
        if step % 2 == 0:                # 13: if step % 2 == 0:
            new_part_bar = items_bar.pop()  # 14: probe.append(u[len(u) // 2])
            u_bar[t_3] += new_part_bar
        t_bar = u_bar[1:-1].copy()       # 10: new[1:-1] = u[1:-1] + alpha * dt * (u[2:] - 2 * u[1:-1] + u[:-…
        u_bar[1:-1] = 0.0
        u_part_bar = new_bar[1:-1]
        u_part_bar += t_bar
        t_5 = t_bar * t_4
        t_bar = t_bar * (alpha * dt)
        t_bar_1 = np.sum(t_5)
        new_bar[:-2] += t_bar
        new_bar[2:] += t_bar
        u_part_bar -= t_bar * 2
        alpha_bar += t_bar_1 * dt
        u_bar[-1] = 0.0                  # 9: new[0] = boundary(t); new[-1] = 0.0
        u_bar[0] = 0.0
        u_bar, new_bar = new_bar, u_bar
    return y, (u_bar, float(alpha_bar))
