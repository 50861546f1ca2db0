def f_grad(x, a, y_bar=1.0):
    n = len(a)                           # 7: for v in a:
    y = x
    for i in range(n):
        v = a[i]
        if v > 1.0:                      # 8: if v > 1.0:
            y = v * v                    # 9: y = v * v
        x *= 1.1                         # 10: x = x * 1.1
    result = y * x                       # 11: return y * x

    y_bar_1 = y_bar * x                  # 11
    x_bar = y_bar * y
    a_bar = np.zeros_like(a)             # 7: for v in a:
    for i in reversed(range(n)):
        x_bar *= 1.1                     # 10: x = x * 1.1
        v = a[i]                         # 7
        if v > 1.0:                      # 8: if v > 1.0:
            v_bar = 2.0 * y_bar_1 * v    # 9: y = v * v
            y_bar_1 = 0.0
        else:
            v_bar = 0.0
        a_bar[i] += v_bar                # 7: for v in a:
    x_bar += y_bar_1
    return result, (float(x_bar), a_bar)
