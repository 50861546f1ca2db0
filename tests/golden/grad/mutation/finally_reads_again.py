def f_grad(a, cell, x, n, y_bar=1.0):
    buf = cell.buf                       # 11: def f(a, cell, x, n):
    level = cell.level
    buf_n = buf[n]                       # 12: first = cell.buf[n] * cell.level
    first = buf_n * level
    try:                                 # 13: try:
        try:                             # 14: cell.buf[::2] = x
            buf[::2] = x
            level_1 = 0.5 * x            # 15: cell.level = 0.5 * x
            cell.level = level_1
            done = True                  # 14
        except IndexError:
            level_1 = level
            done = False
        if done:                         # 13: try:
            try:                         # 16: first *= a[n + 9]
                first_1 = first * a[n + 9]
                done_1 = True
            except IndexError:
                first_1 = first
                done_1 = False
        else:
            first_1 = first
            done_1 = False
        test = not done_1                # 13: try:
        if test:
            buf_n_1 = buf[n]             # 18: first += cell.buf[n] * cell.level
            first_1 += buf_n_1 * level_1
            buf[1] = 3.0 * x             # 19: cell.buf[1] = 3.0 * x
    except BaseException:
        buf[3] = buf[n] + buf[1]         # 21: cell.buf[3] = cell.buf[n] + cell.buf[1]
        raise                            # 13: try:
    buf[3] = buf[n] + buf[1]             # 21
    buf3 = buf[3]                        # 22: return first * cell.buf[3]
    y = first_1 * buf3

    first_bar = y_bar * buf3             # 22
    buf_bar = np.zeros_like(buf)
    buf_bar[3] += y_bar * first_1
    t_bar = buf_bar[3]                   # 21: cell.buf[3] = cell.buf[n] + cell.buf[1]
    buf_bar[3] = 0.0
    buf_bar[1] += t_bar
    buf_bar[n] += t_bar
    a_bar = np.zeros_like(a)             # 13: try:
    if test:
        t_bar = buf_bar[1]               # 19: cell.buf[1] = 3.0 * x
        buf_bar[1] = 0.0
        x_bar = t_bar * 3.0
        level_bar = first_bar * buf_n_1  # 18: first += cell.buf[n] * cell.level
        buf_bar[n] += first_bar * level_1
    else:
        level_bar = 0.0
        x_bar = 0.0
    if done:                             # 13: try:
        if done_1:                       # 16: first *= a[n + 9]
            t = n + 9
            first_bar_1 = first_bar * a[t]
            a_bar[t] += first_bar * first
        else:
            first_bar_1 = first_bar
    else:
        first_bar_1 = first_bar
    if done:                             # 14: cell.buf[::2] = x
        x_bar += level_bar * 0.5         # 15: cell.level = 0.5 * x
        x_bar_1 = buf_bar[::2].copy()    # 14
        buf_bar[::2] = 0.0
        x_bar += np.sum(x_bar_1)
        level_bar = 0.0
    level_bar += first_bar_1 * buf_n     # 12: first = cell.buf[n] * cell.level
    buf_bar[n] += first_bar_1 * level
    return y, (a_bar, buf_bar, float(level_bar), float(x_bar))
