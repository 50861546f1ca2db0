def f_grad(xs, y, y_bar=1.0):
    total = 0.0
    k = 0
    exit = 0
    k_s = []
    test_s = []
    trips_s = []
    trips_s_1 = []
    total_s_s = []
    while k < len(xs):                   # 8: while k < len(xs):
        k_s.append(k)
        t = k + 2                        # 9: yield xs[k : k + n]
        part = xs[k:t]
        n = len(part)                    # 16: for v in part:
        exit_1 = 0
        total_s = []
        for i in range(n):
            total_s.append(total)
            v = part[i]
            if not v < 0.0:              # 17: if v < 0.0:
                if v > 5.0:              # 19: if v > 5.0:
                    return_1 = total * v  # 20: return total * v
                    exit_1 = 2           # 9: yield xs[k : k + n]
                    break                # 20
                total += v * y           # 21: total += v * y
        trips_s_1.append(len(total_s))
        total_s_s.append(total_s)
        test = exit_1 == 0               # 9
        test_s.append(test)
        if test:
            trips = 0
            while total > 3.0:           # 22: while total > 3.0:
                trips += 1
                total *= 0.5             # 23: total *= 0.5
                if total < 1.0:          # 24: if total < 1.0:
                    break
            sum = 0
            for i in range(n):           # 29: total += sum(g)
                a = part[i]
                sum += a * 3
            total += sum
            exit_1 = 0
        else:
            exit_1 = -2                  # 9: yield xs[k : k + n]
            trips = None
        trips_s.append(trips)
        if exit_1 == 0:                  # 8: while k < len(xs):
            k = t
        else:
            exit = -2
            break
    test = exit == -2                    # 15: for part in chunks(xs, 2):
    if not test:                         # 13: def f(xs, y):
        return_1 = total

    if test:                             # 13
        total_bar = 0.0
        return_bar = y_bar
    else:
        total_bar = y_bar
        return_bar = 0.0
    xs_bar = np.zeros_like(xs)           # 8: while k < len(xs):
    y_bar_1 = 0.0
    for k, test, trips, trips_1, total_s in zip(reversed(k_s), reversed(test_s), reversed(trips_s),
            reversed(trips_s_1), reversed(total_s_s)):
        t_1 = k + 2                      # 9: yield xs[k : k + n]
        part_bar = xs_bar[k:t_1]
        part = xs[k:t_1]
        n = len(part)                    # 16: for v in part:
        if test:                         # 9
            for i in reversed(range(n)):  # 29: total += sum(g)
                a_bar = total_bar * 3    # 27: g = (a * k for a in part)
                part_bar[i] += a_bar     # 29
            for _ in reversed(range(trips)):  # 22: while total > 3.0:
                total_bar *= 0.5         # 23: total *= 0.5
        for i, total in zip(reversed(range(trips_1)), reversed(total_s)):  # 16: for v in part:
            v = part[i]
            if v < 0.0:                  # 17: if v < 0.0:
                v_bar = 0.0
            elif v > 5.0:
                v_bar = return_bar * total  # 20: return total * v
                total_bar += return_bar * v
                return_bar = 0.0
            else:
                v_bar = total_bar * y    # 21: total += v * y
                y_bar_1 += total_bar * v
            part_bar[i] += v_bar         # 16: for v in part:
    return return_1, (xs_bar, float(y_bar_1))
