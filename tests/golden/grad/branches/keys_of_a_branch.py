def f_grad(x, a, y_bar=1.0):
    a_bar = np.zeros_like(a)
    memo = keys_of_a_branch.memo         # 8: if k not in memo:
    t = x * a                            # 14: table = {"q": x * a}
    t_bar = np.zeros_like(t)
    table = {'q': t}
    table_bar = {'q': t_bar}
    test = x > 0.2                       # 15: if x > 0.2:
    a_old = a.copy()                     # 14
    if test:                             # 15
        a_old_1 = a.copy()               # 16: table["u"] = a * a
        t_1 = a * a
        t_bar_1 = np.zeros_like(t_1)
        table['u'] = t_1
        table_bar['u'] = t_bar_1
        test_1 = 2 not in memo           # 8: if k not in memo:
        if test_1:
            memo[2] = 0.8 * x            # 9: memo[k] = 0.4 * k * v
        total = memo[2]                  # 10: return memo[k]
    else:
        table['w'] = a                   # 19: table["w"] = a
        table_bar['w'] = a_bar
        test_2 = 1 not in memo           # 8: if k not in memo:
        if test_2:
            memo[1] = 0.4 * x            # 9: memo[k] = 0.4 * k * v
        item = memo[1]                   # 10: return memo[k]
        total = item * x                 # 20: total = recall(1, x) * x
    test_3 = 0 not in memo               # 8
    if test_3:
        memo[0] = 0.0 * x                # 9
    item_1 = memo[0]                     # 10
    t_2 = item_1 + len(memo)             # 21: total *= recall(0, x) + len(memo)
    total_1 = total * t_2
    item_1 = table['q']                  # 22: table["q"] += table.get("w", a)
    item_bar = table_bar['q']
    if 'w' in table:
        value = table['w']
        value_bar = table_bar['w']
    else:
        value = a
        value_bar = a_bar
    item_1 += value
    keys = list(table)                   # 23: for key in table:
    n = len(keys)
    value_s = []
    for i in range(n):
        key = keys[i]
        value = 2.0 if key == 'u' else 1.0  # 24: total += table[key] @ a * (2.0 if key == "u" else 1.0)
        value_s.append(value)
        total_1 += table[key] @ a * value

    memo_bar = shadows.shadow(memo)      # 23: for key in table:
    for i, value in zip(reversed(range(n)), reversed(value_s)):
        t_bar_2 = y_bar * value          # 24
        key = keys[i]                    # 23
        item_bar_1 = table_bar[key]      # 24: total += table[key] @ a * (2.0 if key == "u" else 1.0)
        t_3 = t_bar_2 * table[key]
        item_bar_1 += t_bar_2 * a
        a_bar += t_3
    value_bar += item_bar                # 22: table["q"] += table.get("w", a)
    total_bar = y_bar * t_2              # 21: total *= recall(0, x) + len(memo)
    t_bar_2 = y_bar * total
    memo_bar[0] = memo_bar[0] + t_bar_2  # 10: return memo[k]
    if test_3:                           # 8: if k not in memo:
        t_bar_2 = memo_bar[0]            # 9: memo[k] = 0.4 * k * v
        memo_bar[0] = 0.0
        x_bar = t_bar_2 * 0.0
    else:
        x_bar = 0.0
    if test:                             # 15: if x > 0.2:
        memo_bar[2] = memo_bar[2] + total_bar  # 10: return memo[k]
        if test_1:                       # 8: if k not in memo:
            t_bar_2 = memo_bar[2]        # 9: memo[k] = 0.4 * k * v
            memo_bar[2] = 0.0
            x_bar += t_bar_2 * 0.8
        a_bar += 2.0 * t_bar_1 * a_old_1  # 16: table["u"] = a * a
    else:
        item_bar = total_bar * x         # 20: total = recall(1, x) * x
        x_bar += total_bar * item
        memo_bar[1] = memo_bar[1] + item_bar  # 10: return memo[k]
        if test_2:                       # 8: if k not in memo:
            t_bar_1 = memo_bar[1]        # 9: memo[k] = 0.4 * k * v
            memo_bar[1] = 0.0
            x_bar += t_bar_1 * 0.4
    x_bar += np.sum(t_bar * a_old)       # 14: table = {"q": x * a}
    a_bar += t_bar * x
    return total_1, (float(x_bar), a_bar)
