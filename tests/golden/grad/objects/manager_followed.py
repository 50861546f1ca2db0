def f_grad(x, y_bar=1.0):
    t = 2.0 * x                          # 17: with Scaled(2.0 * x) as k:
    scaled = Scaled.__new__(Scaled)
    scaled.factor = t                    # 6: self.factor = factor
    try:                                 # 17
        y = x * t                        # 18: y = x * k
    except BaseException as error:
        leave(scaled, error)             # 17
        raise
    scaled.factor = 0.0                  # 12: self.factor = 0.0

    x_bar = y_bar * t                    # 18
    t_bar = y_bar * x
    x_bar += t_bar * 2.0                 # 17: with Scaled(2.0 * x) as k:
    return y, (float(x_bar),)
