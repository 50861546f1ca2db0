def f_grad(stage, xs, weights, y_bar=1.0):
    level = stage.level                  # 27: def f(stage, xs, weights):
    total = 0.0
    exit = 0
    done_s = []
    return_1_s = []
    left_s = []
    t_1_s = []
    level_s = []
    for i in range(len(xs)):             # 20: for x, w in zip(xs, weights):
        t = xs[i]
        w = weights[i]
        level += t                       # 11: self.level += x
        level_s.append(level)
        t_1 = level > 2.0                # 12: if self.level > 2.0:
        t_1_s.append(t_1)
        if t_1:
            return_1 = None
            left = True
        else:
            return_1 = level * t         # 14: return self.level * x
            left = False
        left_s.append(left)
        if left:                         # 21: total += stage.push(x) * w
            done = False
        else:
            done = True
        return_1_s.append(return_1)
        done_s.append(done)
        if done:
            total += return_1 * w
        else:
            exit = 5
            break
    if exit != 0:                        # 19: try:
        level -= 1.9                     # 23: stage.level -= 1.9
    level_1 = level
    total_1 = 0.0
    exit = 0
    trips = len(done_s)                  # 20: for x, w in zip(xs, weights):
    done_s_1 = []
    return_1_s_1 = []
    left_s_1 = []
    t_3_s = []
    level_1_s = []
    for i in range(len(weights)):
        t_2 = weights[i]
        w = xs[i]
        level_1 += t_2                   # 11: self.level += x
        level_1_s.append(level_1)
        t_3 = level_1 > 2.0              # 12: if self.level > 2.0:
        t_3_s.append(t_3)
        if t_3:
            return_1 = None
            left = True
        else:
            return_1 = level_1 * t_2     # 14: return self.level * x
            left = False
        left_s_1.append(left)
        if left:                         # 21: total += stage.push(x) * w
            done = False
        else:
            done = True
        return_1_s_1.append(return_1)
        done_s_1.append(done)
        if done:
            total_1 += return_1 * w
        else:
            exit = 5
            break
    if exit != 0:                        # 19: try:
        level_1 -= 1.9                   # 23: stage.level -= 1.9
    stage.level = level_1
    trips_1 = len(done_s_1)              # 20: for x, w in zip(xs, weights):
    t_4 = total + level * total_1        # 28: return feed(stage, xs, weights) + stage.level * feed(stage, we…

    level_bar = y_bar * total_1          # 28
    total_bar = y_bar * level
    weights_bar = np.zeros_like(weights)  # 20
    xs_bar = np.zeros_like(xs)
    level_bar_1 = 0.0
    for (i, done, return_1, left, t_3, level_1) in zip(reversed(range(trips_1)), reversed(done_s_1),
            reversed(return_1_s_1), reversed(left_s_1), reversed(t_3_s), reversed(level_1_s)):
        w = xs[i]
        if done:                         # 21: total += stage.push(x) * w
            t_bar = total_bar * w
            w_bar = total_bar * return_1
        else:
            t_bar = 0.0
            w_bar = 0.0
        return_bar = 0.0 if left else t_bar
        t_5 = weights[i]                 # 20: for x, w in zip(xs, weights):
        if t_3:                          # 12: if self.level > 2.0:
            t_bar = 0.0
        else:
            t_bar = return_bar * level_1  # 14: return self.level * x
            level_bar_1 += return_bar * t_5
        t_bar += level_bar_1             # 11: self.level += x
        xs_bar[i] += w_bar               # 20: for x, w in zip(xs, weights):
        weights_bar[i] += t_bar
    level_bar += level_bar_1
    for (i, done, return_1, left, t_1, level) in zip(reversed(range(trips)), reversed(done_s),
            reversed(return_1_s), reversed(left_s), reversed(t_1_s), reversed(level_s)):
        w = weights[i]
        if done:                         # 21: total += stage.push(x) * w
            t_bar = y_bar * w
            w_bar = y_bar * return_1
        else:
            t_bar = 0.0
            w_bar = 0.0
        return_bar = 0.0 if left else t_bar
        t_6 = xs[i]                      # 20: for x, w in zip(xs, weights):
        if t_1:                          # 12: if self.level > 2.0:
            t_bar = 0.0
        else:
            t_bar = return_bar * level   # 14: return self.level * x
            level_bar += return_bar * t_6
        t_bar += level_bar               # 11: self.level += x
        weights_bar[i] += w_bar          # 20: for x, w in zip(xs, weights):
        xs_bar[i] += t_bar
    return t_4, (float(level_bar), xs_bar, weights_bar)
