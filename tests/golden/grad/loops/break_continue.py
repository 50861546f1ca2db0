def f_grad(a, limit, y_bar=1.0):
    total = 0.0
    test_s = []
    for i in range(len(a)):              # 7: for v in a:
        v = a[i]
        if v < 0.0:                      # 8: if v < 0.0:
            total *= 0.5                 # 9: total = total * 0.5
            test_s.append(None)
        else:
            total += v * v               # 11: total = total + v * v
            test = total > limit         # 12: if total > limit:
            if test:
                total -= limit * v       # 13: total = total - limit * v
                test_s.append(test)
                break
            total *= 1.1                 # 15: total = total * 1.1
            test_s.append(test)
    trips = len(test_s)                  # 7: for v in a:

    a_bar = np.zeros_like(a)             # 7
    total_bar = y_bar
    limit_bar = 0.0
    for i, test in zip(reversed(range(trips)), reversed(test_s)):
        v = a[i]
        if v < 0.0:                      # 8: if v < 0.0:
            total_bar *= 0.5             # 9: total = total * 0.5
            v_bar = 0.0
        else:
            if test:                     # 12: if total > limit:
                v_bar = -total_bar * limit  # 13: total = total - limit * v
                limit_bar -= total_bar * v
            else:
                total_bar *= 1.1         # 15: total = total * 1.1
                v_bar = 0.0
            v_bar += 2.0 * total_bar * v  # 11: total = total + v * v
        a_bar[i] += v_bar                # 7: for v in a:
    return total, (a_bar, float(limit_bar))
