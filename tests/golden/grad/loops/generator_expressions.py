def f_grad(xs, y, y_bar=1.0):
    xs_part = xs[:3]                     # 22: xs = xs[:3] * y
    xs_1 = xs_part * y
    n = len(xs)                          # 7: return 2.0 * sum(items)
    sum = 0
    for i in range(n):
        a = xs[i]
        sum += a * a
    n_1 = len(xs_1)
    t = 2.0 * sum
    sum = 0
    for i in range(n_1):
        a = xs_1[i]
        sum += y * a
    total = t + 2.0 * sum                # 23: total = norm(squares) + norm(y * a for a in xs)
    total_1 = 0.0
    n_2 = 0                              # 7: return 2.0 * sum(items)
    trips_s = []
    for i in range(n_1):                 # 12: for x in items:
        a = xs_1[i]
        exit = 0
        trips = 0
        for i in range(n_1):
            trips += 1
            b = xs_1[i]
            if a > b:
                x = a - b                # 24: total += counted(a - b for a in xs for b in xs if a > b)
                if x > 2.0:              # 13: if x > 2.0:
                    exit = -1
                    break
                total_1 += x * x         # 15: total += x * x
                n_2 += 1                 # 16: n += 1
        trips_s.append(trips)
        if exit:                         # 12: for x in items:
            break
    total += total_1 * n_2               # 24: total += counted(a - b for a in xs for b in xs if a > b)
    items = []                           # 25: if any(a * b > y for a in xs for b in xs):
    for i in range(n_1):
        a = xs_1[i]
        for i in range(n_1):
            items.append(a * xs_1[i] > y)
    any = False
    for i in range(len(items)):
        if items[i]:
            any = True
            break
    if any:
        total += y                       # 26: total += y
    total_1 = 0.0
    n_3 = 0                              # 7: return 2.0 * sum(items)
    trips = 0
    for i in range(n_1):                 # 12: for x in items:
        trips += 1
        a = xs_1[i]
        x = y + a                        # 27: return total * counted(y + a for a in xs)
        if x > 2.0:                      # 13: if x > 2.0:
            break
        total_1 += x * x                 # 15: total += x * x
        n_3 += 1                         # 16: n += 1
    t_1 = total_1 * n_3                  # 17: return total * n
    trips_1 = len(trips_s)               # 12: for x in items:
    result = total * t_1                 # 27: return total * counted(y + a for a in xs)

    total_bar = y_bar * t_1              # 27
    t_bar = y_bar * total
    total_bar_1 = t_bar * n_3            # 17
    xs_bar = np.zeros_like(xs_1)         # 12
    y_bar_1 = 0.0
    for i in reversed(range(trips)):
        a = xs_1[i]
        x = y + a                        # 27: return total * counted(y + a for a in xs)
        if x > 2.0:                      # 13: if x > 2.0:
            x_bar = 0.0
        else:
            x_bar = 2.0 * total_bar_1 * x  # 15: total += x * x
        y_bar_1 += x_bar                 # 27
        xs_bar[i] += x_bar               # 12: for x in items:
    if any:                              # 25: if any(a * b > y for a in xs for b in xs):
        y_bar_1 += total_bar             # 26: total += y
    total_bar_1 = total_bar * n_2        # 17: return total * n
    for i, trips in zip(reversed(range(trips_1)), reversed(trips_s)):  # 12
        a = xs_1[i]
        a_bar = 0.0
        for i_1 in reversed(range(trips)):
            b = xs_1[i_1]
            if a > b:
                x = a - b                # 24: total += counted(a - b for a in xs for b in xs if a > b)
                if x > 2.0:              # 13: if x > 2.0:
                    x_bar = 0.0
                else:
                    x_bar = 2.0 * total_bar_1 * x  # 15: total += x * x
                b_bar = -x_bar           # 24
                a_bar += x_bar
            else:
                b_bar = 0.0
            xs_bar[i_1] += b_bar         # 12: for x in items:
        xs_bar[i] += a_bar
    sum_bar = total_bar * 2.0            # 7: return 2.0 * sum(items)
    for i in reversed(range(n_1)):
        a = xs_1[i]
        a_bar = sum_bar * y              # 23: total = norm(squares) + norm(y * a for a in xs)
        y_bar_1 += sum_bar * a
        xs_bar[i] += a_bar               # 7
    xs_bar_1 = np.zeros_like(xs)
    for i in reversed(range(n)):
        a = xs[i]
        a_bar = 2.0 * sum_bar * a        # 21: squares = (a * a for a in xs)
        xs_bar_1[i] += a_bar             # 7: return 2.0 * sum(items)
    y_bar_1 += np.sum(xs_bar * xs_part)  # 22: xs = xs[:3] * y
    xs_bar_1[:3] += xs_bar * y
    return result, (xs_bar_1, float(y_bar_1))
