def f_grad(x, ws, y_bar=1.0):
    items = []                           # 33: total = sum(halves)
    value = x
    left = 4
    trips = 0
    while left > 0:
        trips += 1
        left -= 1                        # 23: self.left -= 1
        value *= 0.5                     # 24: self.value *= 0.5
        items.append(value)              # 33: total = sum(halves)
    total = sum(items)
    n = len(ws)                          # 34: for h, w in zip(halves, ws):
    value = x
    left = 4                             # 33
    i = 0
    test_s = []
    w_s = []
    t_s = []
    value_s = []
    i_s = []
    while left > 0:                      # 34: for h, w in zip(halves, ws):
        i_s.append(i)
        left -= 1                        # 23: self.left -= 1
        value *= 0.5                     # 24: self.value *= 0.5
        value_s.append(value)
        test = i < n                     # 34
        test_s.append(test)
        if not test:
            w_s.append(None)
            t_s.append(None)
            break
        w = ws[i]
        t = value * w                    # 35: total += h * w * w
        total += t * w
        w_s.append(w)
        t_s.append(t)
        i += 1                           # 34: for h, w in zip(halves, ws):
    value = x
    left = 4                             # 33: total = sum(halves)
    i = 1
    value_s_1 = []
    i_s_1 = []
    while left > 0:                      # 36: for k, h in enumerate(halves, 1):
        i_s_1.append(i)
        left -= 1                        # 23: self.left -= 1
        value *= 0.5                     # 24: self.value *= 0.5
        value_s_1.append(value)
        total += value ** i              # 37: total += h**k
        i += 1                           # 36
    items_1 = []                         # 38: squares = [h * h for h in halves]
    value = x
    left = 4                             # 33: total = sum(halves)
    value_s_2 = []
    while left > 0:                      # 38
        left -= 1                        # 23: self.left -= 1
        value *= 0.5                     # 24: self.value *= 0.5
        value_s_2.append(value)
        items_1.append(value * value)    # 38: squares = [h * h for h in halves]
    n = len(items_1)                     # 39: return total + squares[-1] + len(squares) * sum(squares)
    y = total + items_1[-1] + n * sum(items_1)

    items_bar = shadows.shadow(items)
    items_bar_1 = shadows.shadow(items_1)
    total_bar = y_bar * n                # 39
    for i in range(len(items_bar_1)):
        items_bar_1[i] = items_bar_1[i] + total_bar
    items_bar_1[-1] = items_bar_1[-1] + y_bar
    value_bar = 0.0                      # 38: squares = [h * h for h in halves]
    for value in reversed(value_s_2):
        t_bar = items_bar_1.pop()
        value_bar += 2.0 * t_bar * value
        value_bar *= 0.5                 # 24: self.value *= 0.5
    value_bar_1 = 0.0                    # 38
    for value, i in zip(reversed(value_s_1), reversed(i_s_1)):  # 36: for k, h in enumerate(halves, 1):
        value_bar_1 += y_bar * rt.power_slope(value, i)  # 37: total += h**k
        value_bar_1 *= 0.5               # 24
    x_bar = value_bar + value_bar_1      # 36
    ws_bar = np.zeros_like(ws)           # 34: for h, w in zip(halves, ws):
    value_bar = 0.0                      # 38: squares = [h * h for h in halves]
    for test, w, t, value, i in zip(reversed(test_s), reversed(w_s), reversed(t_s), reversed(value_s),  # 34
            reversed(i_s)):
        if test:
            t_bar = y_bar * w            # 35: total += h * w * w
            value_bar += t_bar * w
            w_bar = y_bar * t + t_bar * value
            ws_bar[i] += w_bar           # 34: for h, w in zip(halves, ws):
        value_bar *= 0.5                 # 24: self.value *= 0.5
    x_bar += value_bar                   # 34
    for i in range(len(items_bar)):      # 33: total = sum(halves)
        items_bar[i] = items_bar[i] + y_bar
    value_bar = 0.0                      # 38: squares = [h * h for h in halves]
    for _ in reversed(range(trips)):     # 33
        value_bar_1 = items_bar.pop()
        value_bar += value_bar_1
        value_bar *= 0.5                 # 24: self.value *= 0.5
    x_bar += value_bar                   # 33: total = sum(halves)
    return y, (float(x_bar), ws_bar)
