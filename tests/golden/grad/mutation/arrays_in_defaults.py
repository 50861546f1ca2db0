def f_grad(x, y, y_bar=1.0):
    levels = raised.__defaults__[0]      # 25: total = raised(x) * SLOWLY(y * x)
    peaks = raised.__kwdefaults__['peaks']
    kept = partial.args
    default = kept[0]
    levels += x                          # 10: levels += v
    peaks[...] = np.maximum(levels, peaks)  # 11: np.maximum(levels, peaks, out=peaks)
    t = np.sum(levels)                   # 12: return levels.sum()
    t_1 = y * x                          # 25: total = raised(x) * SLOWLY(y * x)
    default *= 0.75                      # 16: kept *= 1.0 - rate
    default += 0.25 * t_1                # 17: kept += rate * v
    t_2 = default @ t_1                  # 18: return kept @ v
    total = t * t_2                      # 25
    levels_old = levels[1]               # 26: LEVELS[1] *= y
    levels[1] *= y
    levels += x * x                      # 10: levels += v
    peaks[...] = np.maximum(levels, peaks)  # 11: np.maximum(levels, peaks, out=peaks)
    t_3 = np.sum(levels)                 # 12: return levels.sum()
    default_old = default.copy()         # 18: return kept @ v
    default *= 0.75                      # 16: kept *= 1.0 - rate
    default += 0.25 * x                  # 17: kept += rate * v
    t_4 = default @ x                    # 18
    total += t_3 * t_4                   # 27: total += raised(x * x) * SLOWLY(x)
    levels1 = levels[1]                  # 28: return total + LEVELS[1] * LEVELS[2]
    levels2 = levels[2]
    result = total + levels1 * levels2

    levels_bar = np.zeros_like(levels)   # 28
    levels_bar[2] += y_bar * levels1
    levels_bar[1] += y_bar * levels2
    t_bar = y_bar * t_4                  # 27: total += raised(x * x) * SLOWLY(x)
    t_bar_1 = y_bar * t_3
    default_bar = t_bar_1 * x            # 18: return kept @ v
    x_bar = t_bar_1 * default
    x_bar += default_bar.copy() * 0.25   # 17: kept += rate * v
    default_bar *= 0.75                  # 16: kept *= 1.0 - rate
    levels_bar += t_bar                  # 12: return levels.sum()
    levels_bar_1 = levels_bar.copy()     # 10: levels += v
    x_bar += 2.0 * levels_bar_1 * x      # 27: total += raised(x * x) * SLOWLY(x)
    y_bar_1 = levels_bar[1] * levels_old  # 26: LEVELS[1] *= y
    levels_bar[1] *= y
    t_bar = y_bar * t_2                  # 25: total = raised(x) * SLOWLY(y * x)
    t_bar_1 = y_bar * t
    t_5 = t_bar_1 * t_1                  # 18: return kept @ v
    t_bar_1 = t_bar_1 * default_old
    default_bar += t_5
    t_bar_1 += default_bar.copy() * 0.25  # 17: kept += rate * v
    default_bar *= 0.75                  # 16: kept *= 1.0 - rate
    y_bar_1 += np.sum(t_bar_1 * x)       # 25: total = raised(x) * SLOWLY(y * x)
    x_bar += t_bar_1 * y
    levels_bar += t_bar                  # 12: return levels.sum()
    x_bar += levels_bar                  # 10: levels += v
    return result, (x_bar, float(y_bar_1))
