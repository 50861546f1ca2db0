def f_grad(x, names, shift, count, y_bar=1.0):
    y = x * 2                            # 7: y = y * len(names)
    value = count != 0                   # 10: if count and "b" in names:
    if value:
        value = True
    if value:
        y_1 = y * x                      # 11: y = y * x
    else:
        y_1 = y

    if value:                            # 10: if count and "b" in names:
        y_bar_1 = y_bar * x              # 11
        x_bar = y_bar * y
    else:
        y_bar_1 = y_bar
        x_bar = 0.0
    x_bar += y_bar_1 * 2                 # 7: y = y * len(names)
    return y_1, (float(x_bar),)
