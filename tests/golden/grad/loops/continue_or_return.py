def f_grad(a, b, x, y_bar=1.0):
    n = len(a)                           # 6: for e in a:
    exit = 0
    trips = 0
    for i in range(n):
        trips += 1
        e = a[i]
        if not e > 0.5:                  # 7: if e > bound:
            return_1 = e * x             # 9: return e * x
            exit = 2
            break
    test = exit == 0                     # 35: total = first_below(a, 0.5, x) + 2.0 * first_below(a, 0.1, x) …
    return_1 = x * 0.5 if test else return_1
    exit = 0
    trips_1 = 0
    for i in range(n):                   # 6: for e in a:
        trips_1 += 1
        e = a[i]
        if not e > 0.1:                  # 7: if e > bound:
            return_2 = e * x             # 9: return e * x
            exit = 2
            break
    test_1 = exit == 0                   # 35: total = first_below(a, 0.5, x) + 2.0 * first_below(a, 0.1, x) …
    a_part = a[:0]
    t = return_1 + 2.0 * (x * 0.1 if test_1 else return_2)
    exit = 0
    trips_2 = 0
    for i in range(len(a_part)):         # 6: for e in a:
        trips_2 += 1
        e = a_part[i]
        if not e > 2.0:                  # 7: if e > bound:
            return_1 = e * x             # 9: return e * x
            exit = 2
            break
    test_2 = exit == 0                   # 35: total = first_below(a, 0.5, x) + 2.0 * first_below(a, 0.1, x) …
    total = t + (x * 2.0 if test_2 else return_1)
    exit = 0
    trips_3 = 0
    for i in range(n):                   # 14: for e in a:
        trips_3 += 1
        e = a[i]
        if e > 0.5:                      # 15: if e > 0.5:
            exit = 1
            break
        return_1 = e * x                 # 18: return e * x
        exit = 2
        break
    test_3 = exit == 2                   # 14: for e in a:
    return_1 = return_1 if test_3 else x * x  # 36: total += first_or_none(a, x) * first_or_none(b[:0], x)
    b_part = b[:0]
    exit_1 = 0
    trips_4 = 0
    for i in range(len(b_part)):         # 14
        trips_4 += 1
        e = b_part[i]
        if e > 0.5:                      # 15: if e > 0.5:
            exit_1 = 1
            break
        return_2 = e * x                 # 18: return e * x
        exit_1 = 2
        break
    test_4 = exit_1 == 2                 # 14: for e in a:
    return_2 = return_2 if test_4 else x * x  # 36: total += first_or_none(a, x) * first_or_none(b[:0], x)
    total += return_1 * return_2
    exit_2 = 0
    test_5_s = []
    trips_5_s = []
    for i in range(n):                   # 23: for e in a:
        e = a[i]
        exit_3 = 0
        trips_5 = 0
        for i in range(len(b)):          # 24: for d in b:
            trips_5 += 1
            d = b[i]
            if not d > 0.2:              # 25: if d > bound:
                return_3 = d * e         # 27: return d * e
                exit_3 = 2
                break
        trips_5_s.append(trips_5)
        test_5 = exit_3 == 0             # 23: for e in a:
        test_5_s.append(test_5)
        if not test_5:
            exit_2 = 2
            break
        if not e > 0.2:                  # 28: if e > bound:
            return_3 = e * b[0]          # 30: return e * b[0]
            exit_2 = 2
            break
    test_5 = exit_2 == 0                 # 38: total += paired(a, b, bound) * np.sin(x * bound)
    return_3 = 0.2 * b[1] if test_5 else return_3
    t_1 = x * 0.2
    sin = np.sin(t_1)
    total += return_3 * sin
    exit_2 = 0
    trips_6 = len(test_5_s)              # 23: for e in a:
    test_6_s = []
    trips_5_s_1 = []
    for i in range(n):
        e = a[i]
        exit_3 = 0
        trips_5 = 0
        for i in range(len(b)):          # 24: for d in b:
            trips_5 += 1
            d = b[i]
            if not d > 0.6:              # 25: if d > bound:
                return_4 = d * e         # 27: return d * e
                exit_3 = 2
                break
        trips_5_s_1.append(trips_5)
        test_6 = exit_3 == 0             # 23: for e in a:
        test_6_s.append(test_6)
        if not test_6:
            exit_2 = 2
            break
        if not e > 0.6:                  # 28: if e > bound:
            return_4 = e * b[0]          # 30: return e * b[0]
            exit_2 = 2
            break
    test_6 = exit_2 == 0                 # 38: total += paired(a, b, bound) * np.sin(x * bound)
    return_4 = 0.6 * b[1] if test_6 else return_4
    t_2 = x * 0.6
    sin_1 = np.sin(t_2)
    total += return_4 * sin_1
    exit_2 = 0
    trips_7 = len(test_6_s)              # 23: for e in a:
    test_7_s = []
    trips_5_s_2 = []
    for i in range(n):
        e = a[i]
        exit_3 = 0
        trips_5 = 0
        for i in range(len(b)):          # 24: for d in b:
            trips_5 += 1
            d = b[i]
            if not d > 1.5:              # 25: if d > bound:
                return_5 = d * e         # 27: return d * e
                exit_3 = 2
                break
        trips_5_s_2.append(trips_5)
        test_7 = exit_3 == 0             # 23: for e in a:
        test_7_s.append(test_7)
        if not test_7:
            exit_2 = 2
            break
        if not e > 1.5:                  # 28: if e > bound:
            return_5 = e * b[0]          # 30: return e * b[0]
            exit_2 = 2
            break
    test_7 = exit_2 == 0                 # 38: total += paired(a, b, bound) * np.sin(x * bound)
    return_5 = 1.5 * b[1] if test_7 else return_5
    t_3 = x * 1.5
    sin_2 = np.sin(t_3)
    total += return_5 * sin_2
    trips_8 = len(test_7_s)              # 23: for e in a:

    return_bar = y_bar * sin_2           # 38: total += paired(a, b, bound) * np.sin(x * bound)
    b_bar = np.zeros_like(b)
    if test_7:
        b_bar[1] += return_bar * 1.5     # 31: return bound * b[1]
        return_bar = 0.0                 # 38
    a_bar = np.zeros_like(a)             # 23: for e in a:
    for i, test_7, trips_5 in zip(reversed(range(trips_8)), reversed(test_7_s), reversed(trips_5_s_2)):
        e = a[i]
        if test_7:
            if e > 1.5:                  # 28: if e > bound:
                e_bar = 0.0
            else:
                e_bar = return_bar * b[0]  # 30: return e * b[0]
                b_bar[0] += return_bar * e
                return_bar = 0.0
        else:
            e_bar = 0.0
        for i_1 in reversed(range(trips_5)):  # 24: for d in b:
            d = b[i_1]
            if d > 1.5:                  # 25: if d > bound:
                d_bar = 0.0
            else:
                d_bar = return_bar * e   # 27: return d * e
                e_bar += return_bar * d
                return_bar = 0.0
            b_bar[i_1] += d_bar          # 24: for d in b:
        a_bar[i] += e_bar                # 23: for e in a:
    return_bar = y_bar * sin_1           # 38: total += paired(a, b, bound) * np.sin(x * bound)
    x_bar = y_bar * return_5 * np.cos(t_3) * 1.5
    if test_6:
        b_bar[1] += return_bar * 0.6     # 31: return bound * b[1]
        return_bar = 0.0                 # 38
    for i, test_6, trips_5 in zip(reversed(range(trips_7)), reversed(test_6_s), reversed(trips_5_s_1)):  # 23
        e = a[i]
        if test_6:
            if e > 0.6:                  # 28: if e > bound:
                e_bar = 0.0
            else:
                e_bar = return_bar * b[0]  # 30: return e * b[0]
                b_bar[0] += return_bar * e
                return_bar = 0.0
        else:
            e_bar = 0.0
        for i_1 in reversed(range(trips_5)):  # 24: for d in b:
            d = b[i_1]
            if d > 0.6:                  # 25: if d > bound:
                d_bar = 0.0
            else:
                d_bar = return_bar * e   # 27: return d * e
                e_bar += return_bar * d
                return_bar = 0.0
            b_bar[i_1] += d_bar          # 24: for d in b:
        a_bar[i] += e_bar                # 23: for e in a:
    return_bar = y_bar * sin             # 38: total += paired(a, b, bound) * np.sin(x * bound)
    x_bar += y_bar * return_4 * np.cos(t_2) * 0.6
    x_bar += y_bar * return_3 * np.cos(t_1) * 0.2
    if test_5:
        b_bar[1] += return_bar * 0.2     # 31: return bound * b[1]
        return_bar = 0.0                 # 38
    for i, test_5, trips_5 in zip(reversed(range(trips_6)), reversed(test_5_s), reversed(trips_5_s)):  # 23
        e = a[i]
        if test_5:
            if e > 0.2:                  # 28: if e > bound:
                e_bar = 0.0
            else:
                e_bar = return_bar * b[0]  # 30: return e * b[0]
                b_bar[0] += return_bar * e
                return_bar = 0.0
        else:
            e_bar = 0.0
        for i_1 in reversed(range(trips_5)):  # 24: for d in b:
            d = b[i_1]
            if d > 0.2:                  # 25: if d > bound:
                d_bar = 0.0
            else:
                d_bar = return_bar * e   # 27: return d * e
                e_bar += return_bar * d
                return_bar = 0.0
            b_bar[i_1] += d_bar          # 24: for d in b:
        a_bar[i] += e_bar                # 23: for e in a:
    return_bar = y_bar * return_2        # 36: total += first_or_none(a, x) * first_or_none(b[:0], x)
    return_bar_1 = y_bar * return_1
    if not test_4:
        x_bar += 2.0 * return_bar_1 * x  # 19: return x * x
        return_bar_1 = 0.0               # 36
    b_part_bar = b_bar[:0]               # 14: for e in a:
    left = exit_1 == 1
    last = trips_4 - 1
    for i in reversed(range(trips_4)):
        leaves = (i == last) & left
        e = b_part[i]
        if leaves:                       # 15: if e > 0.5:
            e_bar = 0.0
        else:
            e_bar = return_bar_1 * x     # 18: return e * x
            x_bar += return_bar_1 * e
            return_bar_1 = 0.0
        b_part_bar[i] += e_bar           # 14: for e in a:
    if not test_3:                       # 36: total += first_or_none(a, x) * first_or_none(b[:0], x)
        x_bar += 2.0 * return_bar * x    # 19: return x * x
        return_bar = 0.0                 # 36
    left = exit == 1                     # 14
    last = trips_3 - 1
    for i in reversed(range(trips_3)):
        leaves = (i == last) & left
        e = a[i]
        if leaves:                       # 15: if e > 0.5:
            e_bar = 0.0
        else:
            e_bar = return_bar * x       # 18: return e * x
            x_bar += return_bar * e
            return_bar = 0.0
        a_bar[i] += e_bar                # 14: for e in a:
    if test_2:                           # 35: total = first_below(a, 0.5, x) + 2.0 * first_below(a, 0.1, x) …
        x_bar += y_bar * 2.0             # 10: return x * bound
        return_bar = 0.0                 # 35
    else:
        return_bar = y_bar
    a_part_bar = a_bar[:0]               # 6: for e in a:
    for i in reversed(range(trips_2)):
        e = a_part[i]
        if e > 2.0:                      # 7: if e > bound:
            e_bar = 0.0
        else:
            e_bar = return_bar * x       # 9: return e * x
            x_bar += return_bar * e
            return_bar = 0.0
        a_part_bar[i] += e_bar           # 6: for e in a:
    return_bar = y_bar * 2.0             # 35: total = first_below(a, 0.5, x) + 2.0 * first_below(a, 0.1, x) …
    if test_1:
        x_bar += return_bar * 0.1        # 10: return x * bound
        return_bar = 0.0                 # 35
    for i in reversed(range(trips_1)):   # 6
        e = a[i]
        if e > 0.1:                      # 7: if e > bound:
            e_bar = 0.0
        else:
            e_bar = return_bar * x       # 9: return e * x
            x_bar += return_bar * e
            return_bar = 0.0
        a_bar[i] += e_bar                # 6: for e in a:
    if test:                             # 35: total = first_below(a, 0.5, x) + 2.0 * first_below(a, 0.1, x) …
        x_bar += y_bar * 0.5             # 10: return x * bound
        return_bar = 0.0                 # 35
    else:
        return_bar = y_bar
    for i in reversed(range(trips)):     # 6
        e = a[i]
        if e > 0.5:                      # 7: if e > bound:
            e_bar = 0.0
        else:
            e_bar = return_bar * x       # 9: return e * x
            x_bar += return_bar * e
            return_bar = 0.0
        a_bar[i] += e_bar                # 6: for e in a:
    return total, (a_bar, b_bar, float(x_bar))
