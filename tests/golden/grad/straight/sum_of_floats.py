def f_grad(a, b, c, xs, y_bar=1.0):
    item = xs[0]                         # 4: def f(a, b, c, xs):
    item_1 = xs[1]
    item_2 = xs[2]
    items = []                           # 5: history = []
    for k in range(4):                   # 6: for k in range(4):
        items.append(a * k + 0.1)        # 7: history.append(a * k + 0.1)
    total = rt.sum_of([a, b, c])         # 8: return sum([a, b, c]) * sum(x * x for x in xs) + sum(history, b)
    total_1 = rt.sum_of([item * item, item_1 * item_1, item_2 * item_2])
    y = total * total_1 + sum(items, b)

    items_bar = shadows.shadow(items)
    for i in range(len(items_bar)):      # 8
        items_bar[i] = items_bar[i] + y_bar
    total_bar = y_bar * total_1
    total_bar_1 = y_bar * total
    item_bar = 2.0 * total_bar_1 * item_2
    item_bar_1 = 2.0 * total_bar_1 * item_1
    item_bar_2 = 2.0 * total_bar_1 * item
    b_bar = y_bar + total_bar
    a_bar = total_bar
    for k in reversed(range(4)):         # 6: for k in range(4):
        t_bar = items_bar.pop()          # 7: history.append(a * k + 0.1)
        a_bar += t_bar * k
    c_bar = float(total_bar)
    item_bar_2 = float(item_bar_2)
    item_bar_1 = float(item_bar_1)
    return y, (float(a_bar), float(b_bar), c_bar, [item_bar_2, item_bar_1, float(item_bar)])
