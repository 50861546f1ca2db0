def f_grad(x, n, y_bar=1.0):
    y = x * 3.0                          # 5: y = x * 3.0
    y_s = []
    for _ in range(n):                   # 6: for i in range(n):
        y_s.append(y)
        y *= y                           # 7: y = y * y
    result = y * x                       # 8: return y * x

    y_bar_1 = y_bar * x                  # 8
    x_bar = y_bar * y
    for y in reversed(y_s):              # 6: for i in range(n):
        y_bar_1 = 2.0 * y_bar_1 * y      # 7
    x_bar += y_bar_1 * 3.0               # 5: y = x * 3.0
    return result, (x_bar,)
