def f_grad(x, n, y_bar=1.0):
    params = global_history.params       # 9: def f(x, n):
    history = global_history.history     # 13: history.append(params)
    params_bar, history_bar = shadows.shadows(params, history)
    params_bar_1 = params_bar
    params_bar_1_s = []
    params_old_s = []
    params_bar_1_s_1 = []
    for _ in range(n):                   # 11: for i in range(n):
        params_bar_1_s_1.append(params_bar_1)
        params_old_s.append(params.copy())
        params = params * x + 0.1        # 12: params = params * x + 0.1
        params_bar_1 = np.zeros_like(params)
        params_bar_1_s.append(params_bar_1)
        history.append(params)           # 13: history.append(params)
        history_bar.append(params_bar_1)
    global_history.params = params       # 12
    item = history[0]                    # 14: params[0] = history[0][1] * x
    item_bar = history_bar[0]
    t = item[1]
    params[0] = t * x
    s = 0.0
    k = 0
    t_2_s = []
    t_1_s = []
    item_bar_1_s = []
    while k < len(history):              # 17: while k < len(history):
        item = history[k]                # 18: s += history[k][0] * history[k][1]
        item_bar_1 = history_bar[k]
        item_bar_1_s.append(item_bar_1)
        t_1 = item[0]
        t_1_s.append(t_1)
        t_2 = item[1]
        t_2_s.append(t_2)
        s += t_1 * t_2
        k += 1                           # 19: k += 1

    for t_2, t_1, item_bar_1 in zip(reversed(t_2_s), reversed(t_1_s), reversed(item_bar_1_s)):  # 17
        item_bar_1[1] += y_bar * t_1     # 18: s += history[k][0] * history[k][1]
        item_bar_1[0] += y_bar * t_2
    t_bar = params_bar_1[0]              # 14: params[0] = history[0][1] * x
    params_bar_1[0] = 0.0
    x_bar = t_bar * t
    item_bar[1] += t_bar * x
    for params_bar_1, params_old, params_bar_2 in zip(reversed(params_bar_1_s), reversed(params_old_s),  # 11
            reversed(params_bar_1_s_1)):
        t_3 = np.sum(params_bar_1 * params_old)  # 12: params = params * x + 0.1
        params_bar_2 += params_bar_1 * x
        x_bar += t_3
    return s, (float(x_bar), params_bar.copy())
