def f_grad(x, a, b, y_bar=1.0):
    total = x
    misses = 0
    return_1 = None
    exit = 0
    left_s = []
    done_s = []
    done_1_s = []
    done_3_s = []
    level_s = []
    done_2_s = []
    test_s = []
    level_s_1 = []
    total_1_s = []
    total_s = []
    for k in range(4):                   # 18: for k in range(4):
        try:                             # 20: made = Filter(a[k])
            level = 0.5 * a[k] + x       # 11: self.level = 0.5 * self.level + u
            total += level * x           # 21: total += made.push(x)
            done = True                  # 20
        except IndexError:
            level = None
            done = False
        total_s.append(total)
        level_s_1.append(level)
        done_s.append(done)
        if done:                         # 19: try:
            try:                         # 22: total *= b[k]
                total_1 = total * b[k]
                test = total_1 > 9.0     # 23: if total > 9.0:
                if test:
                    return_1 = total_1 * level  # 24: return total * made.level
                    exit_1 = 2
                    done_1 = False
                    left = False
                else:
                    exit_1 = 0
                    done_1 = True
                    left = False
                done_2 = True            # 22: total *= b[k]
            except IndexError:
                total_1 = total
                exit_1 = 5
                done_1 = False
                left = True
                done_2 = False
                test = None
            if done_1:                   # 19: try:
                try:                     # 25: total -= made.push(b[k]) * made.level
                    b_k = b[k]
                    level = 0.5 * level + b_k  # 11: self.level = 0.5 * self.level + u
                    total = total_1 - level * b_k * level  # 25
                    exit_1 = 0
                    left = False
                    done_3 = True
                except IndexError:
                    total = total_1
                    exit_1 = 5
                    left = True
                    done_3 = False
            else:
                total = total_1
                done_3 = None
        else:
            exit_1 = 5
            left = True
            done_1 = None
            done_3 = None
            done_2 = None
            test = None
            total_1 = None
        left_s.append(left)
        done_1_s.append(done_1)
        done_3_s.append(done_3)
        level_s.append(level)
        done_2_s.append(done_2)
        test_s.append(test)
        total_1_s.append(total_1)
        if left:                         # 19: try:
            misses += 1                  # 27: misses += 1
            total = 0.5 * total + misses  # 28: total = 0.5 * total + misses
        else:
            exit = exit_1
            if exit:                     # 19
                break
    test = exit == 0                     # 15: def f(x, a, b):
    if not test:
        total = return_1
    trips = len(left_s)                  # 18: for k in range(4):

    if test:                             # 15
        total_bar = y_bar
        return_bar = 0.0
    else:
        total_bar = 0.0
        return_bar = y_bar
    a_bar = np.zeros_like(a)             # 18: for k in range(4):
    b_bar = np.zeros_like(b)
    x_bar = 0.0
    for (k, left, done, done_1, done_3, level, done_2, test, level_1, total_1,
            total_2) in zip(reversed(range(trips)), reversed(left_s), reversed(done_s), reversed(done_1_s),
            reversed(done_3_s), reversed(level_s), reversed(done_2_s), reversed(test_s), reversed(level_s_1),
            reversed(total_1_s), reversed(total_s)):
        if left:                         # 19: try:
            total_bar *= 0.5             # 28: total = 0.5 * total + misses
        if done:                         # 19
            if done_1:
                if done_3:               # 25: total -= made.push(b[k]) * made.level
                    t_bar = -total_bar * level
                    b_k = b[k]
                    level_bar = total_bar * (level * b_k)
                    b_k_bar = t_bar * level  # 12: return self.level * u
                    level_bar = t_bar * b_k - level_bar
                    b_k_bar += level_bar  # 11: self.level = 0.5 * self.level + u
                    level_bar *= 0.5
                    b_bar[k] += b_k_bar  # 25: total -= made.push(b[k]) * made.level
                else:
                    level_bar = 0.0
            else:
                level_bar = 0.0
            if done_2:                   # 22: total *= b[k]
                if test:                 # 23: if total > 9.0:
                    total_bar += return_bar * level_1  # 24: return total * made.level
                    level_bar += return_bar * total_1
                    return_bar = 0.0
                total_bar_1 = total_bar * b[k]  # 22
                b_bar[k] += total_bar * total_2
            else:
                total_bar_1 = total_bar
        else:
            total_bar_1 = total_bar
            level_bar = 0.0
        if done:                         # 20: made = Filter(a[k])
            level_bar += total_bar_1 * x  # 12: return self.level * u
            x_bar += total_bar_1 * level_1
            x_bar += level_bar           # 11: self.level = 0.5 * self.level + u
            a_k_bar = level_bar * 0.5
            a_bar[k] += a_k_bar          # 20
        total_bar = total_bar_1
    x_bar += total_bar                   # 18: for k in range(4):
    return total, (float(x_bar), a_bar, b_bar)
