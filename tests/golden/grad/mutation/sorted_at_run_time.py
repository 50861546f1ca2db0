def f_grad(xs, y_bar=1.0):
    items = []                           # 6: squares = []
    n = len(xs)                          # 7: for x in xs:
    for i in range(n):
        x = xs[i]
        items.append(x * x)              # 8: squares.append(x * x)
    order = rt.order(items)              # 9: squares.sort()
    items_1 = []
    item_s = []
    for i in range(len(order)):
        item = order[i]
        item_s.append(item)
        items_1.append(items[item])
    n_1 = len(items_1)
    for i in range(n_1):
        items[i] = items_1[i]
    n_2 = len(items)                     # 11: for k, square in enumerate(squares):
    total = 0.0
    for i in range(n_2):
        square = items[i]
        total += (i + 1) * square        # 12: total += (k + 1) * square
    items_2 = []                         # 13: down = sorted(xs, reverse=True)
    for i in range(n):
        items_2.append(xs[i])
    order = rt.order(items_2, reverse=True)
    items_3 = []
    n_3 = len(order)
    for i in range(n_3):
        items_3.append(items_2[order[i]])
    items_4 = []                         # 14: nearest = min(xs, key=lambda x: abs(x - 0.2))
    for i in range(n):
        items_4.append(xs[i])
    items_5 = []
    for i in range(len(items_4)):
        items_5.append(abs(items_4[i] - 0.2))
    first = rt.first_best(items_5, largest=False)
    nearest = items_4[first]
    items_5 = []                         # 15: best = max(range(len(xs)), key=lambda i: squares[i])
    for i in range(n):
        items_5.append(i)
    items_6 = []
    for i in range(len(items_5)):
        items_6.append(items[items_5[i]])
    best = items_5[rt.first_best(items_6, largest=True)]
    items_5 = []                         # 16: squares.reverse()
    for i in range(n_2):
        items_5.append(items[i])
    items_6 = []
    n_4 = len(items_5)
    for i in range(n_4):
        items_6.append(items_5[n_4 - 1 - i])
    n_5 = len(items_6)
    for i in range(n_5):
        items[i] = items_6[i]
    item = items_3[0]                    # 17: return total + down[0] * down[1] + nearest * max(squares) + xs…
    item_1 = items_3[1]
    first_1 = rt.first_best(items, largest=True)
    t = total + item * item_1
    item_2 = items[first_1]
    xs_part = xs[best]
    t_1 = t + nearest * item_2
    item_3 = items[1]
    y = t_1 + xs_part * item_3

    items_bar = shadows.shadow(items)
    items_bar_1 = shadows.shadow(items_1)
    items_bar_2 = shadows.shadow(items_2)
    items_bar_3 = shadows.shadow(items_3)
    items_bar_4 = shadows.shadow(items_4)
    items_bar_5 = shadows.shadow(items_5)
    items_bar_6 = shadows.shadow(items_6)
    items_bar[1] = items_bar[1] + y_bar * xs_part  # 17: return total + down[0] * down[1] + nearest * max(squ…
    xs_bar = np.zeros_like(xs)
    xs_bar[best] += y_bar * item_3
    nearest_bar = y_bar * item_2
    item_bar = items_bar[first_1] + y_bar * nearest
    items_bar[first_1] = item_bar
    items_bar_3[1] = items_bar_3[1] + y_bar * item
    items_bar_3[0] = items_bar_3[0] + y_bar * item_1
    for i in reversed(range(n_5)):       # 16: squares.reverse()
        item_bar = items_bar[i]
        items_bar[i] = 0.0
        items_bar_6[i] = items_bar_6[i] + item_bar
    for i in reversed(range(n_4)):
        item_bar = items_bar_6.pop()
        t_2 = n_4 - 1 - i
        items_bar_5[t_2] = items_bar_5[t_2] + item_bar
    for i in reversed(range(n_2)):
        item_bar = items_bar_5.pop()
        items_bar[i] = items_bar[i] + item_bar
    nearest_bar = items_bar_4[first] + nearest_bar  # 14: nearest = min(xs, key=lambda x: abs(x - 0.2))
    items_bar_4[first] = nearest_bar
    for i in reversed(range(n)):
        xs_i_bar = items_bar_4.pop()
        xs_bar[i] += xs_i_bar
    for i in reversed(range(n_3)):       # 13: down = sorted(xs, reverse=True)
        item_bar = items_bar_3.pop()
        item = order[i]
        items_bar_2[item] = items_bar_2[item] + item_bar
    for i in reversed(range(n)):
        xs_i_bar = items_bar_2.pop()
        xs_bar[i] += xs_i_bar
    for i in reversed(range(n_2)):       # 11: for k, square in enumerate(squares):
        square_bar = y_bar * (i + 1)     # 12: total += (k + 1) * square
        items_bar[i] = items_bar[i] + square_bar  # 11
    for i in reversed(range(n_1)):       # 9: squares.sort()
        item_bar = items_bar[i]
        items_bar[i] = 0.0
        items_bar_1[i] = items_bar_1[i] + item_bar
    for item in reversed(item_s):
        item_bar = items_bar_1.pop()
        items_bar[item] = items_bar[item] + item_bar
    for i in reversed(range(n)):         # 7: for x in xs:
        t_bar = items_bar.pop()          # 8: squares.append(x * x)
        x = xs[i]                        # 7
        x_bar = 2.0 * t_bar * x          # 8
        xs_bar[i] += x_bar               # 7
    return y, (xs_bar,)
