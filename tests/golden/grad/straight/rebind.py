def f_grad(x, y_bar=1.0):
    x_1 = x * x                          # 5: x = x * x
    x_1 += 1                             # 6: x = x + 1
    x_bar = 2.0 * y_bar * x              # 5
    return x_1, (x_bar,)
