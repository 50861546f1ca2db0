def f_grad(x, b, xs, y_bar=1.0):
    rounds = 0
    total = 0.0
    items_s = []
    trips_s = []
    n_s_s = []
    trips_s_1 = []
    rounds_s = []
    trips_s_2_s = []
    test_s_s_s = []
    value_s_s_s = []
    v_s_s = []
    item_s_s_s = []
    t_1_s_s_s = []
    b_i_s_s_s = []
    i_2_s_s_s = []
    i_1_s_s_s = []
    i_s_s = []
    while rounds < 2:                    # 8: while rounds < 2:
        rounds += 1                      # 9: rounds += 1
        rounds_s.append(rounds)
        items = [x]                      # 10: made = [x]
        items_s.append(items)
        i = 0
        trips_s_2 = []
        test_s_s = []
        value_s_s = []
        v_s = []
        item_s_s = []
        t_1_s_s = []
        b_i_s_s = []
        i_2_s_s = []
        i_1_s_s = []
        i_s = []
        while i < len(xs):               # 11: for v in xs:
            i_s.append(i)
            v = xs[i]
            v_s.append(v)
            n = len(b)                   # 12: for k, (w, u) in enumerate(zip(b, xs)):
            i += 1                       # 11
            i_1 = 0
            i_2 = 0
            i_3 = 0
            test_s = []
            value_s = []
            item_s = []
            t_1_s = []
            b_i_s = []
            i_2_s = []
            i_1_s = []
            while i_1 < n:               # 12: for k, (w, u) in enumerate(zip(b, xs)):
                i_2_s.append(i_2)
                i_1_s.append(i_1)
                t = i_1 + 1
                b_i = b[i_1]
                b_i_s.append(b_i)
                n_1 = len(xs)
                test = i_2 < n_1
                test_s.append(test)
                if not test:
                    value_s.append(None)
                    item_s.append(None)
                    t_1_s.append(None)
                    break
                item = xs[i_2]
                t_1 = b_i * v            # 13: made.append(w * v * u)
                items.append(t_1 * item)
                value = n_1 < 6          # 14: if len(xs) < 6 and k > 0:
                if value:
                    value = i_3 > 0
                if value:
                    xs.append(x * v)     # 15: xs.append(x * v)
                value_s.append(value)
                item_s.append(item)
                t_1_s.append(t_1)
                i_1 = t
                i_2 += 1                 # 12: for k, (w, u) in enumerate(zip(b, xs)):
                i_3 += 1
            trips_s_2.append(len(test_s))
            test_s_s.append(test_s)
            value_s_s.append(value_s)
            item_s_s.append(item_s)
            t_1_s_s.append(t_1_s)
            b_i_s_s.append(b_i_s)
            i_2_s_s.append(i_2_s)
            i_1_s_s.append(i_1_s)
            total += items[-1] * rounds  # 16: total += made[-1] * rounds
        trips_s_1.append(len(trips_s_2))
        trips_s_2_s.append(trips_s_2)
        test_s_s_s.append(test_s_s)
        value_s_s_s.append(value_s_s)
        v_s_s.append(v_s)
        item_s_s_s.append(item_s_s)
        t_1_s_s_s.append(t_1_s_s)
        b_i_s_s_s.append(b_i_s_s)
        i_2_s_s_s.append(i_2_s_s)
        i_1_s_s_s.append(i_1_s_s)
        i_s_s.append(i_s)
        n_s = []
        for i in range(len(xs)):         # 17: for v in xs:
            v = xs[i]
            n = len(items)               # 18: total += v * len(made)
            n_s.append(n)
            total += v * n
            if v > 0.6:                  # 19: if v > 0.6:
                break
        trips_s.append(len(n_s))
        n_s_s.append(n_s)
    item = xs.pop()                      # 21: return total * xs.pop()
    y = total * item

    xs_bar = shadows.shadow(xs)
    total_bar = y_bar * item             # 21
    xs_bar.append(y_bar * total)
    b_bar = np.zeros_like(b)             # 8: while rounds < 2:
    x_bar = 0.0
    for (items, trips, n_s, trips_1, rounds, trips_s_2, test_s_s, value_s_s, v_s, item_s_s, t_1_s_s, b_i_s_s,
            i_2_s_s, i_1_s_s, i_s) in zip(reversed(items_s), reversed(trips_s), reversed(n_s_s),
            reversed(trips_s_1), reversed(rounds_s), reversed(trips_s_2_s), reversed(test_s_s_s),
            reversed(value_s_s_s), reversed(v_s_s), reversed(item_s_s_s), reversed(t_1_s_s_s),
            reversed(b_i_s_s_s), reversed(i_2_s_s_s), reversed(i_1_s_s_s), reversed(i_s_s)):
        items_bar = shadows.shadow(items)
        for i, n in zip(reversed(range(trips)), reversed(n_s)):  # 17: for v in xs:
            v_bar = total_bar * n        # 18: total += v * len(made)
            xs_bar[i] = xs_bar[i] + v_bar  # 17
        for (trips, test_s, value_s, v, item_s, t_1_s, b_i_s, i_2_s, i_1_s, i) in zip(reversed(trips_s_2),  # 11
                reversed(test_s_s), reversed(value_s_s), reversed(v_s), reversed(item_s_s),
                reversed(t_1_s_s), reversed(b_i_s_s), reversed(i_2_s_s), reversed(i_1_s_s), reversed(i_s)):
            item_bar = items_bar[-1] + total_bar * rounds  # 16: total += made[-1] * rounds
            items_bar[-1] = item_bar
            v_bar = 0.0
            for (test, value, item, t_1, b_i, i_2, i_1) in zip(reversed(test_s), reversed(value_s),  # 12
                    reversed(item_s), reversed(t_1_s), reversed(b_i_s), reversed(i_2_s), reversed(i_1_s)):
                if test:
                    if value:            # 14: if len(xs) < 6 and k > 0:
                        t_bar = xs_bar.pop()  # 15: xs.append(x * v)
                        x_bar += t_bar * v
                        v_bar += t_bar * x
                    t_bar = items_bar.pop()  # 13: made.append(w * v * u)
                    t_bar_1 = t_bar * item
                    item_bar = t_bar * t_1
                    b_i_bar = t_bar_1 * v
                    v_bar += t_bar_1 * b_i
                    xs_bar[i_2] = xs_bar[i_2] + item_bar  # 12: for k, (w, u) in enumerate(zip(b, xs)):
                else:
                    b_i_bar = 0.0
                b_bar[i_1] += b_i_bar
            xs_bar[i] = xs_bar[i] + v_bar  # 11: for v in xs:
        x_bar += items_bar[0]            # 10: made = [x]
    for i in range(len(xs_bar)):
        xs_bar[i] = float(xs_bar[i])
    return y, (float(x_bar), b_bar, xs_bar)
