def f_grad(b, dt, n, y_bar=1.0):
    p = b.p                              # 22: def f(b, dt, n):
    v = b.v
    y = v.y
    x = v.x                              # 13: return V(self.x * s, self.y * s)
    t = p.x + x * dt                     # 10: return V(self.x + o.x, self.y + o.y)
    t_1 = p.y + y * dt
    v = V.__new__(V)
    v.x = t                              # 6: self.x = x
    v.y = t_1                            # 7: self.y = y
    b.p = v                              # 24: b.p = b.p + b.v * dt
    t_2 = x * 0.9                        # 13: return V(self.x * s, self.y * s)
    t_3 = y * 0.9
    v = V.__new__(V)
    v.x = t_2                            # 6
    v.y = t_3                            # 7
    b.v = v                              # 25: b.v = b.v * 0.9
    t_4 = t + t_2 * dt                   # 10: return V(self.x + o.x, self.y + o.y)
    t_5 = t_1 + t_3 * dt
    v = V.__new__(V)
    v.x = t_4                            # 6: self.x = x
    v.y = t_5                            # 7: self.y = y
    b.p = v                              # 24: b.p = b.p + b.v * dt
    t_6 = t_2 * 0.9                      # 13: return V(self.x * s, self.y * s)
    t_7 = t_3 * 0.9
    v = V.__new__(V)
    v.x = t_6                            # 6
    v.y = t_7                            # 7
    b.v = v                              # 25: b.v = b.v * 0.9
    t_8 = t_4 + t_6 * dt                 # 10: return V(self.x + o.x, self.y + o.y)
    t_9 = t_5 + t_7 * dt
    v = V.__new__(V)
    v.x = t_8                            # 6: self.x = x
    v.y = t_9                            # 7: self.y = y
    b.p = v                              # 24: b.p = b.p + b.v * dt
    t_10 = t_6 * 0.9                     # 13: return V(self.x * s, self.y * s)
    v = V.__new__(V)
    v.x = t_10                           # 6
    v.y = t_7 * 0.9                      # 7
    b.v = v                              # 25: b.v = b.v * 0.9
    result = t_8 * t_9 + t_10            # 26: return b.p.x * b.p.y + b.v.x

    t_bar = y_bar * t_9                  # 26
    t_bar_1 = y_bar * t_8
    t_bar_2 = t_bar_1 * dt               # 13: return V(self.x * s, self.y * s)
    dt_bar = t_bar_1 * t_7 + t_bar * t_6 + t_bar_1 * t_3
    y_bar_1 = (t_bar_2 * 0.9 + t_bar_2) * 0.9 + t_bar_2
    dt_bar = dt_bar + t_bar * t_2 + t_bar_1 * y + t_bar * x
    return result, (dt_bar, t_bar, y_bar_1)
