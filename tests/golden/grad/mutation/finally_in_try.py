def f_grad(x, a, log, i, y_bar=1.0):
    total = log.total                    # 18: def f(x, a, log, i):
    depth = log.depth                    # 11: self.depth += 1
    try:                                 # 21: a[1] = x
        a[1] = x
        done = True
    except (BaseException, IndexError, TypeError) as error:
        error_1 = error
        done = False
    if done:                             # 20: try:
        try:                             # 22: y = a[i] * x
            a_i = a[i]
            y = a_i * x
            done_1 = True
        except (BaseException, IndexError, TypeError) as error_2:
            error_1 = error_2
            done_1 = False
    else:
        done_1 = False
    test = not done_1                    # 20: try:
    if test:
        try:                             # 24: a[0] = a[0] * x + 1.0
            a0 = a[0]
            a[0] = a0 * x + 1.0
            error_3 = None
            done_2 = True
        except (IndexError, TypeError) as error_4:
            error_3 = error_4
            done_2 = False
        if done_2:                       # 20: try:
            t = isinstance(error_1, (IndexError, TypeError))
            if not t:
                raise error_1
        else:
            error_1 = error_3
        exit = 5
    else:
        exit = 0
    test_1 = exit >= 5
    if test_1:
        done_3 = False
    else:
        try:                             # 24: a[0] = a[0] * x + 1.0
            a0_1 = a[0]
            a[0] = a0_1 * x + 1.0
            done_3 = True
        except (IndexError, TypeError) as error_5:
            error_1 = error_5
            done_3 = False
    if done_3:                           # 19: try:
        depth_1 = depth + 1              # 11: self.depth += 1
        log.depth = depth_1
        try:                             # 26: log.total += a[0]
            total_1 = total + a[0]
            log.total = total_1
            done_4 = True
        except (BaseException, IndexError, TypeError) as error_6:
            total_1 = total
            error_1 = error_6
            done_4 = False
        if done_4:                       # 25: with log:
            try:                         # 27: y = y + a[i + 1]
                y += a[i + 1]
                done_5 = True
            except (BaseException, IndexError, TypeError) as error_7:
                error_1 = error_7
                done_5 = False
        else:
            done_5 = False
        test_2 = not done_5              # 25: with log:
        if test_2:
            type(error_1)
            getattr(error_1, '__traceback__')
            total_1 *= 2.0               # 14: self.total *= 2.0
            log.total = total_1
            log.depth = depth            # 15: self.depth -= 1
            t_1 = isinstance(error_1, (IndexError, TypeError))  # 25: with log:
            if not t_1:
                raise error_1
            exit = 5
        else:
            depth = depth_1
            exit = 0
        test_3 = exit >= 5
        if test_3:
            done_6 = False
        else:
            total_1 *= 2.0               # 14: self.total *= 2.0
            log.total = total_1
            log.depth = depth - 1        # 15: self.depth -= 1
            done_6 = True
    else:
        total_1 = total
        done_6 = False
    test_4 = not done_6                  # 19: try:
    if test_4:
        y = x
    a0_2 = a[0]                          # 30: return y * a[0] * log.total
    t_2 = y * a0_2
    result = t_2 * total_1

    t_bar = y_bar * total_1              # 30
    total_bar = y_bar * t_2
    y_bar_1 = t_bar * a0_2
    a_bar = np.zeros_like(a)
    a_bar[0] += t_bar * y
    if test_4:                           # 19: try:
        x_bar = y_bar_1
        y_bar_2 = 0.0
    else:
        x_bar = 0.0
        y_bar_2 = y_bar_1
    if done_3:
        if not test_3:                   # 25: with log:
            total_bar *= 2.0             # 14: self.total *= 2.0
        if test_2:                       # 25
            total_bar *= 2.0             # 14
        if done_4:                       # 25
            if done_5:                   # 27: y = y + a[i + 1]
                a_bar[i + 1] += y_bar_2
        if done_4:                       # 26: log.total += a[0]
            a_bar[0] += total_bar
    if not test_1:                       # 20: try:
        if done_3:                       # 24: a[0] = a[0] * x + 1.0
            t_bar = a_bar[0]
            x_bar += t_bar * a0_1
            a_bar[0] = t_bar * x
    if test:                             # 20
        if done_2:                       # 24
            t_bar = a_bar[0]
            x_bar += t_bar * a0
            a_bar[0] = t_bar * x
    if done:                             # 20: try:
        if done_1:                       # 22: y = a[i] * x
            x_bar += y_bar_2 * a_i
            a_bar[i] += y_bar_2 * x
    if done:                             # 21: a[1] = x
        x_bar_1 = a_bar[1]
        a_bar[1] = 0.0
        x_bar += x_bar_1
    return result, (float(x_bar), a_bar, float(total_bar))
