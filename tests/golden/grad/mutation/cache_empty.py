def f_grad(x, n, y_bar=1.0):
    cache = mutation_cache_empty_dump.cache  # 14: cache.clear()
    cache.clear()
    s = 0.0
    item_s = []
    t_s = []
    t_s_1 = []
    for i in range(n):                   # 16: for i in range(n):
        t = i % 2                        # 17: s = s + weight(i % 2, x) * x
        t_1 = t not in cache             # 8: if k not in cache:
        t_s.append(t_1)
        if t_1:
            t_2 = math.exp(-x * t)       # 9: cache[k] = math.exp(-x * k)
            cache[t] = t_2
        else:
            t_2 = None
        t_s_1.append(t_2)
        item = cache[t]                  # 10: return cache[k]
        item_s.append(item)
        s += item * x                    # 17: s = s + weight(i % 2, x) * x

    cache_bar = shadows.shadow(cache)
    x_bar = 0.0
    for i, item, t_3, t_4 in zip(reversed(range(n)), reversed(item_s), reversed(t_s), reversed(t_s_1)):  # 16
        item_bar = y_bar * x             # 17
        x_bar += y_bar * item
        t_5 = i % 2
        item_bar = (cache_bar[t_5] if t_5 in cache_bar else 0.0) + item_bar  # 10: return cache[k]
        cache_bar[t_5] = item_bar
        if t_3:                          # 8: if k not in cache:
            t_bar = cache_bar[t_5] if t_5 in cache_bar else 0.0  # 9: cache[k] = math.exp(-x * k)
            cache_bar[t_5] = 0.0
            x_bar -= t_bar * t_4 * t_5
    cache_bar.clear()                    # 14: cache.clear()
    x_bar = float(x_bar)
    return s, (x_bar,)
