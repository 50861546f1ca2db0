def relu_grad(x, y_bar=1.0):
    test = x < 0.0                       # 6: if x < 0.0:
    if test:
        y = 0.0
    else:
        y = x
    result = y * 2.0                     # 8: return y * 2.0
    x_bar = y_bar * 2.0                  # 8
    if test:                             # 6: if x < 0.0:
        x_bar = 0.0
    return result, (float(x_bar),)
