def f_grad(x, w, y_bar=1.0):
    y = x * 1.0                          # 8: y = x * 1.0
    tail = y[1:]                         # 9: tail = y[1:]
    y_old = y[0]                         # 12: m[0] *= k
    y_old_1 = y[0]
    y[0] *= w
    y0 = y[0]                            # 13: tail[1] = m[0] * k
    tail[1] = y0 * w
    y_part = y[1:]                       # 14: return np.sum(tail * m[1:] * k)
    y_bar_1, tail_bar = shadows.shadows(y, tail)
    w_bar = np.sum(tail * y_part)
    tail_bar += w * y_part
    y_bar_1[1:] += w * tail
    t_bar = tail_bar[1]                  # 13: tail[1] = m[0] * k
    tail_bar[1] = 0.0
    w_bar += t_bar * y0
    y_bar_1[0] += t_bar * w
    y_bar_2 = y_bar_1[0]                 # 12: m[0] *= k
    w_bar += y_bar_2 * y_old
    y_bar_old = y_bar_1[0]
    y_bar_1[0] *= w
    w_bar = float(w_bar)                 # 14: return np.sum(tail * m[1:] * k)
    y_bar_3 = y_bar_1.copy()
    result = w_bar * w_bar + np.sum(y_bar_3 ** 3) + y[1]  # 17: return k_bar * k_bar + np.sum(y_bar**3) + y[1]

    y_bar_bar, tail_bar_bar = shadows.shadows(y_bar_1, tail_bar)
    y_bar_1 = np.zeros_like(y)           # 17
    y_bar_1[1] += y_bar
    t_bar_bar = y_bar_bar[1:]            # 14: return np.sum(tail * m[1:] * k)
    y_bar_bar_1 = y_bar * 3 * y_bar_3 ** 2  # 17
    w_bar_bar = 2.0 * y_bar * w_bar
    y_bar_bar += y_bar_bar_1             # 14
    w_bar = y_bar_bar[0] * y_bar_old     # 12: m[0] *= k
    y_bar_bar[0] *= w
    y_bar_bar[0] += w_bar_bar * y_old
    t_bar_bar_1 = y_bar_bar[0]           # 13: tail[1] = m[0] * k
    w_bar += t_bar_bar_1 * t_bar
    tail_bar_bar[1] = w_bar_bar * y0 + t_bar_bar_1 * w
    t_bar_bar = t_bar_bar.copy()         # 14: return np.sum(tail * m[1:] * k)
    tail_bar_bar = tail_bar_bar.copy()
    tail_bar = y_bar_1[1:]
    tail_bar += t_bar_bar * w
    w_bar += np.sum(t_bar_bar * tail)
    w_bar += np.sum(tail_bar_bar * y_part)
    tail_bar += tail_bar_bar * w
    tail_bar += w_bar_bar * y_part
    tail_bar += w_bar_bar * tail
    y0_bar = w_bar_bar * t_bar           # 13: tail[1] = m[0] * k
    t_bar = tail_bar[1]
    tail_bar[1] = 0.0
    w_bar += t_bar * y0
    y_bar_1[0] += y0_bar + t_bar * w
    w_bar += y_bar_1[0] * y_old_1        # 12: m[0] *= k
    y_bar_1[0] *= w
    y_bar_1[0] += w_bar_bar * y_bar_2
    x_bar = y_bar_1 * 1.0                # 8: y = x * 1.0
    return result, (x_bar, float(w_bar))
