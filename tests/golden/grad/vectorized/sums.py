def statistics_grad(x, w, y_bar=1.0):
    n = len(x)                           # 9: for i in range(len(x)):
    s = 0.0
    q = 1.5
    p = 1.0
    t_s = []
    p_s = []
    for i in range(n):
        p_s.append(p)
        x_i = x[i]                       # 10: s += x[i] * w[i]
        w_i = w[i]
        s += x_i * w_i
        q -= x_i ** 2                    # 11: q = q - x[i] ** 2
        t = 1.0 + 0.5 * w_i              # 12: p *= 1.0 + 0.5 * w[i]
        t_s.append(t)
        p *= t
    t_1 = s * q                          # 13: return s * q * p
    y = t_1 * p

    t_bar = y_bar * p                    # 13
    p_bar = y_bar * t_1
    s_bar = t_bar * q
    q_bar = t_bar * s
    x_bar = np.zeros_like(x)             # 9: for i in range(len(x)):
    w_bar = np.zeros_like(w)
    for i, t, p in zip(reversed(range(n)), reversed(t_s), reversed(p_s)):
        w_bar[i] += p_bar * p * 0.5      # 12: p *= 1.0 + 0.5 * w[i]
        x_i = x[i]                       # 10: s += x[i] * w[i]
        x_bar[i] -= 2 * q_bar * x_i      # 11: q = q - x[i] ** 2
        w_bar[i] += s_bar * x_i          # 10
        x_bar[i] += s_bar * w[i]
        p_bar *= t                       # 12
    return y, (x_bar, w_bar)
