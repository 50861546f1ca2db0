def f_grad(params, pair, xs, y_bar=1.0):
    pair0 = pair[0]                      # 5: def f(params, pair, xs):
    pair1 = pair[1]
    in_1 = params['in']
    w = in_1['w']
    out = params['out']
    item = xs[0]
    h = np.tanh(w @ item + in_1['b'])    # 6: h = np.tanh(params["in"]["w"] @ xs[0] + params["in"]["b"])
    t = h * out                          # 8: return np.sum(h * params["out"]) * a + b * np.sum(xs[1])
    t_1 = np.sum(t)
    t_2 = np.sum(xs[1])
    t_3 = t_1 * pair0 + pair1 * t_2

    pair1_bar = y_bar * t_2              # 8
    item_bar = np.broadcast_to(y_bar * pair1, (1,))
    pair0_bar = y_bar * t_1
    t_bar = np.broadcast_to(y_bar * pair0, t.shape)
    h_bar = t_bar * out
    out_bar = t_bar * h
    t_bar = h_bar * (1 - h * h)          # 6: h = np.tanh(params["in"]["w"] @ xs[0] + params["in"]["b"])
    item_bar_1 = w.T @ t_bar
    b_bar = t_bar.copy()
    pair0_bar = float(pair0_bar)
    pair1_bar = float(pair1_bar)
    item_bar = item_bar.copy()
    return t_3, ({'in': {'w': np.outer(t_bar, item), 'b': b_bar}, 'out': out_bar}, (pair0_bar, pair1_bar),
            [item_bar_1, item_bar])
