def f_grad(a, y_bar=1.0):
    t = a[0]                             # 5: y = a[0] * a[0]
    y = t * t
    a[0] = 3.0                           # 7: b[0] = 3.0
    t_1 = a[0]                           # 8: return y + a[0] * a[1]
    t_2 = a[1]
    t_3 = y + t_1 * t_2

    a_bar = np.zeros_like(a)             # 8
    a_bar[1] += y_bar * t_1
    a_bar[0] += y_bar * t_2
    a_bar[0] = 0.0                       # 7: b[0] = 3.0
    t_bar = y_bar * t                    # 5: y = a[0] * a[0]
    a_bar[0] += t_bar
    a_bar[0] += t_bar
    return t_3, (a_bar,)
