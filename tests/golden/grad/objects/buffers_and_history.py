def run_grad(self, k, n, y_bar=1.0):
    a = self.a                           # 23: def run(self, k, n):
    b = self.b                           # 15: self.b[1:-1] = self.a[1:-1] + k * (left - 2 * self.a[1:-1] + r…
    hist = self.hist                     # 19: self.hist.append(self.a)
    a_bar = np.zeros_like(a)
    b_bar = np.zeros_like(b)
    hist_bar = shadows.shadow(hist)
    e = 0.0
    a_bar_1 = a_bar
    b1_s = []
    t_1_s = []
    b_bar_s = []
    item_bar_s = []
    a_bar_1_s = []
    t_s = []
    for _ in range(n):                   # 25: for i in range(n):
        b_bar_s.append(b_bar)
        a_bar_1_s.append(a_bar_1)
        left = a[:-2]                    # 13: left = self.a[:-2]
        right = a[2:]                    # 14: right = self.a[2:]
        a_part = a[1:-1]                 # 15: self.b[1:-1] = self.a[1:-1] + k * (left - 2 * self.a[1:-1] + r…
        t = left - 2 * a_part + right
        t_s.append(t)
        b[1:-1] = a_part + k * t
        b[0] = a[0]                      # 16: self.b[0] = self.a[0]
        b[-1] = a[-1]                    # 17: self.b[-1] = self.a[-1]
        self.a = b                       # 18: self.a, self.b = self.b, self.a
        self.b = a
        hist.append(b)                   # 19: self.hist.append(self.a)
        hist_bar.append(b_bar)
        if len(hist) > 3:                # 20: if len(self.hist) > 3:
            hist.pop(0)                  # 21: self.hist.pop(0)
            hist_bar.pop(0)
        item = hist[0]                   # 27: e += self.hist[0][2] * self.a[1]
        item_bar = hist_bar[0]
        item_bar_s.append(item_bar)
        t_1 = item[2]
        t_1_s.append(t_1)
        b1 = b[1]
        b1_s.append(b1)
        e += t_1 * b1
        a, b, a_bar_1, b_bar = b, a, b_bar, a_bar_1
    items = []                           # 28: return e + sum(float(h.sum()) for h in self.hist)
    n = len(hist)
    for i in range(n):
        items.append(float(np.sum(hist[i])))
    y = e + sum(items)

    items_bar = shadows.shadow(items)    # 28
    for i in range(len(items_bar)):
        items_bar[i] = items_bar[i] + y_bar
    for i in reversed(range(n)):
        t_bar = items_bar.pop()
        h_bar = hist_bar[i]
        h_bar += t_bar
    k_bar = 0.0
    for (b1, t_1, b_bar, item_bar, a_bar_1, t) in zip(reversed(b1_s), reversed(t_1_s), reversed(b_bar_s),  # 25
            reversed(item_bar_s), reversed(a_bar_1_s), reversed(t_s)):
        b_bar[1] += y_bar * t_1          # 27: e += self.hist[0][2] * self.a[1]
        item_bar[2] += y_bar * b1
        a_last_bar = b_bar[-1]           # 17: self.b[-1] = self.a[-1]
        b_bar[-1] = 0.0
        a_bar_1[-1] += a_last_bar
        a0_bar = b_bar[0]                # 16: self.b[0] = self.a[0]
        b_bar[0] = 0.0
        a_bar_1[0] += a0_bar
        t_bar = b_bar[1:-1].copy()       # 15: self.b[1:-1] = self.a[1:-1] + k * (left - 2 * self.a[1:-1] + r…
        b_bar[1:-1] = 0.0
        a_bar_1[1:-1] += t_bar
        t_2 = t_bar * t
        t_bar = t_bar * k
        k_bar += np.sum(t_2)
        a_bar_1[2:] += t_bar
        a_bar_1[:-2] += t_bar
        a_bar_1[1:-1] -= t_bar * 2
    return y, (float(k_bar), a_bar)
