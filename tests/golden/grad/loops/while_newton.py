def root_grad(a, y_bar=1.0):
    x = 1.0
    step = 1.0
    t_s = []
    step_s = []
    x_s = []
    while abs(step) > 1e-12:             # 7: while abs(step) > 1e-12:
        x_s.append(x)
        t = 2.0 * x                      # 8: step = (x * x - a) / (2.0 * x)
        t_s.append(t)
        step = (x * x - a) / t
        step_s.append(step)
        x -= step                        # 9: x = x - step

    x_bar = y_bar
    a_bar = 0.0
    for t, step, x_1 in zip(reversed(t_s), reversed(step_s), reversed(x_s)):  # 7: while abs(step) > 1e-12:
        step_bar = -x_bar                # 9
        t_bar = step_bar / t             # 8: step = (x * x - a) / (2.0 * x)
        a_bar -= t_bar
        x_bar -= step_bar * step / t * 2.0
        x_bar += 2.0 * t_bar * x_1
    return x, (float(a_bar),)
