def f_grad(x, n, y_bar=1.0):
    table = {}                           # 5: table = {}
    found_s = []
    for i in range(n):                   # 6: for i in range(n):
        t = i % 3                        # 7: table[i % 3] = table.get(i % 3, 0.0) + x * i
        found = t in table
        found_s.append(found)
        table[t] = (table[t] if found else 0.0) + x * i
    keys = list(table)                   # 9: for key in table:
    n_1 = len(keys)
    s = 0.0
    item_s = []
    for i in range(n_1):
        key = keys[i]
        item = table[key]                # 10: s += table[key] * table[key]
        item_s.append(item)
        s += item * item
    keys_1 = list(table)                 # 11: for key, value in table.items():
    n_2 = len(keys_1)
    for i in range(n_2):
        item = keys_1[i]
        value = table[item]
        s += item * value                # 12: s += key * value

    table_bar = shadows.shadow(table)
    for i in reversed(range(n_2)):       # 11: for key, value in table.items():
        item = keys_1[i]
        value_bar = y_bar * item         # 12
        table_bar[item] = table_bar[item] + value_bar  # 11
    for i, item in zip(reversed(range(n_1)), reversed(item_s)):  # 9: for key in table:
        item_bar = y_bar * item          # 10: s += table[key] * table[key]
        key = keys[i]                    # 9
        table_bar[key] = table_bar[key] + item_bar  # 10
        table_bar[key] = table_bar[key] + item_bar
    x_bar = 0.0
    for i, found in zip(reversed(range(n)), reversed(found_s)):  # 6: for i in range(n):
        t_1 = i % 3                      # 7: table[i % 3] = table.get(i % 3, 0.0) + x * i
        t_bar = table_bar[t_1]
        table_bar[t_1] = 0.0
        x_bar += t_bar * i
        if found:
            table_bar[t_1] = table_bar[t_1] + t_bar
    return s, (float(x_bar),)
