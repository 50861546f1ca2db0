def train_grad(w, lr, y_bar=1.0):
    t = 0
    m = 0.0
    v = 0.0
    t_5_s = []
    t_6_s = []
    t_4_s = []
    m_1_s = []
    t_3_s = []
    t_2_s = []
    t_1_s = []
    w_s = []
    for _ in range(2):                   # 23: for _ in range(2):
        w_s.append(w)
        t_1 = w * w * w - 1.0            # 24: w = opt.step(w, w * w * w - 1.0)
        t_1_s.append(t_1)
        t += 1                           # 12: self.t += 1
        m = 0.9 * m + 0.1 * t_1          # 14: s["m"] = 0.9 * s["m"] + 0.1 * g
        v = 0.99 * v + 0.01 * t_1 * t_1  # 15: s["v"] = 0.99 * s["v"] + 0.01 * g * g
        t_2 = 1.0 - 0.9 ** t             # 16: m = s["m"] / (1.0 - 0.9 ** self.t)
        t_2_s.append(t_2)
        m_1 = m / t_2
        m_1_s.append(m_1)
        t_3 = 1.0 - 0.99 ** t            # 17: v = s["v"] / (1.0 - 0.99 ** self.t)
        t_3_s.append(t_3)
        v_1 = v / t_3
        t_4 = math.sqrt(v_1)             # 18: return w - self.lr * m / (math.sqrt(v) + 1e-3)
        t_4_s.append(t_4)
        t_5 = t_4 + 0.001
        t_5_s.append(t_5)
        t_6 = lr * m_1 / t_5
        t_6_s.append(t_6)
        w -= t_6
    t_7 = w * w                          # 25: return w * w

    w_bar = 2.0 * y_bar * w              # 25
    m_bar = 0.0
    v_bar = 0.0
    lr_bar = 0.0
    for (t_5, t_6, t_4, m_1, t_3, t_2, t_1, w_1) in zip(reversed(t_5_s), reversed(t_6_s), reversed(t_4_s),  # 23
            reversed(m_1_s), reversed(t_3_s), reversed(t_2_s), reversed(t_1_s), reversed(w_s)):
        t_bar = -w_bar                   # 18: return w - self.lr * m / (math.sqrt(v) + 1e-3)
        t_bar_1 = t_bar / t_5
        v_bar_1 = rt.ratio(-t_bar * t_6 / t_5 * 0.5, t_4)
        m_bar_1 = t_bar_1 * lr
        lr_bar += t_bar_1 * m_1
        t_bar = v_bar + v_bar_1 / t_3    # 17: v = s["v"] / (1.0 - 0.99 ** self.t)
        t_bar_1 = m_bar + m_bar_1 / t_2  # 16: m = s["m"] / (1.0 - 0.9 ** self.t)
        t_bar_2 = t_bar * (0.01 * t_1) + t_bar * t_1 * 0.01  # 15: s["v"] = 0.99 * s["v"] + 0.01 * g * g
        v_bar = t_bar * 0.99
        t_bar_2 += t_bar_1 * 0.1         # 14: s["m"] = 0.9 * s["m"] + 0.1 * g
        m_bar = t_bar_1 * 0.9
        w_bar = w_bar + t_bar_2 * (w_1 * w_1) + 2.0 * (t_bar_2 * w_1) * w_1  # 24: w = opt.step(w, w * w * w …
    return t_7, (float(w_bar), float(lr_bar))
