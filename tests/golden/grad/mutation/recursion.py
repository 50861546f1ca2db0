def power_grad(x, n, y_bar=1.0):
    t = x * x                            # 10: return half * half * x
    half = t * x
    y = half * half                      # 9: return half * half
    half_bar = 2.0 * y_bar * half        # 9
    x_bar = half_bar * t + 2.0 * (half_bar * x) * x  # 10
    return y, (x_bar,)
