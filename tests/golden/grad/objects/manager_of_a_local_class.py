def f_grad(meter, a, x, y_bar=1.0):
    level = meter.level * 0.5            # 13: meter.level *= 0.5
    meter.level = level
    try:                                 # 19: with Halved():
        x_1 = x * level                  # 20: x = x * meter.level
        a[0] += x_1                      # 21: a[0] += x
        if a[0] > 0.9:                   # 22: if a[0] > 0.9:
            raise ValueError('too far')  # 23: raise ValueError("too far")
    except BaseException as error:
        type(error)                      # 19
        getattr(error, '__traceback__')
        meter.level = level * (2.0 if error is None else 3.0)  # 17: meter.level *= 2.0 if error is None else…
        raise                            # 19: with Halved():
    level_1 = level * 2.0                # 17
    meter.level = level_1
    t = a @ a                            # 24: return a @ a * meter.level
    y = t * level_1

    level_bar = y_bar * t                # 24
    a_bar = 2.0 * (y_bar * level_1) * a
    level_bar *= 2.0                     # 17: meter.level *= 2.0 if error is None else 3.0
    x_bar = a_bar[0]                     # 21: a[0] += x
    x_bar_1 = x_bar * level              # 20: x = x * meter.level
    level_bar += x_bar * x
    level_bar *= 0.5                     # 13: meter.level *= 0.5
    return y, (a_bar, float(x_bar_1), float(level_bar))
