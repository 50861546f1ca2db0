def f_grad(x, y, y_bar=1.0):
    r = math.hypot(x, y)                 # 6: r = math.hypot(x, y)
    phi = math.atan2(y, x)               # 7: phi = math.atan2(y, x)
    t = math.sin(phi)                    # 8: s = math.sin(phi) * math.cosh(r) + math.tanh(x * y)
    t_1 = math.cosh(r)
    t_2 = math.tanh(x * y)
    s = t * t_1 + t_2
    t_3 = 1.0 + s * s                    # 9: return math.log(1.0 + s * s) + math.sqrt(r) * math.pow(x, 1.5)
    t_4 = math.log(t_3)
    t_5 = math.sqrt(r)
    t_6 = math.pow(x, 1.5)
    t_7 = t_4 + t_5 * t_6

    x_bar = y_bar * t_5 * rt.power_slope(x, 1.5)  # 9
    r_bar = y_bar * t_6 * 0.5 / t_5
    s_bar = y_bar / t_3 * s
    s_bar += s_bar
    t_bar = s_bar * (1 - t_2 * t_2)      # 8: s = math.sin(phi) * math.cosh(r) + math.tanh(x * y)
    y_bar = t_bar * x
    x_bar += t_bar * y
    r_bar += s_bar * t * math.sinh(r)
    phi_bar = s_bar * t_1 * math.cos(phi)
    t_8 = y * y + x * x                  # 7: phi = math.atan2(y, x)
    y_bar += phi_bar * x / t_8
    x_bar -= phi_bar * y / t_8
    x_bar += r_bar * x / r               # 6: r = math.hypot(x, y)
    y_bar += r_bar * y / r
    return t_7, (x_bar, y_bar)
