def relu_grad(x, y_bar=1.0):
    t = x < 0.0                          # 6: if x < 0.0:
    if t:
        y = 0.0
    else:
        y = x
    t_1 = y * 2.0                        # 8: return y * 2.0
    y_bar *= 2.0                         # 8
    if t:                                # 6: if x < 0.0:
        y_bar = 0.0
    return t_1, (y_bar,)
