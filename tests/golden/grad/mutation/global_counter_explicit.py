def explicit_grad(x, c, y_bar=1.0):
    c_1 = c + 1                          # 5: c = c + 1
    t = x * c_1                          # 6: return x * c, c
    x_bar = y_bar * c_1                  # 6
    return (t, c_1), (x_bar,)
