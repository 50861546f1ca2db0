def f_grad(x, a, i, y_bar=1.0):
    try:                                 # 7: a[0] = x
        a[0] = x
        done = True
    except IndexError:
        done = False
    if done:                             # 6: try:
        try:                             # 9: a[1] = x * x
            a[1] = x * x
            done_1 = True
        except IndexError:
            done_1 = False
        if done_1:                       # 8: try:
            try:                         # 10: a[i] = x
                a[i] = x
                done_2 = True
            except IndexError:
                done_2 = False
        else:
            done_2 = False
        test = not done_2                # 8: try:
        if test:
            try:                         # 12: a[0] = 2.0 * x
                a[0] = 2.0 * x
                done_3 = True
            except IndexError:
                done_3 = False
        else:
            done_3 = True
        if done_3:                       # 6: try:
            try:                         # 13: a[i - 1] = x
                a[i - 1] = x
                done_4 = True
            except IndexError:
                done_4 = False
        else:
            done_4 = False
    else:
        done_4 = False
    test_1 = not done_4                  # 6: try:
    if test_1:
        a[1] = x                         # 15: a[1] = x
    y = np.sum(a * a)                    # 16: return np.sum(a * a)

    a_bar = 2.0 * y_bar * a              # 16
    if test_1:                           # 6
        x_bar = a_bar[1]                 # 15
        a_bar[1] = 0.0
    else:
        x_bar = 0.0
    if done:                             # 6: try:
        if done_3:
            if done_4:                   # 13: a[i - 1] = x
                x_bar_1 = a_bar[i - 1]
                a_bar[i - 1] = 0.0
                x_bar += x_bar_1
        if test:                         # 8: try:
            if done_3:                   # 12: a[0] = 2.0 * x
                t_bar = a_bar[0]
                a_bar[0] = 0.0
                x_bar += t_bar * 2.0
        if done_1:                       # 8
            if done_2:                   # 10: a[i] = x
                x_bar_1 = a_bar[i]
                a_bar[i] = 0.0
                x_bar += x_bar_1
        if done_1:                       # 9: a[1] = x * x
            t_bar = a_bar[1]
            a_bar[1] = 0.0
            x_bar += 2.0 * t_bar * x
    if done:                             # 7: a[0] = x
        x_bar_1 = a_bar[0]
        a_bar[0] = 0.0
        x_bar += x_bar_1
    return y, (float(x_bar), a_bar)
