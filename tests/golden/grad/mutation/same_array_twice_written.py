def f_grad(a, b, y_bar=1.0):
    a[0] = a[1] * 2.0                    # 6: a[0] = a[1] * 2.0
    y = np.sum(a * b)                    # 7: return np.sum(a * b)
    a_bar, b_bar = shadows.shadows(a, b)
    a_bar += y_bar * b                   # 7
    b_bar += y_bar * a
    t_bar = a_bar[0]                     # 6
    a_bar[0] = 0.0
    a_bar[1] += t_bar * 2.0
    return y, (a_bar.copy(), b_bar.copy())
