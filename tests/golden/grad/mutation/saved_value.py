def f_grad(a, y_bar=1.0):
    a0 = a[0]                            # 5: y = a[0] * a[0]
    y = a0 * a0
    a[0] = 3.0                           # 7: b[0] = 3.0
    a0_1 = a[0]                          # 8: return y + a[0] * a[1]
    a1 = a[1]
    result = y + a0_1 * a1

    a_bar = np.zeros_like(a)             # 8
    a_bar[1] += y_bar * a0_1
    a_bar[0] += y_bar * a1
    a_bar[0] = 0.0                       # 7: b[0] = 3.0
    a_bar[0] += 2.0 * y_bar * a0         # 5: y = a[0] * a[0]
    return result, (a_bar,)
