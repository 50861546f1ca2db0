def f_grad(x, name, y_bar=1.0):
    y = x * x                            # 6: y = x * x
    test = match('[a-z]+$', 'layer1') is None  # 7: if re.match("[a-z]+$", name) is None:
    if test:
        y *= 3.0                         # 8: y = y * 3.0
    large = y > 2.0                      # 9: large = y > 2.0
    test_1 = large is True               # 10: if large is True:
    if test_1:
        y -= x                           # 11: y = y - x
    test_2 = (x > 0.0) is not large      # 12: if (x > 0.0) is not large:
    if test_2:
        t = 1.0 / x                      # 13: y = y + 1.0 / x
        y += t

    if test_2:                           # 12
        x_bar = -y_bar * t / x           # 13
    else:
        x_bar = 0.0
    if test_1:                           # 10: if large is True:
        x_bar -= y_bar                   # 11: y = y - x
    if test:                             # 7: if re.match("[a-z]+$", name) is None:
        y_bar *= 3.0                     # 8: y = y * 3.0
    x_bar += 2.0 * y_bar * x             # 6: y = x * x
    return y, (float(x_bar),)
