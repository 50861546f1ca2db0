def f_grad(filter, x, d, y_bar=1.0):
    total = filter.total                 # 19: def f(filter, x, d):
    failures = filter.failures           # 14: self.failures += 1
    try:                                 # 10: try:
        t = x / d                        # 11: t = x / d
        total_1 = total + t * t          # 12: self.total += t * t
        filter.total = total_1
        done = True
    except ZeroDivisionError:
        failures += 1                    # 14: self.failures += 1
        filter.failures = failures
        total_1 = total * x              # 15: self.total *= x
        filter.total = total_1
        done = False
    try:                                 # 10: try:
        t_1 = x / 0.0                    # 11: t = x / d
        total_2 = total_1 + t_1 * t_1    # 12: self.total += t * t
        filter.total = total_2
        done_1 = True
    except ZeroDivisionError:
        filter.failures = failures + 1   # 14: self.failures += 1
        total_2 = total_1 * x            # 15: self.total *= x
        filter.total = total_2
        done_1 = False
    y = total_1 * total_2                # 20: return filter.step(x, d) * filter.step(x, 0.0)

    total_bar = y_bar * total_2          # 20
    total_bar_1 = y_bar * total_1
    if done_1:                           # 10: try:
        total_bar += total_bar_1         # 12: self.total += t * t
        t_bar = 2.0 * total_bar_1 * t_1
        x_bar = t_bar / 0.0              # 11: t = x / d
    else:
        x_bar = total_bar_1 * total_1    # 15: self.total *= x
        total_bar += total_bar_1 * x
    if done:                             # 10: try:
        t_bar = 2.0 * total_bar * t      # 12: self.total += t * t
        d_bar = -t_bar * t / d           # 11
        x_bar += t_bar / d
    else:
        total_bar_1 = total_bar * x      # 15: self.total *= x
        x_bar += total_bar * total
        d_bar = 0.0
        total_bar = total_bar_1
    return y, (x_bar, float(d_bar), total_bar)
