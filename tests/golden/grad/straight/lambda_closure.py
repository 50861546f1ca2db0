def f_grad(x, y, y_bar=1.0):
    t = 2.0 * x                          # 6: scale = lambda v, k=2.0: k * v * y
    t_1 = 2.0 * (t * y)
    t_2 = x * x
    t_3 = t_2 * y
    result = t_1 * y + math.sin(t_3)     # 8: return twice(scale)(x) + math.sin(scale(x, k=x))
    t_bar = y_bar * math.cos(t_3)        # 8
    x_bar = 2.0 * (t_bar * y) * x        # 6
    t_bar_1 = y_bar * y
    y_bar_1 = t_bar * t_2 + y_bar * t_1
    t_bar_1 *= 2.0
    y_bar_1 += t_bar_1 * t
    x_bar += t_bar_1 * y * 2.0
    return result, (x_bar, y_bar_1)
