def f_grad(x, y, y_bar=1.0):
    s = ((0.0 + x) * 0.5 + y) * 0.5 + x * y  # 7: s = s * 0.5 + v
    t = s * y + x                        # 8: return s * scale + extra["shift"]
    s_1 = 0.0 + y                        # 7
    t_1 = s_1 + 0.2                      # 8
    result = t * t_1                     # 14: return mix(*parts, **options) * mix(y, shift=0.2)
    t_bar = y_bar * t_1                  # 14
    t_bar_1 = y_bar * t
    s_bar = t_bar * y                    # 8
    y_bar_1 = t_bar_1 + t_bar * s
    s_bar_1 = s_bar * 0.5                # 7: s = s * 0.5 + v
    y_bar_1 += s_bar_1
    x_bar = t_bar + s_bar_1 * 0.5
    x_bar += s_bar * y                   # 12: parts = (x, y, x * y)
    y_bar_1 += s_bar * x
    return result, (x_bar, y_bar_1)
