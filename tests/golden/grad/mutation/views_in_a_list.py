def f_grad(x, n, y_bar=1.0):
    x_bar = np.zeros_like(x)
    items = []                           # 6: views = []
    items_bar = []
    for i in range(n):                   # 7: for i in range(n):
        sliding_window_view = np.lib.stride_tricks.sliding_window_view(x[i:], window_shape=2)  # 8
        sliding_window_view_bar = np.lib.stride_tricks.sliding_window_view(x_bar[i:], window_shape=2,
                writeable=True)
        items.append(sliding_window_view)
        items_bar.append(sliding_window_view_bar)
        x[i] *= 1.5                      # 9: x[i] *= 1.5
    n_1 = len(items)                     # 11: for v in views:
    s = 0.0
    x0_s = []
    total_s = []
    shape_s = []
    v1_s = []
    v0_s = []
    shape_s_1 = []
    shape_s_2 = []
    for i in range(n_1):
        v = items[i]
        v0 = v[:, 0]                     # 12: s += np.sum(v[:, 0] * v[:, 1]) * x[0] + np.sum(v)
        shape_s_1.append(v0.shape)
        v1 = v[:, 1]
        shape_s_2.append(v1.shape)
        v1_s.append(v1.copy())
        v0_s.append(v0.copy())
        t = v0 * v1
        shape_s.append(t.shape)
        total = np.sum(t)
        total_s.append(total)
        x0 = x[0]
        x0_s.append(x0)
        s += total * x0 + np.sum(v)
        x[1] += 0.1 * s                  # 13: x[1] += 0.1 * s
    if x[0] > 0:                         # 14: picked = views[0] if x[0] > 0 else views[1]
        item = items[0]
        item_bar = items_bar[0]
    else:
        item = items[1]
        item_bar = items_bar[1]
    x[2] = 0.3                           # 15: x[2] = 0.3
    t_1 = item ** 2                      # 16: return s + np.sum(picked**2)
    y = s + np.sum(t_1)

    np.add.at(item_bar, ..., 2 * np.broadcast_to(y_bar, t_1.shape) * item)  # 16
    x_bar[2] = 0.0                       # 15
    s_bar = y_bar
    for (i, x0, total, shape, v1, v0, shape_1, shape_2) in zip(reversed(range(n_1)), reversed(x0_s),  # 11
            reversed(total_s), reversed(shape_s), reversed(v1_s), reversed(v0_s), reversed(shape_s_1),
            reversed(shape_s_2)):
        s_bar += x_bar[1] * 0.1          # 13: x[1] += 0.1 * s
        v_bar = items_bar[i]             # 11
        np.add.at(v_bar, ..., s_bar)     # 12: s += np.sum(v[:, 0] * v[:, 1]) * x[0] + np.sum(v)
        x_bar[0] += s_bar * total
        t_bar = np.broadcast_to(s_bar * x0, shape)
        t_2 = rt.unbroadcast(t_bar * v0, shape_2)
        np.add.at(v_bar[:, 0], ..., rt.unbroadcast(t_bar * v1, shape_1))
        np.add.at(v_bar[:, 1], ..., t_2)
    for i in reversed(range(n)):         # 7: for i in range(n):
        x_bar[i] *= 1.5                  # 9: x[i] *= 1.5
    return y, (x_bar,)
