def f_grad(x, y_bar=1.0):
    a = np.zeros(3)                      # 7: seen = np.zeros(3)
    t = x[0]                             # 15: a = visit(0, x[0])
    total = 0.0 + t * t                  # 11: total += v * v
    a[0] = total                         # 12: seen[k] = total
    a_1 = total * t                      # 13: return total * v
    t_1 = x[1]                           # 16: b = visit(2, x[1] * a)
    t_2 = t_1 * a_1
    total_1 = total + t_2 * t_2          # 11
    a[2] = total_1                       # 12
    b = total_1 * t_2                    # 13
    t_3 = a_1 + b + np.sum(a)            # 17: return a + b + np.sum(seen)

    a_bar = np.broadcast_to(y_bar, (3,))  # 17
    total_bar = y_bar * t_2              # 13: return total * v
    t_bar = y_bar * total_1
    a_bar = a_bar.copy()                 # 12: seen[k] = total
    total_bar_1 = a_bar[2]
    a_bar[2] = 0.0
    total_bar += total_bar_1
    t_4 = total_bar * t_2                # 11: total += v * v
    t_bar = t_bar + t_4 + t_4
    a_bar_1 = y_bar + t_bar * t_1        # 16: b = visit(2, x[1] * a)
    x_bar = np.zeros_like(x)
    x_bar[1] += t_bar * a_1
    t_bar = a_bar_1 * total              # 13: return total * v
    total_bar += a_bar_1 * t
    total_bar_1 = a_bar[0]               # 12: seen[k] = total
    a_bar[0] = 0.0
    total_bar += total_bar_1
    t_5 = total_bar * t                  # 11: total += v * v
    t_bar = t_bar + t_5 + t_5
    x_bar[0] += t_bar                    # 15: a = visit(0, x[0])
    return t_3, (x_bar,)
