def train_grad(params, opt, x, y, steps, y_bar=1.0):
    lr = opt.lr                          # 19: def train(params, opt, x, y, steps):
    w = params['w']                      # 21: e = params["w"] @ x + params["b"] - y
    b = params['b']
    t = opt.t                            # 12: self.t += 1
    m = opt.m                            # 14: self.m[k] = b1 * self.m[k] + (1 - b1) * grads[k]
    w_1 = m['w']
    v = opt.v                            # 15: self.v[k] = b2 * self.v[k] + (1 - b2) * grads[k] ** 2
    w_2 = v['w']
    b_1 = m['b']                         # 14
    b_2 = v['b']                         # 15
    t_10_s = []
    t_11_s = []
    t_9_s = []
    mh_1_s = []
    t_5_s = []
    t_4_s = []
    e_s = []
    t_7_s = []
    t_8_s = []
    t_6_s = []
    mh_s = []
    t_1_s = []
    w_old_s = []
    for _ in range(steps):               # 20: for _ in range(steps):
        w_old_s.append(w.copy())
        e = w @ x + b - y                # 21: e = params["w"] @ x + params["b"] - y
        e_s.append(e)
        t_1 = np.outer(e, x)             # 22: opt.step(params, {"w": np.outer(e, x), "b": e})
        t_1_s.append(t_1)
        t += 1                           # 12: self.t += 1
        opt.t = t
        t_2 = 1 - 0.9                    # 14: self.m[k] = b1 * self.m[k] + (1 - b1) * grads[k]
        w_1 = 0.9 * w_1 + t_2 * t_1
        m['w'] = w_1
        t_3 = 1 - 0.999                  # 15: self.v[k] = b2 * self.v[k] + (1 - b2) * grads[k] ** 2
        w_2 = 0.999 * w_2 + t_3 * t_1 ** 2
        v['w'] = w_2
        t_4 = 1 - 0.9 ** t               # 16: mh = self.m[k] / (1 - b1 ** self.t)
        t_4_s.append(t_4)
        mh = w_1 / t_4
        mh_s.append(mh)
        t_5 = 1 - 0.999 ** t             # 17: vh = self.v[k] / (1 - b2 ** self.t)
        t_5_s.append(t_5)
        vh = w_2 / t_5
        t_6 = np.sqrt(vh)                # 18: params[k] -= self.lr * mh / (np.sqrt(vh) + 1e-8)
        t_6_s.append(t_6)
        t_7 = t_6 + 1e-08
        t_7_s.append(t_7)
        t_8 = lr * mh / t_7
        t_8_s.append(t_8)
        w -= t_8
        b_1 = 0.9 * b_1 + t_2 * e        # 14: self.m[k] = b1 * self.m[k] + (1 - b1) * grads[k]
        m['b'] = b_1
        b_2 = 0.999 * b_2 + t_3 * e ** 2  # 15: self.v[k] = b2 * self.v[k] + (1 - b2) * grads[k] ** 2
        v['b'] = b_2
        mh_1 = b_1 / t_4                 # 16: mh = self.m[k] / (1 - b1 ** self.t)
        mh_1_s.append(mh_1)
        vh = b_2 / t_5                   # 17: vh = self.v[k] / (1 - b2 ** self.t)
        t_9 = np.sqrt(vh)                # 18: params[k] -= self.lr * mh / (np.sqrt(vh) + 1e-8)
        t_9_s.append(t_9)
        t_10 = t_9 + 1e-08
        t_10_s.append(t_10)
        t_11 = lr * mh_1 / t_10
        t_11_s.append(t_11)
        b -= t_11
    t_12 = w @ x + b - y                 # 23: return np.sum((params["w"] @ x + params["b"] - y) ** 2)
    t_13 = np.sum(t_12 ** 2)

    t_bar = 2 * y_bar * t_12             # 23
    y_bar_1 = -t_bar
    w_bar = np.outer(t_bar, x)
    x_bar = w.T @ t_bar
    t_bar = t_bar.copy()                 # 20: for _ in range(steps):
    w_bar_1 = np.zeros_like(w_1)
    w_bar_2 = np.zeros_like(w_2)
    b_bar = np.zeros_like(b_1)
    b_bar_1 = np.zeros_like(b_2)
    lr_bar = 0.0
    for (t_10, t_11, t_9, mh_1, t_5, t_4, e, t_7, t_8, t_6, mh, t_1, w_old) in zip(reversed(t_10_s),
            reversed(t_11_s), reversed(t_9_s), reversed(mh_1_s), reversed(t_5_s), reversed(t_4_s),
            reversed(e_s), reversed(t_7_s), reversed(t_8_s), reversed(t_6_s), reversed(mh_s),
            reversed(t_1_s), reversed(w_old_s)):
        t_bar_1 = -t_bar                 # 18: params[k] -= self.lr * mh / (np.sqrt(vh) + 1e-8)
        t_bar_2 = t_bar_1 / t_10
        vh_bar = t_bar_1 * t_11 / t_10 * 0.5 / t_9
        mh_bar = t_bar_2 * lr
        lr_bar += np.sum(t_bar_2 * mh_1)
        t_bar_1 = b_bar_1 - vh_bar / t_5  # 17: vh = self.v[k] / (1 - b2 ** self.t)
        t_bar_2 = b_bar + mh_bar / t_4   # 16: mh = self.m[k] / (1 - b1 ** self.t)
        t_14 = 1 - 0.999                 # 15: self.v[k] = b2 * self.v[k] + (1 - b2) * grads[k] ** 2
        e_bar = 2 * (t_bar_1 * t_14) * e
        b_bar_1 = t_bar_1 * 0.999
        t_15 = 1 - 0.9                   # 14: self.m[k] = b1 * self.m[k] + (1 - b1) * grads[k]
        e_bar += t_bar_2 * t_15
        b_bar = t_bar_2 * 0.9
        t_bar_1 = -w_bar                 # 18: params[k] -= self.lr * mh / (np.sqrt(vh) + 1e-8)
        t_bar_2 = t_bar_1 / t_7
        vh_bar = t_bar_1 * t_8 / t_7 * 0.5 / t_6
        mh_bar = t_bar_2 * lr
        lr_bar += np.sum(t_bar_2 * mh)
        t_bar_1 = w_bar_2 - vh_bar / t_5  # 17: vh = self.v[k] / (1 - b2 ** self.t)
        t_bar_2 = w_bar_1 + mh_bar / t_4  # 16: mh = self.m[k] / (1 - b1 ** self.t)
        t_bar_3 = 2 * (t_bar_1 * t_14) * t_1  # 15: self.v[k] = b2 * self.v[k] + (1 - b2) * grads[k] ** 2
        w_bar_2 = t_bar_1 * 0.999
        t_bar_3 += t_bar_2 * t_15        # 14: self.m[k] = b1 * self.m[k] + (1 - b1) * grads[k]
        w_bar_1 = t_bar_2 * 0.9
        t_16 = e @ t_bar_3               # 22: opt.step(params, {"w": np.outer(e, x), "b": e})
        e_bar += t_bar_3 @ x
        x_bar += t_16
        y_bar_1 -= e_bar                 # 21: e = params["w"] @ x + params["b"] - y
        t_bar += e_bar
        t_17 = w_old.T @ e_bar
        w_bar += np.outer(e_bar, x)
        x_bar += t_17
    return t_13, (x_bar, y_bar_1, float(lr_bar))
