def f_grad(x, rate, y_bar=1.0):
    level = np.array(0.5)                # 6: level = np.array(0.5)
    level[()] += x                       # 7: level[()] += x
    test = rate > 0.2                    # 8: return float(level) * rate if rate > 0.2 else 0.5
    if test:
        t = float(level)
        value = t * rate
    else:
        value = 0.5                      # 6: level = np.array(0.5)

    level_bar = np.zeros_like(level)     # 8: return float(level) * rate if rate > 0.2 else 0.5
    if test:
        rate_bar = y_bar * t
        level_bar += rt.unbroadcast(y_bar * rate, ())
    else:
        rate_bar = 0.0
    x_bar = level_bar[()]                # 7: level[()] += x
    return value, (float(x_bar), float(rate_bar))
