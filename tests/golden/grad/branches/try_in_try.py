def f_grad(x, n, y_bar=1.0):
    try:                                 # 5: try:
        a = x * x                        # 6: a = x * x
        try:                             # 7: try:
            b = x / n                    # 8: b = x / n
            done = True
        except ZeroDivisionError:
            b = x
            done = False
        c = a * b                        # 11: c = a * b
        done_1 = True
    except (ValueError, ArithmeticError):
        c = 0.0
        done_1 = False
    y = c * x                            # 14: return c * x

    c_bar = y_bar * x                    # 14
    x_bar = y_bar * c
    if done_1:                           # 5: try:
        a_bar = c_bar * b                # 11: c = a * b
        a = x * x                        # 6: a = x * x
        b_bar = c_bar * a                # 11
        if done:                         # 7: try:
            x_bar += b_bar / n           # 8: b = x / n
        else:
            x_bar += b_bar               # 7
        x_bar += 2.0 * a_bar * x         # 6
    return y, (x_bar,)
