def f_grad(x, a, n, y_bar=1.0):
    a_bar = np.zeros_like(a)
    items = []                           # 6: kept = []
    items_bar = []
    a_old_s = []
    for _ in range(n):                   # 7: for _ in range(n):
        items.append(a)                  # 8: kept.append(a)
        items_bar.append(a_bar)
        a_old = a[0]                     # 9: a[0] *= x
        a_old_s.append(a_old)
        a[0] *= x
    a0 = a[0]                            # 10: y = a[0] * a[1]
    a1 = a[1]
    y = a0 * a1
    n = len(items)                       # 11: for c in kept:
    t_s = []
    for i in range(n):
        c = items[i]
        t = c[1]                         # 12: c[1] = c[1] * x + y
        t_s.append(t)
        c[1] = t * x + y
    a1_1 = a[1]                          # 13: return y + a[1] * a[0]
    a0_1 = a[0]
    result = y + a1_1 * a0_1

    a_bar[0] += y_bar * a1_1             # 13
    a_bar[1] += y_bar * a0_1
    x_bar = 0.0
    y_bar_1 = y_bar
    for i, t in zip(reversed(range(n)), reversed(t_s)):  # 11: for c in kept:
        c_bar = items_bar[i]
        t_bar = c_bar[1]                 # 12: c[1] = c[1] * x + y
        y_bar_1 += t_bar
        x_bar += t_bar * t
        c_bar[1] = t_bar * x
    a_bar[1] += y_bar_1 * a0             # 10: y = a[0] * a[1]
    a_bar[0] += y_bar_1 * a1
    for a_old in reversed(a_old_s):      # 7: for _ in range(n):
        x_bar += a_bar[0] * a_old        # 9: a[0] *= x
        a_bar[0] *= x
    return result, (float(x_bar), a_bar)
