def f_grad(xs, ids, x, y_bar=1.0):
    table = {}                           # 8: sums, named = defaultdict(float), defaultdict(list)
    table_1 = defaultdict(list, {})
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
    items = []                           # 12: named[name].append(x * len(named[name]) + 1.0)
    table_1['a'] = items
    t_1 = x * 0 + 1.0
    items.append(t_1)
    items_1 = []
    table_1['b'] = items_1
    items_1.append(t_1)
    t_2 = x + 1.0
    items.append(t_2)
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
    table_1 = Counter({})                # 16: counts = Counter("abca")
    table_1['a'] = 1
    table_1['b'] = 1
    table_1['c'] = 1
    table_1['a'] = 2
    table_1['a'] = 3                     # 17: counts["a"] += 1
    t_3 = 3 * x                          # 19: total += n * x
    total = total + t_3 + x + x
    table_1 = OrderedDict({'u': x, 'v': total})  # 20: order = OrderedDict([("u", x), ("v", total)])
    table_1.move_to_end('u', True)       # 21: order.move_to_end("u")
    table_1.pop('v')                     # 22: first, value = order.popitem(last=False)
    y = total * x + (0 + t_1 + t_2) * 0 + t_1 + t_3  # 23: return value * order["u"] + sum(named["a"]) * coun…

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
        t_4 = int(k)                     # 10: sums[int(k)] += v * v
        t_bar = table_bar[t_4]
        table_bar[t_4] = 0.0
        xs_i_bar = 2.0 * t_bar * xs[i]
        table_bar[t_4] = table_bar[t_4] + t_bar
        if not found:
            table_bar[t_4] = 0.0
        xs_bar[i] += xs_i_bar            # 9: for v, k in zip(xs, ids):
    return y, (xs_bar, float(x_bar))
