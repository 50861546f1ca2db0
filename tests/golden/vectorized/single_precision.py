def mixed_grad(x, s, y_bar=1.0):
    full = np.zeros(len(x))              # 7: full = np.zeros(len(x))
    half = x * 0.5                       # 10: half[i] = x[i] * 0.5
    full[:] = x * s                      # 9: full[i] = x[i] * s
    y = np.sum(full * full) + float(np.sum(half))  # 11: return np.sum(full * full) + float(np.sum(half))
    y_bar = np.float64(y_bar)
    half_bar = rt.astype(np.broadcast_to(y_bar, half.shape), dtype='float32')  # 11
    full_bar = 2.0 * y_bar * full
    t_bar = full_bar[:].copy()           # 9
    full_bar[:] = 0.0
    x_bar = half_bar * 0.5               # 10: half[i] = x[i] * 0.5
    s_bar = np.sum(t_bar * x)            # 9: full[i] = x[i] * s
    x_bar += rt.astype(t_bar * s, dtype='float32')
    return y, (x_bar, float(s_bar))
