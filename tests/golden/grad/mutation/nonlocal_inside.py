def f_grad(x, y_bar=1.0):
    seen = np.zeros(3)                   # 7: seen = np.zeros(3)
    x0 = x[0]                            # 15: a = visit(0, x[0])
    total = 0.0 + x0 * x0                # 11: total += v * v
    seen[0] = total                      # 12: seen[k] = total
    a = total * x0                       # 13: return total * v
    x1 = x[1]                            # 16: b = visit(2, x[1] * a)
    t = x1 * a
    total_1 = total + t * t              # 11
    seen[2] = total_1                    # 12
    b = total_1 * t                      # 13
    y = a + b + np.sum(seen)             # 17: return a + b + np.sum(seen)

    total_bar = y_bar * t                # 13: return total * v
    t_bar = y_bar * total_1
    seen_bar = np.full((3,), y_bar)      # 12: seen[k] = total
    total_bar_1 = seen_bar[2]
    seen_bar[2] = 0.0
    total_bar += total_bar_1
    t_bar += 2.0 * total_bar * t         # 11: total += v * v
    a_bar = y_bar + t_bar * x1           # 16: b = visit(2, x[1] * a)
    x_bar = np.zeros_like(x)
    x_bar[1] += t_bar * a
    x0_bar = a_bar * total               # 13: return total * v
    total_bar += a_bar * x0
    total_bar_1 = seen_bar[0]            # 12: seen[k] = total
    seen_bar[0] = 0.0
    total_bar += total_bar_1
    x0_bar += 2.0 * total_bar * x0       # 11: total += v * v
    x_bar[0] += x0_bar                   # 15: a = visit(0, x[0])
    return y, (x_bar,)
