def f_grad(x, y, y_bar=1.0):
    t = x * x                            # 7: return x * x * x
    t_1 = t * x
    kept = cube(x)                       # 16: z = cube(x) * cube(y) + cube(x)
    as_kept = rt.as_kept(t_1, kept)
    t_2 = y * y                          # 7
    t_3 = t_2 * y
    kept = cube(y)                       # 16
    as_kept_1 = rt.as_kept(t_3, kept)
    kept = cube(x)
    z = as_kept * as_kept_1 + rt.as_kept(t_1, kept)
    kept = power(y, 3)                   # 17: return z * power(y, 3)
    as_kept_2 = rt.as_kept(t_3, kept)
    result = z * as_kept_2

    z_bar = y_bar * as_kept_2            # 17
    as_kept_bar = y_bar * z
    y_bar_1 = as_kept_bar * t_2 + 2.0 * (as_kept_bar * y) * y  # 12: return 1.0 if n == 0 else x * power(x, n…
    as_kept_bar = z_bar * as_kept_1      # 16: z = cube(x) * cube(y) + cube(x)
    as_kept_bar_1 = z_bar * as_kept
    t_4 = 2.0 * (as_kept_bar_1 * y) * y  # 7: return x * x * x
    y_bar_1 = y_bar_1 + as_kept_bar_1 * t_2 + t_4
    x_bar = z_bar * t + 2.0 * (z_bar * x) * x
    t_5 = 2.0 * (as_kept_bar * x) * x
    x_bar = x_bar + as_kept_bar * t + t_5
    return result, (x_bar, y_bar_1)
