def curve_grad(p, x, y, y_bar=1.0):
    n = len(x)                           # 9: for i in range(len(x)):
    loss = 0.0
    r_s = []
    sin_s = []
    x_i_s = []
    for i in range(n):
        p0 = p[0]                        # 10: r = p[0] * math.sin(x[i]) + p[1] - y[i]
        x_i = x[i]
        x_i_s.append(x_i)
        sin = math.sin(x_i)
        sin_s.append(sin)
        r = p0 * sin + p[1] - y[i]
        r_s.append(r)
        loss += r * r                    # 11: loss += r * r
        x[i] = r                         # 12: x[i] = r
    result = loss / n                    # 13: return loss / len(x)

    loss_bar = y_bar / n                 # 13
    p_bar = np.zeros_like(p)             # 9: for i in range(len(x)):
    x_bar = np.zeros_like(x)
    y_bar_1 = np.zeros_like(y)
    for i, r, sin, x_i in zip(reversed(range(n)), reversed(r_s), reversed(sin_s), reversed(x_i_s)):
        r_bar = x_bar[i]                 # 12: x[i] = r
        x_bar[i] = 0.0
        r_bar += 2.0 * loss_bar * r      # 11: loss += r * r
        y_bar_1[i] -= r_bar              # 10: r = p[0] * math.sin(x[i]) + p[1] - y[i]
        p_bar[1] += r_bar
        x_bar[i] += r_bar * p[0] * math.cos(x_i)
        p_bar[0] += r_bar * sin
    return result, (p_bar, x_bar, y_bar_1)
