def f_grad(x, v, y_bar=1.0):
    z = (x + 0.1) * 2.0 * 3.0            # 19: return super().f(u * 3.0) * 2.0
    t = z * 2.0 + 1.0                    # 14: return super().f(u * 2.0) + 1.0
    y = t * z                            # 89: y = d.f(x) * d.z
    w = x * 2.0                          # 91: e.w = x * 2.0
    w_1 = min(w, 1.0) + 0.5              # 92: e.w += 0.5
    smallest = min(w_1, 1.0)             # 35: setattr(obj, self.n, min(u, 1.0))
    y += smallest * x                    # 93: y += e.w * x
    total = E.total + x                  # 51: E.total += u
    E.total = total
    total_1 = total * x                  # 52: self.total = E.total * u
    y += total_1 + total * total_1 + x * x + v * total  # 94: y += e.add(x) + E.total * e.total + E.s(x) + E.…
    y += 0.25 * x                        # 96: y += e.p * x
    test = not x < v                     # 72: return not self < q
    if test:                             # 97: if T(x) >= T(v):
        y *= 2.0                         # 98: y *= 2.0
    result = y + v ** 3 * 2.0            # 99: return y + Cs().run(v)

    y_bar_1 = y_bar * 2.0                # 79: return self.e(u) * 2.0
    v_bar = y_bar_1 * 3 * v ** 2         # 84: return u**3
    if not test:                         # 97
        y_bar_1 = y_bar
    x_bar = y_bar_1 * 0.25               # 96: y += e.p * x
    t_1 = y_bar_1 * total                # 48: return u * cls.total
    total_bar = y_bar_1 * v
    v_bar += t_1
    t_2 = y_bar_1 * x                    # 44: return u * u
    x_bar += 2.0 * t_2
    total_bar += y_bar_1 * total_1       # 94: y += e.add(x) + E.total * e.total + E.s(x) + E.m(v)
    total_bar_1 = y_bar_1 + t_1
    t_3 = total_bar_1 * total            # 52: self.total = E.total * u
    total_bar += total_bar_1 * x
    x_bar += t_3
    x_bar += total_bar                   # 51: E.total += u
    x_bar += y_bar_1 * smallest          # 93: y += e.w * x
    w_bar = t_2 * rt.larger(1.0, w_1) * rt.larger(1.0, w)  # 35: setattr(obj, self.n, min(u, 1.0))
    x_bar += w_bar * 2.0                 # 91: e.w = x * 2.0
    t_bar = y_bar_1 * z                  # 89: y = d.f(x) * d.z
    z_bar = y_bar_1 * t
    t_bar = (z_bar + t_bar * 2.0) * 3.0  # 19: return super().f(u * 3.0) * 2.0
    t_bar *= 2.0                         # 14: return super().f(u * 2.0) + 1.0
    x_bar += t_bar                       # 24: return super().f(u + 0.1)
    return result, (x_bar, v_bar)
