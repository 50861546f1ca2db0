def f_grad(xs, ids, x, y_bar=1.0):
    table = {}                           # 8: sums, named = defaultdict(float), defaultdict(list)
    n = len(xs)                          # 9: for v, k in zip(xs, ids):
    found_s = []
    for i in range(n):
        xs_i = xs[i]
        k = ids[i]
        t = int(k)                       # 10: sums[int(k)] += v * v
        found = t in table
        found_s.append(found)
        if not found:
            table[t] = 0.0
        table[t] = table[t] + xs_i * xs_i
    t_1 = x * 0 + 1.0                    # 12: named[name].append(x * len(named[name]) + 1.0)
    keys = list(table)                   # 14: for k, s in sums.items():
    n_1 = len(keys)
    total = 0.0
    s_s = []
    found_s_1 = []
    for i in range(n_1):
        item = keys[i]
        found = item in table
        found_s_1.append(found)
        if not found:
            table[item] = 0.0
        s = table[item]
        s_s.append(s)
        total += s * s * (item + 1)      # 15: total += s * s * (k + 1)
    t_2 = 3 * x                          # 19: total += n * x
    total = total + t_2 + x + x
    y = total * x + (0 + t_1 + (x + 1.0)) * 0 + t_1 + t_2  # 23: return value * order["u"] + sum(named["a"]) …

    table_bar = shadows.shadow(table)
    t_bar = y_bar * 0                    # 23
    total_bar = y_bar * x
    x_bar = y_bar * 3 + y_bar * total
    x_bar = x_bar + 2.0 * total_bar + total_bar * 3  # 19: total += n * x
    for i, s, found in zip(reversed(range(n_1)), reversed(s_s), reversed(found_s_1)):  # 14: for k, s in sums…
        item = keys[i]
        s_bar = 2.0 * (total_bar * (item + 1)) * s  # 15: total += s * s * (k + 1)
        table_bar[item] = table_bar[item] + s_bar  # 14
        if not found:
            table_bar[item] = 0.0
    x_bar = x_bar + 2.0 * t_bar + t_bar * 0  # 12: named[name].append(x * len(named[name]) + 1.0)
    xs_bar = np.zeros_like(xs)           # 9: for v, k in zip(xs, ids):
    for i, found in zip(reversed(range(n)), reversed(found_s)):
        k = ids[i]
        t_3 = int(k)                     # 10: sums[int(k)] += v * v
        t_bar = table_bar[t_3]
        table_bar[t_3] = 0.0
        xs_i_bar = 2.0 * t_bar * xs[i]
        table_bar[t_3] = table_bar[t_3] + t_bar
        if not found:
            table_bar[t_3] = 0.0
        xs_bar[i] += xs_i_bar            # 9: for v, k in zip(xs, ids):
    return y, (xs_bar, float(x_bar))
