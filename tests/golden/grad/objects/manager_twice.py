def f_grad(x, p, q, y_bar=1.0):
    v = p.v * 0.5                        # 9: self.v *= 0.5
    p.v = v
    try:                                 # 17: with p:
        y = v / x                        # 18: y = q.v / x
    except BaseException as error:
        leave(p, error)                  # 17
        raise
    v += 0.25                            # 13: self.v += 0.25
    p.v = v
    result = y * v                       # 19: return y * q.v

    y_bar_1 = y_bar * v                  # 19
    v_bar = y_bar * y
    x_bar = -y_bar_1 * y / x             # 18: y = q.v / x
    v_bar += y_bar_1 / x
    v_bar *= 0.5                         # 9: self.v *= 0.5
    return result, (float(x_bar), v_bar)
