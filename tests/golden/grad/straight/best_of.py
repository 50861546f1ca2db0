def f_grad(x, y, y_bar=1.0):
    t = abs(x)                           # 6: small = min(values, key=abs)
    value = abs(y)
    test = value < t
    if test:
        value_1 = y
    else:
        value_1 = x
        value = t
    test_1 = 2.0 < value
    value_1 = -2.0 if test_1 else value_1
    t_1 = x * x * y                      # 7: large = max(values, key=lambda v: v * v * y)
    value = y * y * y
    test_2 = value > t_1
    if test_2:
        value_2 = y
    else:
        value_2 = x
        value = t_1
    test_3 = 4.0 * y > value
    value_2 = -2.0 if test_3 else value_2
    test_4 = -y < -x                     # 9: return small * large + last + rank + max([], default=x) + min(x…
    result = value_1 * value_2 + y + 2 + x + (y if test_4 else x)

    if test_4:                           # 9
        y_bar_1 = y_bar
        x_bar = 0.0
    else:
        y_bar_1 = 0.0
        x_bar = y_bar
    x_bar += y_bar
    y_bar_1 += y_bar
    value_bar = y_bar * value_2
    value_bar_1 = y_bar * value_1
    value_bar_1 = 0.0 if test_3 else value_bar_1  # 7: large = max(values, key=lambda v: v * v * y)
    if test_2:
        y_bar_1 += value_bar_1
    else:
        x_bar += value_bar_1
    value_bar = 0.0 if test_1 else value_bar  # 6: small = min(values, key=abs)
    if test:
        y_bar_1 += value_bar
    else:
        x_bar += value_bar
    return result, (float(x_bar), float(y_bar_1))
