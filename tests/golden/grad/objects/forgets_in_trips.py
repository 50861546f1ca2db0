def cost_grad(filter, zs, y_bar=1.0):
    level = filter.level                 # 27: def cost(filter, zs):
    surprise = filter.surprise
    cached = filter.cached               # 19: total = self.surprise if self.cached is None else self.surpris…
    total = surprise * cached
    n = len(zs)                          # 20: for z in zs:
    cached_1 = cached
    t_s = []
    value_s = []
    for i in range(n):
        z = zs[i]
        value = 0.5 if z > level else 0.25  # 14: gain = 0.5 if z > self.level else 0.25
        value_s.append(value)
        level += value * (z - level)     # 15: self.level += gain * (z - self.level)
        t = z - level                    # 16: self.surprise = (z - self.level) ** 2
        t_s.append(t)
        surprise = t ** 2
        total += surprise                # 22: total += self.surprise
        cached_1 = None                  # 12: self.surprise = None
    filter.surprise = surprise           # 16
    filter.cached = cached_1             # 13: self.cached = None
    filter.level = level                 # 15: self.level += gain * (z - self.level)

    zs_bar = np.zeros_like(zs)           # 20: for z in zs:
    level_bar = 0.0
    for i, t, value in zip(reversed(range(n)), reversed(t_s), reversed(value_s)):
        t_bar = 2 * y_bar * t            # 16: self.surprise = (z - self.level) ** 2
        level_bar -= t_bar
        t_bar_1 = level_bar * value      # 15: self.level += gain * (z - self.level)
        z_bar = t_bar + t_bar_1
        level_bar -= t_bar_1
        zs_bar[i] += z_bar               # 20: for z in zs:
    surprise_bar = y_bar * cached        # 19: total = self.surprise if self.cached is None else self.surpris…
    return total, (float(level_bar), float(surprise_bar), zs_bar)
