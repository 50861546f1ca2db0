def loss_grad(self, xs, y_bar=1.0):
    w = self.w                           # 15: def loss(self, xs):
    u = self.u
    h = self.h
    n = len(xs)                          # 17: for x in xs:
    total = 0.0
    h_s = []
    h_s_1 = []
    for i in range(n):
        h_s_1.append(h)
        x = xs[i]
        h = np.tanh(w @ h + u * x)       # 12: self.h = np.tanh(self.w @ self.h + self.u * x)
        h_s.append(h)
        self.h = h
        total += h @ h                   # 19: total = total + h @ h

    xs_bar = np.zeros_like(xs)           # 17: for x in xs:
    w_bar = np.zeros_like(w)
    u_bar = np.zeros_like(u)
    h_bar = np.zeros_like(h)
    for i, h, h_1 in zip(reversed(range(n)), reversed(h_s), reversed(h_s_1)):
        h_bar = h_bar + 2.0 * y_bar * h  # 19: total = total + h @ h
        t_bar = h_bar * (1 - h * h)      # 12: self.h = np.tanh(self.w @ self.h + self.u * x)
        x = xs[i]                        # 17: for x in xs:
        x_bar = np.sum(t_bar * u)        # 12
        u_bar += t_bar * x
        h_bar = w.T @ t_bar
        w_bar += np.outer(t_bar, h_1)
        xs_bar[i] += x_bar               # 17
    return total, (xs_bar, w_bar, u_bar, h_bar)
