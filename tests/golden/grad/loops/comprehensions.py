def f_grad(xs, a, y_bar=1.0):
    item = xs[0]                         # 5: def f(xs, a):
    item_1 = xs[1]
    item_2 = xs[2]
    items = []                           # 6: ys = [math.sin(a * v) for v in xs if v > 0.0]
    test = item > 0.0
    if test:
        items.append(math.sin(a * item))
    test_1 = item_1 > 0.0
    if test_1:
        items.append(math.sin(a * item_1))
    test_2 = item_2 > 0.0
    if test_2:
        items.append(math.sin(a * item_2))
    table = {}                           # 7: table = {k: v * v for k, v in enumerate(ys)}
    n = len(items)
    for i in range(n):
        v = items[i]
        table[i] = v * v
    items_1 = []                         # 8: grid = [[u * v for u in ys] for v in xs]
    for i in range(n):
        items_1.append(items[i] * item)
    for i in range(n):
        items[i]
    for i in range(n):
        items[i]
    t = sum(items) + table[1] + items_1[1]  # 9: return sum(ys) + table[1] + grid[0][1] + sum(v * a for v in …
    y = t + rt.sum_of([item * a, item_1 * a, item_2 * a])

    items_bar = shadows.shadow(items)
    table_bar = shadows.shadow(table)
    items_bar_1 = shadows.shadow(items_1)
    item_bar = y_bar * a                 # 9
    a_bar = y_bar * item_2 + y_bar * item_1 + y_bar * item
    items_bar_1[1] = items_bar_1[1] + y_bar
    table_bar[1] = table_bar[1] + y_bar
    for i in range(len(items_bar)):
        items_bar[i] = items_bar[i] + y_bar
    item_bar_1 = item_bar
    for i in reversed(range(n)):         # 8: grid = [[u * v for u in ys] for v in xs]
        t_bar = items_bar_1.pop()
        item_bar_1 += t_bar * items[i]
        items_bar[i] = items_bar[i] + t_bar * item
    for i in reversed(range(n)):         # 7: table = {k: v * v for k, v in enumerate(ys)}
        t_bar = table_bar[i]
        table_bar[i] = 0.0
        v_bar = items_bar[i] + 2.0 * t_bar * items[i]
        items_bar[i] = v_bar
    if test_2:                           # 6: ys = [math.sin(a * v) for v in xs if v > 0.0]
        sin_bar = items_bar.pop()
        t_bar = sin_bar * math.cos(a * item_2)
        a_bar += t_bar * item_2
        item_bar_2 = item_bar + t_bar * a
    else:
        item_bar_2 = item_bar
    if test_1:
        sin_bar = items_bar.pop()
        t_bar = sin_bar * math.cos(a * item_1)
        a_bar += t_bar * item_1
        item_bar += t_bar * a
    if test:
        sin_bar = items_bar.pop()
        t_bar = sin_bar * math.cos(a * item)
        a_bar += t_bar * item
        item_bar_1 += t_bar * a
    return y, ([float(item_bar_1), float(item_bar), float(item_bar_2)], float(a_bar))
