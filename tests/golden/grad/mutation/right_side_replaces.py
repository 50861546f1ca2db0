def f_grad(x, y, y_bar=1.0):
    second = np.cos(x)                   # 21: first, second = x * y, np.cos(x)
    second_1 = second * y                # 34: named["u"] *= swapped()
    t = second_1 * 2.0                   # 28: pair[0] = second * 2.0
    t_1 = x * y + y - y                  # 35: level -= swapped()
    second_1 = second_1 + y              # 37: slots[1] += y
    t_2 = t_1 * second_1                 # 38: slots[0] *= slots[1]
    result = t @ second_1 + t_2 @ second_1 * 2  # 39: return pair[0] @ named["u"] + level @ pair[1] * slots.c…

    t_bar = y_bar * 2                    # 39
    t_bar_1 = t_bar * second_1
    second_bar = t_bar * t_2
    t_bar = y_bar * second_1
    second_bar += y_bar * t
    t_bar_2 = t_bar_1 * second_1         # 38: slots[0] *= slots[1]
    second_bar += t_bar_1 * t_1
    y_bar_1 = np.sum(second_bar)         # 37: slots[1] += y
    y_bar_1 += np.sum(-t_bar_2)          # 35: level -= swapped()
    second_bar += t_bar * 2.0            # 28: pair[0] = second * 2.0
    second_bar_1 = second_bar * y        # 34: named["u"] *= swapped()
    y_bar_1 += np.sum(second_bar * second)
    y_bar_1 += np.sum(t_bar_2)           # 33: pair[0] += swapped()
    x_bar = -second_bar_1 * np.sin(x)    # 21: first, second = x * y, np.cos(x)
    x_bar += t_bar_2 * y
    y_bar_1 += np.sum(t_bar_2 * x)
    return result, (x_bar, float(y_bar_1))
