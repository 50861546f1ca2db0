def f_grad(t, q, y_bar=1.0):
    ys = t.ys                            # 22: def f(t, q):
    xs = t.xs
    hits = t.hits                        # 14: self.hits[i] += 1
    n = len(q)                           # 24: for x in q:
    s = 0.0
    y_s = []
    ys_part_s = []
    w_s = []
    t_1_s = []
    ys_i_s = []
    for i in range(n):
        x = q[i]
        t_1 = int(np.searchsorted(xs, x))  # 13: i = int(np.searchsorted(self.xs, x)) - 1
        t_1_s.append(t_1)
        i = t_1 - 1
        hits[i] += 1                     # 14: self.hits[i] += 1
        xs_i = xs[i]                     # 15: w = (x - self.xs[i]) / (self.xs[i + 1] - self.xs[i])
        w = (x - xs_i) / (xs[t_1] - xs_i)
        w_s.append(w)
        ys_i = ys[i]                     # 16: return (1 - w) * self.ys[i] + w * self.ys[i + 1]
        ys_i_s.append(ys_i)
        ys_part = ys[t_1]
        ys_part_s.append(ys_part)
        y = (1 - w) * ys_i + w * ys_part
        y_s.append(y)
        ys[1] = y * 0.5                  # 19: self.ys[i] = v
        s += y * y                       # 27: s += y * y
    largest = np.max(hits)               # 28: return s * t.hits.max()
    result = s * largest

    s_bar = y_bar * largest              # 28
    q_bar = np.zeros_like(q)             # 24: for x in q:
    xs_bar = np.zeros_like(xs)
    ys_bar = np.zeros_like(ys)
    for (i, y, ys_part, w, t_1, ys_i) in zip(reversed(range(n)), reversed(y_s), reversed(ys_part_s),
            reversed(w_s), reversed(t_1_s), reversed(ys_i_s)):
        y_bar_1 = 2.0 * s_bar * y        # 27: s += y * y
        t_bar = ys_bar[1]                # 19: self.ys[i] = v
        ys_bar[1] = 0.0
        y_bar_1 += t_bar * 0.5           # 26: t[1] = y * 0.5
        ys_bar[t_1] += y_bar_1 * w       # 16: return (1 - w) * self.ys[i] + w * self.ys[i + 1]
        i_1 = t_1 - 1                    # 13: i = int(np.searchsorted(self.xs, x)) - 1
        ys_bar[i_1] += y_bar_1 * (1 - w)  # 16
        w_bar = y_bar_1 * ys_part - y_bar_1 * ys_i
        t_2 = xs[t_1] - xs[i_1]          # 15: w = (x - self.xs[i]) / (self.xs[i + 1] - self.xs[i])
        t_bar = w_bar / t_2
        t_bar_1 = -w_bar * w / t_2
        xs_bar[i_1] -= t_bar_1
        xs_bar[t_1] += t_bar_1
        xs_bar[i_1] -= t_bar
        q_bar[i] += t_bar                # 24: for x in q:
    return result, (ys_bar, xs_bar, q_bar)
