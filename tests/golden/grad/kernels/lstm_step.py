def loss_grad(params, state, xs, y_bar=1.0):
    w = params['w']                      # 18: def loss(params, state, xs):
    b = params['b']
    h = state['h']
    c = state['c']
    n = len(xs)                          # 20: for x in xs:
    total = 0.0
    h_1 = h
    shape_s = []
    t_s = []
    shape_s_1 = []
    t_s_1 = []
    o_s = []
    shape_s_2 = []
    shape_s_3 = []
    shape_s_4 = []
    shape_s_5 = []
    t_s_2 = []
    t_s_3 = []
    shape_s_6 = []
    shape_s_7 = []
    t_s_4 = []
    c_s = []
    t_s_5 = []
    shape_s_8 = []
    shape_s_9 = []
    t_s_6 = []
    t_s_7 = []
    t_s_8 = []
    t_s_9 = []
    t_s_10 = []
    n_s = []
    t_s_11 = []
    t_s_12 = []
    t_s_13 = []
    n_s_1 = []
    for i in range(n):
        c_s.append(c)
        n_s_1.append(len(h_1))
        shape_s_9.append(c.shape)
        xs_1 = xs[i]
        t = np.concatenate([xs_1, h_1])  # 10: z = params["w"] @ np.concatenate([x, state["h"]]) + params["b"]
        t_s_13.append(t)
        z = w @ t + b
        n_1 = len(h_1)                   # 11: n = len(state["h"])
        n_s.append(n_1)
        z_1 = z[:n_1]                    # 12: i, f, o = sigmoid(z[:n]), sigmoid(z[n : 2 * n]), sigmoid(z[2 *…
        t_1 = np.exp(-z_1)               # 6: return 1.0 / (1.0 + np.exp(-x))
        t_s_12.append(t_1)
        t_2 = 1.0 + t_1
        t_s_11.append(t_2)
        t_3 = 1.0 / t_2
        t_s_3.append(t_3)
        shape_s_6.append(t_3.shape)
        t_4 = 2 * n_1                    # 12: i, f, o = sigmoid(z[:n]), sigmoid(z[n : 2 * n]), sigmoid(z[2 *…
        t_s_8.append(t_4)
        z_1 = z[n_1:t_4]
        t_5 = np.exp(-z_1)               # 6: return 1.0 / (1.0 + np.exp(-x))
        t_s_10.append(t_5)
        t_6 = 1.0 + t_5
        t_s_9.append(t_6)
        t_7 = 1.0 / t_6
        t_s_5.append(t_7)
        shape_s_8.append(t_7.shape)
        t_8 = 3 * n_1                    # 12: i, f, o = sigmoid(z[:n]), sigmoid(z[n : 2 * n]), sigmoid(z[2 *…
        t_s_4.append(t_8)
        z_1 = z[t_4:t_8]
        t_9 = np.exp(-z_1)               # 6: return 1.0 / (1.0 + np.exp(-x))
        t_s_7.append(t_9)
        t_10 = 1.0 + t_9
        t_s_6.append(t_10)
        o = 1.0 / t_10
        o_s.append(o)
        shape_s_2.append(o.shape)
        t_11 = t_7 * c                   # 13: state["c"] = f * state["c"] + i * np.tanh(z[3 * n :])
        shape_s_4.append(t_11.shape)
        t_12 = np.tanh(z[t_8:])
        t_s_2.append(t_12)
        shape_s_7.append(t_12.shape)
        t_13 = t_3 * t_12
        shape_s_5.append(t_13.shape)
        c = t_11 + t_13
        state['c'] = c
        t_14 = np.tanh(c)                # 14: state["h"] = o * np.tanh(state["c"])
        t_s_1.append(t_14)
        shape_s_3.append(t_14.shape)
        h_1 = o * t_14
        t_s.append(h_1)
        shape_s_1.append(h_1.shape)
        state['h'] = h_1
        t_15 = h_1 * h_1                 # 22: total = total + np.sum(h * h)
        shape_s.append(t_15.shape)
        total += np.sum(t_15)

    xs_bar = np.zeros_like(xs)           # 20: for x in xs:
    w_bar = np.zeros_like(w)
    b_bar = np.zeros_like(b)
    c_bar = np.zeros_like(c)
    h_bar = np.zeros_like(h_1)
    for (i, shape, t_16, shape_1, t_17, o, shape_2, shape_3, shape_4, shape_5, t_18, t_19, shape_6, shape_7,
            t_20, c_1, t_21, shape_8, shape_9, t_22, t_23, t_24, t_25, t_26, n_1, t_27, t_28, t_29,
            n_2) in zip(reversed(range(n)), reversed(shape_s), reversed(t_s), reversed(shape_s_1),
            reversed(t_s_1), reversed(o_s), reversed(shape_s_2), reversed(shape_s_3), reversed(shape_s_4),
            reversed(shape_s_5), reversed(t_s_2), reversed(t_s_3), reversed(shape_s_6), reversed(shape_s_7),
            reversed(t_s_4), reversed(c_s), reversed(t_s_5), reversed(shape_s_8), reversed(shape_s_9),
            reversed(t_s_6), reversed(t_s_7), reversed(t_s_8), reversed(t_s_9), reversed(t_s_10),
            reversed(n_s), reversed(t_s_11), reversed(t_s_12), reversed(t_s_13), reversed(n_s_1)):
        t_30 = rt.unbroadcast(np.broadcast_to(y_bar, shape) * t_16, shape_1)  # 22: total = total + np.sum(h …
        t_bar = h_bar + t_30
        t_bar += t_30
        o_bar = rt.unbroadcast(t_bar * t_17, shape_2)  # 14: state["h"] = o * np.tanh(state["c"])
        t_bar = c_bar + rt.unbroadcast(t_bar * o, shape_3) * (1 - t_17 * t_17)
        t_bar_1 = rt.unbroadcast(t_bar, shape_4)  # 13: state["c"] = f * state["c"] + i * np.tanh(z[3 * n :])
        t_bar = rt.unbroadcast(t_bar, shape_5)
        t_31 = t_bar * t_19
        t_bar = rt.unbroadcast(t_bar * t_18, shape_6)
        z_bar = np.zeros_like(b)
        z_bar[t_20:] += rt.unbroadcast(t_31, shape_7) * (1 - t_18 * t_18)
        t_32 = t_bar_1 * t_21
        t_bar_1 = rt.unbroadcast(t_bar_1 * c_1, shape_8)
        c_bar = rt.unbroadcast(t_32, shape_9)
        z_bar_1 = -(-o_bar * o / t_22 * t_23)  # 6: return 1.0 / (1.0 + np.exp(-x))
        z_bar[t_24:t_20] += z_bar_1      # 12: i, f, o = sigmoid(z[:n]), sigmoid(z[n : 2 * n]), sigmoid(z[2 *…
        z_bar_1 = -(-t_bar_1 * t_21 / t_25 * t_26)  # 6
        z_bar[n_1:t_24] += z_bar_1       # 12
        z_bar_1 = -(-t_bar * t_19 / t_27 * t_28)  # 6
        z_bar[:n_1] += z_bar_1           # 12
        b_bar += z_bar                   # 10: z = params["w"] @ np.concatenate([x, state["h"]]) + params["b"]
        h_bar = w.T @ z_bar
        w_bar += np.outer(z_bar, t_29)
        n = len(h)
        t_bar = h_bar[:n]
        h_bar = h_bar[n:n + n_2]
        xs_bar[i] += t_bar               # 20: for x in xs:
    h_bar = h_bar.copy()
    c_bar = c_bar.copy()
    return total, ({'w': w_bar, 'b': b_bar}, {'h': h_bar, 'c': c_bar}, xs_bar)
