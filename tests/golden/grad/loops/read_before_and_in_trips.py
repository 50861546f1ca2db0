def f_grad(x, a, n, y_bar=1.0):
    a0 = a[0]                            # 6: y = a[0] * x
    y = a0 * x
    a0_1_s = []
    for _ in range(n):                   # 7: for _ in range(n):
        a0_1 = a[0]                      # 8: z = a[0] * x
        a0_1_s.append(a0_1)
        z = a0_1 * x
        y = z + y                        # 9: a[0] = z + y
        a[0] = y

    a_bar = np.zeros_like(a)             # 7: for _ in range(n):
    x_bar = 0.0
    for a0_1 in reversed(a0_1_s):
        y_bar += a_bar[0]                # 9
        x_bar += y_bar * a0_1            # 8: z = a[0] * x
        a_bar[0] = y_bar * x
    x_bar += y_bar * a0                  # 6: y = a[0] * x
    a_bar[0] += y_bar * x
    return y, (float(x_bar), a_bar)
