def f_grad(x, n, y_bar=1.0):
    items = [x]                          # 6: history = [x]
    item_s = []
    for _ in range(n):                   # 7: for _ in range(n):
        item = items[-1]                 # 8: history.append(math.sin(history[-1]) + 0.5 * x)
        item_s.append(item)
        items.append(math.sin(item) + 0.5 * x)
    s = 0.0
    item_s_1 = []
    while len(items) > 0:                # 10: while history:
        item = items.pop()               # 11: s = s * 0.7 + history.pop() ** 2
        item_s_1.append(item)
        s = s * 0.7 + item ** 2

    items_bar = shadows.shadow(items)
    s_bar = y_bar
    for item in reversed(item_s_1):      # 10: while history:
        items_bar.append(2 * s_bar * item)  # 11: s = s * 0.7 + history.pop() ** 2
        s_bar *= 0.7
    x_bar = 0.0
    for item in reversed(item_s):        # 7: for _ in range(n):
        t_bar = items_bar.pop()          # 8: history.append(math.sin(history[-1]) + 0.5 * x)
        x_bar += t_bar * 0.5
        item_bar = items_bar[-1] + t_bar * math.cos(item)
        items_bar[-1] = item_bar
    x_bar += items_bar[0]                # 6: history = [x]
    return s, (float(x_bar),)
