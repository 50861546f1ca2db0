def f_grad(bodies, g, dt, n, y_bar=1.0):
    item = bodies[0]                     # 51: def f(bodies, g, dt, n):
    m = item.m
    item_1 = bodies[1]
    p = item_1.p
    x = p.x
    p_1 = item.p                         # 56: d = b.p - a.p
    x_1 = p_1.x                          # 17: return Vec(self.x - o.x, self.y - o.y)
    y = p.y
    y_1 = p_1.y
    v = item.v                           # 57: a.v += d * (g * b.m * dt / (abs(d) ** 3 + 0.01))
    m_1 = item_1.m
    x_2 = v.x                            # 25: self.x += o.x
    y_2 = v.y                            # 26: self.y += o.y
    v_1 = item_1.v                       # 57
    t = x - x_1                          # 17: return Vec(self.x - o.x, self.y - o.y)
    t_1 = y - y_1
    t_2 = g * m_1                        # 57: a.v += d * (g * b.m * dt / (abs(d) ** 3 + 0.01))
    hypot = math.hypot(t, t_1)           # 30: return math.hypot(self.x, self.y)
    t_3 = hypot ** 3 + 0.01              # 57
    t_4 = t_2 * dt / t_3
    x_2 += t * t_4                       # 25: self.x += o.x
    x_3 = v_1.x
    y_3 = v_1.y                          # 26: self.y += o.y
    v.x = x_2                            # 25
    y_2 += t_1 * t_4                     # 26
    v.y = y_2
    item.v = v                           # 57: a.v += d * (g * b.m * dt / (abs(d) ** 3 + 0.01))
    t_5 = x_1 - x                        # 17: return Vec(self.x - o.x, self.y - o.y)
    t_6 = y_1 - y
    t_7 = g * m                          # 57
    hypot_1 = math.hypot(t_5, t_6)       # 30: return math.hypot(self.x, self.y)
    t_8 = hypot_1 ** 3 + 0.01            # 57
    t_9 = t_7 * dt / t_8
    x_3 += t_5 * t_9                     # 25: self.x += o.x
    v_1.x = x_3
    y_3 += t_6 * t_9                     # 26: self.y += o.y
    v_1.y = y_3
    item_1.v = v_1                       # 57: a.v += d * (g * b.m * dt / (abs(d) ** 3 + 0.01))
    t_10 = x_1 + x_2 * dt                # 14: return Vec(self.x + o.x, self.y + o.y)
    t_11 = y_1 + y_2 * dt
    vec = Vec.__new__(Vec)
    vec.x = t_10                         # 10: self.x = x
    vec.y = t_11                         # 11: self.y = y
    item.p = vec                         # 59: b.p = b.p + dt * b.v
    t_12 = x + x_3 * dt                  # 14
    t_13 = y + y_3 * dt
    vec = Vec.__new__(Vec)
    vec.x = t_12                         # 10
    vec.y = t_13                         # 11
    item_1.p = vec                       # 59
    items = []                           # 60: x, y = bodies[0].p
    items.append(t_10)                   # 39: yield self.x
    items.append(t_11)                   # 40: yield self.y
    n = len(items)                       # 60
    if n != 2:
        if n < 2:
            text = 'not enough values to unpack (expected 2, got {})'.format(n)
            raise ValueError(text)
        error = ValueError('too many values to unpack (expected 2)')
        raise error
    item = items[0]
    y = items[1]
    result = item * y + (t_12 * x_3 + t_13 * y_3)  # 61: return x * y + bodies[1].p @ bodies[1].v

    items_bar = shadows.shadow(items)
    t_bar = y_bar * y_3                  # 33: return self.x * o.x + self.y * o.y
    y_bar_1 = y_bar * t_13
    t_bar_1 = y_bar * x_3
    x_bar = y_bar * t_12
    item_bar = y_bar * y                 # 61: return x * y + bodies[1].p @ bodies[1].v
    y_bar_2 = y_bar * item
    items_bar[1] = items_bar[1] + y_bar_2  # 60: x, y = bodies[0].p
    items_bar[0] = items_bar[0] + item_bar
    t_bar_2 = items_bar.pop()            # 40: yield self.y
    t_bar_3 = items_bar.pop()            # 39: yield self.x
    x_bar += t_bar_1 * dt                # 20: return Vec(self.x * s, self.y * s)
    x_bar_1 = t_bar_3 * dt
    dt_bar = t_bar * y_3 + t_bar_1 * x_3 + t_bar_2 * y_2
    dt_bar += t_bar_3 * x_2
    y_bar_2 = t_bar_2 * dt
    t_bar = (y_bar_1 + t_bar * dt) * t_6
    t_bar_2 = x_bar * t_9
    t_bar += x_bar * t_5
    t_bar_3 = t_bar / t_8                # 57: a.v += d * (g * b.m * dt / (abs(d) ** 3 + 0.01))
    hypot_bar = t_bar * t_9 / t_8 * 3 * hypot_1 ** 2
    t_bar_2 -= hypot_bar * t_5 * rt.reciprocal_or_zero(hypot_1)  # 30: return math.hypot(self.x, self.y)
    t_bar = t_bar_3 * dt                 # 57
    m_bar = t_bar * g
    dt_bar += t_bar_3 * t_7
    g_bar = t_bar * m
    x_bar = t_bar_1 - t_bar_2            # 17: return Vec(self.x - o.x, self.y - o.y)
    t_bar = x_bar_1 * t_4                # 20: return Vec(self.x * s, self.y * s)
    t_bar_1 = y_bar_2 * t_1 + x_bar_1 * t
    t_bar_2 = t_bar_1 / t_3              # 57: a.v += d * (g * b.m * dt / (abs(d) ** 3 + 0.01))
    hypot_bar = t_bar_1 * t_4 / t_3 * 3 * hypot ** 2
    t_bar -= hypot_bar * t * rt.reciprocal_or_zero(hypot)  # 30: return math.hypot(self.x, self.y)
    dt_bar += t_bar_2 * t_2              # 57
    g_bar += t_bar_2 * dt * m_1
    x_bar += t_bar                       # 17: return Vec(self.x - o.x, self.y - o.y)
    return result, (float(g_bar), float(dt_bar), m_bar, float(x_bar))
