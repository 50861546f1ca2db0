def f_grad(a, b, y_bar=1.0):
    a[1:] = a[:-1] * 1.5                 # 6: a[1:] = a[:-1] * 1.5
    a *= 1.1                             # 7: a *= 1.1
    t = a * b                            # 8: return np.sum(a * b)
    y = np.sum(t)
    a_bar, b_bar = shadows.shadows(a, b)
    t_bar = np.broadcast_to(y_bar, t.shape)  # 8
    a_bar += t_bar * b
    b_bar += t_bar * a
    a_bar *= 1.1                         # 7: a *= 1.1
    t_bar = a_bar[1:].copy()             # 6: a[1:] = a[:-1] * 1.5
    a_bar[1:] = 0.0
    a_bar[:-1] += t_bar * 1.5
    return y, (a_bar.copy(), b_bar.copy())
