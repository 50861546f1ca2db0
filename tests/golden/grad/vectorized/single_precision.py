def mixed_grad(x, s, y_bar=1.0):
    n = len(x)                           # 6: half = np.zeros(len(x), dtype=np.float32)
    half = np.zeros(n, dtype=np.float32)
    full = np.zeros(n)                   # 7: full = np.zeros(len(x))
    for i in range(n):                   # 8: for i in range(len(x)):
        x_i = x[i]                       # 9: full[i] = x[i] * s
        full[i] = x_i * s
        half[i] = x_i * 0.5              # 10: half[i] = x[i] * 0.5
    y = np.sum(full * full) + float(np.sum(half))  # 11: return np.sum(full * full) + float(np.sum(half))

    y_bar = np.float64(y_bar)
    half_bar = rt.astype(np.broadcast_to(y_bar, half.shape), dtype='float32')  # 11
    full_bar = 2.0 * y_bar * full
    x_bar = np.zeros_like(x)             # 8: for i in range(len(x)):
    s_bar = 0.0
    for i in reversed(range(n)):
        t_bar = half_bar[i]              # 10: half[i] = x[i] * 0.5
        half_bar[i] = 0.0
        x_bar[i] += t_bar * 0.5
        t_bar = full_bar[i]              # 9: full[i] = x[i] * s
        full_bar[i] = 0.0
        s_bar += t_bar * x[i]
        x_bar[i] += t_bar * s
    return y, (x_bar, float(s_bar))
