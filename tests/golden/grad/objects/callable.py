def f_grad(a, b, y_bar=1.0):
    t = a + b * a                        # 10: return Vec(self.x + other.x, self.y + other.y)
    t_1 = b + a
    t_2 = t * a + t_1                    # 19: return self.x * t + self.y
    y = t_2 * t + t_1                    # 24: return v(a) * v[0] + v[1]
    t_bar = y_bar * t                    # 24
    t_bar_1 = y_bar * t_2
    t_bar_2 = y_bar + t_bar              # 19
    a_bar = t_bar * t
    t_bar_1 += t_bar * a
    a_bar = a_bar + t_bar_2 + t_bar_1    # 10: return Vec(self.x + other.x, self.y + other.y)
    b_bar = t_bar_2 + t_bar_1 * a        # 13: return Vec(self.x * k, self.y * k)
    a_bar += t_bar_1 * b
    return y, (a_bar, b_bar)
