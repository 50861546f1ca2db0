def f_grad(x, y, y_bar=1.0):
    t = math.exp(-0.5 * x)               # 6: return scale * math.exp(-rate * t)
    a = 2.0 * t
    t_1 = -y
    t_2 = math.exp(t_1 * x)
    b = 2.0 * t_2
    t_3 = math.exp(-0.5 * y)
    t_4 = x * t_3
    t_5 = a + b * t_4                    # 12: return a + b * damped(t=y, scale=x)

    b_bar = y_bar * t_4                  # 12
    t_bar = y_bar * b
    x_bar = t_bar * t_3                  # 6: return scale * math.exp(-rate * t)
    y_bar_1 = t_bar * x * t_3 * -0.5
    t_bar = b_bar * 2.0 * t_2
    y_bar_1 -= t_bar * x
    x_bar = x_bar + t_bar * t_1 + y_bar * 2.0 * t * -0.5
    return t_5, (x_bar, y_bar_1)
