def f_grad(xs, x, y_bar=1.0):
    items = []                           # 9: for a in accumulate(xs):
    n = len(xs)
    t = n - 1
    reduce = xs[0]
    items.append(reduce)
    for i in range(t):
        reduce += xs[i + 1]
        items.append(reduce)
    n_1 = len(items)
    total = 0.0
    for i in range(n_1):
        a = items[i]
        total += a * a                   # 10: total += a * a
    largest = max(t, 0)                  # 11: for a, b in pairwise(xs):
    for i in range(largest):
        xs_i = xs[i]
        b = xs[i + 1]
        total += xs_i * b                # 12: total += a * b
    items_1 = []                         # 13: for a in chain(xs, [x], xs):
    for i in range(n):
        items_1.append(xs[i])
    items_1.append(x)
    for i in range(n):
        items_1.append(xs[i])
    n_2 = len(items_1)
    t_1_s = []
    total_s = []
    for i in range(n_2):
        total_s.append(total)
        a = items_1[i]
        t_1 = 1.0 + 0.1 * a              # 14: total *= 1.0 + 0.1 * a
        t_1_s.append(t_1)
        total *= t_1
    smallest = min(n, 2)                 # 15: for a, b in zip(islice(xs, 2), repeat(x)):
    for i in range(smallest):
        a = xs[i]
        total += a * x                   # 16: total += a * b
    total_s_1 = []
    for _ in range(max(n, 0)):           # 17: for _ in repeat(None, len(xs)):
        total_s_1.append(total)
        total *= x                       # 18: total *= x

    items_bar = shadows.shadow(items)
    items_bar_1 = shadows.shadow(items_1)
    total_bar = y_bar
    x_bar = 0.0
    for total_1 in reversed(total_s_1):  # 17: for _ in repeat(None, len(xs)):
        x_bar += total_bar * total_1     # 18: total *= x
        total_bar *= x
    xs_bar = np.zeros_like(xs)           # 15: for a, b in zip(islice(xs, 2), repeat(x)):
    for i in reversed(range(smallest)):
        a_bar = total_bar * x            # 16: total += a * b
        a = xs[i]                        # 15
        x_bar += total_bar * a           # 16
        xs_bar[i] += a_bar               # 15
    for i, t_1, total_1 in zip(reversed(range(n_2)), reversed(t_1_s), reversed(total_s)):  # 13: for a in cha…
        a_bar = total_bar * total_1 * 0.1  # 14: total *= 1.0 + 0.1 * a
        items_bar_1[i] = items_bar_1[i] + a_bar  # 13
        total_bar *= t_1                 # 14
    for i in reversed(range(n)):         # 13
        xs_i_bar = items_bar_1.pop()
        xs_bar[i] += xs_i_bar
    x_bar_1 = items_bar_1.pop()
    x_bar += x_bar_1
    for i in reversed(range(n)):
        xs_i_bar = items_bar_1.pop()
        xs_bar[i] += xs_i_bar
    for i in reversed(range(largest)):   # 11: for a, b in pairwise(xs):
        t_2 = i + 1
        b = xs[t_2]
        xs_i_bar = total_bar * b         # 12: total += a * b
        b_bar = total_bar * xs[i]
        xs_bar[t_2] += b_bar             # 11
        xs_bar[i] += xs_i_bar
    for i in reversed(range(n_1)):       # 9: for a in accumulate(xs):
        a = items[i]
        a_bar = 2.0 * total_bar * a      # 10: total += a * a
        items_bar[i] = items_bar[i] + a_bar  # 9
    reduce_bar = 0.0
    for i in reversed(range(t)):
        t_bar = items_bar.pop()
        reduce_bar += t_bar
        xs_bar[i + 1] += reduce_bar
    xs0_bar = items_bar.pop()
    xs_bar[0] += reduce_bar + xs0_bar
    return total, (xs_bar, float(x_bar))
