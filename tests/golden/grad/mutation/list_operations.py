def f_grad(x, y, y_bar=1.0):
    t = x * y                            # 6: values.append(x * y)
    t_1 = t + 1.0                        # 7: values[0] = values[2] + 1.0
    t_2 = t * t_1                        # 9: values.append(last * values[0])
    total = rt.sum_of([y * 2.0, y, t_2])  # 12: return first + sum(values) * values[-1] + len(values)
    result = t_1 + total * t_2 + 3
    total_bar = y_bar * t_2              # 12
    t_bar = y_bar * total + total_bar
    y_bar_1 = total_bar + total_bar * 2.0  # 10: values.insert(1, y * 2.0)
    t_bar_1 = t_bar * t_1                # 9
    t_bar = y_bar + t_bar * t
    t_bar_1 += t_bar                     # 7: values[0] = values[2] + 1.0
    x_bar = t_bar_1 * y                  # 6: values.append(x * y)
    y_bar_1 += t_bar_1 * x
    return result, (x_bar, y_bar_1)
