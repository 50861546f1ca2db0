def f_grad(x, y, n, y_bar=1.0):
    total = y * y                        # 20: total, level = y * y, y
    t = n - 1                            # 21: for i in range(n - 1):
    level_is_none = False
    level = y
    for _ in range(t):
        level_is_none = True
        level = None
    if level_is_none:                    # 23: if level is None:
        total_1 = total + 1.0            # 24: total += 1.0
    else:
        total_1 = total * level          # 26: total *= level
    k_is_none = True
    k = None
    for k_1 in range(t):                 # 28: for k in range(n - 1):
        total_1 += x[k_1]                # 29: total += x[k]
        k_is_none = False
        k = k_1
    total_1 += y if k_is_none else x[k]  # 30: total += y if k is None else x[k]
    x_part = x[n:]                       # 31: few = last(x[n:] * y)
    t_1 = x_part * y
    n_1 = len(t_1)                       # 7: for item in items:
    found_is_none = True
    found = None
    for i in range(n_1):
        found = t_1[i]
        found_is_none = False
    t_2 = x[3:] * y                      # 32: none = last(x[3:] * y)
    value = True
    for i in range(len(t_2)):            # 7: for item in items:
        t_2[i]
        value = False
    if value:                            # 33: if none is None and few is not None:
        value = not found_is_none
    if value:
        total_1 += found                 # 34: total += few
    end_s = []
    total_1_s = []
    for _ in range(2):                   # 35: for _ in range(2):
        total_1_s.append(total_1)
        end = None
        for i in range(len(x)):          # 37: for v in x:
            v = x[i]
            end = v * total_1            # 38: end = v * total
        end_s.append(end)
        total_1 += end * y               # 39: total += end * y
    t_3 = x * y                          # 40: return total * np.sum(scaled([x, x * y], y))
    row = t_3 * y                        # 15: row = row * k
    t_4 = np.sum(row)                    # 40
    result = total_1 * t_4

    total_bar = y_bar * t_4              # 40
    t_bar = y_bar * total_1
    t_bar_1 = t_bar * y                  # 15
    y_bar_1 = np.sum(t_bar * t_3)
    x_bar = np.full(row.shape, t_bar_1 * y)  # 40: return total * np.sum(scaled([x, x * y], y))
    y_bar_1 += np.sum(t_bar_1 * x)
    for end, total_1 in zip(reversed(end_s), reversed(total_1_s)):  # 35: for _ in range(2):
        end_bar = total_bar * y          # 39: total += end * y
        y_bar_1 += total_bar * end
        for i in reversed(range(len(x))):  # 37: for v in x:
            v_bar = end_bar * total_1    # 38: end = v * total
            v = x[i]                     # 37
            total_bar += end_bar * v     # 38
            x_bar[i] += v_bar            # 37
            end_bar = 0.0
    if value:                            # 33: if none is None and few is not None:
        found_bar = total_bar
    else:
        found_bar = 0.0
    t_bar = np.zeros_like(t_1)           # 7: for item in items:
    for i in reversed(range(n_1)):
        t_bar[i] += found_bar
        found_bar = 0.0
    y_bar_1 += np.sum(t_bar * x_part)    # 31: few = last(x[n:] * y)
    x_bar[n:] += t_bar * y
    if k_is_none:                        # 30: total += y if k is None else x[k]
        y_bar_1 += total_bar
    else:
        x_bar[k] += total_bar
    for k in reversed(range(t)):         # 28: for k in range(n - 1):
        x_bar[k] += total_bar            # 29: total += x[k]
    if level_is_none:                    # 23: if level is None:
        level_bar = 0.0
    else:
        total_bar_1 = total_bar * level  # 26: total *= level
        level_bar = total_bar * total
        total_bar = total_bar_1
    for _ in reversed(range(t)):         # 21: for i in range(n - 1):
        level_bar = 0.0
    y_bar_1 += level_bar
    y_bar_1 += 2.0 * total_bar * y       # 20: total, level = y * y, y
    return result, (x_bar, float(y_bar_1))
