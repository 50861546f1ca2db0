def f_grad(o, n, y_bar=1.0):
    xs = o.xs                            # 12: def f(o, n):
    ys = o.ys
    xs_bar, ys_bar = shadows.shadows(xs, ys)
    item_bar_1_s = []
    item_bar_2_s = []
    t_bar_s = []
    item_bar_s = []
    ys_bar_1 = rt.outline(ys_bar)        # 19: for v in o.ys:
    xs_bar_1 = rt.outline(xs_bar)
    for i in range(n):                   # 13: for i in range(n):
        item = ys[i]                     # 14: o.xs.append(o.ys[i] * 2.0)
        item_bar = ys_bar[i]
        item_bar_s.append(item_bar)
        t = item * 2.0
        t_bar = np.zeros_like(t)
        t_bar_s.append(t_bar)
        xs.append(t)
        xs_bar.append(t_bar)
        item = ys[i]                     # 15: o.ys[i][0] += o.xs[i][1]
        item_bar_1 = ys_bar[i]
        item_bar_1_s.append(item_bar_1)
        item_1 = xs[i]
        item_bar_2 = xs_bar[i]
        item_bar_2_s.append(item_bar_2)
        item[0] += item_1[1]
    n = len(xs)                          # 17: for v in o.xs:
    y = 0.0
    shape_s = []
    shape_s_1 = []
    for i in range(n):
        v = xs[i]
        shape_s_1.append(v.shape)
        t_1 = v * v                      # 18: y += np.sum(v * v)
        shape_s.append(t_1.shape)
        y += np.sum(t_1)
    n_1 = len(ys)                        # 19: for v in o.ys:
    shape_s_2 = []
    for i in range(n_1):
        v = ys[i]
        sin = np.sin(v)                  # 20: y += np.sum(np.sin(v))
        shape_s_2.append(sin.shape)
        y += np.sum(sin)

    for i, shape in zip(reversed(range(n_1)), reversed(shape_s_2)):  # 19: for v in o.ys:
        v = ys[i]
        v_bar = ys_bar[i]
        v_bar += np.broadcast_to(y_bar, shape) * np.cos(v)  # 20: y += np.sum(np.sin(v))
    for i, shape, shape_1 in zip(reversed(range(n)), reversed(shape_s), reversed(shape_s_1)):  # 17
        v = xs[i]
        v_bar = xs_bar[i]
        v_bar += 2.0 * rt.unbroadcast(np.broadcast_to(y_bar, shape) * v, shape_1)  # 18: y += np.sum(v * v)
    for item_bar_1, item_bar_2, t_bar, item_bar in zip(reversed(item_bar_1_s), reversed(item_bar_2_s),  # 13
            reversed(t_bar_s), reversed(item_bar_s)):
        item_bar_2[1] += item_bar_1[0]   # 15: o.ys[i][0] += o.xs[i][1]
        item_bar += t_bar * 2.0          # 14: o.xs.append(o.ys[i] * 2.0)
    xs_bar_1 = rt.own_arrays(xs_bar_1)   # 19: for v in o.ys:
    ys_bar_1 = rt.own_arrays(ys_bar_1)
    return y, (xs_bar_1, ys_bar_1)
