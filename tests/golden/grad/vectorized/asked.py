def asked_grad(x, y, n, y_bar=1.0):
    out = np.zeros(n)                    # 8: out = np.zeros(n)
    for i in range(n):                   # 10: for i in range(n):
        out[i] = x[i] * y[i + 1]         # 11: out[i] = x[i] * y[i + 1]
    s = 0.0
    log_s = []
    exp_s = []
    for i in range(n):                   # 12: for i in range(n):
        exp = math.exp(out[i])           # 13: s += math.exp(out[i]) * math.log(x[i])
        exp_s.append(exp)
        log = math.log(x[i])
        log_s.append(log)
        s += exp * log

    out_bar = np.zeros_like(out)         # 12: for i in range(n):
    x_bar = np.zeros_like(x)
    for i, log, exp in zip(reversed(range(n)), reversed(log_s), reversed(exp_s)):
        x_bar[i] += y_bar * exp / x[i]   # 13: s += math.exp(out[i]) * math.log(x[i])
        out_bar[i] += y_bar * log * exp
    y_bar_1 = np.zeros_like(y)           # 10: for i in range(n):
    for i in reversed(range(n)):
        t_bar = out_bar[i]               # 11: out[i] = x[i] * y[i + 1]
        out_bar[i] = 0.0
        t = i + 1
        y_bar_1[t] += t_bar * x[i]
        x_bar[i] += t_bar * y[t]
    return s, (x_bar, y_bar_1)
