def f_grad(m, n, x, y_bar=1.0):
    w = m.w                              # 17: def f(m, n, x):
    cache = m.cache                      # 12: if k not in self.cache:
    w_bar, cache_bar = shadows.shadows(w, cache)
    y = 0.0
    item_bar_1_s = []
    total_s = []
    shape_s = []
    item_old_s = []
    test_s = []
    t_bar_s = []
    item_bar_s = []
    for k in range(n):                   # 19: for k in range(n):
        test = k not in cache            # 12: if k not in self.cache:
        test_s.append(test)
        if test:
            t = k - 1                    # 13: self.cache[k] = self.cache[k - 1] * 0.5
            item = cache[t]
            item_bar = cache_bar[t]
            t_1 = item * 0.5
            t_bar = np.zeros_like(t_1)
            cache[k] = t_1
            cache_bar[k] = t_bar
        else:
            t_bar = None
            item_bar = None
        t_bar_s.append(t_bar)
        item_bar_s.append(item_bar)
        item = cache[k]                  # 14: return self.cache[k]
        item_bar_1 = cache_bar[k]
        item_bar_1_s.append(item_bar_1)
        item_old_s.append(item.copy())
        t_2 = item * x                   # 20: y += np.sum(m.get(k) * x) ** 2
        shape_s.append(t_2.shape)
        total = np.sum(t_2)
        total_s.append(total)
        y += total ** 2
        item[0] += x                     # 21: m.cache[k][0] += x
    w[1] *= 2.0                          # 22: m.w[1] *= 2.0
    item = cache[0]                      # 23: return y + np.sum(m.cache[0] * m.w)
    item_bar = cache_bar[0]
    t_3 = item * w
    result = y + np.sum(t_3)

    t_bar = np.broadcast_to(y_bar, t_3.shape)  # 23
    t_4 = rt.unbroadcast(t_bar * item, w.shape)
    item_bar += rt.unbroadcast(t_bar * w, item.shape)
    w_bar += t_4
    w_bar[1] *= 2.0                      # 22: m.w[1] *= 2.0
    x_bar = 0.0
    for (item_bar_1, total, shape, item_old, test, t_bar, item_bar) in zip(reversed(item_bar_1_s),  # 19
            reversed(total_s), reversed(shape_s), reversed(item_old_s), reversed(test_s), reversed(t_bar_s),
            reversed(item_bar_s)):
        x_bar += item_bar_1[0]           # 21: m.cache[k][0] += x
        t_bar_1 = np.broadcast_to(2 * y_bar * total, shape)  # 20: y += np.sum(m.get(k) * x) ** 2
        t_5 = np.sum(t_bar_1 * item_old)
        item_bar_1 += t_bar_1 * x
        x_bar += t_5
        if test:                         # 12: if k not in self.cache:
            item_bar += t_bar * 0.5      # 13: self.cache[k] = self.cache[k - 1] * 0.5
    return result, (w_bar.copy(), float(x_bar))
