def train_grad(params, opt, x, y, steps, y_bar=1.0):
    lr = opt.lr                          # 17: def train(params, opt, x, y, steps):
    w = params['w']                      # 19: e = params["w"] @ x + params["b"] - y
    b = params['b']
    t = opt.t                            # 10: self.t += 1
    m = opt.m                            # 12: self.m[k] = b1 * self.m[k] + (1 - b1) * grads[k]
    w_1 = m['w']
    v = opt.v                            # 13: self.v[k] = b2 * self.v[k] + (1 - b2) * grads[k] ** 2
    w_2 = v['w']
    b_1 = m['b']                         # 12
    b_2 = v['b']                         # 13
    t_s = []
    t_s_1 = []
    sqrt_s = []
    mh_s = []
    t_s_2 = []
    t_s_3 = []
    e_s = []
    t_s_4 = []
    t_s_5 = []
    sqrt_s_1 = []
    mh_s_1 = []
    outer_s = []
    w_old_s = []
    for _ in range(steps):               # 18: for _ in range(steps):
        w_old_s.append(w.copy())
        e = w @ x + b - y                # 19: e = params["w"] @ x + params["b"] - y
        e_s.append(e)
        outer = np.outer(e, x)           # 20: opt.step(params, {"w": np.outer(e, x), "b": e})
        outer_s.append(outer)
        t += 1                           # 10: self.t += 1
        opt.t = t
        t_1 = 1 - 0.9                    # 12: self.m[k] = b1 * self.m[k] + (1 - b1) * grads[k]
        w_1 = 0.9 * w_1 + t_1 * outer
        m['w'] = w_1
        t_2 = 1 - 0.999                  # 13: self.v[k] = b2 * self.v[k] + (1 - b2) * grads[k] ** 2
        w_2 = 0.999 * w_2 + t_2 * outer ** 2
        v['w'] = w_2
        t_3 = 1 - 0.9 ** t               # 14: mh = self.m[k] / (1 - b1 ** self.t)
        t_s_3.append(t_3)
        mh = w_1 / t_3
        mh_s_1.append(mh)
        t_4 = 1 - 0.999 ** t             # 15: vh = self.v[k] / (1 - b2 ** self.t)
        t_s_2.append(t_4)
        vh = w_2 / t_4
        sqrt = np.sqrt(vh)               # 16: params[k] -= self.lr * mh / (np.sqrt(vh) + 1e-8)
        sqrt_s_1.append(sqrt)
        t_5 = sqrt + 1e-08
        t_s_4.append(t_5)
        t_6 = lr * mh / t_5
        t_s_5.append(t_6)
        w -= t_6
        b_1 = 0.9 * b_1 + t_1 * e        # 12: self.m[k] = b1 * self.m[k] + (1 - b1) * grads[k]
        m['b'] = b_1
        b_2 = 0.999 * b_2 + t_2 * e ** 2  # 13: self.v[k] = b2 * self.v[k] + (1 - b2) * grads[k] ** 2
        v['b'] = b_2
        mh = b_1 / t_3                   # 14: mh = self.m[k] / (1 - b1 ** self.t)
        mh_s.append(mh)
        vh = b_2 / t_4                   # 15: vh = self.v[k] / (1 - b2 ** self.t)
        sqrt = np.sqrt(vh)               # 16: params[k] -= self.lr * mh / (np.sqrt(vh) + 1e-8)
        sqrt_s.append(sqrt)
        t_7 = sqrt + 1e-08
        t_s.append(t_7)
        t_8 = lr * mh / t_7
        t_s_1.append(t_8)
        b -= t_8
    t_9 = w @ x + b - y                  # 21: return np.sum((params["w"] @ x + params["b"] - y) ** 2)
    result = np.sum(t_9 ** 2)

    t_bar = 2 * y_bar * t_9              # 21
    y_bar = -t_bar
    w_bar = np.outer(t_bar, x)
    x_bar = w.T @ t_bar
    t_bar = t_bar.copy()                 # 18: for _ in range(steps):
    w_bar_1 = np.zeros_like(w_1)
    w_bar_2 = np.zeros_like(w_2)
    b_bar = np.zeros_like(b_1)
    b_bar_1 = np.zeros_like(b_2)
    lr_bar = 0.0
    for (t_10, t_11, sqrt, mh, t_12, t_13, e, t_14, t_15, sqrt_1, mh_1, outer, w_old) in zip(reversed(t_s),
            reversed(t_s_1), reversed(sqrt_s), reversed(mh_s), reversed(t_s_2), reversed(t_s_3),
            reversed(e_s), reversed(t_s_4), reversed(t_s_5), reversed(sqrt_s_1), reversed(mh_s_1),
            reversed(outer_s), reversed(w_old_s)):
        t_bar_1 = -t_bar                 # 16: params[k] -= self.lr * mh / (np.sqrt(vh) + 1e-8)
        t_bar_2 = t_bar_1 / t_10
        vh_bar = t_bar_1 * t_11 / t_10 * 0.5 / sqrt
        mh_bar = t_bar_2 * lr
        lr_bar += np.sum(t_bar_2 * mh)
        t_bar_1 = b_bar_1 - vh_bar / t_12  # 15: vh = self.v[k] / (1 - b2 ** self.t)
        t_bar_2 = b_bar + mh_bar / t_13  # 14: mh = self.m[k] / (1 - b1 ** self.t)
        t_16 = 1 - 0.999                 # 13: self.v[k] = b2 * self.v[k] + (1 - b2) * grads[k] ** 2
        e_bar = 2 * (t_bar_1 * t_16) * e
        b_bar_1 = t_bar_1 * 0.999
        t_17 = 1 - 0.9                   # 12: self.m[k] = b1 * self.m[k] + (1 - b1) * grads[k]
        e_bar += t_bar_2 * t_17
        b_bar = t_bar_2 * 0.9
        t_bar_1 = -w_bar                 # 16: params[k] -= self.lr * mh / (np.sqrt(vh) + 1e-8)
        t_bar_2 = t_bar_1 / t_14
        vh_bar = t_bar_1 * t_15 / t_14 * 0.5 / sqrt_1
        mh_bar = t_bar_2 * lr
        lr_bar += np.sum(t_bar_2 * mh_1)
        t_bar_1 = w_bar_2 - vh_bar / t_12  # 15: vh = self.v[k] / (1 - b2 ** self.t)
        t_bar_2 = w_bar_1 + mh_bar / t_13  # 14: mh = self.m[k] / (1 - b1 ** self.t)
        outer_bar = 2 * (t_bar_1 * t_16) * outer  # 13: self.v[k] = b2 * self.v[k] + (1 - b2) * grads[k] ** 2
        w_bar_2 = t_bar_1 * 0.999
        outer_bar += t_bar_2 * t_17      # 12: self.m[k] = b1 * self.m[k] + (1 - b1) * grads[k]
        w_bar_1 = t_bar_2 * 0.9
        t_18 = e @ outer_bar             # 20: opt.step(params, {"w": np.outer(e, x), "b": e})
        e_bar += outer_bar @ x
        x_bar += t_18
        y_bar -= e_bar                   # 19: e = params["w"] @ x + params["b"] - y
        t_bar += e_bar
        t_19 = w_old.T @ e_bar
        w_bar += np.outer(e_bar, x)
        x_bar += t_19
    return result, (x_bar, y_bar, float(lr_bar))
