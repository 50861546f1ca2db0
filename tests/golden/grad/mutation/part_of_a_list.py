def f_grad(xs, y_bar=1.0):
    items = []                           # 6: squares = []
    n = len(xs)                          # 7: for x in xs:
    for i in range(n):
        x = xs[i]
        items.append(x * x)              # 8: squares.append(x * x)
    n_1 = len(items)                     # 9: rest, last, middle = squares[1:], squares[-2:], squares[1:-1]
    smallest = min(1, n_1)
    largest = max(n_1 - smallest, 0)
    items_1 = []
    for i in range(largest):
        items_1.append(items[i + smallest])
    smallest_1 = min(max(-2 + n_1, 0), n_1)
    largest_1 = max(n_1 - smallest_1, 0)
    items_2 = []
    for i in range(largest_1):
        items_2.append(items[i + smallest_1])
    largest_2 = max(min(max(-1 + n_1, 0), n_1) - smallest, 0)
    items_3 = []
    for i in range(largest_2):
        items_3.append(items[i + smallest])
    items[1] = 0.0                       # 10: squares[1] = 0.0
    n_1 = len(items_1)                   # 12: for s in rest:
    total = 0.0                          # 10
    for i in range(n_1):                 # 12
        s = items_1[i]
        total += s * items_2[0]          # 13: total += s * last[0]
    n_2 = len(items_3)                   # 14: return total + last[1] * len(middle) + sum(squares[:2]) + midd…
    t = total + items_2[1] * n_2
    largest_3 = max(min(2, len(items)), 0)
    items_4 = []
    for i in range(largest_3):
        items_4.append(items[i])
    y = t + sum(items_4) + items_3[0]

    items_bar = shadows.shadow(items)
    items_bar_1 = shadows.shadow(items_1)
    items_bar_2 = shadows.shadow(items_2)
    items_bar_3 = shadows.shadow(items_3)
    items_bar_4 = shadows.shadow(items_4)
    items_bar_3[0] = items_bar_3[0] + y_bar  # 14: return total + last[1] * len(middle) + sum(squares[:2]) + …
    for i in range(len(items_bar_4)):
        items_bar_4[i] = items_bar_4[i] + y_bar
    for i in reversed(range(largest_3)):
        item_bar = items_bar_4.pop()
        items_bar[i] = items_bar[i] + item_bar
    items_bar_2[1] = items_bar_2[1] + y_bar * n_2
    for i in reversed(range(n_1)):       # 12: for s in rest:
        s_bar = y_bar * items_2[0]       # 13: total += s * last[0]
        s = items_1[i]                   # 12
        items_bar_2[0] = items_bar_2[0] + y_bar * s  # 13
        items_bar_1[i] = items_bar_1[i] + s_bar  # 12
    items_bar[1] = 0.0                   # 10: squares[1] = 0.0
    for i in reversed(range(largest_2)):  # 9: rest, last, middle = squares[1:], squares[-2:], squares[1:-1]
        item_bar = items_bar_3.pop()
        t_1 = i + smallest
        items_bar[t_1] = items_bar[t_1] + item_bar
    for i in reversed(range(largest_1)):
        item_bar = items_bar_2.pop()
        t_2 = i + smallest_1
        items_bar[t_2] = items_bar[t_2] + item_bar
    for i in reversed(range(largest)):
        item_bar = items_bar_1.pop()
        t_3 = i + smallest
        items_bar[t_3] = items_bar[t_3] + item_bar
    xs_bar = np.zeros_like(xs)           # 7: for x in xs:
    for i in reversed(range(n)):
        t_bar = items_bar.pop()          # 8: squares.append(x * x)
        x = xs[i]                        # 7
        x_bar = 2.0 * t_bar * x          # 8
        xs_bar[i] += x_bar               # 7
    return y, (xs_bar,)
