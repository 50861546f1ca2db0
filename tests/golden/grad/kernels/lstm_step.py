def loss_grad(params, state, xs, y_bar=1.0):
    w = params['w']                      # 18: def loss(params, state, xs):
    b = params['b']
    h = state['h']
    c = state['c']
    n = len(xs)                          # 20: for x in xs:
    total = 0.0
    h_1 = h
    shape_s = []
    h_1_s = []
    shape_s_1 = []
    tanh_1_s = []
    o_s = []
    shape_s_2 = []
    shape_s_3 = []
    shape_s_4 = []
    shape_s_5 = []
    tanh_s = []
    t_1_s = []
    shape_s_6 = []
    shape_s_7 = []
    t_5_s = []
    c_s = []
    t_4_s = []
    shape_s_8 = []
    shape_s_9 = []
    t_6_s = []
    exp_2_s = []
    t_2_s = []
    t_3_s = []
    exp_1_s = []
    n_1_s = []
    t_s = []
    exp_s = []
    joined_s = []
    n_s = []
    for i in range(n):
        c_s.append(c)
        n_s.append(len(h_1))
        shape_s_9.append(c.shape)
        x = xs[i]
        joined = np.concatenate([x, h_1])  # 10: z = params["w"] @ np.concatenate([x, state["h"]]) + params["…
        joined_s.append(joined)
        z = w @ joined + b
        n_1 = len(h_1)                   # 11: n = len(state["h"])
        n_1_s.append(n_1)
        exp = np.exp(-z[:n_1])           # 6: return 1.0 / (1.0 + np.exp(-x))
        exp_s.append(exp)
        t = 1.0 + exp
        t_s.append(t)
        t_1 = 1.0 / t
        t_1_s.append(t_1)
        shape_s_6.append(t_1.shape)
        t_2 = 2 * n_1                    # 12: i, f, o = sigmoid(z[:n]), sigmoid(z[n : 2 * n]), sigmoid(z[2 *…
        t_2_s.append(t_2)
        exp_1 = np.exp(-z[n_1:t_2])      # 6: return 1.0 / (1.0 + np.exp(-x))
        exp_1_s.append(exp_1)
        t_3 = 1.0 + exp_1
        t_3_s.append(t_3)
        t_4 = 1.0 / t_3
        t_4_s.append(t_4)
        shape_s_8.append(t_4.shape)
        t_5 = 3 * n_1                    # 12: i, f, o = sigmoid(z[:n]), sigmoid(z[n : 2 * n]), sigmoid(z[2 *…
        t_5_s.append(t_5)
        exp_2 = np.exp(-z[t_2:t_5])      # 6: return 1.0 / (1.0 + np.exp(-x))
        exp_2_s.append(exp_2)
        t_6 = 1.0 + exp_2
        t_6_s.append(t_6)
        o = 1.0 / t_6
        o_s.append(o)
        shape_s_2.append(o.shape)
        t_7 = t_4 * c                    # 13: state["c"] = f * state["c"] + i * np.tanh(z[3 * n :])
        shape_s_4.append(t_7.shape)
        tanh = np.tanh(z[t_5:])
        tanh_s.append(tanh)
        shape_s_7.append(tanh.shape)
        t_8 = t_1 * tanh
        shape_s_5.append(t_8.shape)
        c = t_7 + t_8
        state['c'] = c
        tanh_1 = np.tanh(c)              # 14: state["h"] = o * np.tanh(state["c"])
        tanh_1_s.append(tanh_1)
        shape_s_3.append(tanh_1.shape)
        h_1 = o * tanh_1
        h_1_s.append(h_1)
        shape_s_1.append(h_1.shape)
        state['h'] = h_1
        t_9 = h_1 * h_1                  # 22: total = total + np.sum(h * h)
        shape_s.append(t_9.shape)
        total += np.sum(t_9)

    xs_bar = np.zeros_like(xs)           # 20: for x in xs:
    w_bar = np.zeros_like(w)
    b_bar = np.zeros_like(b)
    c_bar = np.zeros_like(c)
    h_bar = np.zeros_like(h_1)
    for (i, shape, h_1, shape_1, tanh_1, o, shape_2, shape_3, shape_4, shape_5, tanh, t_1, shape_6, shape_7,
            t_5, c, t_4, shape_8, shape_9, t_6, exp_2, t_2, t_3, exp_1, n_1, t, exp, joined,
            n_2) in zip(reversed(range(n)), reversed(shape_s), reversed(h_1_s), reversed(shape_s_1),
            reversed(tanh_1_s), reversed(o_s), reversed(shape_s_2), reversed(shape_s_3), reversed(shape_s_4),
            reversed(shape_s_5), reversed(tanh_s), reversed(t_1_s), reversed(shape_s_6), reversed(shape_s_7),
            reversed(t_5_s), reversed(c_s), reversed(t_4_s), reversed(shape_s_8), reversed(shape_s_9),
            reversed(t_6_s), reversed(exp_2_s), reversed(t_2_s), reversed(t_3_s), reversed(exp_1_s),
            reversed(n_1_s), reversed(t_s), reversed(exp_s), reversed(joined_s), reversed(n_s)):
        t_bar = h_bar + 2.0 * rt.unbroadcast(np.broadcast_to(y_bar, shape) * h_1, shape_1)  # 22: total = tot…
        o_bar = rt.unbroadcast(t_bar * tanh_1, shape_2)  # 14: state["h"] = o * np.tanh(state["c"])
        t_bar = c_bar + rt.unbroadcast(t_bar * o, shape_3) * (1 - tanh_1 * tanh_1)
        t_bar_1 = rt.unbroadcast(t_bar, shape_4)  # 13: state["c"] = f * state["c"] + i * np.tanh(z[3 * n :])
        t_bar = rt.unbroadcast(t_bar, shape_5)
        t_10 = t_bar * t_1
        t_bar = rt.unbroadcast(t_bar * tanh, shape_6)
        z_bar = np.zeros_like(b)
        z_bar[t_5:] += rt.unbroadcast(t_10, shape_7) * (1 - tanh * tanh)
        t_11 = t_bar_1 * t_4
        t_bar_1 = rt.unbroadcast(t_bar_1 * c, shape_8)
        c_bar = rt.unbroadcast(t_11, shape_9)
        z_part_bar = o_bar * o / t_6 * exp_2  # 6: return 1.0 / (1.0 + np.exp(-x))
        z_bar[t_2:t_5] += z_part_bar     # 12: i, f, o = sigmoid(z[:n]), sigmoid(z[n : 2 * n]), sigmoid(z[2 *…
        z_part_bar = t_bar_1 * t_4 / t_3 * exp_1  # 6
        z_bar[n_1:t_2] += z_part_bar     # 12
        z_part_bar = t_bar * t_1 / t * exp  # 6
        z_bar[:n_1] += z_part_bar        # 12
        b_bar += z_bar                   # 10: z = params["w"] @ np.concatenate([x, state["h"]]) + params["b"]
        h_bar = w.T @ z_bar
        w_bar += np.outer(z_bar, joined)
        n = len(h)
        joined_bar = h_bar[:n]
        h_bar = h_bar[n:n + n_2]
        xs_bar[i] += joined_bar          # 20: for x in xs:
    return total, ({'w': w_bar, 'b': b_bar}, {'h': h_bar.copy(), 'c': c_bar.copy()}, xs_bar)
