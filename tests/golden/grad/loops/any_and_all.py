def f_grad(xs, x, y_bar=1.0):
    n = len(xs)                          # 7: if any(v > 0.25 for v in xs):
    any = False
    for i in range(n):
        if xs[i] > 0.25:
            any = True
            break
    if any:
        total = 1.0 + xs[0]              # 8: total += xs[0]
    else:
        total = 1.0
    value = True                         # 9: if all(v > 0.0 for v in xs) and not any([x > 3.0, x < 0.0]):
    for i in range(n):
        if not xs[i] > 0.0:
            value = False                # 7: if any(v > 0.25 for v in xs):
            break                        # 9
    if value:
        value = x < 0.0
        value = not (x > 3.0 or value)
    if value:
        total_1 = total * xs[1]          # 10: total *= xs[1]
    else:
        total_1 = total
    test = 1.0 / x > 3.0                 # 11: if any(1.0 / v > 3.0 for v in (x, 0.1, 0.0)):  # 1 / 0.0 is no…
    any_1 = (1 if test else 0) == 0 or test
    if any_1:
        total_1 += x                     # 12: total += x

    if any_1:                            # 11
        x_bar = y_bar
    else:
        x_bar = 0.0
    xs_bar = np.zeros_like(xs)           # 9: if all(v > 0.0 for v in xs) and not any([x > 3.0, x < 0.0]):
    if value:
        total_bar = y_bar * xs[1]        # 10: total *= xs[1]
        xs_bar[1] += y_bar * total
    else:
        total_bar = y_bar
    if any:                              # 7: if any(v > 0.25 for v in xs):
        xs_bar[0] += total_bar           # 8: total += xs[0]
    return total_1, (xs_bar, float(x_bar))
