def f_grad(mode, x, y_bar=1.0):
    scale = mode.scale                   # 9: def f(mode, x):
    scale_1 = 3.0 * x                    # 11: mode.scale = 3.0 * x
    mode.scale = scale_1
    try:                                 # 12: try:
        return_1 = scale_1 * x           # 13: return mode.scale * x
    except BaseException:
        mode.scale = scale               # 15: mode.scale = old
        raise                            # 12
    mode.scale = scale                   # 15

    scale_bar = y_bar * x                # 13
    x_bar = y_bar * scale_1
    x_bar += scale_bar * 3.0             # 11: mode.scale = 3.0 * x
    return return_1, (float(x_bar), 0.0)
