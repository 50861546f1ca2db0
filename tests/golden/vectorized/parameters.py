def curve_grad(p, x, y, y_bar=1.0):
    n = len(x)                           # 9: for i in range(len(x)):
    test = n > 0
    if test:
        t = np.all(np.isfinite(x))       # 10: r = p[0] * math.sin(x[i]) + p[1] - y[i]
        if t:                            # 9
            x_old = x.copy()             # 10
            sin = np.sin(x)
            r = p[0] * sin + p[1] - y
            loss = np.sum(r * r)         # 9: for i in range(len(x)):
            x[:] = r                     # 12: x[i] = r
            r_2_s = None
            t_12_s = None
            t_11_s = None
        else:
            loss = 0.0
            r_2_s = []
            t_12_s = []
            t_11_s = []
            for i in range(n):           # 9: for i in range(len(x)):
                t_10 = p[0]              # 10: r = p[0] * math.sin(x[i]) + p[1] - y[i]
                t_11 = x[i]
                t_11_s.append(t_11)
                t_12 = math.sin(t_11)
                t_12_s.append(t_12)
                r_2 = t_10 * t_12 + p[1] - y[i]
                r_2_s.append(r_2)
                loss += r_2 * r_2        # 11: loss += r * r
                x[i] = r_2               # 12: x[i] = r
    else:
        loss = 0.0
        r_2_s = None
        t_12_s = None
        t_11_s = None
    result = loss / n                    # 13: return loss / len(x)

    loss_bar = y_bar / n                 # 13
    x_bar = np.zeros_like(x)             # 9: for i in range(len(x)):
    p_bar = np.zeros_like(p)
    y_bar_1 = np.zeros_like(y)
    if test:
        if t:
            r_bar = x_bar[:].copy()      # 12: x[i] = r
            x_bar[:] = 0.0
            r_bar += 2.0 * loss_bar * r  # 11: loss += r * r
            y_bar_1 -= r_bar             # 10: r = p[0] * math.sin(x[i]) + p[1] - y[i]
            p_bar[1] += np.sum(r_bar)
            p0_bar = np.sum(r_bar * sin)
            x_bar += r_bar * p[0] * np.cos(x_old)
            p_bar[0] += p0_bar
        else:
            for i, r_2, t_12, t_11 in zip(reversed(range(n)), reversed(r_2_s), reversed(t_12_s),  # 9
                    reversed(t_11_s)):
                r_2_bar = x_bar[i]       # 12: x[i] = r
                x_bar[i] = 0.0
                r_2_bar += 2.0 * loss_bar * r_2  # 11: loss += r * r
                y_bar_1[i] -= r_2_bar    # 10: r = p[0] * math.sin(x[i]) + p[1] - y[i]
                p_bar[1] += r_2_bar
                x_bar[i] += r_2_bar * p[0] * math.cos(t_11)
                p_bar[0] += r_2_bar * t_12
    return result, (p_bar, x_bar, y_bar_1)
