def f_grad(a, b, y_bar=1.0):
    t = a[:-1] * 1.5                     # 6: a[1:] = a[:-1] * 1.5
    a[1:] = t
    a *= 1.1                             # 7: a *= 1.1
    t_1 = a * b                          # 8: return np.sum(a * b)
    t_2 = np.sum(t_1)
    a_bar, b_bar = shadows.shadows(a, b)
    t_bar = np.broadcast_to(y_bar, t_1.shape)  # 8
    t_3 = t_bar * a
    a_bar += t_bar * b
    b_bar += t_3
    a_bar *= 1.1                         # 7: a *= 1.1
    t_bar = a_bar[1:].copy()             # 6: a[1:] = a[:-1] * 1.5
    a_bar[1:] = 0.0
    a_bar[:-1] += rt.unbroadcast(t_bar, t.shape) * 1.5
    a_bar = a_bar.copy()                 # 8: return np.sum(a * b)
    b_bar = b_bar.copy()
    return t_2, (a_bar, b_bar)
