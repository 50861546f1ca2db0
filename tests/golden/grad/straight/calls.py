def f_grad(x, y, y_bar=1.0):
    exp = math.exp(-0.5 * x)             # 6: return scale * math.exp(-rate * t)
    a = 2.0 * exp
    t = -y
    exp_1 = math.exp(t * x)
    b = 2.0 * exp_1
    exp_2 = math.exp(-0.5 * y)
    t_1 = x * exp_2
    result = a + b * t_1                 # 12: return a + b * damped(t=y, scale=x)

    b_bar = y_bar * t_1                  # 12
    t_bar = y_bar * b
    x_bar = t_bar * exp_2                # 6: return scale * math.exp(-rate * t)
    y_bar_1 = t_bar * x * exp_2 * -0.5
    t_bar = b_bar * 2.0 * exp_1
    y_bar_1 -= t_bar * x
    x_bar = x_bar + t_bar * t + y_bar * 2.0 * exp * -0.5
    return result, (x_bar, y_bar_1)
