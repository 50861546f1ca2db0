def f_grad(x, a, b, n, y_bar=1.0):
    a_bar = np.zeros_like(a)
    b_bar = np.zeros_like(b)
    items = [a, b]                       # 6: pair = [a, b]
    items_bar = [a_bar, b_bar]
    a0 = a[0]                            # 7: y = a[0] * a[1]
    a1 = a[1]
    y = a0 * a1
    item = items[n]                      # 8: pair[n][0] = x * y
    item_bar = items_bar[n]
    item[0] = x * y
    a0_1 = a[0]                          # 9: z = a[0] * a[1]
    a1_1 = a[1]
    z = a0_1 * a1_1
    item = items[n]                      # 10: pair[n][1] *= z
    item_old = item[1]
    item[1] *= z
    a1_2 = a[1]                          # 11: return z * y + a[1] * b[0]
    b0 = b[0]
    result = z * y + a1_2 * b0

    b_bar[0] += y_bar * a1_2             # 11
    a_bar[1] += y_bar * b0
    z_bar = y_bar * y
    y_bar_1 = y_bar * z
    z_bar += item_bar[1] * item_old      # 10: pair[n][1] *= z
    item_bar[1] *= z
    a_bar[1] += z_bar * a0_1             # 9: z = a[0] * a[1]
    a_bar[0] += z_bar * a1_1
    t_bar = item_bar[0]                  # 8: pair[n][0] = x * y
    item_bar[0] = 0.0
    x_bar = t_bar * y
    y_bar_1 += t_bar * x
    a_bar[1] += y_bar_1 * a0             # 7: y = a[0] * a[1]
    a_bar[0] += y_bar_1 * a1
    return result, (float(x_bar), a_bar, b_bar)
