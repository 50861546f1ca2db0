def power_grad(x, n, y_bar=1.0):
    t = x * x                            # 10: return half * half * x
    half = t * x
    y = half * half                      # 9: return half * half
    half_bar = y_bar * half              # 9
    half_bar += half_bar
    t_1 = half_bar * x * x               # 10
    x_bar = half_bar * t + t_1 + t_1
    return y, (x_bar,)
