def f_grad(x, v, y_bar=1.0):
    z = (x + 0.1) * 2.0 * 3.0            # 20: return super().f(u * 3.0) * 2.0
    t = z * 2.0 + 1.0                    # 15: return super().f(u * 2.0) + 1.0
    y = t * z                            # 91: y = d.f(x) * d.z
    w = x * 2.0                          # 93: e.w = x * 2.0
    w_1 = min(w, 1.0) + 0.5              # 94: e.w += 0.5
    smallest = min(w_1, 1.0)             # 36: setattr(obj, self.n, min(u, 1.0))
    y += smallest * x                    # 95: y += e.w * x
    total = E.total + x                  # 52: E.total += u
    E.total = total
    total_1 = total * x                  # 53: self.total = E.total * u
    y += total_1 + total * total_1 + x * x + v * total  # 96: y += e.add(x) + E.total * e.total + E.s(x) + E.…
    y += 0.25 * x                        # 98: y += e.p * x
    op_result = x < v                    # 71: return self.u < q.u
    test = not op_result                 # 108: return not op_result
    if test:                             # 99: if T(x) >= T(v):
        y *= 2.0                         # 100: y *= 2.0
    result = y + v ** 3 * 2.0            # 101: return y + Cs().run(v)

    y_bar_1 = y_bar * 2.0                # 81: return self.e(u) * 2.0
    v_bar = y_bar_1 * 3 * v ** 2         # 86: return u**3
    if not test:                         # 99
        y_bar_1 = y_bar
    x_bar = y_bar_1 * 0.25               # 98: y += e.p * x
    t_1 = y_bar_1 * total                # 49: return u * cls.total
    total_bar = y_bar_1 * v
    v_bar += t_1
    t_2 = y_bar_1 * x                    # 45: return u * u
    x_bar += 2.0 * t_2
    total_bar += y_bar_1 * total_1       # 96: y += e.add(x) + E.total * e.total + E.s(x) + E.m(v)
    total_bar_1 = y_bar_1 + t_1
    t_3 = total_bar_1 * total            # 53: self.total = E.total * u
    total_bar += total_bar_1 * x
    x_bar += t_3
    x_bar += total_bar                   # 52: E.total += u
    x_bar += y_bar_1 * smallest          # 95: y += e.w * x
    w_bar = t_2 * rt.larger(1.0, w_1) * rt.larger(1.0, w)  # 36: setattr(obj, self.n, min(u, 1.0))
    x_bar += w_bar * 2.0                 # 93: e.w = x * 2.0
    t_bar = y_bar_1 * z                  # 91: y = d.f(x) * d.z
    z_bar = y_bar_1 * t
    t_bar = (z_bar + t_bar * 2.0) * 3.0  # 20: return super().f(u * 3.0) * 2.0
    t_bar *= 2.0                         # 15: return super().f(u * 2.0) + 1.0
    x_bar += t_bar                       # 25: return super().f(u + 0.1)
    return result, (x_bar, v_bar)
