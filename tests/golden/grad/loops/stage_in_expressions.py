def f_grad(stage, x, xs, y_bar=1.0):
    level = stage.level                  # 18: def f(stage, x, xs):
    total = x
    t_8_s = []
    level_s = []
    done_s = []
    done_1_s = []
    done_2_s = []
    return_1_s = []
    total_2_s = []
    left_s = []
    t_4_s = []
    level_1_s = []
    done_3_s = []
    return_2_s = []
    left_1_s = []
    t_5_s = []
    level_2_s = []
    left_2_s = []
    t_6_s = []
    level_3_s = []
    t_2_s = []
    t_s = []
    for k in range(3):                   # 20: for k in range(3):
        level += x                       # 11: self.level += x
        if level > 2.0:                  # 12: if self.level > 2.0:
            level -= 1.5                 # 13: self.level -= 1.5
            left = True
        else:
            return_1 = level * x         # 15: return self.level * x
            left = False
        stage.level = level              # 13
        if left:                         # 22: if stage.push(x) > 0.1 and x < 2.0 + stage.push(xs[k]):
            done = False
        else:
            done = True
        done_s.append(done)
        if done:
            t = return_1 > 0.1
            if t:
                t_1 = xs[k]
                level += t_1             # 11: self.level += x
                if level > 2.0:          # 12: if self.level > 2.0:
                    level -= 1.5         # 13: self.level -= 1.5
                    left = True
                else:
                    return_1 = level * t_1  # 15: return self.level * x
                    left = False
                stage.level = level      # 13
                if left:                 # 22: if stage.push(x) > 0.1 and x < 2.0 + stage.push(xs[k]):
                    done_1 = False
                else:
                    done_1 = True
                if done_1:
                    t_2 = x < 2.0 + return_1
                else:
                    t_2 = None
            else:
                t_2 = t
                done_1 = True
            if done_1:
                if t_2:
                    total += level       # 23: total += stage.level
                if k < 1:                # 24: total *= stage.push(xs[0]) if k < 1 else stage.push(xs[1]) - x…
                    t_3 = xs[0]
                    level_1 = level + t_3  # 11: self.level += x
                    t_4 = level_1 > 2.0  # 12: if self.level > 2.0:
                    if t_4:
                        level = level_1 - 1.5  # 13: self.level -= 1.5
                        return_1 = None
                        left = True
                    else:
                        return_1 = level_1 * t_3  # 15: return self.level * x
                        level = level_1
                        left = False
                    if left:             # 24: total *= stage.push(xs[0]) if k < 1 else stage.push(xs[1]) - x…
                        done_2 = False
                    else:
                        done_2 = True
                    done_3 = None
                    return_2 = None
                    left_1 = None
                    t_5 = None
                    level_2 = None
                    left_2 = None
                    t_6 = None
                    level_3 = None
                else:
                    t_7 = xs[1]
                    level_3 = level + t_7  # 11: self.level += x
                    t_6 = level_3 > 2.0  # 12: if self.level > 2.0:
                    if t_6:
                        level = level_3 - 1.5  # 13: self.level -= 1.5
                        left_2 = True
                    else:
                        return_1 = level_3 * t_7  # 15: return self.level * x
                        level = level_3
                        left_2 = False
                    if left_2:           # 24: total *= stage.push(xs[0]) if k < 1 else stage.push(xs[1]) - x…
                        done_3 = False
                    else:
                        done_3 = True
                    if done_3:
                        level_2 = level + x  # 11: self.level += x
                        t_5 = level_2 > 2.0  # 12: if self.level > 2.0:
                        if t_5:
                            level = level_2 - 1.5  # 13: self.level -= 1.5
                            return_2 = None
                            left_1 = True
                        else:
                            return_2 = level_2 * x  # 15: return self.level * x
                            level = level_2
                            left_1 = False
                        if left_1:       # 24: total *= stage.push(xs[0]) if k < 1 else stage.push(xs[1]) - x…
                            done_2 = False
                        else:
                            done_2 = True
                        if done_2:
                            return_1 = return_1 - x * return_2
                        else:
                            return_1 = None
                    else:
                        return_1 = None
                        done_2 = False
                        return_2 = None
                        left_1 = None
                        t_5 = None
                        level_2 = None
                    left = None
                    t_4 = None
                    level_1 = None
                stage.level = level      # 13: self.level -= 1.5
                total_1 = total * return_1 if done_2 else total  # 24: total *= stage.push(xs[0]) if k < 1 el…
                total_2 = total
            else:
                total_1 = total
                done_2 = False           # 22: if stage.push(x) > 0.1 and x < 2.0 + stage.push(xs[k]):
                return_1 = None
                total_2 = None
                left = None
                t_4 = None
                level_1 = None
                done_3 = None
                return_2 = None
                left_1 = None
                t_5 = None
                level_2 = None
                left_2 = None
                t_6 = None
                level_3 = None
        else:
            total_1 = total
            done_2 = False
            done_1 = None
            return_1 = None
            total_2 = None
            left = None
            t_4 = None
            level_1 = None
            done_3 = None
            return_2 = None
            left_1 = None
            t_5 = None
            level_2 = None
            left_2 = None
            t_6 = None
            level_3 = None
            t_2 = None
            t = None
        level_s.append(level)
        done_2_s.append(done_2)
        done_1_s.append(done_1)
        return_1_s.append(return_1)
        total_2_s.append(total_2)
        left_s.append(left)
        t_4_s.append(t_4)
        level_1_s.append(level_1)
        done_3_s.append(done_3)
        return_2_s.append(return_2)
        left_1_s.append(left_1)
        t_5_s.append(t_5)
        level_2_s.append(level_2)
        left_2_s.append(left_2)
        t_6_s.append(t_6)
        level_3_s.append(level_3)
        t_2_s.append(t_2)
        t_s.append(t)
        t_8 = not done_2                 # 21: try:
        t_8_s.append(t_8)
        if t_8:
            total_1 += level * x         # 26: total += stage.level * x
        total = total_1
    items = []                           # 28: return total + sum([stage.push(u) * u for u in xs if u > 0.25])
    exit = 0
    done_s_1 = []
    return_1_s_1 = []
    left_s_1 = []
    t_10_s = []
    level_1_s_1 = []
    for i in range(len(xs)):
        t_9 = xs[i]
        if t_9 > 0.25:
            level_1 = level + t_9        # 11: self.level += x
            t_10 = level_1 > 2.0         # 12: if self.level > 2.0:
            if t_10:
                level = level_1 - 1.5    # 13: self.level -= 1.5
                return_1 = None
                left = True
            else:
                return_1 = level_1 * t_9  # 15: return self.level * x
                level = level_1
                left = False
            if left:                     # 28: return total + sum([stage.push(u) * u for u in xs if u > 0.25])
                done = False
            else:
                done = True
            if done:
                items.append(return_1 * t_9)
                done_s_1.append(done)
                return_1_s_1.append(return_1)
                left_s_1.append(left)
                t_10_s.append(t_10)
                level_1_s_1.append(level_1)
            else:
                done_s_1.append(done)
                return_1_s_1.append(return_1)
                left_s_1.append(left)
                t_10_s.append(t_10)
                level_1_s_1.append(level_1)
                exit = 5
                break
        else:
            done_s_1.append(None)
            return_1_s_1.append(None)
            left_s_1.append(None)
            t_10_s.append(None)
            level_1_s_1.append(None)
    stage.level = level                  # 13: self.level -= 1.5
    t_11 = exit == 0                     # 28: return total + sum([stage.push(u) * u for u in xs if u > 0.25])
    if t_11:
        n = len(items)
        sum = 0
        for i in range(n):
            sum += items[i]
        return_3 = total + sum
        left = False
    else:
        left = True
    if left:                             # 27: try:
        return_3 = total * level         # 30: return total * stage.level
    trips = len(done_s_1)                # 28: return total + sum([stage.push(u) * u for u in xs if u > 0.25])

    items_bar = shadows.shadow(items)
    if left:                             # 27
        total_bar = y_bar * level        # 30
        level_bar = y_bar * total
        return_bar = 0.0
    else:
        total_bar = 0.0
        level_bar = 0.0
        return_bar = y_bar
    if t_11:                             # 28: return total + sum([stage.push(u) * u for u in xs if u > 0.25])
        total_bar += return_bar
        for i in reversed(range(n)):
            items_bar[i] = items_bar[i] + return_bar
    xs_bar = np.zeros_like(xs)
    for (i, done, return_1, left, t_10, level_1) in zip(reversed(range(trips)), reversed(done_s_1),
            reversed(return_1_s_1), reversed(left_s_1), reversed(t_10_s), reversed(level_1_s_1)):
        t_12 = xs[i]
        if t_12 > 0.25:
            if done:
                t_bar = items_bar.pop()
                t_bar_1 = t_bar * t_12
                t_bar *= return_1
            else:
                t_bar_1 = 0.0
                t_bar = 0.0
            return_bar = 0.0 if left else t_bar_1
            if not t_10:                 # 12: if self.level > 2.0:
                level_bar += return_bar * t_12  # 15: return self.level * x
                t_bar += return_bar * level_1
            t_bar += level_bar           # 11: self.level += x
        else:
            t_bar = 0.0                  # 28: return total + sum([stage.push(u) * u for u in xs if u > 0.25])
        xs_bar[i] += t_bar
    x_bar = 0.0
    for (k, t_8, level, done, done_1, done_2, return_1, total_2, left, t_4, level_1, done_3, return_2,  # 20
            left_1, t_5, level_2, left_2, t_6, level_3, t_2, t) in zip(reversed(range(3)), reversed(t_8_s),
            reversed(level_s), reversed(done_s), reversed(done_1_s), reversed(done_2_s),
            reversed(return_1_s), reversed(total_2_s), reversed(left_s), reversed(t_4_s),
            reversed(level_1_s), reversed(done_3_s), reversed(return_2_s), reversed(left_1_s),
            reversed(t_5_s), reversed(level_2_s), reversed(left_2_s), reversed(t_6_s), reversed(level_3_s),
            reversed(t_2_s), reversed(t_s)):
        if t_8:                          # 21: try:
            level_bar += total_bar * x   # 26: total += stage.level * x
            x_bar += total_bar * level
        if done:                         # 22: if stage.push(x) > 0.1 and x < 2.0 + stage.push(xs[k]):
            if done_1:
                if done_2:               # 24: total *= stage.push(xs[0]) if k < 1 else stage.push(xs[1]) - x…
                    total_bar_1 = total_bar * return_1
                    t_bar = total_bar * total_2
                else:
                    total_bar_1 = total_bar
                    t_bar = 0.0
                if k < 1:
                    return_bar = 0.0 if left else t_bar
                    t_13 = xs[0]
                    if t_4:              # 12: if self.level > 2.0:
                        t_bar = 0.0
                    else:
                        t_bar = return_bar * level_1  # 15: return self.level * x
                        level_bar += return_bar * t_13
                    t_bar += level_bar   # 11: self.level += x
                    xs_bar[0] += t_bar   # 24: total *= stage.push(xs[0]) if k < 1 else stage.push(xs[1]) - x…
                else:
                    if done_3:
                        if done_2:
                            t_14 = t_bar * return_2
                            t_bar_1 = -t_bar * x
                            x_bar -= t_14
                        else:
                            t_bar_1 = 0.0
                            t_bar = 0.0
                        return_bar = 0.0 if left_1 else t_bar_1
                        if not t_5:      # 12: if self.level > 2.0:
                            level_bar += return_bar * x  # 15: return self.level * x
                            x_bar += return_bar * level_2
                        x_bar += level_bar  # 11: self.level += x
                    else:
                        t_bar = 0.0
                    return_bar = 0.0 if left_2 else t_bar  # 24: total *= stage.push(xs[0]) if k < 1 else sta…
                    t_15 = xs[1]
                    if t_6:              # 12: if self.level > 2.0:
                        t_bar = 0.0
                    else:
                        t_bar = return_bar * level_3  # 15: return self.level * x
                        level_bar += return_bar * t_15
                    t_bar += level_bar   # 11: self.level += x
                    xs_bar[1] += t_bar   # 24: total *= stage.push(xs[0]) if k < 1 else stage.push(xs[1]) - x…
                if t_2:                  # 22: if stage.push(x) > 0.1 and x < 2.0 + stage.push(xs[k]):
                    level_bar += total_bar_1  # 23: total += stage.level
            else:
                total_bar_1 = total_bar
            if t:                        # 22
                xs_bar[k] += level_bar
        else:
            total_bar_1 = total_bar
        x_bar += level_bar               # 11: self.level += x
        total_bar = total_bar_1
    x_bar += total_bar                   # 20: for k in range(3):
    return return_3, (float(level_bar), float(x_bar), xs_bar)
