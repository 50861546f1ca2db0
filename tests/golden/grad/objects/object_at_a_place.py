def f_grad(x, a, first, places, y_bar=1.0):
    v = first.v                          # 14: def f(x, a, first, places):
    v_1 = x * x                          # 15: cells = [first, Cell(x), first, Cell(x * x)]
    v_2 = x
    total = 0.0
    test_2_s = []
    test_1_s = []
    test_s = []
    t_2_s = []
    for k in range(3):                   # 17: for k in range(3):
        t = int(places[k])               # 18: cell = cells[int(places[k])]
        if t >= 4:
            raise IndexError('list index out of range')
        if t < -4:
            raise IndexError('list index out of range')
        t_1 = t % 4
        test = t_1 == 2
        test_s.append(test)
        test_1 = t_1 == 1
        test_1_s.append(test_1)
        test_2 = t_1 == 0
        test_2_s.append(test_2)
        if test_2:                       # 19: cell.v += a[k]
            value = v
        elif test_1:
            value = v_2
        else:
            value = v if test else v_1
        v_3 = value + a[k]
        if test_2:
            v = v_3
        elif test_1:
            v_2 = v_3
        elif test:
            v = v_3
        else:
            v_1 = v_3
        t_2 = 0.5 * v_3                  # 10: self.v = 0.5 * self.v * u
        t_2_s.append(t_2)
        v_3 = t_2 * x
        if test_2:
            v = v_3
        elif test_1:
            v_2 = v_3
        elif test:
            v = v_3
        else:
            v_1 = v_3
        first.v = v
        total += v_3 * (k + 1.0)         # 20: total += cell.push(x) * (k + 1.0)
    i = int(np.argmax(a))                # 21: i = int(np.argmax(a))
    if i >= 4:                           # 22: return total * cells[i].v + cells[1].v + first.v
        raise IndexError('list index out of range')
    if i < -4:
        raise IndexError('list index out of range')
    t_3 = i % 4
    test = t_3 == 2
    test_1 = t_3 == 1
    test_2 = t_3 == 0
    if test_2:
        value = v
    elif test_1:
        value = v_2
    else:
        value = v if test else v_1
    y = total * value + v_2 + v

    total_bar = y_bar * value            # 22: return total * cells[i].v + cells[1].v + first.v
    v_bar = y_bar * total
    if test_2:
        v_bar_1 = y_bar + v_bar
        v_bar_2 = y_bar
        v_bar = 0.0
    elif test_1:
        v_bar_2 = y_bar + v_bar
        v_bar_1 = y_bar
        v_bar = 0.0
    else:
        if test:
            v_bar_1 = y_bar + v_bar
            v_bar = 0.0
        else:
            v_bar_1 = y_bar
        v_bar_2 = y_bar
    a_bar = np.zeros_like(a)             # 17: for k in range(3):
    x_bar = 0.0
    for k, test_2, test_1, test, t_2 in zip(reversed(range(3)), reversed(test_2_s), reversed(test_1_s),
            reversed(test_s), reversed(t_2_s)):
        value_bar = total_bar * (k + 1.0)  # 20: total += cell.push(x) * (k + 1.0)
        if test_2:                       # 10: self.v = 0.5 * self.v * u
            v_bar_3 = v_bar_1 + value_bar
            v_bar_1 = 0.0
        elif test_1:
            v_bar_3 = v_bar_2 + value_bar
            v_bar_2 = 0.0
        elif test:
            v_bar_3 = v_bar_1 + value_bar
            v_bar_1 = 0.0
        else:
            v_bar_3 = v_bar + value_bar
            v_bar = 0.0
        x_bar += v_bar_3 * t_2
        value_bar = v_bar_3 * x * 0.5
        if test_2:                       # 19: cell.v += a[k]
            v_bar_3 = v_bar_1 + value_bar
            v_bar_1 = 0.0
        elif test_1:
            v_bar_3 = v_bar_2 + value_bar
            v_bar_2 = 0.0
        elif test:
            v_bar_3 = v_bar_1 + value_bar
            v_bar_1 = 0.0
        else:
            v_bar_3 = v_bar + value_bar
            v_bar = 0.0
        a_bar[k] += v_bar_3
        if test_2:
            v_bar_1 += v_bar_3
        elif test_1:
            v_bar_2 += v_bar_3
        elif test:
            v_bar_1 += v_bar_3
        else:
            v_bar += v_bar_3
    x_bar += v_bar_2                     # 17: for k in range(3):
    x_bar += 2.0 * v_bar * x             # 15: cells = [first, Cell(x), first, Cell(x * x)]
    return y, (float(x_bar), a_bar, float(v_bar_1))
