def f_grad(xs, least, y_bar=1.0):
    n = len(xs)                          # 7: for i, a in enumerate(xs):
    total = 0.0
    trips_s = []
    test_s_s = []
    test_1_s_s = []
    p_s_s = []
    for i in range(n):
        a = xs[i]
        xs_part = xs[i + 1:]             # 8: for b in xs[i + 1 :]:
        exit = 0
        test_s = []
        test_1_s = []
        p_s = []
        for i in range(len(xs_part)):
            b = xs_part[i]
            p = a * b                    # 14: p = a * b
            p_s.append(p)
            test = p > least             # 15: if p > least:
            test_s.append(test)
            if test:
                test_1 = total > 3.0     # 22: if total > 3.0:
                if test_1:
                    test_1_s.append(test_1)
                    exit = -1
                    break
                total += p * p           # 24: total += p * p
                test_1_s.append(test_1)
            else:
                test_1_s.append(None)
        trips_s.append(len(test_s))
        test_s_s.append(test_s)
        test_1_s_s.append(test_1_s)
        p_s_s.append(p_s)
        if exit:                         # 8: for b in xs[i + 1 :]:
            break
    t_s_s = []
    for i in range(n):                   # 7: for i, a in enumerate(xs):
        a = xs[i]
        xs_part = xs[i + 1:]             # 8
        t_s = []
        for i in range(len(xs_part)):
            b = xs_part[i]
            q = a - b                    # 25: for q in (a - b for a, b in pairs(xs)):
            t = q * q                    # 26: total += q * q * least
            t_s.append(t)
            total += t * least
        t_s_s.append(t_s)
    trips = len(trips_s)                 # 7: for i, a in enumerate(xs):

    xs_bar = np.zeros_like(xs)           # 7
    least_bar = 0.0
    for i, t_s in zip(reversed(range(n)), reversed(t_s_s)):
        t_1 = i + 1                      # 8: for b in xs[i + 1 :]:
        xs_part_bar = xs_bar[t_1:]
        xs_part = xs[t_1:]
        a = xs[i]                        # 7: for i, a in enumerate(xs):
        a_bar = 0.0
        for i_1, t in zip(reversed(range(len(xs_part))), reversed(t_s)):  # 8
            least_bar += y_bar * t       # 26: total += q * q * least
            b = xs_part[i_1]             # 8: for b in xs[i + 1 :]:
            q = a - b                    # 25: for q in (a - b for a, b in pairs(xs)):
            q_bar = 2.0 * (y_bar * least) * q  # 26
            a_bar += q_bar               # 25
            xs_part_bar[i_1] -= q_bar    # 8
        xs_bar[i] += a_bar               # 7: for i, a in enumerate(xs):
    for i, trips_1, test_s, test_1_s, p_s in zip(reversed(range(trips)), reversed(trips_s),
            reversed(test_s_s), reversed(test_1_s_s), reversed(p_s_s)):
        t_2 = i + 1                      # 8: for b in xs[i + 1 :]:
        xs_part_bar = xs_bar[t_2:]
        xs_part = xs[t_2:]
        a = xs[i]                        # 7
        a_bar = 0.0
        for i_1, test, test_1, p in zip(reversed(range(trips_1)), reversed(test_s), reversed(test_1_s),  # 8
                reversed(p_s)):
            if test:                     # 15: if p > least:
                if test_1:               # 22: if total > 3.0:
                    p_bar = 0.0
                else:
                    p_bar = 2.0 * y_bar * p  # 24: total += p * p
            else:
                p_bar = 0.0
            b = xs_part[i_1]             # 8: for b in xs[i + 1 :]:
            b_bar = p_bar * a            # 14: p = a * b
            a_bar += p_bar * b
            xs_part_bar[i_1] += b_bar    # 8
        xs_bar[i] += a_bar               # 7: for i, a in enumerate(xs):
    return total, (xs_bar, float(least_bar))
