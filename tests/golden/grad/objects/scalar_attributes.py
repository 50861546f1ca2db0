def follow_grad(self, target, gain, n, y_bar=1.0):
    cost = self.cost                     # 11: def follow(self, target, gain, n):
    steps = self.steps                   # 26: self.steps += 1
    speed = self.speed * 0.9             # 12: self.speed *= 0.9
    level = self.level + 0.1 * speed     # 13: self.level += 0.1 * self.speed
    test = level < target                # 14: if self.level < target:
    if test:
        speed += gain * (target - level)  # 15: self.speed += gain * (target - self.level)
        cost += speed * speed            # 16: self.cost += self.speed * self.speed
        level_1 = level
    else:
        speed -= gain * level            # 18: self.speed -= gain * self.level
        level_1 = level * 0.5            # 19: self.level *= 0.5
    speed_1 = speed
    speed_1_s = []
    test_1_s = []
    t_s = []
    for _ in range(n):                   # 20: for _ in range(n):
        t = target - level_1             # 21: self.speed += gain * (target - self.level)
        t_s.append(t)
        speed_1 += gain * t
        level_1 += 0.1 * speed_1         # 22: self.level += 0.1 * self.speed
        test_1 = level_1 > target        # 23: if self.level > target:
        test_1_s.append(test_1)
        if test_1:
            speed_1 *= -0.5              # 24: self.speed *= -0.5
        speed_1_s.append(speed_1)
        cost += speed_1 * speed_1        # 25: self.cost += self.speed * self.speed
        steps += 1                       # 26: self.steps += 1
    self.speed = speed_1                 # 24
    self.level = level_1                 # 22: self.level += 0.1 * self.speed
    self.steps = steps                   # 26
    cost += level_1 * target             # 27: self.cost += self.level * target
    self.cost = cost

    level_bar = y_bar * target           # 27
    target_bar = y_bar * level_1
    speed_bar = 0.0
    gain_bar = 0.0
    for speed_1, test_1, t in zip(reversed(speed_1_s), reversed(test_1_s), reversed(t_s)):  # 20: for _ in ra…
        speed_bar += 2.0 * y_bar * speed_1  # 25: self.cost += self.speed * self.speed
        if test_1:                       # 23: if self.level > target:
            speed_bar *= -0.5            # 24: self.speed *= -0.5
        speed_bar += level_bar * 0.1     # 22: self.level += 0.1 * self.speed
        t_bar = speed_bar * gain         # 21: self.speed += gain * (target - self.level)
        gain_bar += speed_bar * t
        target_bar += t_bar
        level_bar -= t_bar
    if test:                             # 14: if self.level < target:
        speed_bar += 2.0 * y_bar * speed  # 16: self.cost += self.speed * self.speed
        t_bar = speed_bar * gain         # 15: self.speed += gain * (target - self.level)
        gain_bar += speed_bar * (target - level)
        target_bar += t_bar
        level_bar -= t_bar
    else:
        level_bar *= 0.5                 # 19: self.level *= 0.5
        gain_bar -= speed_bar * level    # 18: self.speed -= gain * self.level
        level_bar -= speed_bar * gain
    speed_bar += level_bar * 0.1         # 13: self.level += 0.1 * self.speed
    speed_bar *= 0.9                     # 12: self.speed *= 0.9
    target_bar = float(target_bar)
    level_bar = float(level_bar)
    return cost, (target_bar, float(gain_bar), level_bar, float(speed_bar), y_bar)
