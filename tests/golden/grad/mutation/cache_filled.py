def f_grad(x, n, y_bar=1.0):
    cache = mutation_cache_filled_dump.cache  # 8: if k not in cache:
    s = 0.0
    item_s = []
    t_s = []
    t_s_1 = []
    for i in range(n):                   # 15: for i in range(n):
        t = i % 3                        # 16: s = s + weight(i % 3, x) * x
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
        s += item * x                    # 16: s = s + weight(i % 3, x) * x

    cache_bar = shadows.shadow(cache)
    x_bar = 0.0
    for i, item, t_3, t_4 in zip(reversed(range(n)), reversed(item_s), reversed(t_s), reversed(t_s_1)):  # 15
        item_bar = y_bar * x             # 16
        x_bar += y_bar * item
        t_5 = i % 3
        cache_bar[t_5] = cache_bar[t_5] + item_bar  # 10: return cache[k]
        if t_3:                          # 8: if k not in cache:
            t_bar = cache_bar[t_5]       # 9: cache[k] = math.exp(-x * k)
            cache_bar[t_5] = 0.0
            x_bar -= t_bar * t_4 * t_5
    x_bar = float(x_bar)
    return s, (x_bar,)
