def f_grad(x, y, y_bar=1.0):
    t = x * y                            # 11: items = [Item("c", x), Item("a", y * y), Item("b", x * y)]
    total = 0.0 + y * y + 2 * t + 3 * x  # 14: total += (k + 1) * item.weight
    items = [x, y, t]                    # 16: weights.sort(reverse=True)
    order = rt.order(items, reverse=True)
    item = order[0]
    item_1 = items[item]
    item_2 = order[1]
    item_3 = items[item_2]
    item_4 = order[2]
    item_5 = items[item_4]
    total = 0.5 * (0.5 * total + y) + x  # 19: total = 0.5 * total + table[name]
    items_1 = [item_1, item_3, item_5]   # 20: return total + weights[0] * 2.0 + weights[2] + sorted(weights,…
    items_2 = [abs(item_1), abs(item_3), abs(item_5)]
    order = rt.order(items_2)
    t_1 = total + item_1 * 2.0 + item_5
    item_1 = order[0]
    item_3 = items_1[item_1]
    items_1[order[1]]
    items_1[order[2]]
    result = t_1 + item_3

    items_bar = shadows.shadow(items)
    items_bar_1 = shadows.shadow(items_1)
    items_bar_1[item_1] = items_bar_1[item_1] + y_bar  # 20: return total + weights[0] * 2.0 + weights[2] + s…
    item_bar = items_bar_1[1]
    item_bar_1 = items_bar_1[2] + y_bar
    item_bar_2 = items_bar_1[0] + y_bar * 2.0
    total_bar = y_bar * 0.5              # 19: total = 0.5 * total + table[name]
    total_bar_1 = total_bar * 0.5
    items_bar[item_4] = items_bar[item_4] + item_bar_1  # 16: weights.sort(reverse=True)
    items_bar[item_2] = items_bar[item_2] + item_bar
    items_bar[item] = items_bar[item] + item_bar_2
    x_bar = y_bar + items_bar[0]
    y_bar_1 = total_bar + items_bar[1]
    t_bar = items_bar[2]
    x_bar += t_bar * y                   # 15: weights = [x, y, x * y]
    y_bar_1 += t_bar * x
    x_bar += total_bar_1 * 3             # 14: total += (k + 1) * item.weight
    t_bar = total_bar_1 * 2
    x_bar += t_bar * y                   # 11: items = [Item("c", x), Item("a", y * y), Item("b", x * y)]
    y_bar_1 = y_bar_1 + t_bar * x + 2.0 * total_bar_1 * y
    return result, (float(x_bar), float(y_bar_1))
