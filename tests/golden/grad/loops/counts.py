def f_grad(xs, ids, x, y_bar=1.0):
    table = {}                           # 8: counts = Counter()
    table[7] = (table[7] if 7 in table else 0) + 2  # 9: counts[7] += 2
    value = table[7] if 7 in table else 0  # 10: total = counts[7] * x
    total = value * x
    smallest = min(len(xs), len(ids))    # 11: for v, k in zip(xs, ids):
    t_2_s = []
    value_2_s = []
    t_1_s = []
    value_1_s = []
    for i in range(smallest):
        xs_i = xs[i]
        k = ids[i]
        t = k + 1                        # 12: total += counts[k + 1] * v * x
        value_1 = table[t] if t in table else 0
        value_1_s.append(value_1)
        t_1 = value_1 * xs_i
        t_1_s.append(t_1)
        total += t_1 * x
        table[k] = (table[k] if k in table else 0) + 1  # 13: counts[k] += 1
        value_2 = table[k] if k in table else 0  # 14: total += counts[k] * v * v
        value_2_s.append(value_2)
        t_2 = value_2 * xs_i
        t_2_s.append(t_2)
        total += t_2 * xs_i
    n = len(table)                       # 15: return total * len(counts) + counts[9] * x + counts.get(1, 5) …
    value_1 = table[9] if 9 in table else 0
    t_3 = total * n + value_1 * x
    value_2 = table[1] if 1 in table else 5
    y = t_3 + value_2 * x

    x_bar = y_bar * value_2 + y_bar * value_1  # 15
    total_bar = y_bar * n
    xs_bar = np.zeros_like(xs)           # 11: for v, k in zip(xs, ids):
    for i, t_2, value_2, t_1, value_1 in zip(reversed(range(smallest)), reversed(t_2_s), reversed(value_2_s),
            reversed(t_1_s), reversed(value_1_s)):
        xs_i_bar = total_bar * t_2 + total_bar * xs[i] * value_2  # 14: total += counts[k] * v * v
        x_bar += total_bar * t_1         # 12: total += counts[k + 1] * v * x
        xs_i_bar += total_bar * x * value_1
        xs_bar[i] += xs_i_bar            # 11
    x_bar += total_bar * value           # 10: total = counts[7] * x
    return y, (xs_bar, float(x_bar))
