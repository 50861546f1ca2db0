def f_grad(n, x, y_bar=1.0):
    w = n.m.w                            # 9: return self.w * x
    y = w * x
    quadratic = Quadratic.__new__(Quadratic)  # 27: n.m = Quadratic(y)
    quadratic.w = y                      # 14: self.w = w
    n.m = quadratic                      # 27
    t = y * x                            # 17: return self.w * x * x
    t_1 = t * x
    result = y * t_1                     # 28: return y * n.m.step(x)

    y_bar_1 = y_bar * t_1                # 28
    t_bar = y_bar * y
    t_bar_1 = t_bar * x                  # 17
    y_bar_1 += t_bar_1 * x
    x_bar = t_bar * t + t_bar_1 * y
    x_bar += y_bar_1 * w                 # 9: return self.w * x
    return result, (x_bar,)
