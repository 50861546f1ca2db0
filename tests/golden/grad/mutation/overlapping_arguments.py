def f_grad(a, b, y_bar=1.0):
    a[1:] = a[:-1] * 1.5                 # 6: a[1:] = a[:-1] * 1.5
    a *= 1.1                             # 7: a *= 1.1
    y = np.sum(a * b)                    # 8: return np.sum(a * b)
    a_bar, b_bar = shadows.shadows(a, b)
    a_bar += y_bar * b                   # 8
    b_bar += y_bar * a
    a_bar *= 1.1                         # 7
    t = a_bar[1:] * 1.5                  # 6: a[1:] = a[:-1] * 1.5
    a_bar[1:] = 0.0
    a_bar[:-1] += t
    return y, (a_bar.copy(), b_bar.copy())
