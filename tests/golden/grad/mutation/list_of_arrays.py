def f_grad(x, y_bar=1.0):
    a = x * 1.5                          # 6: a = x * 1.5
    a *= 2.0                             # 8: pair[0] *= 2.0
    a[0] = x[1]                          # 9: pair[1][0] = pair[2][1]
    y = np.sum(a * x)                    # 10: return np.sum(pair[0] * pair[2])
    a_bar = y_bar * x                    # 10
    x_bar = y_bar * a
    x1_bar = a_bar[0]                    # 9
    a_bar[0] = 0.0
    x_bar[1] += x1_bar
    a_bar *= 2.0                         # 8: pair[0] *= 2.0
    x_bar += a_bar * 1.5                 # 6: a = x * 1.5
    return y, (x_bar,)
