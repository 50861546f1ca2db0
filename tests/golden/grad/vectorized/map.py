def blend_grad(x, y, s, y_bar=1.0):
    n = len(x)                           # 6: out = np.zeros(len(x))
    out = np.zeros(n)
    sin_s = []
    for i in range(n):                   # 7: for i in range(len(x)):
        x_i = x[i]                       # 8: out[i] = x[i] * y[i] + s * np.sin(x[i]) - 0.5
        sin = np.sin(x_i)
        sin_s.append(sin)
        out[i] = x_i * y[i] + s * sin - 0.5
    result = np.sum(out * out)           # 9: return np.sum(out * out)

    out_bar = 2.0 * y_bar * out          # 9
    x_bar = np.zeros_like(x)             # 7: for i in range(len(x)):
    y_bar_1 = np.zeros_like(y)
    s_bar = 0.0
    for i, sin in zip(reversed(range(n)), reversed(sin_s)):
        t_bar = out_bar[i]               # 8: out[i] = x[i] * y[i] + s * np.sin(x[i]) - 0.5
        out_bar[i] = 0.0
        s_bar += t_bar * sin
        x_i = x[i]
        x_bar[i] += t_bar * s * np.cos(x_i)
        y_bar_1[i] += t_bar * x_i
        x_bar[i] += t_bar * y[i]
    return result, (x_bar, y_bar_1, float(s_bar))
