def f_grad(filt, xs, y_bar=1.0):
    rate = filt.rate                     # 44: def f(filt, xs):
    xs_1 = xs
    n_s = []
    t_s_s = []
    for _ in range(first):               # 32: for _ in range(self.order):
        before = xs_1[0]                 # 33: before = xs[0] if self.edge is Edge.HOLD else 0.0
        out = np.empty_like(xs_1)        # 34: out = np.empty_like(xs)
        n = len(xs_1)                    # 35: for k, x in enumerate(xs):
        n_s.append(n)
        t_s = []
        for i in range(n):
            x = xs_1[i]
            t = x - before               # 36: before = before + self.rate * (x - before)
            t_s.append(t)
            before += rate * t
            out[i] = before              # 37: out[k] = before
        t_s_s.append(t_s)
        xs_1 = out
    xs_2 = xs_1 * xs_1                   # 40: xs = xs * xs
    test = square_scale & scale != 0     # 41: return xs * self.rate if self.option & Option.SCALE else xs
    value = xs_2 * rate if test else xs_2
    total = np.sum(value)                # 45: total = np.sum(filt.run(xs))
    filt.edge = zero                     # 46: filt.edge = Edge("zero")
    filt.order = second                  # 47: filt.order = Order.SECOND
    n_s_1 = []
    t_1_s_s = []
    for _ in range(second):              # 32: for _ in range(self.order):
        out = np.empty_like(xs)          # 34: out = np.empty_like(xs)
        n = len(xs)                      # 35: for k, x in enumerate(xs):
        n_s_1.append(n)
        before = 0.0
        t_1_s = []
        for i in range(n):
            x = xs[i]
            t_1 = x - before             # 36: before = before + self.rate * (x - before)
            t_1_s.append(t_1)
            before += rate * t_1
            out[i] = before              # 37: out[k] = before
        t_1_s_s.append(t_1_s)
        xs = out
    xs_3 = xs * xs                       # 40: xs = xs * xs
    value_1 = xs_3 * rate if test else xs_3  # 41: return xs * self.rate if self.option & Option.SCALE else xs
    y = total + value_1[-1] * second     # 48: return total + filt.run(xs)[-1] * filt.order

    value_bar = np.zeros_like(value_1)   # 48
    value_bar[-1] += y_bar * second
    if test:                             # 41
        xs_bar = value_bar * rate
        rate_bar = np.sum(value_bar * xs_3)
    else:
        xs_bar = value_bar
        rate_bar = 0.0
    xs_bar = 2.0 * xs_bar * xs           # 40: xs = xs * xs
    for n, t_1_s in zip(reversed(n_s_1), reversed(t_1_s_s)):  # 32: for _ in range(self.order):
        xs_bar_1 = np.zeros_like(xs_2)   # 35: for k, x in enumerate(xs):
        before_bar = 0.0
        for i, t_1 in zip(reversed(range(n)), reversed(t_1_s)):
            before_bar_1 = xs_bar[i]     # 37: out[k] = before
            xs_bar[i] = 0.0
            before_bar += before_bar_1
            t_bar = before_bar * rate    # 36: before = before + self.rate * (x - before)
            rate_bar += before_bar * t_1
            before_bar -= t_bar
            xs_bar_1[i] += t_bar         # 35: for k, x in enumerate(xs):
        xs_bar = xs_bar_1
    shape = value.shape                  # 45: total = np.sum(filt.run(xs))
    xs_bar_1 = np.broadcast_to(y_bar, shape)
    if test:                             # 41: return xs * self.rate if self.option & Option.SCALE else xs
        xs_bar_1 = np.full(shape, y_bar * rate)
        rate_bar += np.sum(y_bar * xs_2)
    xs_bar_1 = 2.0 * xs_bar_1 * xs_1     # 40: xs = xs * xs
    for n, t_s in zip(reversed(n_s), reversed(t_s_s)):  # 32: for _ in range(self.order):
        xs_bar_2 = np.zeros_like(xs_2)   # 35: for k, x in enumerate(xs):
        before_bar = 0.0
        for i, t in zip(reversed(range(n)), reversed(t_s)):
            before_bar_1 = xs_bar_1[i]   # 37: out[k] = before
            xs_bar_1[i] = 0.0
            before_bar += before_bar_1
            t_bar = before_bar * rate    # 36: before = before + self.rate * (x - before)
            rate_bar += before_bar * t
            before_bar -= t_bar
            xs_bar_2[i] += t_bar         # 35: for k, x in enumerate(xs):
        xs_bar_2[0] += before_bar        # 33: before = xs[0] if self.edge is Edge.HOLD else 0.0
        xs_bar_1 = xs_bar_2
    xs_bar += xs_bar_1                   # 32: for _ in range(self.order):
    return y, (xs_bar, float(rate_bar))
