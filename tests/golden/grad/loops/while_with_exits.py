def f_grad(x, y, y_bar=1.0):
    k = 0
    exit = 0
    test_s = []
    x_s = []
    y_s = []
    test_1_s = []
    while True:                          # 6: while True:
        y_s.append(y)
        k += 1                           # 7: k += 1
        x = x * 0.8 + 0.1 * y            # 8: x = x * 0.8 + 0.1 * y
        x_s.append(x)
        test = k == 2                    # 9: if k == 2:
        test_s.append(test)
        if test:
            y *= x                       # 10: y = y * x
            test_1_s.append(None)
        else:
            test_1 = k > 4               # 12: if k > 4:
            if test_1:
                test_1_s.append(test_1)
                exit = 1                 # 7: k += 1
                break                    # 12
            if x < 0.05:                 # 14: if x < 0.05:
                test_1_s.append(test_1)
                return_1 = x
                exit = 2                 # 9: if k == 2:
                break                    # 14
            y += 0.2 * x                 # 16: y = y + 0.2 * x
            test_1_s.append(test_1)
    test = exit == 2                     # 6: while True:
    if not test:                         # 4: def f(x, y):
        return_1 = x * y                 # 17: return x * y

    if test:                             # 4
        x_bar = 0.0
        y_bar_1 = 0.0
        return_bar = y_bar
    else:
        x_bar = y_bar * y                # 17: return x * y
        y_bar_1 = y_bar * x
        return_bar = 0.0
    for test, x_1, y_1, test_1 in zip(reversed(test_s), reversed(x_s), reversed(y_s), reversed(test_1_s)):  # 6
        if test:                         # 9: if k == 2:
            y_bar_2 = y_bar_1 * x_1      # 10: y = y * x
            x_bar += y_bar_1 * y_1
        else:
            if not test_1:               # 12: if k > 4:
                if x_1 < 0.05:           # 14: if x < 0.05:
                    x_bar += return_bar
                    return_bar = 0.0
                else:
                    x_bar += y_bar_1 * 0.2  # 16: y = y + 0.2 * x
            y_bar_2 = y_bar_1
        y_bar_1 = y_bar_2 + x_bar * 0.1  # 8: x = x * 0.8 + 0.1 * y
        x_bar *= 0.8
    return return_1, (float(x_bar), float(y_bar_1))
