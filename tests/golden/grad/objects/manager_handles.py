def f_grad(xs, log, factor, y_bar=1.0):
    scale = log.scale                    # 25: def f(xs, log, factor):
    failed = log.failed                  # 19: log.failed += 1
    total = 0.0
    test_s = []
    scale_s = []
    done_s = []
    for k in range(4):                   # 27: for k in range(4):
        scale_s.append(scale)
        try:                             # 17: yield
            xs_k = xs[k]                 # 29: total += xs[k] * xs[k]
            total += xs_k * xs_k
            done = True                  # 17
        except IndexError:
            done = False
        done_s.append(done)
        test = not done                  # 16: try:
        test_s.append(test)
        if test:
            failed += 1                  # 19: log.failed += 1
            log.failed = failed
            scale *= factor              # 20: log.scale *= factor
            log.scale = scale
        else:
            scale += factor              # 22: log.scale += factor
            log.scale = scale
    y = total * scale                    # 30: return total * log.scale

    total_bar = y_bar * scale            # 30
    scale_bar = y_bar * total
    xs_bar = np.zeros_like(xs)           # 27: for k in range(4):
    factor_bar = 0.0
    for k, test, scale, done in zip(reversed(range(4)), reversed(test_s), reversed(scale_s),
            reversed(done_s)):
        if test:                         # 16: try:
            scale_bar_1 = scale_bar * factor  # 20: log.scale *= factor
            factor_bar += scale_bar * scale
        else:
            factor_bar += scale_bar      # 22: log.scale += factor
            scale_bar_1 = scale_bar
        if done:                         # 17: yield
            xs_bar[k] += 2.0 * total_bar * xs[k]  # 29: total += xs[k] * xs[k]
        scale_bar = scale_bar_1
    return y, (xs_bar, float(factor_bar), float(scale_bar))
