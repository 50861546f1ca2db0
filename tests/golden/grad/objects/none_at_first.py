def f_grad(watch, xs, y, y_bar=1.0):
    n = len(xs)                          # 25: for x in xs:
    test = 0 < n
    if test:
        x = xs[0]
        t = x * y                        # 26: total += watch.see(x * y)
        best = t * t                     # 12: self.best = x * x
        if t > 0.5:                      # 13: if x > 0.5:
            watch.since = 0              # 15: self.since = 0
            since_is_none = False
            since = 0
        else:
            since_is_none = True
        total = 0.0 + best               # 26: total += watch.see(x * y)
        value = not since_is_none        # 27: if watch.since is not None and watch.since > 0:
        if value:
            value = since > 0
        if value:
            last = x * total             # 28: last = x * total
            last_is_none = False
        else:
            last_is_none = True
        total_1 = total
        value_1_s = []
        total_1_s = []
        test_1_s = []
        for i in range(1, n):            # 25: for x in xs:
            x = xs[i]
            t_1 = x * y                  # 26: total += watch.see(x * y)
            best_1 = t_1 * t_1           # 11: if self.best is None or x * x < self.best:
            test_1 = best_1 < best
            test_1_s.append(test_1)
            if not test_1:
                best_1 = best
            if t_1 > 0.5:                # 13: if x > 0.5:
                if since_is_none:        # 14: if self.since is None:
                    since = 0
                else:
                    since += 1           # 17: self.since += 1
                watch.since = since
                since_is_none = False
            total_1 += best_1            # 26: total += watch.see(x * y)
            total_1_s.append(total_1)
            value_1 = not since_is_none  # 27: if watch.since is not None and watch.since > 0:
            if value_1:
                value_1 = since > 0
            value_1_s.append(value_1)
            if value_1:
                last = x * total_1       # 28: last = x * total
                last_is_none = False
            best = best_1
        watch.best = best                # 12: self.best = x * x
    else:
        total_1 = 0.0
        last_is_none = True
        value_1_s = None
        total_1_s = None
        test_1_s = None
        total = None
    value_2 = total_1 if last_is_none else total_1 * last  # 29: return total if last is None else total * la…

    if last_is_none:                     # 29
        total_bar = y_bar
        last_bar = 0.0
    else:
        total_bar = y_bar * last
        last_bar = y_bar * total_1
    xs_bar = np.zeros_like(xs)           # 25: for x in xs:
    if test:
        best_bar = 0.0
        y_bar_1 = 0.0
        for i, value_1, total_1, test_1 in zip(reversed(range(1, n)), reversed(value_1_s),
                reversed(total_1_s), reversed(test_1_s)):
            x = xs[i]
            if value_1:                  # 27: if watch.since is not None and watch.since > 0:
                x_bar = last_bar * total_1  # 28: last = x * total
                total_bar += last_bar * x
                last_bar = 0.0
            else:
                x_bar = 0.0
            best_bar += total_bar        # 26: total += watch.see(x * y)
            t_2 = x * y
            if test_1:                   # 11: if self.best is None or x * x < self.best:
                t_bar = 2.0 * best_bar * t_2  # 12: self.best = x * x
                best_bar = 0.0
            else:
                t_bar = 0.0
            x_bar += t_bar * y           # 26: total += watch.see(x * y)
            y_bar_1 += t_bar * x
            xs_bar[i] += x_bar           # 25: for x in xs:
        x = xs[0]
        if value:                        # 27: if watch.since is not None and watch.since > 0:
            x_bar = last_bar * total     # 28: last = x * total
            total_bar += last_bar * x
        else:
            x_bar = 0.0
        best_bar += total_bar            # 26: total += watch.see(x * y)
        t_bar = 2.0 * best_bar * (x * y)  # 12: self.best = x * x
        x_bar += t_bar * y               # 26
        y_bar_1 += t_bar * x
        xs_bar[0] += x_bar               # 25: for x in xs:
    else:
        y_bar_1 = 0.0
    return value_2, (xs_bar, float(y_bar_1))
