def durbin_grad(r, y_bar=1.0):
    y = np.zeros_like(r)                 # 6: y = np.zeros_like(r)
    alpha = -r[0]                        # 7: alpha = -r[0]
    y[0] = alpha                         # 9: y[0] = -r[0]
    n = len(r)                           # 10: for k in range(1, len(r)):
    beta = 1.0
    shape_s = []
    t_s = []
    alpha_s = []
    beta_s = []
    y_s = []
    t_s_1 = []
    t_s_2 = []
    beta_s_1 = []
    alpha_s_1 = []
    for k in range(1, n):
        beta_s_1.append(beta)
        alpha_s_1.append(alpha)
        t = 1.0 - alpha * alpha          # 11: beta *= 1.0 - alpha * alpha
        t_s_2.append(t)
        beta *= t
        beta_s.append(beta)
        t_1 = np.flip(r[:k])             # 12: alpha = -(r[k] + np.dot(np.flip(r[:k]), y[:k])) / beta
        t_s_1.append(t_1)
        y_1 = y[:k]
        y_2 = y_1.copy()
        y_s.append(y_2)
        alpha = -(r[k] + np.dot(t_1, y_1)) / beta
        alpha_s.append(alpha)
        t_2 = np.flip(y_1)               # 13: y[:k] += alpha * np.flip(y[:k])
        t_s.append(t_2.copy())
        t_3 = alpha * t_2
        shape_s.append(t_3.shape)
        y[:k] += t_3
        y[k] = alpha                     # 14: y[k] = alpha
    t_4 = y * y                          # 15: return np.sum(y * y)
    t_5 = np.sum(t_4)

    y_bar = np.broadcast_to(y_bar, t_4.shape) * y  # 15
    y_bar += y_bar
    r_bar = np.zeros_like(r)             # 10: for k in range(1, len(r)):
    alpha_bar = 0.0
    beta_bar = 0.0
    for (k, shape, t_6, alpha, beta, y, t_7, t_8, beta_1, alpha_1) in zip(reversed(range(1, n)),
            reversed(shape_s), reversed(t_s), reversed(alpha_s), reversed(beta_s), reversed(y_s),
            reversed(t_s_1), reversed(t_s_2), reversed(beta_s_1), reversed(alpha_s_1)):
        alpha_bar_1 = y_bar[k]           # 14: y[k] = alpha
        y_bar[k] = 0.0
        alpha_bar += alpha_bar_1
        t_bar = rt.unbroadcast(y_bar[:k], shape).copy()  # 13: y[:k] += alpha * np.flip(y[:k])
        alpha_bar += np.sum(t_bar * t_6)
        y_bar_1 = y_bar[:k]
        t_9 = t_bar * alpha
        t_bar = np.flip(y_bar_1)
        t_bar += t_9
        beta_bar_1 = beta_bar - alpha_bar * alpha / beta  # 12: alpha = -(r[k] + np.dot(np.flip(r[:k]), y[:k]…
        t_bar = -(alpha_bar / beta)
        t_bar_1 = t_bar * y
        y_bar_1 += t_bar * t_7
        r_bar[:k] += np.flip(t_bar_1)
        r_bar[k] += t_bar
        beta_bar = beta_bar_1 * t_8      # 11: beta *= 1.0 - alpha * alpha
        alpha_bar = -(beta_bar_1 * beta_1) * alpha_1
        alpha_bar += alpha_bar
    t_bar = y_bar[0]                     # 9: y[0] = -r[0]
    y_bar[0] = 0.0
    r_bar[0] -= t_bar
    r_bar[0] -= alpha_bar                # 7: alpha = -r[0]
    return t_5, (r_bar,)
