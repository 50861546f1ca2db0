def f_grad(xs, limit, y_bar=1.0):
    n = len(xs)                          # 7: for k in range(len(xs)):
    total = 0.0
    exit = 0
    test_s = []
    n_1_s = []
    for k in range(n):
        t = k + 2                        # 8: if k + width > len(xs):
        if t > n:
            test_s.append(None)
            n_1_s.append(None)
            exit = 2
            break
        part = xs[k:t]                   # 10: yield k, xs[k : k + width]
        n_1 = len(part)                  # 18: mean = np.mean(part)
        if part[0] < 0.0:                # 16: if part[0] < 0.0:
            test_s.append(None)
            n_1_s.append(n_1)
        else:
            mean = np.mean(part)         # 18
            test = mean > limit          # 19: if mean > limit:
            if test:
                test_s.append(test)
                n_1_s.append(n_1)
                exit = -1
                break
            total += mean * (k + 1)      # 21: total += mean * (k + 1)
            test_s.append(test)
            n_1_s.append(n_1)
    trips = len(test_s)                  # 7: for k in range(len(xs)):
    test = exit == -1                    # 15: for k, part in windows(xs, 2):
    if not test:
        total *= 2.0                     # 23: total *= 2.0
    exit_1 = 0
    test_1_s = []
    for k in range(n):                   # 7
        t_1 = k + 3                      # 8: if k + width > len(xs):
        if t_1 > n:
            test_1_s.append(None)
            exit_1 = 2
            break
        part = xs[k:t_1]                 # 10: yield k, xs[k : k + width]
        s = np.sum(part * part)          # 29: s = np.sum(part * part)
        test_1 = s > limit               # 30: if s > limit:
        if test_1:
            return_1 = s * k             # 31: return s * k
            test_1_s.append(test_1)
            exit_1 = -2
            break
        test_1_s.append(test_1)
    trips_1 = len(test_1_s)              # 7: for k in range(len(xs)):
    test_1 = exit_1 == -2                # 28: for k, part in windows(xs, 3):
    t_2 = 100.0 * limit                  # 36: return smooth(xs, limit) + first_above(xs, limit) + first_abov…
    t_3 = total + (return_1 if test_1 else limit)
    exit_2 = 0
    test_2_s = []
    for k in range(n):                   # 7
        t_4 = k + 3                      # 8: if k + width > len(xs):
        if t_4 > n:
            test_2_s.append(None)
            exit_2 = 2
            break
        part = xs[k:t_4]                 # 10: yield k, xs[k : k + width]
        s = np.sum(part * part)          # 29: s = np.sum(part * part)
        test_2 = s > t_2                 # 30: if s > limit:
        if test_2:
            return_1 = s * k             # 31: return s * k
            test_2_s.append(test_2)
            exit_2 = -2
            break
        test_2_s.append(test_2)
    trips_2 = len(test_2_s)              # 7: for k in range(len(xs)):
    test_2 = exit_2 == -2                # 28: for k, part in windows(xs, 3):
    y = t_3 + (return_1 if test_2 else t_2)  # 36: return smooth(xs, limit) + first_above(xs, limit) + first_…

    if test_2:                           # 36
        t_bar = 0.0
        return_bar = y_bar
    else:
        t_bar = y_bar
        return_bar = 0.0
    xs_bar = np.zeros_like(xs)           # 7: for k in range(len(xs)):
    left = exit_2 == 2
    last = trips_2 - 1
    for k, test_2 in zip(reversed(range(trips_2)), reversed(test_2_s)):
        leaves = (k == last) & left
        t_5 = k + 3                      # 8: if k + width > len(xs):
        if not leaves:
            if test_2:                   # 30: if s > limit:
                s_bar = return_bar * k   # 31: return s * k
                return_bar = 0.0
            else:
                s_bar = 0.0
            part = xs[k:t_5]             # 10: yield k, xs[k : k + width]
            part_bar = 2.0 * s_bar * part  # 29: s = np.sum(part * part)
            xs_bar[k:t_5] += part_bar    # 10
    limit_bar = t_bar * 100.0            # 36: return smooth(xs, limit) + first_above(xs, limit) + first_abov…
    if test_1:
        return_bar = y_bar
    else:
        limit_bar += y_bar
        return_bar = 0.0
    left = exit_1 == 2                   # 7: for k in range(len(xs)):
    last = trips_1 - 1
    for k, test_1 in zip(reversed(range(trips_1)), reversed(test_1_s)):
        leaves = (k == last) & left
        t_6 = k + 3                      # 8: if k + width > len(xs):
        if not leaves:
            if test_1:                   # 30: if s > limit:
                s_bar = return_bar * k   # 31: return s * k
                return_bar = 0.0
            else:
                s_bar = 0.0
            part = xs[k:t_6]             # 10: yield k, xs[k : k + width]
            part_bar = 2.0 * s_bar * part  # 29: s = np.sum(part * part)
            xs_bar[k:t_6] += part_bar    # 10
    if test:                             # 15: for k, part in windows(xs, 2):
        total_bar = y_bar
    else:
        total_bar = y_bar * 2.0          # 23: total *= 2.0
    left = exit == 2                     # 7: for k in range(len(xs)):
    last = trips - 1
    for k, test, n_1 in zip(reversed(range(trips)), reversed(test_s), reversed(n_1_s)):
        leaves = (k == last) & left
        t_7 = k + 2                      # 8: if k + width > len(xs):
        if not leaves:
            part_bar = xs_bar[k:t_7]     # 16: if part[0] < 0.0:
            part = xs[k:t_7]             # 10: yield k, xs[k : k + width]
            if not part[0] < 0.0:        # 16
                if test:                 # 19: if mean > limit:
                    mean_bar = 0.0
                else:
                    mean_bar = total_bar * (k + 1)  # 21: total += mean * (k + 1)
                part_bar += rt.ratio(mean_bar, n_1)  # 18: mean = np.mean(part)
    return y, (xs_bar, float(limit_bar))
