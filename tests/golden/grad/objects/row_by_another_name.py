def f_grad(o, x, n, y_bar=1.0):
    rows = o.rows                        # 12: o.rows[i % 2][0] += x
    item = rows[0]
    item_1 = rows[1]
    item_2 = item[0]
    item_3 = item[1]
    item_4 = item_1[0]
    item_5 = item_1[1]
    t = item_2 + x
    item[0] = t
    t_1 = item_3 * 1.1                   # 13: o.first[1] *= 1.1
    item[1] = t_1
    items = [x, x]                       # 14: o.rows.append([x, x])
    rows.append(items)
    t_2 = item_4 + x                     # 12: o.rows[i % 2][0] += x
    item_1[0] = t_2
    t_3 = t_1 * 1.1                      # 13
    item[1] = t_3
    items = [x, x]                       # 14
    rows.append(items)
    t_4 = t + x                          # 12
    item[0] = t_4
    t_5 = t_3 * 1.1                      # 13: o.first[1] *= 1.1
    item[1] = t_5
    items = [x, x]                       # 14: o.rows.append([x, x])
    rows.append(items)
    t_6 = x * x                          # 17: y += r[0] * r[1]
    y = 0.0 + t_4 * t_5 + t_2 * item_5 + t_6 + t_6 + t_6
    result = y + t_4                     # 18: return y + o.first[0]

    x_bar = y_bar * x                    # 17
    x_bar = 2.0 * x_bar + 2.0 * x_bar + 2.0 * x_bar
    t_bar = y_bar * item_5
    t_bar_1 = y_bar + y_bar * t_5
    x_bar = x_bar + t_bar_1 + t_bar + t_bar_1  # 12: o.rows[i % 2][0] += x
    return result, (x_bar,)
