def f_grad(a, limit, y_bar=1.0):
    total = 0.0
    t_s = []
    for i in range(len(a)):              # 7: for v in a:
        v = a[i]
        if v < 0.0:                      # 8: if v < 0.0:
            total *= 0.5                 # 9: total = total * 0.5
            t_s.append(None)
        else:
            total += v * v               # 11: total = total + v * v
            t = total > limit            # 12: if total > limit:
            if t:
                total -= limit * v       # 13: total = total - limit * v
                t_s.append(t)
                break
            total *= 1.1                 # 15: total = total * 1.1
            t_s.append(t)
    trips = len(t_s)                     # 7: for v in a:

    a_bar = np.zeros_like(a)             # 7
    total_bar = y_bar
    limit_bar = 0.0
    for i, t_1 in zip(reversed(range(trips)), reversed(t_s)):
        v = a[i]
        if v < 0.0:                      # 8: if v < 0.0:
            total_bar *= 0.5             # 9: total = total * 0.5
            v_bar = 0.0
        else:
            if t_1:                      # 12: if total > limit:
                t_bar = -total_bar       # 13: total = total - limit * v
                v_bar = t_bar * limit
                limit_bar += t_bar * v
            else:
                total_bar *= 1.1         # 15: total = total * 1.1
                v_bar = 0.0
            t_2 = total_bar * v          # 11: total = total + v * v
            v_bar = v_bar + t_2 + t_2
        a_bar[i] += v_bar                # 7: for v in a:
    limit_bar = float(limit_bar)
    return total, (a_bar, limit_bar)
