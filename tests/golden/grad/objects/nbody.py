def final_energy_grad(system, dt, steps, y_bar=1.0):
    pos = system.pos                     # 33: def final_energy(system, dt, steps):
    vel = system.vel
    mass = system.mass
    acc = system.acc                     # 15: self.acc[:] = 0.0
    t = system.t                         # 29: self.t += dt
    history = system.history             # 30: self.history.append(self.energy())
    t_6_s = []
    vel_old_s = []
    acc_old_s = []
    f_s_s_1_s = []
    t_5_s_s_s = []
    t_4_s_s_s = []
    r2_s_s_1_s = []
    d_s_s_1_s = []
    vel_old_s_1 = []
    acc_old_s_1 = []
    f_s_s_s = []
    t_2_s_s_s = []
    t_1_s_s_s = []
    r2_s_s_s = []
    d_s_s_s = []
    for _ in range(steps):               # 34: for _ in range(steps):
        n = len(mass)                    # 14: n = len(self.mass)
        acc[:] = 0.0                     # 15: self.acc[:] = 0.0
        f_s_s = []
        t_2_s_s = []
        t_1_s_s = []
        r2_s_s = []
        d_s_s = []
        for i in range(n):               # 16: for i in range(n):
            f_s = []
            t_2_s = []
            t_1_s = []
            r2_s = []
            d_s = []
            for j in range(i + 1, n):    # 17: for j in range(i + 1, n):
                d = pos[j] - pos[i]      # 18: d = self.pos[j] - self.pos[i]
                d_s.append(d)
                r2 = d @ d + 0.01        # 19: r2 = d @ d + 0.01
                r2_s.append(r2)
                t_1 = np.sqrt(r2)        # 20: f = d / (r2 * np.sqrt(r2))
                t_1_s.append(t_1)
                t_2 = r2 * t_1
                t_2_s.append(t_2)
                f = d / t_2
                f_s.append(f)
                acc[i] += mass[j] * f    # 21: self.acc[i] += self.mass[j] * f
                acc[j] -= mass[i] * f    # 22: self.acc[j] -= self.mass[i] * f
            f_s_s.append(f_s)
            t_2_s_s.append(t_2_s)
            t_1_s_s.append(t_1_s)
            r2_s_s.append(r2_s)
            d_s_s.append(d_s)
        f_s_s_s.append(f_s_s)
        t_2_s_s_s.append(t_2_s_s)
        t_1_s_s_s.append(t_1_s_s)
        r2_s_s_s.append(r2_s_s)
        d_s_s_s.append(d_s_s)
        t_3 = 0.5 * dt                   # 25: self.vel += 0.5 * dt * self.acc
        acc_old_s_1.append(acc.copy())
        vel += t_3 * acc
        system.vel = vel
        vel_old_s_1.append(vel.copy())
        pos += dt * vel                  # 26: self.pos += dt * self.vel
        system.pos = pos
        acc[:] = 0.0                     # 15: self.acc[:] = 0.0
        f_s_s_1 = []
        t_5_s_s = []
        t_4_s_s = []
        r2_s_s_1 = []
        d_s_s_1 = []
        for i in range(n):               # 16: for i in range(n):
            f_s = []
            t_5_s = []
            t_4_s = []
            r2_s = []
            d_s = []
            for j in range(i + 1, n):    # 17: for j in range(i + 1, n):
                d = pos[j] - pos[i]      # 18: d = self.pos[j] - self.pos[i]
                d_s.append(d)
                r2 = d @ d + 0.01        # 19: r2 = d @ d + 0.01
                r2_s.append(r2)
                t_4 = np.sqrt(r2)        # 20: f = d / (r2 * np.sqrt(r2))
                t_4_s.append(t_4)
                t_5 = r2 * t_4
                t_5_s.append(t_5)
                f = d / t_5
                f_s.append(f)
                acc[i] += mass[j] * f    # 21: self.acc[i] += self.mass[j] * f
                acc[j] -= mass[i] * f    # 22: self.acc[j] -= self.mass[i] * f
            f_s_s_1.append(f_s)
            t_5_s_s.append(t_5_s)
            t_4_s_s.append(t_4_s)
            r2_s_s_1.append(r2_s)
            d_s_s_1.append(d_s)
        f_s_s_1_s.append(f_s_s_1)
        t_5_s_s_s.append(t_5_s_s)
        t_4_s_s_s.append(t_4_s_s)
        r2_s_s_1_s.append(r2_s_s_1)
        d_s_s_1_s.append(d_s_s_1)
        acc_old_s.append(acc.copy())
        vel += t_3 * acc                 # 28: self.vel += 0.5 * dt * self.acc
        system.vel = vel
        t += dt                          # 29: self.t += dt
        system.t = t
        vel_old_s.append(vel.copy())
        t_6 = np.sum(vel ** 2, axis=1)   # 32: return 0.5 * np.sum(self.mass * np.sum(self.vel ** 2, axis=1))
        t_6_s.append(t_6)
        history.append(0.5 * np.sum(mass * t_6))  # 30: self.history.append(self.energy())
    t_7 = vel ** 2                       # 32
    t_8 = np.sum(t_7, axis=1)
    n = len(history)                     # 36: return system.energy() + sum(system.history)
    sum = 0
    t_9 = 0.5 * np.sum(mass * t_8)       # 32: return 0.5 * np.sum(self.mass * np.sum(self.vel ** 2, axis=1))
    for i in range(n):                   # 36
        sum += history[i]
    t_10 = t_9 + sum

    history_bar = shadows.shadow(history)
    for i in reversed(range(n)):         # 36: return system.energy() + sum(system.history)
        history_bar[i] = history_bar[i] + y_bar
    t_bar = y_bar * 0.5                  # 32: return 0.5 * np.sum(self.mass * np.sum(self.vel ** 2, axis=1))
    mass_bar = t_bar * t_8
    vel_bar = 2 * np.broadcast_to(np.expand_dims(t_bar * mass, axis=1), t_7.shape) * vel
    acc_bar = np.zeros_like(acc)         # 34: for _ in range(steps):
    pos_bar = np.zeros_like(pos)
    dt_bar = 0.0
    for (t_6, vel_old, acc_old, f_s_s_1, t_5_s_s, t_4_s_s, r2_s_s_1, d_s_s_1, vel_old_1, acc_old_1, f_s_s,
            t_2_s_s, t_1_s_s, r2_s_s, d_s_s) in zip(reversed(t_6_s), reversed(vel_old_s),
            reversed(acc_old_s), reversed(f_s_s_1_s), reversed(t_5_s_s_s), reversed(t_4_s_s_s),
            reversed(r2_s_s_1_s), reversed(d_s_s_1_s), reversed(vel_old_s_1), reversed(acc_old_s_1),
            reversed(f_s_s_s), reversed(t_2_s_s_s), reversed(t_1_s_s_s), reversed(r2_s_s_s),
            reversed(d_s_s_s)):
        t_bar = history_bar.pop()        # 30: self.history.append(self.energy())
        t_bar *= 0.5                     # 32: return 0.5 * np.sum(self.mass * np.sum(self.vel ** 2, axis=1))
        mass_bar += t_bar * t_6
        t_11 = 2 * np.broadcast_to(np.expand_dims(t_bar * mass, axis=1), pos.shape) * vel_old
        vel_bar += t_11
        vel_bar_1 = vel_bar.copy()       # 28: self.vel += 0.5 * dt * self.acc
        t_12 = 0.5 * dt                  # 25: self.vel += 0.5 * dt * self.acc
        t_bar = np.sum(vel_bar_1 * acc_old)  # 28
        acc_bar += vel_bar_1 * t_12
        dt_bar += t_bar * 0.5
        n = len(mass)                    # 14: n = len(self.mass)
        for (i, f_s, t_5_s, t_4_s, r2_s, d_s) in zip(reversed(range(n)), reversed(f_s_s_1),  # 16: for i in r…
                reversed(t_5_s_s), reversed(t_4_s_s), reversed(r2_s_s_1), reversed(d_s_s_1)):
            for (j, f, t_5, t_4, r2, d) in zip(reversed(range(i + 1, n)), reversed(f_s), reversed(t_5_s),  # 17
                    reversed(t_4_s), reversed(r2_s), reversed(d_s)):
                t_bar = -acc_bar[j]      # 22: self.acc[j] -= self.mass[i] * f
                f_bar = t_bar * mass[i]
                mass_bar[i] += np.sum(t_bar * f)
                t_bar = acc_bar[i].copy()  # 21: self.acc[i] += self.mass[j] * f
                t_13 = t_bar * mass[j]
                t_bar = np.sum(t_bar * f)
                f_bar += t_13
                mass_bar[j] += t_bar
                d_bar = f_bar / t_5      # 20: f = d / (r2 * np.sqrt(r2))
                t_bar = np.sum(-f_bar * f / t_5)
                r2_bar = t_bar * t_4 + t_bar * r2 * 0.5 / t_4
                d_bar += 2.0 * r2_bar * d  # 19: r2 = d @ d + 0.01
                pos_bar[j] += d_bar      # 18: d = self.pos[j] - self.pos[i]
                pos_bar[i] -= d_bar
        acc_bar[:] = 0.0                 # 15: self.acc[:] = 0.0
        pos_bar_1 = pos_bar.copy()       # 26: self.pos += dt * self.vel
        dt_bar += np.sum(pos_bar_1 * vel_old_1)
        vel_bar += pos_bar_1 * dt
        vel_bar_1 = vel_bar.copy()       # 25: self.vel += 0.5 * dt * self.acc
        t_bar = np.sum(vel_bar_1 * acc_old_1)
        acc_bar += vel_bar_1 * t_12
        dt_bar += t_bar * 0.5
        for (i, f_s, t_2_s, t_1_s, r2_s, d_s) in zip(reversed(range(n)), reversed(f_s_s), reversed(t_2_s_s),  # 16
                reversed(t_1_s_s), reversed(r2_s_s), reversed(d_s_s)):
            for (j, f, t_2, t_1, r2, d) in zip(reversed(range(i + 1, n)), reversed(f_s), reversed(t_2_s),  # 17
                    reversed(t_1_s), reversed(r2_s), reversed(d_s)):
                t_bar = -acc_bar[j]      # 22: self.acc[j] -= self.mass[i] * f
                f_bar = t_bar * mass[i]
                mass_bar[i] += np.sum(t_bar * f)
                t_bar = acc_bar[i].copy()  # 21: self.acc[i] += self.mass[j] * f
                t_14 = t_bar * mass[j]
                t_bar = np.sum(t_bar * f)
                f_bar += t_14
                mass_bar[j] += t_bar
                d_bar = f_bar / t_2      # 20: f = d / (r2 * np.sqrt(r2))
                t_bar = np.sum(-f_bar * f / t_2)
                r2_bar = t_bar * t_1 + t_bar * r2 * 0.5 / t_1
                d_bar += 2.0 * r2_bar * d  # 19: r2 = d @ d + 0.01
                pos_bar[j] += d_bar      # 18: d = self.pos[j] - self.pos[i]
                pos_bar[i] -= d_bar
        acc_bar[:] = 0.0                 # 15: self.acc[:] = 0.0
    return t_10, (pos_bar, vel_bar, mass_bar, float(dt_bar))
