def f_grad(a, b, y_bar=1.0):
    t = a * a                            # 6: return np.sum(a * a * b)
    t_1 = t * b
    y = np.sum(t_1)
    t_bar = np.broadcast_to(y_bar, t_1.shape)  # 6
    b_bar = t_bar * t
    a_bar = t_bar * b * a
    a_bar += a_bar
    return y, (a_bar, b_bar)
