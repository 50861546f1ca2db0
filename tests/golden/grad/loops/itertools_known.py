def f_grad(x, y, y_bar=1.0):
    t = x * y                            # 7: xs = [x, y, x * y]
    total = 0.0 + x + t + t * t          # 10: total += a
    total = total + x + y + t + 1.0 + 2.0  # 12: total += a
    t_1 = x * 2.0                        # 14: total += a * b
    t_2 = y * 2.0
    t_3 = t * 2.0
    total = total + x + t_1 + y + t_2 + t + t_3
    total = total - t_1 - t_2 - t_3      # 16: total -= a * b
    t_4 = y * t                          # 18: total += a * b
    total = total + t + x * t + t_4
    total_1 = total * t                  # 20: total *= a * b
    total_2 = total_1 * t_4
    total_2 = total_2 + t + t_4 * 2.0    # 22: total += a[0] * a[1] * b
    total_2 = total_2 + x + 2 * y + 3.0  # 24: total += k * a

    y_bar_1 = y_bar * 2                  # 24
    t_bar = y_bar * 2.0                  # 22
    t_5 = t_bar * t
    t_bar *= y
    x_bar = y_bar + y_bar * y
    y_bar_1 = y_bar_1 + t_5 + y_bar * x
    total_bar = y_bar * t_4              # 20: total *= a * b
    t_bar_1 = y_bar * total_1
    y_bar_1 += t_bar_1 * t
    t_bar += t_bar_1 * y
    total_bar_1 = total_bar * t
    t_bar_1 = total_bar * total
    x_bar += t_bar_1 * y
    y_bar_1 += t_bar_1 * x
    t_6 = total_bar_1 * t                # 18: total += a * b
    t_7 = total_bar_1 * y
    t_8 = total_bar_1 * x
    t_bar = t_bar + t_7 + t_8
    x_bar = x_bar + t_6 + t_7
    y_bar_1 = y_bar_1 + t_6 + t_8
    t_9 = -total_bar_1 * 2.0             # 16: total -= a * b
    t_bar += t_9
    y_bar_1 += t_9
    x_bar += t_9
    t_10 = total_bar_1 * 2.0             # 14: total += a * b
    t_bar += t_10
    total_bar = 2.0 * total_bar_1
    y_bar_1 += t_10
    total_bar_2 = 2.0 * total_bar_1
    x_bar += t_10
    total_bar_3 = 2.0 * total_bar_1
    t_bar += total_bar                   # 12: total += a
    y_bar_1 += total_bar_2
    x_bar += total_bar_3
    x_bar += total_bar_1                 # 10: total += a
    t_bar_1 = total_bar_1 + t_6          # 9: for a in accumulate(xs, lambda p, q: p * q):
    t_bar += t_6
    x_bar += t_bar_1 * y
    y_bar_1 += t_bar_1 * x
    x_bar += t_bar * y                   # 7: xs = [x, y, x * y]
    y_bar_1 += t_bar * x
    return total_2, (x_bar, y_bar_1)
