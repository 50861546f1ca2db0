def f_grad(a, b, y_bar=1.0):
    a[0] = a[1] * 2.0                    # 6: a[0] = a[1] * 2.0
    t = a * b                            # 7: return np.sum(a * b)
    t_1 = np.sum(t)
    a_bar, b_bar = shadows.shadows(a, b)
    t_bar = np.broadcast_to(y_bar, t.shape)  # 7
    t_2 = t_bar * a
    a_bar += t_bar * b
    b_bar += t_2
    t_bar = a_bar[0]                     # 6: a[0] = a[1] * 2.0
    a_bar[0] = 0.0
    a_bar[1] += t_bar * 2.0
    a_bar = a_bar.copy()                 # 7: return np.sum(a * b)
    b_bar = b_bar.copy()
    return t_1, (a_bar, b_bar)
