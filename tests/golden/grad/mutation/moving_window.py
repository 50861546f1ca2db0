def f_grad(xs, x, y_bar=1.0):
    items = []                           # 8: window, total = deque(maxlen=3), 0.0
    n = len(xs)                          # 10: for v in xs:
    total = 0.0
    item1 = x
    item1_s = []
    sum_s = []
    n_1_s = []
    test_s = []
    for i in range(n):
        item1_s.append(item1)
        v = xs[i]
        test = len(items) >= 3           # 11: window.append(v * x)
        test_s.append(test)
        if test:
            items.pop(0)
        items.append(v * x)
        n_1 = len(items)                 # 13: total += sum(window) ** 2 + last[0] * last[1]
        n_1_s.append(n_1)
        sum = 0
        for i in range(n_1):
            sum += items[i]
        sum_s.append(sum)
        total += sum ** 2 + item1 * v
        item1 = v

    items_bar = shadows.shadow(items)
    xs_bar = np.zeros_like(xs)           # 10: for v in xs:
    item1_bar = 0.0
    x_bar = 0.0
    for i, item1, sum, n_1, test in zip(reversed(range(n)), reversed(item1_s), reversed(sum_s),
            reversed(n_1_s), reversed(test_s)):
        v = xs[i]
        v_bar = item1_bar + y_bar * item1  # 13: total += sum(window) ** 2 + last[0] * last[1]
        sum_bar = 2 * y_bar * sum
        for i_1 in reversed(range(n_1)):
            items_bar[i_1] = items_bar[i_1] + sum_bar
        t_bar = items_bar.pop()          # 11: window.append(v * x)
        if test:
            items_bar.append(0.0)
            for i_1 in range(len(items_bar) - 1, 0, -1):
                items_bar[i_1] = items_bar[i_1 - 1]
            items_bar[0] = 0.0
        v_bar += t_bar * x
        x_bar += t_bar * v
        xs_bar[i] += v_bar               # 10: for v in xs:
        item1_bar = y_bar * v            # 13: total += sum(window) ** 2 + last[0] * last[1]
    x_bar += item1_bar                   # 10
    return total, (xs_bar, float(x_bar))
