def f_grad(meter, x, a, y_bar=1.0):
    total = meter.total                  # 39: def f(meter, x, a):
    y = x
    t_2_s = []
    t_1_s = []
    done_4_s = []
    done_5_s = []
    return_1_s = []
    y_s = []
    done_s = []
    left_s = []
    done_1_s = []
    t_s = []
    done_2_s = []
    done_3_s = []
    kept1_s = []
    total_1_s = []
    for k in range(4):                   # 20: for k in range(4):
        y_s.append(y)
        try:                             # 22: y *= meter.add(a[k])
            kept1 = a[k]
            done = True
        except BaseException as error:
            kept1 = None
            error_1 = error
            done = False
        kept1_s.append(kept1)
        done_s.append(done)
        if done:
            try:                         # 11: self.total += u
                total_1 = total + kept1
                meter.total = total_1
                done_1 = True
            except BaseException as error_2:
                total_1 = total
                error_1 = error_2
                done_1 = False
            if done_1:                   # 22: y *= meter.add(a[k])
                t = total_1 > 3.0        # 12: if self.total > 3.0:
                if t:
                    try:                 # 13: self.total -= 2.0 * u
                        total = total_1 - 2.0 * kept1
                        meter.total = total
                        done_2 = True
                    except BaseException as error_3:
                        total = total_1
                        error_1 = error_3
                        done_2 = False
                    if done_2:           # 12: if self.total > 3.0:
                        error_1 = OverflowError('full')  # 14: raise OverflowError("full")
                    return_1 = None
                    left = True
                    done_3 = None
                else:
                    try:                 # 15: return self.total * u
                        return_1 = total_1 * kept1
                        left = False
                        done_3 = True
                    except BaseException as error_4:
                        return_1 = None
                        error_1 = error_4
                        left = True
                        done_3 = False
                    total = total_1
                    done_2 = None
            else:
                total = total_1
                return_1 = None          # 22: y *= meter.add(a[k])
                left = True
                t = None
                done_2 = None
                done_3 = None
            if left:
                done_4 = False
            else:
                done_4 = True
        else:
            return_1 = None
            done_4 = False
            left = None
            done_1 = None
            t = None
            done_2 = None
            done_3 = None
            total_1 = None
        return_1_s.append(return_1)
        done_4_s.append(done_4)
        left_s.append(left)
        done_1_s.append(done_1)
        t_s.append(t)
        done_2_s.append(done_2)
        done_3_s.append(done_3)
        total_1_s.append(total_1)
        if done_4:
            try:
                y *= return_1
                done_5 = True
            except BaseException as error_5:
                error_1 = error_5
                done_5 = False
        else:
            done_5 = False
        done_5_s.append(done_5)
        t_1 = not done_5                 # 21: try:
        t_1_s.append(t_1)
        if t_1:
            y *= 0.9                     # 24: y *= 0.9
            if y < 5.0:                  # 25: if y < 5.0:
                exit = 3
            else:
                y -= 1.0                 # 27: y -= 1.0
                exit = 0
            if exit == 0:                # 21: try:
                raise error_1
            exit = 1003
        else:
            exit = 0
        t_2 = exit >= 5
        t_2_s.append(t_2)
        if not t_2:
            y *= 0.9                     # 24: y *= 0.9
            if not y < 5.0:              # 25: if y < 5.0:
                y -= 1.0                 # 27: y -= 1.0
    try:                                 # 11: self.total += u
        total_1 = total + x
        meter.total = total_1
        done = True
    except BaseException:
        total_1 = total
        done = False
    if done:                             # 33: return meter.add(x) / d
        if total_1 > 3.0:                # 12: if self.total > 3.0:
            try:                         # 13: self.total -= 2.0 * u
                total = total_1 - 2.0 * x
                meter.total = total
                done_1 = True
            except BaseException:
                total = total_1
                done_1 = False
            left = True
        else:
            try:                         # 15: return self.total * u
                return_1 = total_1 * x
                left = False
                done_2 = True
            except BaseException:
                left = True
                done_2 = False
            total = total_1
    else:
        total = total_1
        left = True                      # 33: return meter.add(x) / d
    if left:
        done_3 = False
    else:
        done_3 = True
    if done_3:
        try:
            return_1 = return_1 / 0.3
            left_1 = False
            done_4 = True
        except BaseException:
            left_1 = True
            done_4 = False
    else:
        left_1 = True
    if left_1:                           # 32: try:
        return_1 = total * x             # 36: return meter.total * x
        exit = 1002
    else:
        exit = 2
    t_3 = exit >= 5                      # 32
    if not t_3:
        return_1 = total * x             # 36
    t_4 = y + return_1                   # 40: return trips(meter, x, a) + inverse(meter, x, 0.3)

    if t_3:                              # 32: try:
        return_bar = y_bar
        total_bar = 0.0
        x_bar = 0.0
    else:
        total_bar = y_bar * x            # 36: return meter.total * x
        x_bar = y_bar * total
        return_bar = 0.0
    if left_1:                           # 32: try:
        total_bar += return_bar * x      # 36
        x_bar += return_bar * total
        return_bar = 0.0
    if done_3:                           # 33: return meter.add(x) / d
        t_bar = return_bar / 0.3 if done_4 else 0.0
    else:
        t_bar = 0.0
    return_bar = 0.0 if left else t_bar
    if done:
        if total_1 > 3.0:                # 12: if self.total > 3.0:
            x_bar = x_bar - total_bar * 2.0 if done_1 else x_bar  # 13: self.total -= 2.0 * u
        elif done_2:
            total_bar += return_bar * x  # 15: return self.total * u
            x_bar += return_bar * total_1
    x_bar = x_bar + total_bar if done else x_bar  # 11: self.total += u
    a_bar = np.zeros_like(a)             # 20: for k in range(4):
    y_bar_1 = y_bar
    for (k, t_2, t_1, done_4, done_5, return_1, y, done, left, done_1, t, done_2, done_3, kept1,
            total_1) in zip(reversed(range(4)), reversed(t_2_s), reversed(t_1_s), reversed(done_4_s),
            reversed(done_5_s), reversed(return_1_s), reversed(y_s), reversed(done_s), reversed(left_s),
            reversed(done_1_s), reversed(t_s), reversed(done_2_s), reversed(done_3_s), reversed(kept1_s),
            reversed(total_1_s)):
        if not t_2:                      # 21: try:
            y_bar_1 *= 0.9               # 24: y *= 0.9
        if t_1:                          # 21
            y_bar_1 *= 0.9               # 24
        if done_4:                       # 22: y *= meter.add(a[k])
            if done_5:
                y_bar_2 = y_bar_1 * return_1
                t_bar = y_bar_1 * y
            else:
                y_bar_2 = y_bar_1
                t_bar = 0.0
        else:
            y_bar_2 = y_bar_1
            t_bar = 0.0
        if done:
            return_bar = 0.0 if left else t_bar
            if done_1:
                if t:                    # 12: if self.total > 3.0:
                    kept1_bar = -total_bar * 2.0 if done_2 else 0.0  # 13: self.total -= 2.0 * u
                elif done_3:
                    kept1_bar = return_bar * total_1  # 15: return self.total * u
                    total_bar += return_bar * kept1
                else:
                    kept1_bar = 0.0
            else:
                kept1_bar = 0.0          # 22: y *= meter.add(a[k])
            kept1_bar = kept1_bar + total_bar if done_1 else kept1_bar  # 11: self.total += u
        else:
            kept1_bar = 0.0              # 22
        if done:
            a_bar[k] += kept1_bar
        y_bar_1 = y_bar_2
    x_bar += y_bar_1                     # 20: for k in range(4):
    return t_4, (float(total_bar), float(x_bar), a_bar)
