def f_grad(x, y_bar=1.0):
    s = 0.0
    x_s = []
    for _ in range(3):                   # 5: for _ in range(n):
        x *= 0.5                         # 6: x = x * 0.5
        x_s.append(x)
        s += x * x                       # 13: s = s + v * v

    x_bar = 0.0
    for x_1 in reversed(x_s):            # 5
        x_bar += 2.0 * y_bar * x_1       # 13
        x_bar *= 0.5                     # 6: x = x * 0.5
    return s, (float(x_bar),)
