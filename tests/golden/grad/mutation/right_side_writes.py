def f_grad(x, rate, y_bar=1.0):
    v = x * x                            # 12: v = x * x
    n = len(v)                           # 6: for i in range(1, len(v)):
    t_s = []
    v1 = v[1]                            # 13: v[1] += relax(v, rate)
    for i in range(1, n):                # 6
        v_i = v[i]                       # 7: v[i] = v[i] + rate * (v[i - 1] - v[i])
        t = v[i - 1] - v_i
        t_s.append(t)
        v[i] = v_i + rate * t
    v_old = v.copy()                     # 8: return np.sum(v * v)
    v[1] = v1 + np.sum(v * v)            # 13: v[1] += relax(v, rate)
    v_part = v[[0, 2]]                   # 14: v[[0, 2]] *= relax(v, rate)
    t_1_s = []
    for i in range(1, n):                # 6: for i in range(1, len(v)):
        v_i = v[i]                       # 7: v[i] = v[i] + rate * (v[i - 1] - v[i])
        t_1 = v[i - 1] - v_i
        t_1_s.append(t_1)
        v[i] = v_i + rate * t_1
    total = np.sum(v * v)                # 8: return np.sum(v * v)
    v_old_1 = v.copy()
    v[[0, 2]] = v_part * total           # 14: v[[0, 2]] *= relax(v, rate)
    v0 = v[0]                            # 15: return v[0] * v[1] + v[2]
    v1 = v[1]
    y = v0 * v1 + v[2]

    v_bar = np.zeros_like(v)             # 15
    v_bar[2] += y_bar
    v_bar[1] += y_bar * v0
    v_bar[0] += y_bar * v1
    t_bar = shadows.take(v_bar, [0, 2])  # 14: v[[0, 2]] *= relax(v, rate)
    v_bar[[0, 2]] = 0.0
    t_bar = rt.unbroadcast(t_bar, (2,))
    total_bar = np.sum(t_bar * v_part)
    v_part_bar = t_bar * total
    v_bar += 2.0 * total_bar * v_old_1   # 8: return np.sum(v * v)
    rate_bar = 0.0
    for i, t_1 in zip(reversed(range(1, n)), reversed(t_1_s)):  # 6: for i in range(1, len(v)):
        t_bar = v_bar[i]                 # 7: v[i] = v[i] + rate * (v[i - 1] - v[i])
        v_bar[i] = 0.0
        t_2 = t_bar * t_1
        t_bar_1 = t_bar * rate
        rate_bar += t_2
        v_bar[i] -= t_bar_1
        v_bar[i - 1] += t_bar_1
        v_bar[i] += t_bar
    np.add.at(v_bar, [0, 2], v_part_bar)  # 14: v[[0, 2]] *= relax(v, rate)
    t_bar = v_bar[1]                     # 13: v[1] += relax(v, rate)
    v_bar[1] = 0.0
    v_bar += 2.0 * t_bar * v_old         # 8: return np.sum(v * v)
    for i, t in zip(reversed(range(1, n)), reversed(t_s)):  # 6: for i in range(1, len(v)):
        t_bar_1 = v_bar[i]               # 7: v[i] = v[i] + rate * (v[i - 1] - v[i])
        v_bar[i] = 0.0
        t_3 = t_bar_1 * t
        t_bar_2 = t_bar_1 * rate
        rate_bar += t_3
        v_bar[i] -= t_bar_2
        v_bar[i - 1] += t_bar_2
        v_bar[i] += t_bar_1
    v_bar[1] += t_bar                    # 13: v[1] += relax(v, rate)
    x_bar = 2.0 * v_bar * x              # 12: v = x * x
    return y, (x_bar, float(rate_bar))
