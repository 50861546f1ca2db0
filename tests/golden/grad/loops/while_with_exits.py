def f_grad(x, y, y_bar=1.0):
    k = 0
    exit = 0
    t_s = []
    x_s = []
    y_s = []
    t_s_1 = []
    while True:                          # 6: while True:
        y_s.append(y)
        k += 1                           # 7: k += 1
        x = x * 0.8 + 0.1 * y            # 8: x = x * 0.8 + 0.1 * y
        x_s.append(x)
        t = k == 2                       # 9: if k == 2:
        t_s.append(t)
        if t:
            y *= x                       # 10: y = y * x
            t_s_1.append(None)
        else:
            t_1 = k > 4                  # 12: if k > 4:
            if t_1:
                t_s_1.append(t_1)
                exit = 1                 # 7: k += 1
                break                    # 12
            if x < 0.05:                 # 14: if x < 0.05:
                t_s_1.append(t_1)
                return_1 = x
                exit = 2                 # 9: if k == 2:
                break                    # 14
            y += 0.2 * x                 # 16: y = y + 0.2 * x
            t_s_1.append(t_1)
    t_2 = exit == 2                      # 6: while True:
    if not t_2:                          # 4: def f(x, y):
        return_1 = x * y                 # 17: return x * y

    if t_2:                              # 4
        x_bar = 0.0
        return_bar = y_bar
        y_bar = 0.0
    else:
        x_bar = y_bar * y                # 17: return x * y
        y_bar *= x
        return_bar = 0.0
    for t_3, x, y, t_4 in zip(reversed(t_s), reversed(x_s), reversed(y_s), reversed(t_s_1)):  # 6: while True:
        if t_3:                          # 9: if k == 2:
            y_bar_1 = y_bar * x          # 10: y = y * x
            x_bar += y_bar * y
        else:
            if not t_4:                  # 12: if k > 4:
                if x < 0.05:             # 14: if x < 0.05:
                    x_bar += return_bar
                    return_bar = 0.0
                else:
                    x_bar += y_bar * 0.2  # 16: y = y + 0.2 * x
            y_bar_1 = y_bar
        y_bar = y_bar_1 + x_bar * 0.1    # 8: x = x * 0.8 + 0.1 * y
        x_bar *= 0.8
    return return_1, (x_bar, y_bar)
