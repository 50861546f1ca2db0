def f_grad(a, b, c, xs, y_bar=1.0):
    w = a.w                              # 11: def f(a, b, c, xs):
    w_1 = b.w
    w_2 = c.w
    n = len(xs)                          # 13: for x in xs:
    total = 0.0
    value_2_s = []
    value_s = []
    w_3_s = []
    value_chosen_s = []
    value_chosen_1_s = []
    value_1_s = []
    for i in range(n):
        x = xs[i]
        value_chosen = True if x > 0.5 else False  # 14: p = a if x > 0.5 else b
        value_chosen_s.append(value_chosen)
        value_chosen_1 = True if x < 0.8 else False  # 15: q = p if x < 0.8 else c
        value_chosen_1_s.append(value_chosen_1)
        if value_chosen_1:               # 16: q.w += x * p.w
            value = w if value_chosen else w_1
        else:
            value = w_2
        value_1 = w if value_chosen else w_1
        value_1_s.append(value_1)
        w_3 = value + x * value_1
        w_3_s.append(w_3)
        if value_chosen_1:
            if value_chosen:
                w = w_3
            else:
                w_1 = w_3
        else:
            w_2 = w_3
        value = w if value_chosen else w_1  # 17: total += q.w * p.w
        value_s.append(value)
        total += w_3 * value
        if value_chosen:                 # 18: if p is q:
            value_2 = value_chosen_1 and True
        else:
            value_2 = value_chosen_1 and True
        value_2_s.append(value_2)
        if value_2:
            total += w                   # 19: total += a.w
    a.w = w                              # 16: q.w += x * p.w
    b.w = w_1
    c.w = w_2
    t = w * w_1                          # 20: return total + a.w * b.w * c.w
    y = total + t * w_2

    t_bar = y_bar * w_2                  # 20
    w_bar = y_bar * t
    w_bar_1 = t_bar * w_1
    w_bar_2 = t_bar * w
    xs_bar = np.zeros_like(xs)           # 13: for x in xs:
    for (i, value_2, value, value_3, value_chosen, value_chosen_1, value_1) in zip(reversed(range(n)),
            reversed(value_2_s), reversed(value_s), reversed(w_3_s), reversed(value_chosen_s),
            reversed(value_chosen_1_s), reversed(value_1_s)):
        if value_2:                      # 18: if p is q:
            w_bar_1 += y_bar             # 19: total += a.w
        value_bar = y_bar * value        # 17: total += q.w * p.w
        value_bar_1 = y_bar * value_3
        if value_chosen:
            w_bar_1 += value_bar_1
        else:
            w_bar_2 += value_bar_1
        if value_chosen_1:               # 16: q.w += x * p.w
            if value_chosen:
                w_bar_3 = w_bar_1 + value_bar
                w_bar_1 = 0.0
            else:
                w_bar_3 = w_bar_2 + value_bar
                w_bar_2 = 0.0
        else:
            w_bar_3 = w_bar + value_bar
            w_bar = 0.0
        x_bar = w_bar_3 * value_1
        x = xs[i]                        # 13: for x in xs:
        value_bar = w_bar_3 * x          # 16: q.w += x * p.w
        if value_chosen:
            w_bar_1 += value_bar
        else:
            w_bar_2 += value_bar
        if value_chosen_1:
            if value_chosen:
                w_bar_1 += w_bar_3
            else:
                w_bar_2 += w_bar_3
        else:
            w_bar += w_bar_3
        xs_bar[i] += x_bar               # 13: for x in xs:
    return y, (xs_bar, float(w_bar_1), float(w_bar_2), float(w_bar))
