def statistics_grad(x, w, y_bar=1.0):
    test = len(x) > 0                    # 9: for i in range(len(x)):
    if test:
        t = 1.0 + 0.5 * w                # 12: p *= 1.0 + 0.5 * w[i]
        s = np.sum(x * w)                # 9
        q = 1.5 - np.sum(x ** 2)
        p = np.prod(t)
    else:
        s = 0.0
        q = 1.5
        p = 1.0
    t_1 = s * q                          # 13: return s * q * p
    y = t_1 * p

    t_bar = y_bar * p                    # 13
    p_bar = y_bar * t_1
    s_bar = t_bar * q
    q_bar = t_bar * s
    if test:                             # 9: for i in range(len(x)):
        t_bar = p_bar * rt.prod_others(t)
        total_bar = -q_bar
        w_bar = t_bar * 0.5              # 12: p *= 1.0 + 0.5 * w[i]
        x_bar = 2 * total_bar * x        # 11: q = q - x[i] ** 2
        x_bar += s_bar * w               # 10: s += x[i] * w[i]
        w_bar += s_bar * x
    else:
        x_bar = np.zeros_like(x)         # 9: for i in range(len(x)):
        w_bar = np.zeros_like(w)
    return y, (x_bar, w_bar)
