def f_grad(x, y, flag, y_bar=1.0):
    t = (0.0 < x) & (x <= 1.0)           # 5: a = x * y if 0.0 < x <= 1.0 and flag else x + y
    value = t and flag
    value_1 = x * y if value else x + y
    test = not flag                      # 6: b = (y if not flag or y < 0.0 else x * 3.0) - a
    value_2 = test or y < 0.0
    b = (y if value_2 else x * 3.0) - value_1
    result = value_1 * b                 # 7: return a * b

    value_bar = y_bar * b                # 7
    y_bar_1 = y_bar * value_1
    value_bar -= y_bar_1                 # 6: b = (y if not flag or y < 0.0 else x * 3.0) - a
    if value_2:
        x_bar = 0.0
    else:
        x_bar = y_bar_1 * 3.0
        y_bar_1 = 0.0
    if value:                            # 5: a = x * y if 0.0 < x <= 1.0 and flag else x + y
        x_bar += value_bar * y
        y_bar_1 += value_bar * x
    else:
        x_bar += value_bar
        y_bar_1 += value_bar
    return result, (float(x_bar), float(y_bar_1))
