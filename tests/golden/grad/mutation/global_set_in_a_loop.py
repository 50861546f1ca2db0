def f_grad(x, xs, n, y_bar=1.0):
    level = global_set_in_a_loop.level   # 6: def f(x, xs, n):
    test = xs[-1] < 0.5                  # 8: if xs[-1] < 0.5:
    if test:
        item_s = []
        for _ in range(n):               # 9: for _ in range(n):
            item = xs[-1]                # 10: level = xs[-1] * x
            item_s.append(item)
            level = item * x
            global_set_in_a_loop.level = level
    else:
        xs.append(x)                     # 12: xs.append(x)
        item_s = None
    y = level * x + xs[0]                # 13: return level * x + xs[0]

    xs_bar = shadows.shadow(xs)
    xs_bar[0] = xs_bar[0] + y_bar        # 13
    level_bar = y_bar * x
    x_bar = y_bar * level
    if test:                             # 8: if xs[-1] < 0.5:
        for item in reversed(item_s):    # 9: for _ in range(n):
            x_bar += level_bar * item    # 10: level = xs[-1] * x
            xs_bar[-1] = xs_bar[-1] + level_bar * x
            level_bar = 0.0
    else:
        x_bar_1 = xs_bar.pop()           # 12: xs.append(x)
        x_bar += x_bar_1
    for i in range(len(xs_bar)):
        xs_bar[i] = float(xs_bar[i])
    return y, (float(x_bar), xs_bar, float(level_bar))
