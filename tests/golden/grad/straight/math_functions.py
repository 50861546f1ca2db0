def f_grad(x, y, y_bar=1.0):
    r = math.hypot(x, y)                 # 6: r = math.hypot(x, y)
    phi = math.atan2(y, x)               # 7: phi = math.atan2(y, x)
    sin = math.sin(phi)                  # 8: s = math.sin(phi) * math.cosh(r) + math.tanh(x * y)
    cosh = math.cosh(r)
    tanh = math.tanh(x * y)
    s = sin * cosh + tanh
    t = 1.0 + s * s                      # 9: return math.log(1.0 + s * s) + math.sqrt(r) * math.pow(x, 1.5)
    log = math.log(t)
    sqrt = math.sqrt(r)
    power = math.pow(x, 1.5)
    result = log + sqrt * power

    x_bar = y_bar * sqrt * rt.power_slope(x, 1.5)  # 9
    r_bar = rt.ratio(y_bar * power * 0.5, sqrt)
    s_bar = 2.0 * (y_bar / t) * s
    t_bar = s_bar * (1 - tanh * tanh)    # 8: s = math.sin(phi) * math.cosh(r) + math.tanh(x * y)
    y_bar_1 = t_bar * x
    x_bar += t_bar * y
    r_bar += s_bar * sin * math.sinh(r)
    phi_bar = s_bar * cosh * math.cos(phi)
    t_1 = y * y + x * x                  # 7: phi = math.atan2(y, x)
    y_bar_1 += rt.ratio(phi_bar * x, t_1)
    x_bar -= rt.ratio(phi_bar * y, t_1)
    t_2 = rt.reciprocal_or_zero(r)       # 6: r = math.hypot(x, y)
    x_bar += r_bar * x * t_2
    y_bar_1 += r_bar * y * t_2
    return result, (x_bar, y_bar_1)
