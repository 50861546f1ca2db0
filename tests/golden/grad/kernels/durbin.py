def durbin_grad(r, y_bar=1.0):
    y = np.zeros_like(r)                 # 6: y = np.zeros_like(r)
    alpha = -r[0]                        # 7: alpha = -r[0]
    y[0] = alpha                         # 9: y[0] = -r[0]
    n = len(r)                           # 10: for k in range(1, len(r)):
    beta = 1.0
    flipped_old_s = []
    alpha_s = []
    beta_s = []
    y_part_s = []
    flipped_s = []
    t_s = []
    beta_s_1 = []
    alpha_s_1 = []
    for k in range(1, n):
        beta_s_1.append(beta)
        alpha_s_1.append(alpha)
        t = 1.0 - alpha * alpha          # 11: beta *= 1.0 - alpha * alpha
        t_s.append(t)
        beta *= t
        beta_s.append(beta)
        flipped = np.flip(r[:k])         # 12: alpha = -(r[k] + np.dot(np.flip(r[:k]), y[:k])) / beta
        flipped_s.append(flipped)
        y_part = y[:k]
        y_part_s.append(y_part.copy())
        alpha = -(r[k] + np.dot(flipped, y_part)) / beta
        alpha_s.append(alpha)
        flipped = np.flip(y_part)        # 13: y[:k] += alpha * np.flip(y[:k])
        flipped_old_s.append(flipped.copy())
        y[:k] += alpha * flipped
        y[k] = alpha                     # 14: y[k] = alpha
    result = np.sum(y * y)               # 15: return np.sum(y * y)

    y_bar_1 = 2.0 * y_bar * y            # 15
    r_bar = np.zeros_like(r)             # 10: for k in range(1, len(r)):
    alpha_bar = 0.0
    beta_bar = 0.0
    for (k, flipped_old, alpha, beta, y_part, flipped, t, beta_1, alpha_1) in zip(reversed(range(1, n)),
            reversed(flipped_old_s), reversed(alpha_s), reversed(beta_s), reversed(y_part_s),
            reversed(flipped_s), reversed(t_s), reversed(beta_s_1), reversed(alpha_s_1)):
        alpha_bar_1 = y_bar_1[k]         # 14: y[k] = alpha
        y_bar_1[k] = 0.0
        alpha_bar += alpha_bar_1
        t_bar = y_bar_1[:k]              # 13: y[:k] += alpha * np.flip(y[:k])
        t_bar_1 = t_bar.copy()
        alpha_bar += np.sum(t_bar_1 * flipped_old)
        flipped_bar = np.flip(t_bar)
        flipped_bar += t_bar_1 * alpha
        t_bar_1 = alpha_bar / beta       # 12: alpha = -(r[k] + np.dot(np.flip(r[:k]), y[:k])) / beta
        beta_bar_1 = beta_bar - alpha_bar * alpha / beta
        flipped_bar = -t_bar_1 * y_part
        t_bar -= t_bar_1 * flipped
        r_bar[:k] += np.flip(flipped_bar)
        r_bar[k] -= t_bar_1
        beta_bar = beta_bar_1 * t        # 11: beta *= 1.0 - alpha * alpha
        alpha_bar = 2.0 * -(beta_bar_1 * beta_1) * alpha_1
    t_bar = y_bar_1[0]                   # 9: y[0] = -r[0]
    y_bar_1[0] = 0.0
    r_bar[0] -= t_bar
    r_bar[0] -= alpha_bar                # 7: alpha = -r[0]
    return result, (r_bar,)
