def f_grad(x, y, first, y_bar=1.0):
    a = first.a                          # 30: def f(x, y, first):
    b = first.b                          # 11: self.b = 2.0 * self.b
    b_1 = x * x                          # 31: second = Vec(y, x * x)
    test = x > y                         # 32: c = first if x > y else second
    value = a if test else y             # 10: self.a += other.a
    a_1 = value + value
    if test:
        a = a_1
        a_2 = y
        value = b
    else:
        a_2 = a_1
        value = b_1
    b_2 = 2.0 * value                    # 11: self.b = 2.0 * self.b
    if test:
        b = b_2
        value = a
    else:
        b_1 = b_2
        value = a_2
    a_1 = value + a_2                    # 10: self.a += other.a
    if test:
        a = a_1
        value = b
    else:
        a_2 = a_1
        value = b_1
    b_2 = 2.0 * value                    # 11: self.b = 2.0 * self.b
    if test:
        b = b_2
        value = a
    else:
        b_1 = b_2
        value = a_2
    t = -value                           # 21: return Vec(-self.a, self.b)
    value = b if test else b_1
    t_1 = 3.0 * t + a_2                  # 15: return Vec(self.a + other.a, self.b * other.b)
    t_2 = abs(t_1) + value * b_1         # 27: return abs(self.a) + self.b
    value_1 = a if test else a_2
    t_3 = abs(value_1) + (b if test else b_1)
    total = t_2 * t_3                    # 36: total = abs(d) * abs(c)
    value_2 = (a if test else a_2) < a   # 24: return self.a < other.a
    if not value_2:                      # 37: if c < first or first < c:
        value_2 = a < (a if test else a_2)  # 24
    if value_2:                          # 37
        total *= 2.0                     # 38: total = total * 2.0
    b_2 = 2.0 * b_1                      # 11: self.b = 2.0 * self.b
    a += t_1                             # 10: self.a += other.a
    first.a = a
    first.b = 2.0 * b                    # 11
    t_4 = total * a                      # 42: return total * first.a * second.b * c.a
    t_5 = t_4 * b_2
    result = t_5 * a

    t_bar = y_bar * a                    # 42
    t_bar_1 = t_bar * b_2
    b_bar = t_bar * t_4
    total_bar = t_bar_1 * a
    a_bar = y_bar * t_5 + t_bar_1 * total
    b_bar *= 2.0                         # 11: self.b = 2.0 * self.b
    if value_2:                          # 37: if c < first or first < c:
        total_bar *= 2.0                 # 38: total = total * 2.0
    t_bar = total_bar * t_3              # 36: total = abs(d) * abs(c)
    t_bar_1 = total_bar * t_2
    if test:                             # 27: return abs(self.a) + self.b
        b_bar_1 = t_bar_1
    else:
        b_bar += t_bar_1
        b_bar_1 = 0.0
    a_bar_1 = t_bar_1 * rt.sign(value_1)
    if test:
        a_bar_2 = a_bar + a_bar_1
        a_bar_1 = 0.0
    else:
        a_bar_2 = a_bar
    t_bar_1 = a_bar + t_bar * rt.sign(t_1)
    value_bar = t_bar * b_1              # 15: return Vec(self.a + other.a, self.b * other.b)
    b_bar += t_bar * value
    a_bar_1 += t_bar_1
    t_bar_1 *= 3.0                       # 18: return Vec(k * self.a, self.b)
    if test:                             # 21: return Vec(-self.a, self.b)
        b_bar_1 += value_bar
    else:
        b_bar += value_bar
    if test:                             # 11: self.b = 2.0 * self.b
        a_bar_2 -= t_bar_1
        b_bar_2 = b_bar_1
        b_bar_3 = b_bar
        b_bar_4 = 0.0
    else:
        a_bar_1 -= t_bar_1
        b_bar_2 = b_bar
        b_bar_3 = 0.0
        b_bar_4 = b_bar_1
    value_bar = b_bar_2 * 2.0
    if test:                             # 10: self.a += other.a
        b_bar_4 += value_bar
        a_bar = a_bar_2
        a_bar_3 = a_bar_1
        a_bar_4 = 0.0
    else:
        b_bar_3 += value_bar
        a_bar = a_bar_1
        a_bar_3 = 0.0
        a_bar_4 = a_bar_2
    a_bar_3 += a_bar
    if test:                             # 11: self.b = 2.0 * self.b
        a_bar_4 += a_bar
        t_bar = b_bar_3
    else:
        a_bar_3 += a_bar
        b_bar_4 = b_bar_3
        t_bar = 0.0
    value_bar = b_bar_4 * 2.0
    if test:                             # 10: self.a += other.a
        a_bar = a_bar_4
        y_bar_1 = a_bar_3
        a_bar_1 = 0.0
    else:
        t_bar += value_bar
        a_bar = a_bar_3
        y_bar_1 = 0.0
        a_bar_1 = a_bar_4
    if test:
        a_bar_1 += 2.0 * a_bar
    else:
        y_bar_1 += 2.0 * a_bar
    x_bar = 2.0 * t_bar * x              # 31: second = Vec(y, x * x)
    return result, (float(x_bar), float(y_bar_1), float(a_bar_1))
