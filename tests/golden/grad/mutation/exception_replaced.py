def f_grad(p, x, y_bar=1.0):
    w = p['w']                           # 4: def f(p, x):
    n = p['n']
    try:                                 # 5: try:
        y = w * x                        # 6: y = p["w"] * x
    except BaseException:
        p['n'] = n + 1.0                 # 10: p["n"] = p["n"] + 1.0
        raise                            # 5
    t = n + 1.0                          # 10
    p['n'] = t
    result = y * t                       # 11: return y * p["n"]

    y_bar_1 = y_bar * t                  # 11
    t_bar = y_bar * y
    w_bar = y_bar_1 * x                  # 6: y = p["w"] * x
    x_bar = y_bar_1 * w
    return result, (float(x_bar), {'w': float(w_bar), 'n': t_bar})
