def f_grad(a, x, i, y_bar=1.0):
    a[i] = a[i] + x                      # 6: a[i] = a[i] + x
    y = np.sum(a * a)                    # 7: return np.sum(a * a)
    a_bar = 2.0 * y_bar * a              # 7
    t_bar = a_bar[i]                     # 6
    return y, (a_bar, float(t_bar))
