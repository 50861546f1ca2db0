def train_grad(w, lr, y_bar=1.0):
    adam = Adam.__new__(Adam)            # 22: opt = Adam(lr)
    adam.lr = lr                         # 7: self.lr = lr
    adam.t = 0                           # 8: self.t = 0
    table = {'m': 0.0, 'v': 0.0}         # 9: self.moments = {"m": 0.0, "v": 0.0}
    adam.moments = table
    t = 0                                # 8
    m = 0.0                              # 9
    v = 0.0
    t_s = []
    t_s_1 = []
    t_s_2 = []
    m_s = []
    t_s_3 = []
    t_s_4 = []
    t_s_5 = []
    w_s = []
    for _ in range(2):                   # 23: for _ in range(2):
        w_s.append(w)
        t_1 = w * w * w - 1.0            # 24: w = opt.step(w, w * w * w - 1.0)
        t_s_5.append(t_1)
        t += 1                           # 12: self.t += 1
        adam.t = t
        m = 0.9 * m + 0.1 * t_1          # 14: s["m"] = 0.9 * s["m"] + 0.1 * g
        table['m'] = m
        v = 0.99 * v + 0.01 * t_1 * t_1  # 15: s["v"] = 0.99 * s["v"] + 0.01 * g * g
        table['v'] = v
        t_2 = 1.0 - 0.9 ** t             # 16: m = s["m"] / (1.0 - 0.9 ** self.t)
        t_s_4.append(t_2)
        m_1 = m / t_2
        m_s.append(m_1)
        t_3 = 1.0 - 0.99 ** t            # 17: v = s["v"] / (1.0 - 0.99 ** self.t)
        t_s_3.append(t_3)
        v_1 = v / t_3
        t_4 = math.sqrt(v_1)             # 18: return w - self.lr * m / (math.sqrt(v) + 1e-3)
        t_s_2.append(t_4)
        t_5 = t_4 + 0.001
        t_s.append(t_5)
        t_6 = lr * m_1 / t_5
        t_s_1.append(t_6)
        w -= t_6
    t_7 = w * w                          # 25: return w * w

    w_bar = y_bar * w                    # 25
    w_bar += w_bar
    m_bar = 0.0
    v_bar = 0.0
    lr_bar = 0.0
    for (t_8, t_9, t_10, m, t_11, t_12, t_13, w) in zip(reversed(t_s), reversed(t_s_1), reversed(t_s_2),  # 23
            reversed(m_s), reversed(t_s_3), reversed(t_s_4), reversed(t_s_5), reversed(w_s)):
        t_bar = -w_bar                   # 18: return w - self.lr * m / (math.sqrt(v) + 1e-3)
        t_14 = t_bar / t_8
        v_bar_1 = -t_bar * t_9 / t_8 * 0.5 / t_10
        m_bar_1 = t_14 * lr
        lr_bar += t_14 * m
        t_bar = v_bar + v_bar_1 / t_11   # 17: v = s["v"] / (1.0 - 0.99 ** self.t)
        t_bar_1 = m_bar + m_bar_1 / t_12  # 16: m = s["m"] / (1.0 - 0.9 ** self.t)
        t_bar_2 = t_bar * (0.01 * t_13) + t_bar * t_13 * 0.01  # 15: s["v"] = 0.99 * s["v"] + 0.01 * g * g
        v_bar = t_bar * 0.99
        t_bar_2 += t_bar_1 * 0.1         # 14: s["m"] = 0.9 * s["m"] + 0.1 * g
        m_bar = t_bar_1 * 0.9
        t_15 = t_bar_2 * w * w           # 24: w = opt.step(w, w * w * w - 1.0)
        w_bar = w_bar + t_bar_2 * (w * w) + t_15 + t_15
    return t_7, (w_bar, lr_bar)
