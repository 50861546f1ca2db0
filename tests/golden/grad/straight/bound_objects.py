def f_grad(x, y_bar=1.0):
    k = default.k                        # 11: return a.k * x + b.k * x * x
    k_1 = default_1.k
    t = k_1 * x
    y = k * x + t * x
    x_bar = y_bar * t + y_bar * x * k_1 + y_bar * k  # 11
    return y, (x_bar,)
