def f_grad(x, y_bar=1.0):
    t = x ** 2.0                         # 16: return x**self.order
    test = x > 0.0                       # 15: return x if x > 0.0 else 0.0 * x
    value = x if test else 0.0 * x
    t_1 = t * value                      # 29: return square(x) * Activation.RELU(x) + square.twice * Activat…
    value_1 = x if test else 0.0 * x     # 15
    y = t_1 + 4.0 * (0 + value_1 + t) + 6 * x  # 29

    x_bar = y_bar * 6                    # 29
    t_bar = y_bar * 4.0
    x_bar += 2 * t_bar * x               # 16: return x**self.order
    x_bar = x_bar + t_bar if test else x_bar + t_bar * 0.0  # 15: return x if x > 0.0 else 0.0 * x
    t_bar = y_bar * value                # 29: return square(x) * Activation.RELU(x) + square.twice * Activat…
    value_bar = y_bar * t
    x_bar = x_bar + value_bar if test else x_bar + value_bar * 0.0  # 15
    x_bar += 2 * t_bar * x               # 16
    return y, (x_bar,)
