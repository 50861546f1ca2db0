def f_grad(x, n, y_bar=1.0):
    y = x * n                            # 5: y: float = x * n
    z = y + x                            # 7: z = y + x
    y = z * z                            # 8: y: float = z * z
    z_bar = 2.0 * y_bar * z              # 8
    x_bar = z_bar + z_bar * n            # 5
    return y, (x_bar,)
