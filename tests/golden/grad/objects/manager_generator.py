def f_grad(net, x, scale, y_bar=1.0):
    w = net.w                            # 30: def f(net, x, scale):
    calls = net.calls                    # 26: self.calls += 1
    training = net.training              # 27: return np.tanh(self.w * x) * (0.5 if self.training else 1.0)
    net.calls = calls + 1                # 26
    tanh = np.tanh(w * x)                # 27
    value = 0.5 if training else 1.0
    y = tanh * value
    net.training = False                 # 17: self.training = False
    w_old = w.copy()                     # 27
    w_old_1 = w[...].copy()              # 18: self.w *= scale
    w *= scale
    net.w = w
    try:                                 # 19: try:
        calls += 2                       # 26: self.calls += 1
        net.calls = calls
        w_old_2 = w.copy()               # 27: return np.tanh(self.w * x) * (0.5 if self.training else 1.0)
        z = np.tanh(w * x)
        return_1 = np.sum(z)             # 34: if np.sum(z) > 100.0:
        test = return_1 > 100.0
        if test:
            left = 2                     # 26: self.calls += 1
        else:
            left = 0
    except BaseException:
        w /= scale                       # 22: self.w /= scale
        net.w = w
        net.training = training          # 23: self.training = before
        raise                            # 19: try:
    w /= scale                           # 22
    net.w = w
    net.training = training              # 23
    test_1 = left == 0                   # 30: def f(net, x, scale):
    if test_1:
        return_1 = np.sum(y * z) * calls + np.sum(w)  # 36: return np.sum(y * z) * net.calls + np.sum(net.w)
    w_old_3 = w[...]                     # 22: self.w /= scale

    w_bar = np.zeros_like(w)             # 30
    if test_1:
        w_bar += y_bar                   # 36
        total_bar = y_bar * calls
        y_bar_1 = total_bar * z
        z_bar = total_bar * y
        return_bar = 0.0
    else:
        y_bar_1 = np.zeros_like(y)       # 30: def f(net, x, scale):
        z_bar = np.zeros_like(z)
        return_bar = y_bar
    scale_bar = np.sum(-w_bar * w_old_3 / scale)  # 22: self.w /= scale
    w_bar /= scale
    if test:                             # 34: if np.sum(z) > 100.0:
        z_bar += return_bar              # 35: return np.sum(z)
    t_bar = z_bar * (1 - z * z)          # 27: return np.tanh(self.w * x) * (0.5 if self.training else 1.0)
    x_bar = t_bar * w_old_2
    w_bar += t_bar * x
    scale_bar += np.sum(w_bar * w_old_1)  # 18: self.w *= scale
    w_bar *= scale
    t_bar = y_bar_1 * value * (1 - tanh * tanh)  # 27
    w_bar += t_bar * x
    x_bar += t_bar * w_old
    return return_1, (x_bar, float(scale_bar), w_bar)
