def f_grad(x, y, y_bar=1.0):
    t = x * y                            # 5: a, b = x * y, x + y
    b = x + y
    b_1 = t * b                          # 6: a, b = b, a * b
    t_1 = b - b_1                        # 7: (c, d), *rest = (a, b), a - b, x
    result = b_1 * b + t_1 * x           # 9: return c * d + rest[0] * rest[1]
    t_bar = y_bar * x                    # 9
    x_bar = y_bar * t_1
    b_bar = y_bar * b
    b_bar_1 = y_bar * b_1
    b_bar_1 += t_bar                     # 7
    b_bar -= t_bar
    t_bar = b_bar * b                    # 6: a, b = b, a * b
    b_bar_1 += b_bar * t
    x_bar = x_bar + b_bar_1 + t_bar * y  # 5: a, b = x * y, x + y
    y_bar_1 = b_bar_1 + t_bar * x
    return result, (x_bar, y_bar_1)
