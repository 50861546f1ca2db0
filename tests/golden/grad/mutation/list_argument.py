def f_grad(xs, y, y_bar=1.0):
    item = xs[0]                         # 4: def f(xs, y):
    t = item * y                         # 5: xs[1] = xs[0] * y
    xs[1] = t
    t_1 = t + y                          # 6: xs.append(xs[1] + y)
    xs.append(t_1)
    result = item * t + t_1              # 7: return xs[0] * xs[1] + xs[-1]

    item_bar = y_bar * t                 # 7
    t_bar = y_bar * item
    t_bar += y_bar                       # 6
    item_bar += t_bar * y                # 5: xs[1] = xs[0] * y
    y_bar_1 = y_bar + t_bar * item
    return result, ([item_bar, 0.0], y_bar_1)
