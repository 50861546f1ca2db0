def f_grad(x, a, n, y_bar=1.0):
    items = []                           # 6: made = []
    items_bar = []
    t_bar_s = []
    for i in range(n):                   # 7: for i in range(n):
        t = a * (x + i)                  # 8: made.append(a * (x + i))
        t_bar = np.zeros_like(t)
        t_bar_s.append(t_bar)
        items.append(t)
        items_bar.append(t_bar)
    n_1 = len(items)                     # 9: for c in made:
    t_1_s = []
    for i in range(n_1):
        c = items[i]
        t_1 = c[0]                       # 10: c[0] = c[0] * x
        t_1_s.append(t_1)
        c[0] = t_1 * x
    item = items[0]                      # 11: return made[0][0] * made[1][1] + np.sum(made[2] * made[1])
    item_bar = items_bar[0]
    t_2 = item[0]
    item = items[1]
    item_bar_1 = items_bar[1]
    t_3 = item[1]
    item_1 = items[2]
    item_bar_2 = items_bar[2]
    y = t_2 * t_3 + np.sum(item_1 * item)

    t_4 = y_bar * item_1                 # 11: return made[0][0] * made[1][1] + np.sum(made[2] * made[1])
    item_bar_2 += y_bar * item
    item_bar_1 += t_4
    item_bar_1[1] += y_bar * t_2
    item_bar[0] += y_bar * t_3
    x_bar = 0.0
    for i, t_1 in zip(reversed(range(n_1)), reversed(t_1_s)):  # 9: for c in made:
        c_bar = items_bar[i]
        t_bar = c_bar[0]                 # 10: c[0] = c[0] * x
        x_bar += t_bar * t_1
        c_bar[0] = t_bar * x
    a_bar = np.zeros_like(a)             # 7: for i in range(n):
    for i, t_bar in zip(reversed(range(n)), reversed(t_bar_s)):
        t_5 = t_bar * (x + i)            # 8: made.append(a * (x + i))
        t_bar = np.sum(t_bar * a)
        a_bar += t_5
        x_bar += t_bar
    return y, (float(x_bar), a_bar)
