def f_grad(a, b, y_bar=1.0):
    t = 2.0 * a                          # 59: v, w = Vec(a, b), Vec(b, 2.0 * a)
    x = a + b * 0.5                      # 34: self.x += other.x
    y = b + t * 0.5                      # 35: self.y += other.y
    sqrt = math.sqrt(b * b + t * t)      # 39: return math.sqrt(self @ self)
    sqrt_1 = math.sqrt(x * x + y * y)
    value = sqrt < sqrt_1                # 45: return abs(self) < abs(other)
    if not value:                        # 62: scale = 3.0 if w < v or v == w else 2.0
        test = x == b                    # 42: return self.x == other.x and self.y == other.y
        value = test and y == t
    value = 3.0 if value else 2.0        # 62
    t_1 = 1.0 / value                    # 28: return self * (1.0 / k)
    t_2 = (x + b + (x - b)) * t_1        # 23: return Vec(self.x * k, self.y * k)
    t_3 = (y + t + (y - t)) * t_1
    test = sqrt > sqrt_1                 # 64: largest = max(v, w, key=abs)
    sqrt = math.sqrt(t_2 * t_2 + t_3 * t_3)  # 39: return math.sqrt(self @ self)
    value = b if test else x             # 31: return self.x * other.x + self.y * other.y
    t_4 = x * value
    value_1 = t if test else y
    t_5 = t_4 + y * value_1
    value_2 = 1.0 if (t_2 if t_2 != 0 else t_3) != 0 else 0.0  # 65: return abs(total) + (v @ largest) * (1.0…
    result = sqrt + t_5 * value_2 + 2

    t_bar = y_bar * value_2              # 65
    y_bar_1 = t_bar * value_1            # 31: return self.x * other.x + self.y * other.y
    t_bar_1 = t_bar * y
    if not test:
        y_bar_1 += t_bar_1
        t_bar_1 = 0.0
    x_bar = t_bar * value
    b_bar = t_bar * x
    if not test:
        x_bar += b_bar
        b_bar = 0.0
    t_bar = rt.ratio(y_bar * 0.5, sqrt)  # 39: return math.sqrt(self @ self)
    t_bar_2 = 2.0 * t_bar * t_3          # 31: return self.x * other.x + self.y * other.y
    t_bar = 2.0 * t_bar * t_2
    t_bar_2 *= t_1                       # 23: return Vec(self.x * k, self.y * k)
    t_bar *= t_1
    t_bar_3 = 2.0 * t_bar_2              # 11: return Vec(self.x + other.x, self.y + other.y)
    t_bar_1 += t_bar_2
    b_bar += t_bar
    y_bar_1 += t_bar_3
    x_bar += 2.0 * t_bar
    t_bar_1 -= t_bar_2                   # 20: return Vec(-self.x, -self.y)
    b_bar -= t_bar
    b_bar += y_bar_1                     # 35: self.y += other.y
    t_bar_1 += y_bar_1 * 0.5             # 23: return Vec(self.x * k, self.y * k)
    b_bar += x_bar * 0.5
    a_bar = x_bar + t_bar_1 * 2.0        # 59: v, w = Vec(a, b), Vec(b, 2.0 * a)
    return result, (float(a_bar), float(b_bar))
