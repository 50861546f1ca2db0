def f_grad(xs, k, y_bar=1.0):
    items = []                           # 8: queue = deque(maxlen=3)
    n = len(xs)                          # 10: for i, v in enumerate(xs):
    total = 0.0
    test_4_s = []
    item_s = []
    test_3_s = []
    t_3_s = []
    test_2_s = []
    t_1_s = []
    test_1_s = []
    test_s = []
    t_s = []
    for i in range(n):
        v = xs[i]
        n_1 = len(items)                 # 11: queue.rotate(2)
        test = n_1 > 0
        test_s.append(test)
        if test:
            t = -2 % n_1
            for _ in range(t):
                item = items.pop(0)
                items.append(item)
        else:
            t = None
        t_s.append(t)
        if v > 0.2:                      # 12: if v > 0.2:
            test_1 = len(items) >= 3     # 13: queue.append(v * v)
            if test_1:
                items.pop(0)
            items.append(v * v)
        else:
            test_1 = None
        test_1_s.append(test_1)
        n_1 = len(items)                 # 14: queue.rotate()
        test_2 = n_1 > 0
        test_2_s.append(test_2)
        if test_2:
            t_1 = -1 % n_1
            for _ in range(t_1):
                item = items.pop(0)
                items.append(item)
        else:
            t_1 = None
        t_1_s.append(t_1)
        t_2 = -k * i                     # 15: queue.rotate(-k * i)
        n_1 = len(items)
        test_3 = n_1 > 0
        test_3_s.append(test_3)
        if test_3:
            t_3 = t_2 * -1 % n_1
            for _ in range(t_3):
                item = items.pop(0)
                items.append(item)
        else:
            t_3 = None
        t_3_s.append(t_3)
        test_4 = len(items) > 0          # 16: if len(queue) > 0:
        test_4_s.append(test_4)
        if test_4:
            item = items[0]              # 17: total += queue[0] * v * i + queue[-1]
            total += item * v * i + items[-1]
        else:
            item = None
        item_s.append(item)
    n_1 = len(items)                     # 18: return total * len(queue)
    y = total * n_1

    items_bar = shadows.shadow(items)
    total_bar = y_bar * n_1              # 18
    xs_bar = np.zeros_like(xs)           # 10: for i, v in enumerate(xs):
    for (i, test_4, item, test_3, t_3, test_2, t_1, test_1, test, t) in zip(reversed(range(n)),
            reversed(test_4_s), reversed(item_s), reversed(test_3_s), reversed(t_3_s), reversed(test_2_s),
            reversed(t_1_s), reversed(test_1_s), reversed(test_s), reversed(t_s)):
        v = xs[i]
        if test_4:                       # 16: if len(queue) > 0:
            items_bar[-1] = items_bar[-1] + total_bar  # 17: total += queue[0] * v * i + queue[-1]
            t_bar = total_bar * i
            v_bar = t_bar * item
            items_bar[0] = items_bar[0] + t_bar * v
        else:
            v_bar = 0.0
        if test_3:                       # 15: queue.rotate(-k * i)
            for _ in reversed(range(t_3)):
                item_bar = items_bar.pop()
                items_bar.append(item_bar)
                for i_1 in range(len(items_bar) - 1, 0, -1):
                    items_bar[i_1] = items_bar[i_1 - 1]
                items_bar[0] = item_bar
        if test_2:                       # 14: queue.rotate()
            for _ in reversed(range(t_1)):
                item_bar = items_bar.pop()
                items_bar.append(item_bar)
                for i_1 in range(len(items_bar) - 1, 0, -1):
                    items_bar[i_1] = items_bar[i_1 - 1]
                items_bar[0] = item_bar
        if v > 0.2:                      # 12: if v > 0.2:
            t_bar = items_bar.pop()      # 13: queue.append(v * v)
            if test_1:
                items_bar.append(0.0)
                for i_1 in range(len(items_bar) - 1, 0, -1):
                    items_bar[i_1] = items_bar[i_1 - 1]
                items_bar[0] = 0.0
            v_bar += 2.0 * t_bar * v
        if test:                         # 11: queue.rotate(2)
            for _ in reversed(range(t)):
                item_bar = items_bar.pop()
                items_bar.append(item_bar)
                for i_1 in range(len(items_bar) - 1, 0, -1):
                    items_bar[i_1] = items_bar[i_1 - 1]
                items_bar[0] = item_bar
        xs_bar[i] += v_bar               # 10: for i, v in enumerate(xs):
    return y, (xs_bar,)
