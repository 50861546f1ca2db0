def f_grad(x, y, limit, y_bar=1.0):
    if x > 0.5:                          # 5: if x > 0.5:
        large = x > limit                # 6: large = x > limit
    else:
        large = None
    if x > 0.0:                          # 7: seen = large if x > 0.0 else False
        rt.checked(large, 'large')
        value = large
    else:
        value = False
    rt.checked(large, 'large')           # 8: if large:
    if large:
        x_1 = x * x                      # 9: x = x * x
    else:
        x_1 = x
    value_1 = 3.0 * x_1 if value else x_1  # 10: return 3.0 * x if seen else x
    try:                                 # 15: try:
        if y > 0.5:                      # 5: if x > 0.5:
            large_1 = y > limit          # 6: large = x > limit
        else:
            large_1 = None
        if y > 0.0:                      # 7: seen = large if x > 0.0 else False
            rt.checked(large_1, 'large')
            value_2 = large_1
        else:
            value_2 = False
        rt.checked(large_1, 'large')     # 8: if large:
        if large_1:
            x_1 = y * y                  # 9: x = x * x
        else:
            x_1 = y
        value_3 = 3.0 * x_1 if value_2 else x_1  # 10: return 3.0 * x if seen else x
        total = value_1 + value_3        # 16: total += pick(y, limit)
        done = True
    except UnboundLocalError:
        total = value_1 * 2.0            # 18: total *= 2.0
        done = False
        large_1 = None

    if done:                             # 15: try:
        y_bar_1 = y_bar * 3.0 if value_2 else y_bar  # 10: return 3.0 * x if seen else x
        if large_1:                      # 8: if large:
            y_bar_1 = 2.0 * y_bar_1 * y  # 9: x = x * x
        value_bar = y_bar
    else:
        value_bar = y_bar * 2.0          # 18: total *= 2.0
        y_bar_1 = 0.0
    x_bar = value_bar * 3.0 if value else value_bar  # 10: return 3.0 * x if seen else x
    if large:                            # 8: if large:
        x_bar = 2.0 * x_bar * x          # 9: x = x * x
    return total, (x_bar, float(y_bar_1))
