def f_grad(x, a, k, y_bar=1.0):
    try:                                 # 18: made = Filter(a[0])
        level = a[0]
        made_set = True
        done = True
    except IndexError:
        level = None
        done = False
    if done:                             # 17: try:
        try:                             # 19: weights = [a[1], x]
            weights = [a[1], x]
            weights_bar = [0.0, 0.0]
            level_1 = 0.5 * level + x    # 11: self.level = 0.5 * self.level + u
            total = 0.0 + level_1 * x    # 20: total += made.push(x)
            made_set = True              # 19
            done_1 = True
        except IndexError:
            total = 0.0
            level_1 = level
            weights = None
            done_1 = False
            weights_bar = None
        if done_1:                       # 17: try:
            try:                         # 21: weights[0] *= total
                item = weights[0]
                weights[0] = item * total
                done_2 = True
            except IndexError:
                done_2 = False
            if done_2:                   # 17: try:
                try:                     # 22: total += a[k]
                    total_1 = total + a[k]
                    done_3 = True
                except IndexError:
                    total_1 = total
                    done_3 = False
                if done_3:               # 17: try:
                    try:                 # 23: weights.append(a[k] * made.push(weights[0]))
                        a_k = a[k]
                        item_1 = weights[0]
                        level_2 = 0.5 * level_1 + item_1  # 11: self.level = 0.5 * self.level + u
                        t = level_2 * item_1  # 12: return self.level * u
                        weights.append(a_k * t)  # 23
                        weights_bar.append(0.0)
                        made_set = True
                        done_4 = True
                    except IndexError:
                        level_2 = level_1
                        done_4 = False
                    if done_4:           # 17: try:
                        try:             # 25: total += grow(made.level) * a[k - 1]
                            item_2 = weights[2]  # 24: grow = lambda u: u * weights[2]
                            t_1 = level_2 * item_2
                            total_1 += t_1 * a[k - 1]  # 25
                            made_set = True
                            done_5 = True
                        except IndexError:
                            done_5 = False
                    else:
                        done_5 = False
                else:
                    level_2 = level_1
                    done_5 = False
            else:
                total_1 = total
                level_2 = level_1
                done_5 = False
        else:
            total_1 = total
            level_2 = level_1
            done_5 = False
    else:
        total_1 = 0.0
        level_2 = level
        weights = None
        done_5 = False
        weights_bar = None
        total = None
    test = not done_5                    # 17: try:
    if test:
        total_1 *= 2.0                   # 27: total *= 2.0
    test_1 = k > 1                       # 28: if k > 1:
    if not test_1:
        made_set                         # 30: return total + made.level * weights[1]
        total_1 += level_2 * rt.checked(weights, 'weights')[1]

    if test_1:                           # 28
        level_bar = 0.0
    else:
        level_bar = y_bar * rt.checked(weights, 'weights')[1]  # 30
        item_bar = weights_bar[1] + y_bar * level_2
        weights_bar[1] = item_bar
    if test:                             # 17: try:
        total_bar = y_bar * 2.0          # 27: total *= 2.0
    else:
        total_bar = y_bar
    a_bar = np.zeros_like(a)             # 17
    if done:
        if done_1:
            if done_2:
                if done_3:
                    if done_4:
                        if done_5:       # 25: total += grow(made.level) * a[k - 1]
                            t_2 = k - 1
                            t_bar = total_bar * a[t_2]
                            a_bar[t_2] += total_bar * t_1
                            level_bar += t_bar * item_2  # 24: grow = lambda u: u * weights[2]
                            item_bar = weights_bar[2] + t_bar * level_2
                            weights_bar[2] = item_bar
                    if done_4:           # 23: weights.append(a[k] * made.push(weights[0]))
                        t_bar = weights_bar.pop()
                        a_k_bar = t_bar * t
                        t_bar *= a[k]
                        item_bar = t_bar * level_2  # 12: return self.level * u
                        level_bar += t_bar * item_1
                        item_bar += level_bar  # 11: self.level = 0.5 * self.level + u
                        level_bar *= 0.5
                        weights_bar[0] = weights_bar[0] + item_bar  # 23: weights.append(a[k] * made.push(wei…
                        a_bar[k] += a_k_bar
                if done_3:               # 22: total += a[k]
                    a_bar[k] += total_bar
            if done_2:                   # 21: weights[0] *= total
                t_bar = weights_bar[0]
                weights_bar[0] = 0.0
                total_bar += t_bar * item
                item_bar = weights_bar[0] + t_bar * total
                weights_bar[0] = item_bar
        if done_1:                       # 19: weights = [a[1], x]
            level = 0.5 * level + x      # 11: self.level = 0.5 * self.level + u
            x_bar = total_bar * level    # 12: return self.level * u
            level_bar += total_bar * x
            x_bar += level_bar           # 11
            level_bar *= 0.5
            x_bar += weights_bar[1]      # 19
            a_bar[1] += weights_bar[0]
        else:
            x_bar = 0.0
    else:
        x_bar = 0.0
    if done:                             # 18: made = Filter(a[0])
        a_bar[0] += level_bar
    return total_1, (float(x_bar), a_bar)
