def f_grad(a, b, y_bar=1.0):
    t = b * 2.0                          # 6: c = np.concatenate([a, b * 2.0])
    c = np.concatenate([a, t])
    d = np.stack([a, b], axis=1)         # 7: d = np.stack([a, b], axis=1)
    e = np.vstack([a, b]).T              # 8: e = np.vstack([a, b]).T
    t_1 = d * e                          # 9: g = np.ravel(d * e) * c
    t_2 = np.ravel(t_1)
    g = t_2 * c
    t_3 = np.flip(g)[1:]                 # 10: h = np.flip(g)[1:] + np.roll(g, 1)[:-1]
    t_4 = np.roll(g, 1)
    t_5 = t_4[:-1]
    h = t_3 + t_5
    t_6 = h * h                          # 11: return np.sum(h * h) + np.sum(np.repeat(a, 2) * c) + np.sum(np…
    t_7 = np.repeat(a, 2)
    t_8 = t_7 * c
    t_9 = np.outer(a, b)
    t_10 = np.sum(t_6) + np.sum(t_8) + np.sum(t_9)

    t_bar = np.broadcast_to(y_bar, t_9.shape)  # 11
    a_bar = t_bar @ b
    b_bar = a @ t_bar
    t_bar = np.broadcast_to(y_bar, t_8.shape)
    shape = c.shape
    c_bar = rt.unbroadcast(t_bar * t_7, shape)
    a_bar += rt.sum_repeats(rt.unbroadcast(t_bar * c, t_7.shape), 2, None, a.shape)
    h_bar = rt.unbroadcast(np.broadcast_to(y_bar, t_6.shape) * h, h.shape)
    h_bar = h_bar + h_bar
    t_bar = np.zeros_like(t_4)           # 10: h = np.flip(g)[1:] + np.roll(g, 1)[:-1]
    t_bar[:-1] += rt.unbroadcast(h_bar, t_5.shape)
    g_bar = np.roll(t_bar, -1)
    np.flip(g_bar)[1:] += rt.unbroadcast(h_bar, t_3.shape)
    c_bar = c_bar + rt.unbroadcast(g_bar * t_2, shape)  # 9: g = np.ravel(d * e) * c
    t_bar = np.reshape(rt.unbroadcast(g_bar * c, t_2.shape), t_1.shape)
    d_bar = t_bar * e
    e_bar = t_bar * d
    t_bar = e_bar.T                      # 8: e = np.vstack([a, b]).T
    a_bar += t_bar[0]
    b_bar += t_bar[1]
    a_bar += d_bar[:, 0]                 # 7: d = np.stack([a, b], axis=1)
    b_bar += d_bar[:, 1]
    n = len(a)                           # 6: c = np.concatenate([a, b * 2.0])
    a_bar += c_bar[:n]
    b_bar += c_bar[n:n + len(t)] * 2.0
    return t_10, (a_bar, b_bar)
