def f_grad(x, y, y_bar=1.0):
    test = x > 2.0                       # 6: if x > 2.0:
    if test:
        a = x * y                        # 7: a = x * y
        y_1 = y
    elif x > 1.0:
        sin = math.sin(y)                # 9: a = math.sin(y) * x
        a = sin * x
        y_1 = a + y                      # 10: y = a + y
    else:
        if x > 0.0:                      # 11: elif x > 0.0:
            a = y
        else:
            a = x
        y_1 = y
    result = a * y_1                     # 15: return a * y

    x_bar = y_bar * y_1                  # 15
    y_bar_1 = y_bar * a
    if test:                             # 6: if x > 2.0:
        x_bar_1 = x_bar * y              # 7: a = x * y
        y_bar_1 += x_bar * x
    else:
        if x > 1.0:                      # 8: elif x > 1.0:
            a_bar = x_bar + y_bar_1      # 10: y = a + y
            x_bar = a_bar * sin          # 9: a = math.sin(y) * x
            y_bar_1 += a_bar * x * math.cos(y)
        elif x > 0.0:
            y_bar_1 += x_bar             # 11: elif x > 0.0:
            x_bar = 0.0
        x_bar_1 = x_bar
    return result, (float(x_bar_1), y_bar_1)
