def f_grad(xs, model, least, y_bar=1.0):
    w = model.w                          # 17: def f(xs, model, least):
    n = len(xs)                          # 19: for x in xs:
    test = 0 < n
    if test:
        x = xs[0]
        if x > least:                    # 20: if x > least:
            factor = w * w               # 13: self.factor = self.w * self.w
            model.factor = factor
            total = 0.0 + x * factor     # 21: total += x * model.scale()
            factor_is_none = False
        else:
            total = 0.0
            factor_is_none = True
            factor = None
        best = x * x                     # 23: best = x * x
        total += best                    # 26: total += best
        test_1_s = []
        factor_s = []
        factor_is_none_s = []
        for i in range(1, n):            # 19: for x in xs:
            factor_is_none_s.append(factor_is_none)
            x = xs[i]
            if x > least:                # 20: if x > least:
                if factor_is_none:       # 12: if self.factor is None:
                    factor = w * w       # 13: self.factor = self.w * self.w
                    model.factor = factor
                total += x * factor      # 21: total += x * model.scale()
                factor_is_none = False
            factor_s.append(factor)
            best_1 = x * x               # 24: elif x * x > best:
            test_1 = best_1 > best
            test_1_s.append(test_1)
            if not test_1:
                best_1 = best
            total += best_1              # 26: total += best
            best = best_1
    else:
        total = 0.0
        factor_is_none = True
        factor = None
        test_1_s = None
        factor_s = None
        factor_is_none_s = None
    test_1 = not factor_is_none          # 27: if model.factor is not None:
    if test_1:
        total_1 = total * factor         # 28: total *= model.factor
    else:
        total_1 = total

    if test_1:                           # 27
        total_bar = y_bar * factor       # 28
        factor_bar = y_bar * total
    else:
        total_bar = y_bar
        factor_bar = 0.0
    xs_bar = np.zeros_like(xs)           # 19: for x in xs:
    if test:
        best_bar = 0.0
        w_bar = 0.0
        for i, test_1, factor, factor_is_none in zip(reversed(range(1, n)), reversed(test_1_s),
                reversed(factor_s), reversed(factor_is_none_s)):
            best_bar += total_bar        # 26: total += best
            x = xs[i]                    # 19
            if test_1:                   # 24: elif x * x > best:
                x_bar = 2.0 * best_bar * x  # 25: best = x * x
                best_bar = 0.0
            else:
                x_bar = 0.0
            if x > least:                # 20: if x > least:
                x_bar += total_bar * factor  # 21: total += x * model.scale()
                factor_bar += total_bar * x
                if factor_is_none:       # 12: if self.factor is None:
                    w_bar += 2.0 * factor_bar * w  # 13: self.factor = self.w * self.w
                    factor_bar = 0.0
            xs_bar[i] += x_bar           # 19: for x in xs:
        best_bar += total_bar            # 26: total += best
        x = xs[0]                        # 19
        x_bar = 2.0 * best_bar * x       # 23: best = x * x
        if x > least:                    # 20: if x > least:
            factor = w * w               # 13: self.factor = self.w * self.w
            x_bar += total_bar * factor  # 21: total += x * model.scale()
            factor_bar += total_bar * x
            w_bar += 2.0 * factor_bar * w  # 13
        xs_bar[0] += x_bar               # 19: for x in xs:
    else:
        w_bar = 0.0
    return total_1, (xs_bar, float(w_bar))
