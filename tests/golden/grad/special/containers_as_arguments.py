def f_grad(params, pair, xs, y_bar=1.0):
    pair0 = pair[0]                      # 5: def f(params, pair, xs):
    pair1 = pair[1]
    in_1 = params['in']
    w = in_1['w']
    out = params['out']
    item = xs[0]
    h = np.tanh(w @ item + in_1['b'])    # 6: h = np.tanh(params["in"]["w"] @ xs[0] + params["in"]["b"])
    t = h * out                          # 8: return np.sum(h * params["out"]) * a + b * np.sum(xs[1])
    total = np.sum(t)
    t_1 = total * pair0
    total_1 = np.sum(xs[1])
    y = t_1 + pair1 * total_1

    pair1_bar = y_bar * total_1          # 8
    item_bar = np.broadcast_to(y_bar * pair1, (1,))
    pair0_bar = y_bar * total
    t_bar = np.broadcast_to(y_bar * pair0, t.shape)
    h_bar = t_bar * out
    out_bar = t_bar * h
    t_bar = h_bar * (1 - h * h)          # 6: h = np.tanh(params["in"]["w"] @ xs[0] + params["in"]["b"])
    item_bar_1 = w.T @ t_bar
    t_2 = np.outer(t_bar, item)
    pair0_bar = float(pair0_bar)
    return y, ({'in': {'w': t_2, 'b': t_bar.copy()}, 'out': out_bar}, (pair0_bar, float(pair1_bar)),
            [item_bar_1, item_bar.copy()])
