def f_grad(tank, dt, y_bar=1.0):
    level = tank.level                   # 32: def f(tank, dt):
    outlets = tank.outlets
    item = outlets[0]
    width = item.width
    item_1 = outlets[1]                  # 15: for outlet in self.outlets:
    passed = item.passed                 # 29: self.passed += amount
    width_1 = item_1.width               # 27: amount = self.width * self.tank.level * dt
    passed_1 = item_1.passed             # 29
    loss = 0.0
    level_s = []
    t_1_s = []
    t_s = []
    level_s_1 = []
    for _ in range(3):                   # 34: for _ in range(3):
        level_s_1.append(level)
        t = width * level                # 27: amount = self.width * self.tank.level * dt
        t_s.append(t)
        amount = t * dt
        level -= amount                  # 28: self.tank.level -= amount
        passed += amount                 # 29: self.passed += amount
        item.passed = passed
        t_1 = width_1 * level            # 27
        t_1_s.append(t_1)
        amount = t_1 * dt
        level -= amount                  # 28
        level_s.append(level)
        tank.level = level
        passed_1 += amount               # 29: self.passed += amount
        item_1.passed = passed_1
        loss += level ** 2               # 35: loss += tank.drain(dt) ** 2
    y = loss + passed * passed_1         # 37: return loss + first.passed * first.tank.outlets[-1].passed

    passed_bar = y_bar * passed_1        # 37
    passed_bar_1 = y_bar * passed
    level_bar = 0.0
    width_bar = 0.0
    dt_bar = 0.0
    for level, t_1, t, level_1 in zip(reversed(level_s), reversed(t_1_s), reversed(t_s), reversed(level_s_1)):  # 34
        level_bar += 2 * y_bar * level   # 35: loss += tank.drain(dt) ** 2
        amount_bar = passed_bar_1 - level_bar  # 28: self.tank.level -= amount
        level_bar += amount_bar * dt * width_1  # 27: amount = self.width * self.tank.level * dt
        dt_bar += amount_bar * t_1
        amount_bar = passed_bar - level_bar  # 28
        t_bar = amount_bar * dt          # 27
        dt_bar += amount_bar * t
        width_bar += t_bar * level_1
        level_bar += t_bar * width
    return y, (float(dt_bar), float(level_bar), float(width_bar))
