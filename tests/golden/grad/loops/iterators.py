def f_grad(x, y, y_bar=1.0):
    t = x * y                            # 5: it = iter([x, y, x * y, 2.0])
    total = t + t * 2.0                  # 9: total += v * next(it, 1.0)
    total_1 = total * x                  # 11: total *= x
    total_bar = y_bar * x                # 11
    x_bar = y_bar * total
    t_bar = total_bar * 2.0              # 9
    y_bar_1 = total_bar * x              # 7: total = first * second
    x_bar += total_bar * y
    x_bar += t_bar * y                   # 5: it = iter([x, y, x * y, 2.0])
    y_bar_1 += t_bar * x
    return total_1, (x_bar, y_bar_1)
