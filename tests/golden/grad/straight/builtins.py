def f_grad(x, y, y_bar=1.0):
    r = 7.3 % 2.0                        # 5: q, r = divmod(7.3, 2.0)
    t = x - y                            # 6: a = abs(x - y) + max(x, y, 0.1) * min(x, 2.0)
    t_1 = max(x, y)
    t_2 = max(t_1, 0.1)
    t_3 = min(x, 2.0)
    a = abs(t) + t_2 * t_3
    b = 0 + x + y + a + y ** 3           # 7: b = sum([x, y, a]) + pow(y, 3)
    n = 2 + int(x * 10.0) + 3            # 8: n = len([x, y]) + int(x * 10.0) + round(2.6)
    t_4 = a * b + float(n) * r + 3.0     # 9: return a * b + float(n) * r + q

    a_bar = y_bar * b                    # 9
    b_bar = y_bar * a
    a_bar += b_bar                       # 7
    y_bar = b_bar * 3 * y ** 2 + b_bar
    t_bar = a_bar * t_3 * rt.larger(t_1, 0.1)  # 6: a = abs(x - y) + max(x, y, 0.1) * min(x, 2.0)
    x_bar = b_bar + a_bar * t_2 * rt.larger(2.0, x)
    x_bar += t_bar * rt.larger(x, y)
    y_bar += t_bar * rt.larger(y, x)
    t_bar = a_bar * rt.sign(t)
    x_bar += t_bar
    y_bar -= t_bar
    return t_4, (x_bar, y_bar)
