def run_grad(self, nu, dt, n, kind, y_bar=1.0):
    u = self.u                           # 40: def run(self, nu, dt, n, kind):
    flux = self.flux                     # 32: fx, fy = self.flux
    t = self.t                           # 36: self.t += dt
    log = self.log                       # 37: self.log["mass"].append(self.u.sum())
    mass = log['mass']
    max_1 = log['max']                   # 38: self.log["max"] = max(self.log["max"], float(np.abs(self.u).ma…
    max_1_s = []
    t_13_s = []
    t_11_s = []
    t_12_s = []
    u_old_s = []
    t_10_s = []
    shape_s = []
    t_6_s = []
    shape_s_1 = []
    t_4_s = []
    t_1_s = []
    for k in range(n):                   # 41: for k in range(n):
        max_1_s.append(max_1)
        value = 'periodic' if k % 2 == 0 else 'zero'  # 42: self.apply_bc(kind if k % 2 == 0 else "zero")
        t_1 = value == 'periodic'        # 22: if kind == "periodic":
        t_1_s.append(t_1)
        if t_1:
            u[0] = u[-2]                 # 23: self.u[0] = self.u[-2]
            u[-1] = u[1]                 # 24: self.u[-1] = self.u[1]
            u[:, 0] = u[:, -2]           # 25: self.u[:, 0] = self.u[:, -2]
            u[:, -1] = u[:, 1]           # 26: self.u[:, -1] = self.u[:, 1]
        else:
            u[0, :] = 0.0                # 29: self.u[s] = 0.0
            u[-1, :] = 0.0
            u[:, 0] = 0.0
            u[:, -1] = 0.0
        t_2 = flux[0]                    # 32: fx, fy = self.flux
        fy = flux[1]
        t_3 = -nu                        # 33: fx[:-1] = -nu * np.diff(self.u, axis=0)
        t_4 = np.diff(u, axis=0)
        t_4_s.append(t_4)
        t_5 = t_3 * t_4
        shape_s_1.append(t_5.shape)
        t_2[:-1] = t_5
        t_6 = np.diff(u, axis=1)         # 34: fy[:, :-1] = -nu * np.diff(self.u, axis=1)
        t_6_s.append(t_6)
        t_7 = t_3 * t_6
        shape_s.append(t_7.shape)
        fy[:, :-1] = t_7
        t_8 = u[1:-1, 1:-1]              # 15: return self.u[1:-1, 1:-1]
        t_9 = t_2[1:-1, 1:-1] - t_2[:-2, 1:-1]  # 35: self.interior -= dt * (fx[1:-1, 1:-1] - fx[:-2, 1:-1] +…
        t_10 = t_9 + fy[1:-1, 1:-1] - fy[1:-1, :-2]
        t_10_s.append(t_10)
        t_8 -= dt * t_10
        u[1:-1, 1:-1] = t_8              # 19: self.u[1:-1, 1:-1] = v
        t += dt                          # 36: self.t += dt
        self.t = t
        mass.append(np.sum(u))           # 37: self.log["mass"].append(self.u.sum())
        u_old_s.append(u.copy())
        t_11 = np.absolute(u)            # 38: self.log["max"] = max(self.log["max"], float(np.abs(self.u).ma…
        t_11_s.append(t_11)
        t_12 = np.max(t_11)
        t_12_s.append(t_12)
        t_13 = float(t_12)
        t_13_s.append(t_13)
        max_1 = max(max_1, t_13)
        log['max'] = max_1
    t_14 = u[1:-1, 1:-1]                 # 15: return self.u[1:-1, 1:-1]
    item = mass[0]                       # 44: return np.sum(self.interior**2) + self.log["mass"][0] * self.l…
    t_15 = np.sum(t_14 ** 2) + item * max_1

    mass_bar = shadows.shadow(mass)
    max_bar = y_bar * item               # 44
    mass_bar[0] = mass_bar[0] + y_bar * max_1
    u_bar = np.zeros_like(u)
    t_bar = u_bar[1:-1, 1:-1]
    t_bar += 2 * y_bar * t_14
    flux_bar = np.zeros_like(flux)       # 41: for k in range(n):
    nu_bar = 0.0
    dt_bar = 0.0
    for (max_1, t_13, t_11, t_12, u_old, t_10, shape, t_6, shape_1, t_4, t_1) in zip(reversed(max_1_s),
            reversed(t_13_s), reversed(t_11_s), reversed(t_12_s), reversed(u_old_s), reversed(t_10_s),
            reversed(shape_s), reversed(t_6_s), reversed(shape_s_1), reversed(t_4_s), reversed(t_1_s)):
        t_16 = max_bar * rt.larger(t_13, max_1) * rt.tie_share(t_11, t_12) * np.sign(u_old)  # 38: self.log["…
        u_bar += t_16
        t_bar_1 = mass_bar.pop()         # 37: self.log["mass"].append(self.u.sum())
        shape_2 = u.shape
        u_bar += t_bar_1
        t_bar_1 = u_bar[1:-1, 1:-1].copy()  # 19: self.u[1:-1, 1:-1] = v
        u_bar[1:-1, 1:-1] = 0.0
        t_bar += t_bar_1
        t_bar_1 = -t_bar                 # 35: self.interior -= dt * (fx[1:-1, 1:-1] - fx[:-2, 1:-1] + fy[1:-…
        t_17 = t_bar_1 * t_10
        t_bar_1 = t_bar_1 * dt
        dt_bar += np.sum(t_17)
        fy_bar = flux_bar[1]
        fy_bar[1:-1, :-2] -= t_bar_1
        fy_bar[1:-1, 1:-1] += t_bar_1
        t_bar_2 = flux_bar[0]
        t_bar_2[1:-1, 1:-1] += t_bar_1
        t_bar_2[:-2, 1:-1] -= t_bar_1
        t_bar_1 = fy_bar[:, :-1].copy()  # 34: fy[:, :-1] = -nu * np.diff(self.u, axis=1)
        fy_bar[:, :-1] = 0.0
        t_bar_1 = rt.unbroadcast(t_bar_1, shape)
        t_18 = -nu                       # 33: fx[:-1] = -nu * np.diff(self.u, axis=0)
        t_bar_3 = np.sum(t_bar_1 * t_6)  # 34
        u_bar += rt.diff_back(t_bar_1 * t_18, shape_2, axis=1)
        nu_bar -= t_bar_3
        t_bar_1 = t_bar_2[:-1].copy()    # 33
        t_bar_2[:-1] = 0.0
        t_bar_1 = rt.unbroadcast(t_bar_1, shape_1)
        t_bar_2 = np.sum(t_bar_1 * t_4)
        u_bar += rt.diff_back(t_bar_1 * t_18, shape_2, axis=0)
        nu_bar -= t_bar_2
        if t_1:                          # 22: if kind == "periodic":
            t_bar_1 = u_bar[:, -1].copy()  # 26: self.u[:, -1] = self.u[:, 1]
            u_bar[:, -1] = 0.0
            u_bar[:, 1] += t_bar_1
            t_bar_1 = u_bar[:, 0].copy()  # 25: self.u[:, 0] = self.u[:, -2]
            u_bar[:, 0] = 0.0
            u_bar[:, -2] += t_bar_1
            t_bar_1 = u_bar[-1].copy()   # 24: self.u[-1] = self.u[1]
            u_bar[-1] = 0.0
            u_bar[1] += t_bar_1
            t_bar_1 = u_bar[0].copy()    # 23: self.u[0] = self.u[-2]
            u_bar[0] = 0.0
            u_bar[-2] += t_bar_1
        else:
            u_bar[:, -1] = 0.0           # 29: self.u[s] = 0.0
            u_bar[:, 0] = 0.0
            u_bar[-1, :] = 0.0
            u_bar[0, :] = 0.0
        max_bar *= rt.larger(max_1, t_13)  # 38: self.log["max"] = max(self.log["max"], float(np.abs(self.u).…
    return t_15, (float(nu_bar), float(dt_bar), u_bar)
