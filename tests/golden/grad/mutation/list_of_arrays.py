def f_grad(x, y_bar=1.0):
    a = x * 1.5                          # 6: a = x * 1.5
    a *= 2.0                             # 8: pair[0] *= 2.0
    a[0] = x[1]                          # 9: pair[1][0] = pair[2][1]
    t = a * x                            # 10: return np.sum(pair[0] * pair[2])
    y = np.sum(t)
    t_bar = np.broadcast_to(y_bar, t.shape)  # 10
    a_bar = t_bar * x
    x_bar = t_bar * a
    x1_bar = a_bar[0]                    # 9
    a_bar[0] = 0.0
    x_bar[1] += x1_bar
    a_bar *= 2.0                         # 8: pair[0] *= 2.0
    x_bar += a_bar * 1.5                 # 6: a = x * 1.5
    return y, (x_bar,)
