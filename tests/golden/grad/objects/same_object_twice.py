def push_grad(p, q, d, y_bar=1.0):
    x = p.x                              # 10: def push(p, q, d):
    x_1 = x * d                          # 11: p.x = p.x * d
    y = p.y                              # 10
    p.x = x_1                            # 11
    y += x_1                             # 12: q.y = q.y + p.x
    p.y = y
    result = x_1 * y + d                 # 13: return q.x * p.y + d

    x_bar = y_bar * y                    # 13
    y_bar_1 = y_bar * x_1
    x_bar += y_bar_1                     # 12
    x_bar_1 = x_bar * d                  # 11: p.x = p.x * d
    d_bar = y_bar + x_bar * x
    return result, (d_bar, x_bar_1, y_bar_1)
