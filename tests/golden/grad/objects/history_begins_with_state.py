def run_grad(self, n, y_bar=1.0):
    a = self.a                           # 11: def run(self, n):
    hist = self.hist                     # 13: self.hist.append(self.a)
    a_bar, hist_bar = shadows.shadows(a, hist)
    for _ in range(n):                   # 12: for i in range(n):
        hist.append(a)                   # 13
        hist_bar.append(a_bar)
    n = len(hist)                        # 15: for h in self.hist:
    y = 0.0
    for i in range(n):
        h = hist[i]
        y += np.sum(h)                   # 16: y += np.sum(h)

    for i in reversed(range(n)):         # 15
        h_bar = hist_bar[i]
        h_bar += y_bar                   # 16
    return y, (a_bar.copy(),)
