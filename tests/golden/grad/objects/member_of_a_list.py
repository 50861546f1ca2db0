def f_grad(x, p, cells, y_bar=1.0):
    v = p.v                              # 9: def f(x, p, cells):
    item = cells[1]
    v_1 = v * x                          # 10: p.v = p.v * x
    v_2 = item.v                         # 9
    p.v = v_1                            # 10
    v_2 += v_1                           # 11: cells[1].v += p.v
    item.v = v_2
    y = v_1 * v_2                        # 12: return cells[0].v * cells[1].v

    v_bar = y_bar * v_2                  # 12
    v_bar_1 = y_bar * v_1
    v_bar += v_bar_1                     # 11
    v_bar_2 = v_bar * x                  # 10: p.v = p.v * x
    x_bar = v_bar * v
    return y, (x_bar, v_bar_2, v_bar_1)
