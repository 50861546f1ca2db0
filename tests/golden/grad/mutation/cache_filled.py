def f_grad(x, n, y_bar=1.0):
    cache = cache_filled.cache           # 8: if k not in cache:
    s = 0.0
    item_s = []
    test_s = []
    exp_s = []
    for i in range(n):                   # 15: for i in range(n):
        t = i % 3                        # 16: s = s + weight(i % 3, x) * x
        test = t not in cache            # 8: if k not in cache:
        test_s.append(test)
        if test:
            exp = math.exp(-x * t)       # 9: cache[k] = math.exp(-x * k)
            cache[t] = exp
        else:
            exp = None
        exp_s.append(exp)
        item = cache[t]                  # 10: return cache[k]
        item_s.append(item)
        s += item * x                    # 16: s = s + weight(i % 3, x) * x

    cache_bar = shadows.shadow(cache)
    x_bar = 0.0
    for i, item, test, exp in zip(reversed(range(n)), reversed(item_s), reversed(test_s), reversed(exp_s)):  # 15
        item_bar = y_bar * x             # 16
        x_bar += y_bar * item
        t_1 = i % 3
        cache_bar[t_1] = cache_bar[t_1] + item_bar  # 10: return cache[k]
        if test:                         # 8: if k not in cache:
            exp_bar = cache_bar[t_1]     # 9: cache[k] = math.exp(-x * k)
            cache_bar[t_1] = 0.0
            x_bar -= exp_bar * exp * t_1
    return s, (float(x_bar),)
