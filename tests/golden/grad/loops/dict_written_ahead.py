def f_grad(x, y, y_bar=1.0):
    t = y * x                            # 9: d["c"] = value * x
    total = 0.0 + x + y + t              # 11: total += value
    result = total + rt.sum_of([x * 2.0, y * 2.0, t * x * 2.0])  # 12: return total + sum(values)
    t_bar = y_bar * 2.0                  # 10: d[key] *= 2.0
    x_bar = t_bar * t                    # 9
    t_bar_1 = y_bar + t_bar * x
    y_bar_1 = y_bar + t_bar              # 10
    y_bar_1 += t_bar_1 * x               # 9: d["c"] = value * x
    x_bar += t_bar_1 * y
    x_bar += y_bar                       # 11: total += value
    x_bar += t_bar                       # 10: d[key] *= 2.0
    return result, (x_bar, y_bar_1)
