def f_grad(filter, a, x, y_bar=1.0):
    last = filter.last                   # 16: def f(filter, a, x):
    a0 = a[0]                            # 10: a[0] = a[0] * x
    a[0] = a0 * x
    last0 = last[0]                      # 11: y = self.last[0] * a[1] + np.sum(a * self.last)
    a1 = a[1]
    y = last0 * a1 + np.sum(a * last)
    filter.last = a                      # 12: self.last = a

    a_bar = y_bar * last                 # 11
    last_bar = y_bar * a
    a_bar[1] += y_bar * last0
    last_bar[0] += y_bar * a1
    t_bar = a_bar[0]                     # 10: a[0] = a[0] * x
    x_bar = t_bar * a0
    a_bar[0] = t_bar * x
    return y, (a_bar, float(x_bar), last_bar)
