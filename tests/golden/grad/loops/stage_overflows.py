def run_grad(stage, xs, y_bar=1.0):
    level = stage.level                  # 21: def run(stage, xs):
    fails = stage.fails                  # 15: self.fails += 1
    log = stage.log                      # 17: self.log.append(self.level)
    n = len(xs)                          # 23: for x in xs:
    y = 0.0
    t_1_s = []
    done_s = []
    return_1_s = []
    left_s = []
    t_s = []
    level_s = []
    for i in range(n):
        x = xs[i]
        level += x                       # 13: self.level += x
        level_s.append(level)
        t = level > 2.0                  # 14: if self.level > 2.0:
        t_s.append(t)
        if t:
            fails += 1                   # 15: self.fails += 1
            return_1 = None
            left = True
        else:
            log.append(level)            # 17: self.log.append(self.level)
            return_1 = level * x         # 18: return self.level * x
            left = False
        left_s.append(left)
        if left:                         # 25: y += stage.push(x) ** 2
            done = False
        else:
            done = True
        return_1_s.append(return_1)
        done_s.append(done)
        y = y + return_1 ** 2 if done else y
        t_1 = not done                   # 24: try:
        t_1_s.append(t_1)
        if t_1:
            level *= 0.5                 # 27: stage.level *= 0.5
    stage.level = level
    stage.fails = fails                  # 15: self.fails += 1
    t_2 = y + level                      # 28: return y + stage.level

    xs_bar = np.zeros_like(xs)           # 23: for x in xs:
    level_bar = y_bar
    for (i, t_1, done, return_1, left, t, level) in zip(reversed(range(n)), reversed(t_1_s),
            reversed(done_s), reversed(return_1_s), reversed(left_s), reversed(t_s), reversed(level_s)):
        if t_1:                          # 24: try:
            level_bar *= 0.5             # 27: stage.level *= 0.5
        t_bar = 2 * y_bar * return_1 if done else 0.0  # 25: y += stage.push(x) ** 2
        return_bar = 0.0 if left else t_bar
        x = xs[i]                        # 23: for x in xs:
        if t:                            # 14: if self.level > 2.0:
            x_bar = 0.0
        else:
            x_bar = return_bar * level   # 18: return self.level * x
            level_bar += return_bar * x
        x_bar += level_bar               # 13: self.level += x
        xs_bar[i] += x_bar               # 23: for x in xs:
    return t_2, (float(level_bar), xs_bar)
