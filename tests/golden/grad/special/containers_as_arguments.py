def f_grad(params, pair, xs, y_bar=1.0):
    pair0 = pair[0]                      # 5: def f(params, pair, xs):
    pair1 = pair[1]
    in_1 = params['in']
    w = in_1['w']
    out = params['out']
    item = xs[0]
    h = np.tanh(w @ item + in_1['b'])    # 6: h = np.tanh(params["in"]["w"] @ xs[0] + params["in"]["b"])
    total = np.sum(h * out)              # 8: return np.sum(h * params["out"]) * a + b * np.sum(xs[1])
    t = total * pair0
    total_1 = np.sum(xs[1])
    y = t + pair1 * total_1

    pair1_bar = y_bar * total_1          # 8
    total_bar = y_bar * pair1
    total_bar_1 = y_bar * pair0
    pair0_bar = y_bar * total
    h_bar = total_bar_1 * out
    out_bar = total_bar_1 * h
    t_bar = h_bar * (1 - h * h)          # 6: h = np.tanh(params["in"]["w"] @ xs[0] + params["in"]["b"])
    w_bar = np.outer(t_bar, item)
    item_bar = w.T @ t_bar
    item_bar_1 = np.full((1,), total_bar)
    pair0_bar = float(pair0_bar)
    return y, ({'in': {'w': w_bar, 'b': t_bar.copy()}, 'out': out_bar}, (pair0_bar, float(pair1_bar)),
            [item_bar, item_bar_1])
