def f_grad(a, x, y_bar=1.0):
    old = np.copy(a)                     # 8: old = copy.copy(a)
    a_old = a[...].copy()                # 9: a *= x
    a *= x
    t = x * old                          # 12: pair[0] = copy.copy(x) * old
    old_old = old.copy()
    old[0] = x                           # 13: same[1][0] = x
    y = np.sum(t * old) + np.sum(a ** 2)  # 14: return np.sum(pair[0] * pair[1]) + np.sum(same[0] ** 2)

    a_bar = 2 * y_bar * a                # 14
    t_bar = y_bar * old
    old_bar = y_bar * t
    x_bar = old_bar[0]                   # 13
    old_bar[0] = 0.0
    x_bar += np.sum(t_bar * old_old)     # 12: pair[0] = copy.copy(x) * old
    old_bar += t_bar * x
    x_bar += np.sum(a_bar * a_old)       # 9: a *= x
    a_bar *= x
    a_bar += old_bar                     # 8: old = copy.copy(a)
    return y, (a_bar, float(x_bar))
