def f_grad(x, y, y_bar=1.0):
    t = x * x                            # 7: return x * x * x
    t_1 = t * x
    kept = cube(x)                       # 16: z = cube(x) * cube(y) + cube(x)
    rt.check_same(t_1, kept)
    t_2 = y * y                          # 7
    t_3 = t_2 * y
    kept = cube(y)                       # 16
    rt.check_same(t_3, kept)
    kept = cube(x)
    rt.check_same(t_1, kept)
    z = t_1 * t_3 + t_1
    kept = power(y, 3)                   # 17: return z * power(y, 3)
    rt.check_same(t_3, kept)
    result = z * t_3

    z_bar = y_bar * t_3                  # 17
    t_bar = y_bar * z
    y_bar_1 = t_bar * t_2 + 2.0 * (t_bar * y) * y  # 12: return 1.0 if n == 0 else x * power(x, n - 1)
    t_bar = z_bar * t_3                  # 16: z = cube(x) * cube(y) + cube(x)
    t_bar_1 = z_bar * t_1
    y_bar_1 = y_bar_1 + t_bar_1 * t_2 + 2.0 * (t_bar_1 * y) * y  # 7: return x * x * x
    x_bar = z_bar * t + 2.0 * (z_bar * x) * x + t_bar * t
    x_bar += 2.0 * (t_bar * x) * x
    return result, (x_bar, y_bar_1)
