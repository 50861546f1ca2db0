def f_grad(x, n, y_bar=1.0):
    if n <= 0:                           # 5: assert n > 0
        raise AssertionError()
    if not x < 10.0:                     # 6: assert x < 10.0, f"{x} is too large"
        text = '{} is too large'.format(x)
        raise AssertionError(text)
    y = x
    y_s = []
    for _ in range(n):                   # 8: for _ in range(n):
        y_s.append(y)
        y *= x                           # 9: y = y * x
        if not y > 0.0:                  # 10: assert y > 0.0
            raise AssertionError()

    x_bar = 0.0
    for y_1 in reversed(y_s):            # 8: for _ in range(n):
        x_bar += y_bar * y_1             # 9
        y_bar *= x
    x_bar += y_bar                       # 8
    return y, (float(x_bar),)
