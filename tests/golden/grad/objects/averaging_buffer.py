def run_grad(self, xs, y_bar=1.0):
    buffer = self.buffer                 # 16: def run(self, xs):
    weights = self.weights
    windows = self.windows               # 14: return self.windows @ self.weights
    buffer_bar, windows_bar = shadows.shadows(buffer, windows)
    n = len(xs)                          # 18: for x in xs:
    total = 0.0
    t_s = []
    windows_old_s = []
    for i in range(n):
        x = xs[i]
        buffer[:-1] = buffer[1:]         # 12: self.buffer[:-1] = self.buffer[1:]
        buffer[-1] = x                   # 13: self.buffer[-1] = x
        windows_old_s.append(windows.copy())
        t = windows @ weights            # 14: return self.windows @ self.weights
        t_s.append(t)
        total += np.sum(t ** 2)          # 19: total += np.sum(self.push(x) ** 2)
    windows01 = windows[0, 1]            # 20: return total * self.windows[0, 1]
    y = total * windows01

    total_bar = y_bar * windows01        # 20
    windows_bar[0, 1] += y_bar * total
    xs_bar = np.zeros_like(xs)           # 18: for x in xs:
    weights_bar = np.zeros_like(weights)
    for i, t, windows_old in zip(reversed(range(n)), reversed(t_s), reversed(windows_old_s)):
        t_bar = 2 * total_bar * t        # 19: total += np.sum(self.push(x) ** 2)
        t_1 = windows_old.T @ t_bar      # 14: return self.windows @ self.weights
        np.add.at(windows_bar, ..., np.outer(t_bar, weights))
        weights_bar += t_1
        x_bar = buffer_bar[-1]           # 13: self.buffer[-1] = x
        buffer_bar[-1] = 0.0
        buffer_part_bar = buffer_bar[:-1].copy()  # 12: self.buffer[:-1] = self.buffer[1:]
        buffer_bar[:-1] = 0.0
        buffer_bar[1:] += buffer_part_bar
        xs_bar[i] += x_bar               # 18: for x in xs:
    return y, (buffer_bar.copy(), weights_bar, xs_bar)
