def f_grad(a, buf, n, y_bar=1.0):
    first = buf[n]                       # 6: first = buf[n]
    try:                                 # 7: try:
        buf[::2] = 0.5                   # 8: buf[::2] = 0.5
        first_1 = first * a[9]           # 9: first = first * a[9]
    except BaseException:
        buf[3] = buf[n]                  # 11: buf[3] = buf[n]
        raise                            # 7
    buf[3] = buf[n]                      # 11

    a_bar = np.zeros_like(a)             # 7: try:
    a_bar[9] += y_bar * first            # 9: first = first * a[9]
    return first_1, (a_bar,)
