def f_grad(counter, x, d, y_bar=1.0):
    n = counter.n + 1.0                  # 9: self.n += 1.0
    counter.n = n
    try:                                 # 15: y = counter.next() * x / d + counter.next()
        t = n * x / d
        n_1 = n + 1.0                    # 9
        counter.n = n_1
        y = t + n_1                      # 15
        done = True
    except ZeroDivisionError:
        n_1 = n
        y = None
        done = False
    test = not done                      # 14: try:
    if not test:
        n_1 = y
    result = n_1 * x                     # 18: return y * x

    y_bar_1 = y_bar * x                  # 18
    x_bar = y_bar * n_1
    if test:                             # 14: try:
        n_bar = y_bar_1
        y_bar_2 = 0.0
    else:
        n_bar = 0.0
        y_bar_2 = y_bar_1
    if done:                             # 15: y = counter.next() * x / d + counter.next()
        t_bar = y_bar_2 / d
        d_bar = -y_bar_2 * t / d
        n_bar = n_bar + y_bar_2 + t_bar * x
        x_bar += t_bar * n
    else:
        d_bar = 0.0
    return result, (float(x_bar), float(d_bar), float(n_bar))
