def final_energy_grad(system, dt, steps, y_bar=1.0):
    pos = system.pos                     # 31: def final_energy(system, dt, steps):
    vel = system.vel
    mass = system.mass
    acc = system.acc                     # 13: self.acc[:] = 0.0
    t = system.t                         # 27: self.t += dt
    history = system.history             # 28: self.history.append(self.energy())
    total_s = []
    vel_old_s = []
    acc_old_s = []
    f_s_s_s = []
    t_s_s_s = []
    sqrt_s_s_s = []
    r2_s_s_s = []
    d_s_s_s = []
    vel_old_s_1 = []
    acc_old_s_1 = []
    f_s_s_s_1 = []
    t_s_s_s_1 = []
    sqrt_s_s_s_1 = []
    r2_s_s_s_1 = []
    d_s_s_s_1 = []
    for _ in range(steps):               # 32: for _ in range(steps):
        n = len(mass)                    # 12: n = len(self.mass)
        acc[:] = 0.0                     # 13: self.acc[:] = 0.0
        f_s_s = []
        t_s_s = []
        sqrt_s_s = []
        r2_s_s = []
        d_s_s = []
        for i in range(n):               # 14: for i in range(n):
            f_s = []
            t_s = []
            sqrt_s = []
            r2_s = []
            d_s = []
            for j in range(i + 1, n):    # 15: for j in range(i + 1, n):
                d = pos[j] - pos[i]      # 16: d = self.pos[j] - self.pos[i]
                d_s.append(d)
                r2 = d @ d + 0.01        # 17: r2 = d @ d + 0.01
                r2_s.append(r2)
                sqrt = np.sqrt(r2)       # 18: f = d / (r2 * np.sqrt(r2))
                sqrt_s.append(sqrt)
                t_1 = r2 * sqrt
                t_s.append(t_1)
                f = d / t_1
                f_s.append(f)
                acc[i] += mass[j] * f    # 19: self.acc[i] += self.mass[j] * f
                acc[j] -= mass[i] * f    # 20: self.acc[j] -= self.mass[i] * f
            f_s_s.append(f_s)
            t_s_s.append(t_s)
            sqrt_s_s.append(sqrt_s)
            r2_s_s.append(r2_s)
            d_s_s.append(d_s)
        f_s_s_s_1.append(f_s_s)
        t_s_s_s_1.append(t_s_s)
        sqrt_s_s_s_1.append(sqrt_s_s)
        r2_s_s_s_1.append(r2_s_s)
        d_s_s_s_1.append(d_s_s)
        t_2 = 0.5 * dt                   # 23: self.vel += 0.5 * dt * self.acc
        acc_old_s_1.append(acc.copy())
        vel += t_2 * acc
        system.vel = vel
        vel_old_s_1.append(vel.copy())
        pos += dt * vel                  # 24: self.pos += dt * self.vel
        system.pos = pos
        acc[:] = 0.0                     # 13: self.acc[:] = 0.0
        f_s_s = []
        t_s_s = []
        sqrt_s_s = []
        r2_s_s = []
        d_s_s = []
        for i in range(n):               # 14: for i in range(n):
            f_s = []
            t_s = []
            sqrt_s = []
            r2_s = []
            d_s = []
            for j in range(i + 1, n):    # 15: for j in range(i + 1, n):
                d = pos[j] - pos[i]      # 16: d = self.pos[j] - self.pos[i]
                d_s.append(d)
                r2 = d @ d + 0.01        # 17: r2 = d @ d + 0.01
                r2_s.append(r2)
                sqrt = np.sqrt(r2)       # 18: f = d / (r2 * np.sqrt(r2))
                sqrt_s.append(sqrt)
                t_3 = r2 * sqrt
                t_s.append(t_3)
                f = d / t_3
                f_s.append(f)
                acc[i] += mass[j] * f    # 19: self.acc[i] += self.mass[j] * f
                acc[j] -= mass[i] * f    # 20: self.acc[j] -= self.mass[i] * f
            f_s_s.append(f_s)
            t_s_s.append(t_s)
            sqrt_s_s.append(sqrt_s)
            r2_s_s.append(r2_s)
            d_s_s.append(d_s)
        f_s_s_s.append(f_s_s)
        t_s_s_s.append(t_s_s)
        sqrt_s_s_s.append(sqrt_s_s)
        r2_s_s_s.append(r2_s_s)
        d_s_s_s.append(d_s_s)
        acc_old_s.append(acc.copy())
        vel += t_2 * acc                 # 26: self.vel += 0.5 * dt * self.acc
        system.vel = vel
        t += dt                          # 27: self.t += dt
        system.t = t
        vel_old_s.append(vel.copy())
        total = np.sum(vel ** 2, axis=1)  # 30: return 0.5 * np.sum(self.mass * np.sum(self.vel ** 2, axis=1))
        total_s.append(total)
        history.append(0.5 * np.sum(mass * total))  # 28: self.history.append(self.energy())
    t_4 = vel ** 2                       # 30
    total = np.sum(t_4, axis=1)
    n = len(history)                     # 34: return system.energy() + sum(system.history)
    sum = 0
    t_5 = 0.5 * np.sum(mass * total)     # 30: return 0.5 * np.sum(self.mass * np.sum(self.vel ** 2, axis=1))
    for i in range(n):                   # 34
        sum += history[i]
    y = t_5 + sum

    history_bar = shadows.shadow(history)
    for i in reversed(range(n)):         # 34: return system.energy() + sum(system.history)
        history_bar[i] = history_bar[i] + y_bar
    total_bar = y_bar * 0.5              # 30: return 0.5 * np.sum(self.mass * np.sum(self.vel ** 2, axis=1))
    mass_bar = total_bar * total
    vel_bar = 2 * np.broadcast_to(np.expand_dims(total_bar * mass, axis=1), t_4.shape) * vel
    acc_bar = np.zeros_like(acc)         # 32: for _ in range(steps):
    pos_bar = np.zeros_like(pos)
    dt_bar = 0.0
    for (total, vel_old, acc_old, f_s_s, t_s_s, sqrt_s_s, r2_s_s, d_s_s, vel_old_1, acc_old_1, f_s_s_1,
            t_s_s_1, sqrt_s_s_1, r2_s_s_1, d_s_s_1) in zip(reversed(total_s), reversed(vel_old_s),
            reversed(acc_old_s), reversed(f_s_s_s), reversed(t_s_s_s), reversed(sqrt_s_s_s),
            reversed(r2_s_s_s), reversed(d_s_s_s), reversed(vel_old_s_1), reversed(acc_old_s_1),
            reversed(f_s_s_s_1), reversed(t_s_s_s_1), reversed(sqrt_s_s_s_1), reversed(r2_s_s_s_1),
            reversed(d_s_s_s_1)):
        t_bar = history_bar.pop()        # 28: self.history.append(self.energy())
        total_bar = t_bar * 0.5          # 30: return 0.5 * np.sum(self.mass * np.sum(self.vel ** 2, axis=1))
        mass_bar += total_bar * total
        t_6 = 2 * np.broadcast_to(np.expand_dims(total_bar * mass, axis=1), pos.shape)
        vel_bar += t_6 * vel_old
        vel_bar_1 = vel_bar.copy()       # 26: self.vel += 0.5 * dt * self.acc
        t_7 = 0.5 * dt                   # 23: self.vel += 0.5 * dt * self.acc
        t_bar = np.sum(vel_bar_1 * acc_old)  # 26
        acc_bar += vel_bar_1 * t_7
        dt_bar += t_bar * 0.5
        n = len(mass)                    # 12: n = len(self.mass)
        for (i, f_s, t_s, sqrt_s, r2_s, d_s) in zip(reversed(range(n)), reversed(f_s_s), reversed(t_s_s),  # 14
                reversed(sqrt_s_s), reversed(r2_s_s), reversed(d_s_s)):
            for (j, f, t_8, sqrt, r2, d) in zip(reversed(range(i + 1, n)), reversed(f_s), reversed(t_s),  # 15
                    reversed(sqrt_s), reversed(r2_s), reversed(d_s)):
                t_bar = -acc_bar[j]      # 20: self.acc[j] -= self.mass[i] * f
                f_bar = t_bar * mass[i]
                mass_bar[i] += np.sum(t_bar * f)
                t_bar = acc_bar[i].copy()  # 19: self.acc[i] += self.mass[j] * f
                mass_j_bar = np.sum(t_bar * f)
                f_bar += t_bar * mass[j]
                mass_bar[j] += mass_j_bar
                d_bar = f_bar / t_8      # 18: f = d / (r2 * np.sqrt(r2))
                t_bar = np.sum(-f_bar * f / t_8)
                r2_bar = t_bar * sqrt + t_bar * r2 * 0.5 / sqrt
                d_bar += 2.0 * r2_bar * d  # 17: r2 = d @ d + 0.01
                pos_bar[j] += d_bar      # 16: d = self.pos[j] - self.pos[i]
                pos_bar[i] -= d_bar
        acc_bar[:] = 0.0                 # 13: self.acc[:] = 0.0
        pos_bar_1 = pos_bar.copy()       # 24: self.pos += dt * self.vel
        dt_bar += np.sum(pos_bar_1 * vel_old_1)
        vel_bar += pos_bar_1 * dt
        vel_bar_1 = vel_bar.copy()       # 23: self.vel += 0.5 * dt * self.acc
        t_bar = np.sum(vel_bar_1 * acc_old_1)
        acc_bar += vel_bar_1 * t_7
        dt_bar += t_bar * 0.5
        for (i, f_s, t_s, sqrt_s, r2_s, d_s) in zip(reversed(range(n)), reversed(f_s_s_1), reversed(t_s_s_1),  # 14
                reversed(sqrt_s_s_1), reversed(r2_s_s_1), reversed(d_s_s_1)):
            for (j, f, t_9, sqrt, r2, d) in zip(reversed(range(i + 1, n)), reversed(f_s), reversed(t_s),  # 15
                    reversed(sqrt_s), reversed(r2_s), reversed(d_s)):
                t_bar = -acc_bar[j]      # 20: self.acc[j] -= self.mass[i] * f
                f_bar = t_bar * mass[i]
                mass_bar[i] += np.sum(t_bar * f)
                t_bar = acc_bar[i].copy()  # 19: self.acc[i] += self.mass[j] * f
                mass_j_bar = np.sum(t_bar * f)
                f_bar += t_bar * mass[j]
                mass_bar[j] += mass_j_bar
                d_bar = f_bar / t_9      # 18: f = d / (r2 * np.sqrt(r2))
                t_bar = np.sum(-f_bar * f / t_9)
                r2_bar = t_bar * sqrt + t_bar * r2 * 0.5 / sqrt
                d_bar += 2.0 * r2_bar * d  # 17: r2 = d @ d + 0.01
                pos_bar[j] += d_bar      # 16: d = self.pos[j] - self.pos[i]
                pos_bar[i] -= d_bar
        acc_bar[:] = 0.0                 # 13: self.acc[:] = 0.0
    return y, (pos_bar, vel_bar, mass_bar, float(dt_bar))
