def apply_grad(self, xs, y_bar=1.0):
    width = self.width                   # 26: def apply(self, xs):
    n = len(xs)                          # 28: for x in xs:
    test = 0 < n
    if test:
        x = xs[0]
        t = width * width                # 24: return self.width * self.width
        self.offset = t                  # 29: total += x * self.offset
        total = 0.0 + x * t
        for i in range(1, n):            # 28: for x in xs:
            x = xs[i]
            total += x * t               # 29
    else:
        total = 0.0
    t_1 = -np.arange(3.0) / width        # 14: return np.exp(-np.arange(3.0) / self.width)
    exp = np.exp(t_1)
    self.weights = exp                   # 19: self._scale = 1.0 / np.sum(self.weights)
    t_2 = np.sum(exp)
    _scale = 1.0 / t_2
    self._scale = _scale
    t_3 = exp * xs                       # 30: return total + self.scale * np.sum(self.weights * xs)
    t_4 = np.sum(t_3)
    y = total + _scale * t_4

    _scale_bar = y_bar * t_4             # 30
    t_bar = np.broadcast_to(y_bar * _scale, t_3.shape)
    shape = exp.shape
    exp_bar = rt.unbroadcast(t_bar * xs, shape)
    xs_bar = rt.unbroadcast(t_bar * exp, xs.shape)
    exp_bar = exp_bar + np.broadcast_to(-_scale_bar * _scale / t_2, shape)  # 19: self._scale = 1.0 / np.sum(…
    width_bar = np.sum(-(exp_bar * exp) * t_1 / width)  # 14: return np.exp(-np.arange(3.0) / self.width)
    xs_bar = xs_bar.copy()               # 28: for x in xs:
    if test:
        t_5 = width * width              # 24: return self.width * self.width
        t_bar = 0.0
        for i in reversed(range(1, n)):  # 28
            x_bar = y_bar * t_5          # 29: total += x * self.offset
            x = xs[i]                    # 28
            t_bar += y_bar * x           # 29
            xs_bar[i] += x_bar           # 28: for x in xs:
        x_bar = y_bar * t_5              # 29
        x = xs[0]                        # 28
        t_bar += y_bar * x               # 29
        width_bar += 2.0 * t_bar * width  # 24: return self.width * self.width
        xs_bar[0] += x_bar               # 28
    return y, (float(width_bar), xs_bar)
