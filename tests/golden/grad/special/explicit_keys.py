def f_grad(h, rate, key, y_bar=1.0):
    h_s = []
    shape_s = []
    keep_s = []
    shape_s_1 = []
    t_s = []
    for k in range(2):                   # 12: for k in range(2):
        rng = default_rng(key + k)       # 6: rng = np.random.default_rng(key)
        keep = rng.random((len(h),)) < rate  # 7: keep = rng.random(h.shape) < rate
        keep_s.append(keep)
        t = h / rate                     # 8: return np.where(keep, h / rate, 0.0) + 0.05 * rng.standard_norm…
        t_s.append(t)
        shape_s_1.append(t.shape)
        chosen = np.where(keep, t, 0.0)
        shape_s.append(chosen.shape)
        h = np.tanh(chosen + 0.05 * rng.standard_normal(3, np.float32))  # 13: h = np.tanh(layer(h, rate, key…
        h_s.append(h)
    y = np.sum(h)                        # 14: return np.sum(h)

    h_bar = np.broadcast_to(y_bar, h.shape)  # 14
    rate_bar = 0.0
    for h_1, shape, keep, shape_1, t in zip(reversed(h_s), reversed(shape_s), reversed(keep_s),  # 12
            reversed(shape_s_1), reversed(t_s)):
        t_bar = h_bar * (1 - h_1 * h_1)  # 13: h = np.tanh(layer(h, rate, key + k))
        t_bar = rt.unbroadcast(np.where(keep, rt.unbroadcast(t_bar, shape), 0.0), shape_1)  # 8: return np.wh…
        h_bar = t_bar / rate
        rate_bar += np.sum(-t_bar * t / rate)
    return y, (h_bar.copy(), float(rate_bar))
