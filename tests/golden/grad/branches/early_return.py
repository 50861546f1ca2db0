def f_grad(x, y_bar=1.0):
    test = x < -1.0                      # 6: if x < -1.0:
    if test:
        return_1 = -x                    # 7: return -x
    else:
        y = x * x                        # 8: y = x * x
        if y > 4.0:                      # 9: if y > 4.0:
            return_1 = math.log(y)       # 10: return math.log(y)
        else:
            y *= x                       # 11: y = y * x
            return_1 = y + 1.0           # 12: return y + 1.0

    if test:                             # 6: if x < -1.0:
        x_bar = -y_bar                   # 7: return -x
    else:
        y = x * x                        # 8: y = x * x
        if y > 4.0:                      # 9: if y > 4.0:
            y_bar_1 = y_bar / y          # 10: return math.log(y)
            x_bar = 0.0
        else:
            y_bar_1 = y_bar * x          # 11: y = y * x
            x_bar = y_bar * y
        x_bar += 2.0 * y_bar_1 * x       # 8: y = x * x
    return return_1, (float(x_bar),)
