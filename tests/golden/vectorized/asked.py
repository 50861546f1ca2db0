def asked_grad(x, y, n, y_bar=1.0):
    out = np.zeros(n)                    # 8: out = np.zeros(n)
    test = n > 0                         # 10: for i in range(n):
    test_1 = n <= len(x)
    t = n + 1
    test_2 = n <= len(out)
    t_1 = test & test_1 & (t <= len(y)) & test_2
    if t_1:
        t_2 = x[:n] * y[1:t]             # 11: out[i] = x[i] * y[i + 1]
        shape = t_2.shape
        out[:n] = t_2
    else:
        for i in range(n):               # 10: for i in range(n):
            out[i] = x[i] * y[i + 1]     # 11
    t_3 = test & test_2 & test_1         # 12: for i in range(n):
    if t_3:
        out_part = out[:n]               # 13: s += math.exp(out[i]) * math.log(x[i])
        x_part = x[:n]
        t_4 = np.all(out_part < 700.0) & np.all(x_part > 0.0)  # 12
        if t_4:
            exp = np.exp(out_part)       # 13
            log = np.log(x_part)
            s = float(np.sum(exp * log))  # 12: for i in range(n):
            t_19_s = None
            t_17_s = None
        else:
            s = 0.0
            t_19_s = []
            t_17_s = []
            for i_3 in range(n):
                t_17 = math.exp(out[i_3])  # 13: s += math.exp(out[i]) * math.log(x[i])
                t_17_s.append(t_17)
                t_19 = math.log(x[i_3])
                t_19_s.append(t_19)
                s += t_17 * t_19
        t_19_s_1 = None
        t_17_s_1 = None
    else:
        s = 0.0
        t_19_s_1 = []
        t_17_s_1 = []
        for i_3 in range(n):             # 12: for i in range(n):
            t_17 = math.exp(out[i_3])    # 13: s += math.exp(out[i]) * math.log(x[i])
            t_17_s_1.append(t_17)
            t_19 = math.log(x[i_3])
            t_19_s_1.append(t_19)
            s += t_17 * t_19
        t_19_s = None
        t_17_s = None

    out_bar = np.zeros_like(out)         # 12: for i in range(n):
    x_bar = np.zeros_like(x)
    if t_3:
        out_part_bar = out_bar[:n]
        x_part = x[:n]                   # 13: s += math.exp(out[i]) * math.log(x[i])
        if t_4:                          # 12
            x_part_bar = y_bar * exp / x_part  # 13
            out_part_bar += y_bar * log * exp
        else:
            for i_3, t_19, t_17 in zip(reversed(range(n)), reversed(t_19_s), reversed(t_17_s)):  # 12
                x_bar[i_3] += y_bar * t_17 / x[i_3]  # 13
                out_bar[i_3] += y_bar * t_19 * t_17
            x_part_bar = np.zeros_like(x_part)  # 12
        x_bar[:n] += x_part_bar          # 13: s += math.exp(out[i]) * math.log(x[i])
    else:
        for i_3, t_19, t_17 in zip(reversed(range(n)), reversed(t_19_s_1), reversed(t_17_s_1)):  # 12
            x_bar[i_3] += y_bar * t_17 / x[i_3]  # 13
            out_bar[i_3] += y_bar * t_19 * t_17
    y_bar_1 = np.zeros_like(y)           # 10: for i in range(n):
    if t_1:
        t_bar = out_bar[:n].copy()       # 11: out[i] = x[i] * y[i + 1]
        out_bar[:n] = 0.0
        t_bar = rt.unbroadcast(t_bar, shape)
        x_part_bar = t_bar * y[1:t]
        y_bar_1[1:t] += t_bar * x[:n]
        x_bar[:n] += x_part_bar
    else:
        for i in reversed(range(n)):     # 10: for i in range(n):
            t_8_bar = out_bar[i]         # 11: out[i] = x[i] * y[i + 1]
            out_bar[i] = 0.0
            t_6 = i + 1
            y_bar_1[t_6] += t_8_bar * x[i]
            x_bar[i] += t_8_bar * y[t_6]
    return s, (x_bar, y_bar_1)
