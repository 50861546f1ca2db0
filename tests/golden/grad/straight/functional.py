def f_grad(x, y, xs, y_bar=1.0):
    t = x * 2.0                          # 22: total = reduce(lambda p, q: p * q, [x, 2.0, y]) + reduce(opera…
    n = len(xs)
    t_1 = n - 1
    reduce = xs[0]
    for i in range(t_1):
        reduce += xs[i + 1]
    reduce_1 = x
    for i in range(n):
        reduce_1 = reduce_1 * 0.5 + xs[i]
    total = t * y + reduce * reduce_1
    last = x * x                         # 25: first, last = itemgetter(0, 2)((x, 1.0, x * x))
    t_2 = x * y + 2.0                    # 18: return a * b + c
    t_3 = t_2 * x                        # 26: total += shifted(y) * first * last + attrgetter("x")(point) * …
    t_4 = y * 2.0                        # 14: return self.x * k
    total += t_3 * last + y * t_4        # 26
    v = y * 3.0                          # 27: for v in map(lambda a, b: a * b, [x, y], (2.0, 3.0)):
    total = total + t + v                # 28: total += v
    items = []                           # 29: for v in filter(lambda a: a > 0.15, xs):
    for i in range(n):
        xs_i = xs[i]
        if xs_i > 0.15:
            items.append(xs_i)
    n_1 = len(items)
    total_s = []
    for i in range(n_1):
        total_s.append(total)
        v = items[i]
        total *= v                       # 30: total *= v
    sum = 0                              # 22: total = reduce(lambda p, q: p * q, [x, 2.0, y]) + reduce(opera…
    for i in range(n):                   # 31: return total + sum(map(lambda v: v * v, xs))
        xs_i = xs[i]
        sum += xs_i * xs_i
    result = total + sum

    items_bar = shadows.shadow(items)
    xs_bar = np.zeros_like(xs)           # 31
    for i in reversed(range(n)):
        xs_bar[i] += 2.0 * y_bar * xs[i]
    total_bar = y_bar
    for i, total in zip(reversed(range(n_1)), reversed(total_s)):  # 29: for v in filter(lambda a: a > 0.15, …
        v = items[i]
        v_bar = total_bar * total        # 30: total *= v
        items_bar[i] = items_bar[i] + v_bar  # 29
        total_bar *= v                   # 30
    for i in reversed(range(n)):         # 29
        if xs[i] > 0.15:
            xs_i_bar = items_bar.pop()
        else:
            xs_i_bar = 0.0
        xs_bar[i] += xs_i_bar
    y_bar_1 = total_bar * 3.0            # 27: for v in map(lambda a, b: a * b, [x, y], (2.0, 3.0)):
    x_bar = total_bar * 2.0
    t_bar = total_bar * y                # 26: total += shifted(y) * first * last + attrgetter("x")(point) * …
    y_bar_1 += total_bar * t_4
    t_5 = t_bar * 2.0                    # 14: return self.x * k
    y_bar_1 += t_5
    t_bar = total_bar * last             # 26
    last_bar = total_bar * t_3
    t_bar_1 = t_bar * x
    x_bar += t_bar * t_2
    x_bar += t_bar_1 * y                 # 18: return a * b + c
    y_bar_1 += t_bar_1 * x
    x_bar += 2.0 * last_bar * x          # 25: first, last = itemgetter(0, 2)((x, 1.0, x * x))
    reduce_bar = total_bar * reduce_1    # 22: total = reduce(lambda p, q: p * q, [x, 2.0, y]) + reduce(opera…
    reduce_bar_1 = total_bar * reduce
    for i in reversed(range(n)):
        xs_bar[i] += reduce_bar_1
        reduce_bar_1 *= 0.5
    for i in reversed(range(t_1)):
        xs_bar[i + 1] += reduce_bar
    xs_bar[0] += reduce_bar
    y_bar_1 += total_bar * t
    x_bar = x_bar + reduce_bar_1 + t_5
    return result, (float(x_bar), float(y_bar_1), xs_bar)
