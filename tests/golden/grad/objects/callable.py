def f_grad(a, b, y_bar=1.0):
    vec = Vec.__new__(Vec)               # 23: v = Vec(a, b) + Vec(b, 1.0) * a
    vec.x = a                            # 6: self.x = x
    vec.y = b                            # 7: self.y = y
    vec = Vec.__new__(Vec)               # 23
    vec.x = b                            # 6
    vec.y = 1.0                          # 7
    t = b * a                            # 13: return Vec(self.x * k, self.y * k)
    vec = Vec.__new__(Vec)
    vec.x = t                            # 6: self.x = x
    vec.y = a                            # 7: self.y = y
    t_1 = a + t                          # 10: return Vec(self.x + other.x, self.y + other.y)
    t_2 = b + a
    vec = Vec.__new__(Vec)
    vec.x = t_1                          # 6
    vec.y = t_2                          # 7
    t_3 = t_1 * a + t_2                  # 19: return self.x * t + self.y
    y = t_3 * t_1 + t_2                  # 24: return v(a) * v[0] + v[1]

    t_bar = y_bar * t_1                  # 24
    t_bar_1 = y_bar * t_3
    t_bar_2 = y_bar + t_bar              # 19
    a_bar = t_bar * t_1
    t_bar_1 += t_bar * a
    a_bar = a_bar + t_bar_2 + t_bar_1    # 10: return Vec(self.x + other.x, self.y + other.y)
    b_bar = t_bar_2 + t_bar_1 * a        # 13: return Vec(self.x * k, self.y * k)
    a_bar += t_bar_1 * b
    return y, (a_bar, b_bar)
