def f_grad(a, b, y_bar=1.0):
    t = b * 2.0                          # 6: c = np.concatenate([a, b * 2.0])
    c = np.concatenate([a, t])
    d = np.stack([a, b], axis=1)         # 7: d = np.stack([a, b], axis=1)
    e = np.vstack([a, b]).T              # 8: e = np.vstack([a, b]).T
    t_1 = d * e                          # 9: g = np.ravel(d * e) * c
    ravel = np.ravel(t_1)
    g = ravel * c
    flipped_part = np.flip(g)[1:]        # 10: h = np.flip(g)[1:] + np.roll(g, 1)[:-1]
    roll = np.roll(g, 1)
    roll_part = roll[:-1]
    h = flipped_part + roll_part
    t_2 = h * h                          # 11: return np.sum(h * h) + np.sum(np.repeat(a, 2) * c) + np.sum(np…
    repeat = np.repeat(a, 2)
    t_3 = repeat * c
    outer = np.outer(a, b)
    y = np.sum(t_2) + np.sum(t_3) + np.sum(outer)

    outer_bar = np.broadcast_to(y_bar, outer.shape)  # 11
    a_bar = outer_bar @ b
    b_bar = a @ outer_bar
    t_bar = np.broadcast_to(y_bar, t_3.shape)
    shape = c.shape
    c_bar = rt.unbroadcast(t_bar * repeat, shape)
    a_bar += rt.sum_repeats(rt.unbroadcast(t_bar * c, repeat.shape), 2, None, a.shape)
    h_bar = rt.unbroadcast(np.broadcast_to(y_bar, t_2.shape) * h, h.shape)
    h_bar = h_bar + h_bar
    roll_bar = np.zeros_like(roll)       # 10: h = np.flip(g)[1:] + np.roll(g, 1)[:-1]
    roll_bar[:-1] += rt.unbroadcast(h_bar, roll_part.shape)
    g_bar = np.roll(roll_bar, -1)
    np.flip(g_bar)[1:] += rt.unbroadcast(h_bar, flipped_part.shape)
    c_bar = c_bar + rt.unbroadcast(g_bar * ravel, shape)  # 9: g = np.ravel(d * e) * c
    t_bar = np.reshape(rt.unbroadcast(g_bar * c, ravel.shape), t_1.shape)
    d_bar = t_bar * e
    e_bar = t_bar * d
    vstack_bar = e_bar.T                 # 8: e = np.vstack([a, b]).T
    a_bar += vstack_bar[0]
    b_bar += vstack_bar[1]
    a_bar += d_bar[:, 0]                 # 7: d = np.stack([a, b], axis=1)
    b_bar += d_bar[:, 1]
    n = len(a)                           # 6: c = np.concatenate([a, b * 2.0])
    a_bar += c_bar[:n]
    b_bar += c_bar[n:n + len(t)] * 2.0
    return y, (a_bar, b_bar)
