def loss_grad(net, X, T, y_bar=1.0):
    layers = net.layers                  # 24: def loss(net, X, T):
    item = layers[0]
    W = item.W
    item_1 = layers[1]
    b = item_1.b
    calls = net.calls                    # 20: self.calls += 1
    b_1 = item.b                         # 13: return self.act(self.W @ x + self.b)
    W_1 = item_1.W
    n = len(X)                           # 26: for x, t in zip(X, T):
    test = 0 < n
    if test:
        X0 = X[0]
        calls += 1                       # 20: self.calls += 1
        T0 = T[0]                        # 26
        net.calls = calls                # 20
        item.last = X0                   # 12: self.last = x
        x = np.tanh(W @ X0 + b_1)        # 13: return self.act(self.W @ x + self.b)
        item_1.last = x                  # 12
        x_1 = np.tanh(W_1 @ x + b)       # 13
        d = x_1 - T0                     # 27: d = net.forward(x) - t
        total = 0.0 + 0.5 * (d @ d)      # 28: total += 0.5 * (d @ d)
        d_1_s = []
        x_2_s = []
        x_2_s_1 = []
        for i in range(1, n):            # 26: for x, t in zip(X, T):
            X_i = X[i]
            calls += 1                   # 20: self.calls += 1
            T_i = T[i]                   # 26
            net.calls = calls            # 20
            item.last = X_i              # 12: self.last = x
            x_2 = np.tanh(W @ X_i + b_1)  # 13: return self.act(self.W @ x + self.b)
            x_2_s_1.append(x_2)
            item_1.last = x_2            # 12
            x_2 = np.tanh(W_1 @ x_2 + b)  # 13
            x_2_s.append(x_2)
            d_1 = x_2 - T_i              # 27: d = net.forward(x) - t
            d_1_s.append(d_1)
            total += 0.5 * (d_1 @ d_1)   # 28: total += 0.5 * (d @ d)
    else:
        total = 0.0
        d_1_s = None
        x_2_s = None
        x_2_s_1 = None
    y = total / n                        # 29: return total / len(X)

    total_bar = y_bar / n                # 29
    X_bar = np.zeros_like(X)             # 26: for x, t in zip(X, T):
    if test:
        W_bar = np.zeros_like(W)
        b_bar = np.zeros_like(b)
        for i, d_1, x_2, x_3 in zip(reversed(range(1, n)), reversed(d_1_s), reversed(x_2_s),
                reversed(x_2_s_1)):
            d_bar = total_bar * d_1      # 28: total += 0.5 * (d @ d)
            t_bar = d_bar * (1 - x_2 * x_2)  # 13: return self.act(self.W @ x + self.b)
            b_bar += t_bar
            t_bar = W_1.T @ t_bar * (1 - x_3 * x_3)
            X_i_bar = W.T @ t_bar
            W_bar += np.outer(t_bar, X[i])
            X_bar[i] += X_i_bar          # 26: for x, t in zip(X, T):
        d_bar = total_bar * d            # 28: total += 0.5 * (d @ d)
        t_bar = d_bar * (1 - x_1 * x_1)  # 13: return self.act(self.W @ x + self.b)
        b_bar += t_bar
        t_bar = W_1.T @ t_bar * (1 - x * x)
        X0_bar = W.T @ t_bar
        W_bar += np.outer(t_bar, X[0])
        X_bar[0] += X0_bar               # 26: for x, t in zip(X, T):
    else:
        W_bar = np.zeros_like(W)
        b_bar = np.zeros_like(b)
    return y, (W_bar, b_bar, X_bar)
