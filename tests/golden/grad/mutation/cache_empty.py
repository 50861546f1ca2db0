def f_grad(x, n, y_bar=1.0):
    cache = cache_empty.cache            # 14: cache.clear()
    cache.clear()
    s = 0.0
    item_s = []
    test_s = []
    exp_s = []
    for i in range(n):                   # 16: for i in range(n):
        t = i % 2                        # 17: s = s + weight(i % 2, x) * x
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
        s += item * x                    # 17: s = s + weight(i % 2, x) * x

    cache_bar = shadows.shadow(cache)
    x_bar = 0.0
    for i, item, test, exp in zip(reversed(range(n)), reversed(item_s), reversed(test_s), reversed(exp_s)):  # 16
        item_bar = y_bar * x             # 17
        x_bar += y_bar * item
        t_1 = i % 2
        item_bar = (cache_bar[t_1] if t_1 in cache_bar else 0.0) + item_bar  # 10: return cache[k]
        cache_bar[t_1] = item_bar
        if test:                         # 8: if k not in cache:
            exp_bar = cache_bar[t_1] if t_1 in cache_bar else 0.0  # 9: cache[k] = math.exp(-x * k)
            cache_bar[t_1] = 0.0
            x_bar -= exp_bar * exp * t_1
    cache_bar.clear()                    # 14: cache.clear()
    return s, (float(x_bar),)
