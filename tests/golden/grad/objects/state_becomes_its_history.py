def run_grad(self, x, n, y_bar=1.0):
    a = self.a                           # 11: def run(self, x, n):
    hist = self.hist                     # 14: self.hist.append(self.a * x)
    a_old_s = []
    for _ in range(n):                   # 13: for i in range(n):
        a_old_s.append(a.copy())
        hist.append(a * x)               # 14
    n = len(hist)                        # 15: for h in self.hist:
    y = 0.0
    shape_s = []
    shape_s_1 = []
    for i in range(n):
        h = hist[i]
        shape_s_1.append(h.shape)
        t = h * h                        # 16: y += np.sum(h * h)
        shape_s.append(t.shape)
        y += np.sum(t)
    a[0] *= 1.5                          # 17: self.a[0] *= 1.5
    total = np.sum(a)                    # 18: y += np.sum(self.a) * self.hist[0][0]
    item = hist[0]
    t_1 = item[0]
    y += total * t_1
    self.a = hist[1]                     # 19: self.a = self.hist[1]

    hist_bar = shadows.shadow(hist)
    total_bar = y_bar * t_1              # 18: y += np.sum(self.a) * self.hist[0][0]
    item_bar = np.zeros_like(item)
    item_bar[0] += y_bar * total
    hist_bar[0] = hist_bar[0] + item_bar
    a_bar = np.full(a.shape, total_bar)  # 17: self.a[0] *= 1.5
    a_bar[0] *= 1.5
    for i, shape, shape_1 in zip(reversed(range(n)), reversed(shape_s), reversed(shape_s_1)):  # 15
        h = hist[i]
        h_bar = rt.unbroadcast(np.broadcast_to(y_bar, shape) * h, shape_1)  # 16: y += np.sum(h * h)
        h_bar = h_bar + h_bar
        hist_bar[i] = hist_bar[i] + h_bar  # 15
    x_bar = 0.0
    for a_old in reversed(a_old_s):      # 13: for i in range(n):
        t_bar = hist_bar.pop()           # 14: self.hist.append(self.a * x)
        t_2 = np.sum(t_bar * a_old)
        a_bar += t_bar * x
        x_bar += t_2
    return y, (float(x_bar), a_bar)
