def f_grad(x, b, y_bar=1.0):
    level = finally_reads_global.level   # 8: def f(x, b):
    seen = finally_reads_global.seen     # 15: seen.append(level)
    try:                                 # 10: try:
        level_1 = level * x              # 11: level = level * x
        finally_reads_global.level = level_1
        b[1] = level_1                   # 12: b[1] = level
        level_1 += b[9]                  # 13: level = level + b[9]
        finally_reads_global.level = level_1
    except BaseException:
        level = finally_reads_global.level  # 10: try:
        seen.append(level)               # 15: seen.append(level)
        raise                            # 10
    seen.append(level_1)                 # 15
    y = level_1 * x                      # 16: return level * x

    level_bar = y_bar * x                # 16
    x_bar = y_bar * level_1
    b_bar = np.zeros_like(b)             # 10: try:
    b_bar[9] += level_bar                # 13: level = level + b[9]
    level_bar_1 = b_bar[1]               # 12: b[1] = level
    b_bar[1] = 0.0
    level_bar += level_bar_1
    level_bar_1 = level_bar * x          # 11: level = level * x
    x_bar += level_bar * level
    return y, (float(x_bar), b_bar, float(level_bar_1))
