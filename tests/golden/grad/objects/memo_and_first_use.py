def f_grad(basis, x, weights, y_bar=1.0):
    width = basis.width                  # 24: def f(basis, x, weights):
    cache = basis.cache                  # 19: if k not in self.cache:
    total = 0.0
    _norm_is_none = True
    _norm = None
    item_s_s = []
    test_s_s = []
    _norm_s_s = []
    exp_s_s = []
    _norm_is_none_s_s = []
    t_3_s_s = []
    sqrt_s_s = []
    t_1_s_s = []
    t_2_s_s = []
    for sweep in range(2):               # 26: for sweep in range(2):
        item_s = []
        test_s = []
        _norm_s = []
        exp_s = []
        _norm_is_none_s = []
        t_3_s = []
        sqrt_s = []
        t_1_s = []
        t_2_s = []
        for i in range(len(weights)):    # 27: for k, w in enumerate(weights):
            _norm_is_none_s.append(_norm_is_none)
            w = weights[i]
            test = i not in cache        # 19: if k not in self.cache:
            test_s.append(test)
            if test:
                t = -(x - i) ** 2        # 20: self.cache[k] = np.exp(-((x - k) ** 2) / self.width**2) * self…
                t_1 = width ** 2
                t_2 = t / t_1
                exp = np.exp(t_2)
                if _norm_is_none:        # 14: if self._norm is None:
                    sqrt = np.sqrt(3.141592653589793)  # 15: self._norm = 1.0 / (self.width * np.sqrt(np.pi))
                    t_3 = width * sqrt
                    _norm = 1.0 / t_3
                    basis._norm = _norm
                else:
                    t_3 = None
                    sqrt = None
                cache[i] = exp * _norm   # 20: self.cache[k] = np.exp(-((x - k) ** 2) / self.width**2) * self…
                _norm_is_none = False
            else:
                exp = None
                t_3 = None
                sqrt = None
                t_1 = None
                t_2 = None
            _norm_s.append(_norm)
            exp_s.append(exp)
            t_3_s.append(t_3)
            sqrt_s.append(sqrt)
            t_1_s.append(t_1)
            t_2_s.append(t_2)
            item = cache[i]              # 21: return self.cache[k]
            item_s.append(item)
            total += w * item * (1 + sweep)  # 28: total += w * basis(k, x) * (1 + sweep)
        item_s_s.append(item_s)
        test_s_s.append(test_s)
        _norm_s_s.append(_norm_s)
        exp_s_s.append(exp_s)
        _norm_is_none_s_s.append(_norm_is_none_s)
        t_3_s_s.append(t_3_s)
        sqrt_s_s.append(sqrt_s)
        t_1_s_s.append(t_1_s)
        t_2_s_s.append(t_2_s)

    cache_bar = shadows.shadow(cache)
    weights_bar = np.zeros_like(weights)  # 26: for sweep in range(2):
    _norm_bar = 0.0
    x_bar = 0.0
    width_bar = 0.0
    for (sweep, item_s, test_s, _norm_s, exp_s, _norm_is_none_s, t_3_s, sqrt_s, t_1_s,
            t_2_s) in zip(reversed(range(2)), reversed(item_s_s), reversed(test_s_s), reversed(_norm_s_s),
            reversed(exp_s_s), reversed(_norm_is_none_s_s), reversed(t_3_s_s), reversed(sqrt_s_s),
            reversed(t_1_s_s), reversed(t_2_s_s)):
        for (i, item, test, _norm, exp, _norm_is_none, t_3, sqrt, t_1,  # 27: for k, w in enumerate(weights):
                t_2) in zip(reversed(range(len(weights))), reversed(item_s), reversed(test_s),
                reversed(_norm_s), reversed(exp_s), reversed(_norm_is_none_s), reversed(t_3_s),
                reversed(sqrt_s), reversed(t_1_s), reversed(t_2_s)):
            t_bar = y_bar * (1 + sweep)  # 28: total += w * basis(k, x) * (1 + sweep)
            w_bar = t_bar * item
            w = weights[i]               # 27
            item_bar = t_bar * w         # 28
            cache_bar[i] = cache_bar[i] + item_bar  # 21: return self.cache[k]
            if test:                     # 19: if k not in self.cache:
                t_bar = cache_bar[i]     # 20: self.cache[k] = np.exp(-((x - k) ** 2) / self.width**2) * self…
                cache_bar[i] = 0.0
                _norm_bar += t_bar * exp
                if _norm_is_none:        # 14: if self._norm is None:
                    width_bar -= _norm_bar * _norm / t_3 * sqrt  # 15: self._norm = 1.0 / (self.width * np.sq…
                    _norm_bar = 0.0
                t_bar = t_bar * _norm * exp  # 20
                width_bar -= 2 * (t_bar * t_2 / t_1) * width
                x_bar -= 2 * (t_bar / t_1) * (x - i)
            weights_bar[i] += w_bar      # 27: for k, w in enumerate(weights):
    return total, (float(x_bar), weights_bar, float(width_bar))
