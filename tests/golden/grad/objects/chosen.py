def f_grad(a, b, step, y_bar=1.0):
    x = a.x                              # 17: def f(a, b, step):
    x_1 = b.x
    moves = a.moves                      # 14: self.moves += 1
    moves_1 = b.moves
    test = (x - 1.0) ** 2 < (x_1 - 1.0) ** 2  # 18: best = a if a.cost() < b.cost() else b
    t = step * 2.0                       # 13: self.x -= step * 2.0 * (self.x - 1.0)
    t_1 = (x if test else x_1) - 1.0
    x_2 = (x if test else x_1) - t * t_1
    if test:
        x = x_2
        value = moves
    else:
        x_1 = x_2
        value = moves_1
    moves_2 = value + 1                  # 14: self.moves += 1
    if test:
        a.moves = moves_2
        moves = moves_2
        value = x_1
        value_1 = x
    else:
        b.moves = moves_2
        moves_1 = moves_2
        value = x
        value_1 = x_1
    x_2 = value + value_1                # 21: worst.x += best.x
    if test:
        x_1 = x_2
    else:
        x = x_2
    a.x = x
    b.x = x_1
    t_2 = x - 1.0                        # 10: return (self.x - 1.0) ** 2
    t_3 = x_1 - 1.0
    value = moves if test else moves_1   # 22: return a.cost() + b.cost() * best.moves
    y = t_2 ** 2 + t_3 ** 2 * value

    t_bar = y_bar * value                # 22
    t_bar = 2 * t_bar * t_3              # 10
    t_bar_1 = 2 * y_bar * t_2
    if test:                             # 21: worst.x += best.x
        x_bar = t_bar
        x_bar_1 = t_bar_1
        x_bar_2 = 0.0
    else:
        x_bar = t_bar_1
        x_bar_1 = 0.0
        x_bar_2 = t_bar
    if test:                             # 14: self.moves += 1
        x_bar_2 += x_bar
        x_bar_1 += x_bar
    else:
        x_bar_1 += x_bar
        x_bar_2 += x_bar
    if test:                             # 13: self.x -= step * 2.0 * (self.x - 1.0)
        x_bar = x_bar_1
        x_bar_3 = x_bar_2
        x_bar_4 = 0.0
    else:
        x_bar = x_bar_2
        x_bar_3 = 0.0
        x_bar_4 = x_bar_1
    t_bar = -x_bar
    t_bar_1 = t_bar * t_1
    t_bar *= t
    if test:
        x_bar_4 += t_bar
    else:
        x_bar_3 += t_bar
    step_bar = t_bar_1 * 2.0
    if test:
        x_bar_4 += x_bar
    else:
        x_bar_3 += x_bar
    return y, (float(step_bar), float(x_bar_4), float(x_bar_3))
