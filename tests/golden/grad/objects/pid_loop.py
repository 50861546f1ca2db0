def cost_grad(kp, ki, kd, target, steps, y_bar=1.0):
    limit = PID.limit                    # 32: if abs(u) > self.limit:
    items = []                           # 37: plant, ctl = Plant(), PID(Gains(kp, ki, kd))
    test = 0 < steps                     # 39: for _ in range(steps):
    if test:
        previous = target - 1.0          # 40: e = target - plant.x
        t = previous * 0.1               # 30: self.integral += e * dt
        integral = 0.0 + t
        u = kp * previous + ki * integral + kd * 0.0  # 31: u = self.gains.kp * e + self.gains.ki * self.inte…
        test_1 = abs(u) > limit          # 32: if abs(u) > self.limit:
        if test_1:
            integral -= t                # 33: self.integral -= e * dt
            u = limit if u > 0 else -limit  # 34: u = self.limit if u > 0 else -self.limit
        v = 0.0 + (u - 1.0) * 0.1        # 18: self.v += (u - 0.5 * self.v - self.x) * dt
        x = 1.0 + v * 0.1                # 19: self.x += self.v * dt
        items.append((x, u))             # 20: self.log.append((self.x, u))
        c = 0.0 + previous ** 2          # 42: c += e ** 2
        e_s = []
        test_2_s = []
        d_s = []
        integral_s = []
        for _ in range(1, steps):        # 39: for _ in range(steps):
            e = target - x               # 40: e = target - plant.x
            e_s.append(e)
            d = (e - previous) / 0.1     # 28: d = 0.0 if self.previous is None else (e - self.previous) / dt
            d_s.append(d)
            t_1 = e * 0.1                # 30: self.integral += e * dt
            integral += t_1
            integral_s.append(integral)
            u = kp * e + ki * integral + kd * d  # 31: u = self.gains.kp * e + self.gains.ki * self.integral …
            test_2 = abs(u) > limit      # 32: if abs(u) > self.limit:
            test_2_s.append(test_2)
            if test_2:
                integral -= t_1          # 33: self.integral -= e * dt
                u = limit if u > 0 else -limit  # 34: u = self.limit if u > 0 else -self.limit
            v += (u - 0.5 * v - x) * 0.1  # 18: self.v += (u - 0.5 * self.v - self.x) * dt
            x += v * 0.1                 # 19: self.x += self.v * dt
            items.append((x, u))         # 20: self.log.append((self.x, u))
            c += e ** 2                  # 42: c += e ** 2
            previous = e
    else:
        c = 0.0
        e_s = None
        test_2_s = None
        d_s = None
        integral_s = None
    items_1 = []                         # 43: return c + sum(u * u for _, u in plant.log) * 0.01
    n = len(items)
    for i in range(n):
        u = items[i][1]
        items_1.append(u * u)
    y = c + sum(items_1) * 0.01

    items_bar = shadows.shadow(items)
    items_bar_1 = shadows.shadow(items_1)
    total_bar = y_bar * 0.01             # 43: return c + sum(u * u for _, u in plant.log) * 0.01
    for i in range(len(items_bar_1)):
        items_bar_1[i] = items_bar_1[i] + total_bar
    for i in reversed(range(n)):
        t_bar = items_bar_1.pop()
        item_bar = 0.0, 2.0 * t_bar * items[i][1]
        items_bar[i] = shadows.add(items_bar[i], item_bar)
    if test:                             # 39: for _ in range(steps):
        x_bar = 0.0
        v_bar = 0.0
        integral_bar = 0.0
        previous_bar = 0.0
        target_bar = 0.0
        kp_bar = 0.0
        ki_bar = 0.0
        kd_bar = 0.0
        for e, test_2, d, integral in zip(reversed(e_s), reversed(test_2_s), reversed(d_s),
                reversed(integral_s)):
            e_bar = previous_bar + 2 * y_bar * e  # 42: c += e ** 2
            t_bar = items_bar.pop()      # 20: self.log.append((self.x, u))
            x_bar += t_bar[0]
            v_bar += x_bar * 0.1         # 19: self.x += self.v * dt
            t_bar = t_bar[1]             # 20
            t_bar_1 = v_bar * 0.1        # 18: self.v += (u - 0.5 * self.v - self.x) * dt
            x_bar -= t_bar_1
            u_bar = t_bar + t_bar_1
            v_bar -= t_bar_1 * 0.5
            if test_2:                   # 32: if abs(u) > self.limit:
                e_bar -= integral_bar * 0.1  # 33: self.integral -= e * dt
                u_bar = 0.0
            d_bar = u_bar * kd           # 31: u = self.gains.kp * e + self.gains.ki * self.integral + self.g…
            kd_bar += u_bar * d
            ki_bar += u_bar * integral
            integral_bar += u_bar * ki
            kp_bar += u_bar * e
            e_bar += u_bar * kp
            e_bar += integral_bar * 0.1  # 30: self.integral += e * dt
            t_bar = d_bar / 0.1          # 28: d = 0.0 if self.previous is None else (e - self.previous) / dt
            previous_bar = -t_bar
            e_bar += t_bar
            target_bar += e_bar          # 40: e = target - plant.x
            x_bar -= e_bar
        e = target - 1.0
        e_bar = previous_bar + 2 * y_bar * e  # 42: c += e ** 2
        t_bar = items_bar.pop()          # 20: self.log.append((self.x, u))
        x_bar += t_bar[0]
        v_bar += x_bar * 0.1             # 19: self.x += self.v * dt
        u_bar = t_bar[1] + v_bar * 0.1   # 18: self.v += (u - 0.5 * self.v - self.x) * dt
        if test_1:                       # 32: if abs(u) > self.limit:
            e_bar -= integral_bar * 0.1  # 33: self.integral -= e * dt
            u_bar = 0.0
        kd_bar += u_bar * 0.0            # 31: u = self.gains.kp * e + self.gains.ki * self.integral + self.g…
        integral = 0.0 + e * 0.1         # 30: self.integral += e * dt
        ki_bar += u_bar * integral       # 31
        integral_bar += u_bar * ki
        kp_bar += u_bar * e
        e_bar += u_bar * kp
        e_bar += integral_bar * 0.1      # 30
        target_bar += e_bar              # 40: e = target - plant.x
    else:
        target_bar = 0.0
        kp_bar = 0.0
        ki_bar = 0.0
        kd_bar = 0.0
    return y, (float(kp_bar), float(ki_bar), float(kd_bar), float(target_bar))
