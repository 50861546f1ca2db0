def f_grad(a, b, y_bar=1.0):
    a[0] = a[1] * 2.0                    # 6: a[0] = a[1] * 2.0
    t = a * b                            # 7: return np.sum(a * b)
    y = np.sum(t)
    a_bar, b_bar = shadows.shadows(a, b)
    t_bar = np.broadcast_to(y_bar, t.shape)  # 7
    a_bar += t_bar * b
    b_bar += t_bar * a
    t_bar = a_bar[0]                     # 6: a[0] = a[1] * 2.0
    a_bar[0] = 0.0
    a_bar[1] += t_bar * 2.0
    return y, (a_bar.copy(), b_bar.copy())
