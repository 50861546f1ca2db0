def f_grad(a, m, x, y_bar=1.0):
    row = a
    weight = x
    exit = 0
    done_s_4 = []
    done_s = []
    t_s = []
    weight_s = []
    for k in range(3):                   # 15: for k in range(3):
        try:                             # 16: weight = checked(a[k], bound)
            a_k = a[k]
            if a_k > 0.5:                # 6: if level > bound:
                raise ValueError(a_k)    # 7: raise ValueError(level)
            weight = a_k * a_k           # 8: return level * level
            done = True                  # 16
        except ValueError:
            done = False
        weight_s.append(weight)
        done_s_4.append(done)
        if not done:                     # 15: for k in range(3):
            done_s.append(None)
            t_s.append(None)
            exit = 5
            break
        try:                             # 17: row = m[k] * weight * x
            t = m[k] * weight
            row = t * x
            done_s.append(True)
            t_s.append(t)
        except ValueError:
            done_s.append(False)
            t_s.append(None)
            exit = 5
            break
    test = exit != 0                     # 14: try:
    if test:
        row = row * 2.0                  # 19: row = row * 2.0
        exit = 3
    else:
        exit = 0
    test_1 = exit == 0                   # 13: for bound in (0.5, 1.0, 2.0):
    if test_1:
        total = 0.0 + row @ row          # 21: total += row @ row
    else:
        total = 0.0
    row_1 = row
    exit = 0
    trips = len(done_s_4)                # 15: for k in range(3):
    done_s_5 = []
    done_s_1 = []
    t_1_s = []
    weight_s_1 = []
    for k in range(3):
        try:                             # 16: weight = checked(a[k], bound)
            a_k = a[k]
            if a_k > 1.0:                # 6: if level > bound:
                raise ValueError(a_k)    # 7: raise ValueError(level)
            weight = a_k * a_k           # 8: return level * level
            done = True                  # 16
        except ValueError:
            done = False
        weight_s_1.append(weight)
        done_s_5.append(done)
        if not done:                     # 15: for k in range(3):
            done_s_1.append(None)
            t_1_s.append(None)
            exit = 5
            break
        try:                             # 17: row = m[k] * weight * x
            t_1 = m[k] * weight
            row_1 = t_1 * x
            done_s_1.append(True)
            t_1_s.append(t_1)
        except ValueError:
            done_s_1.append(False)
            t_1_s.append(None)
            exit = 5
            break
    test_2 = exit != 0                   # 14: try:
    if test_2:
        row_1 = row_1 * 2.0              # 19: row = row * 2.0
        exit = 3
    else:
        exit = 0
    test_3 = exit == 0                   # 13: for bound in (0.5, 1.0, 2.0):
    if test_3:
        total += row_1 @ row_1           # 21: total += row @ row
    row_2 = row_1
    exit = 0
    trips_1 = len(done_s_5)              # 15: for k in range(3):
    done_s_6 = []
    done_s_2 = []
    t_2_s = []
    weight_s_2 = []
    for k in range(3):
        try:                             # 16: weight = checked(a[k], bound)
            a_k = a[k]
            if a_k > 2.0:                # 6: if level > bound:
                raise ValueError(a_k)    # 7: raise ValueError(level)
            weight = a_k * a_k           # 8: return level * level
            done = True                  # 16
        except ValueError:
            done = False
        weight_s_2.append(weight)
        done_s_6.append(done)
        if not done:                     # 15: for k in range(3):
            done_s_2.append(None)
            t_2_s.append(None)
            exit = 5
            break
        try:                             # 17: row = m[k] * weight * x
            t_2 = m[k] * weight
            row_2 = t_2 * x
            done_s_2.append(True)
            t_2_s.append(t_2)
        except ValueError:
            done_s_2.append(False)
            t_2_s.append(None)
            exit = 5
            break
    test_4 = exit != 0                   # 14: try:
    if test_4:
        row_2 = row_2 * 2.0              # 19: row = row * 2.0
        exit = 3
    else:
        exit = 0
    test_5 = exit == 0                   # 13: for bound in (0.5, 1.0, 2.0):
    if test_5:
        total += row_2 @ row_2           # 21: total += row @ row
    k = 0
    last = None
    exit = 0
    trips_2 = len(done_s_6)              # 15: for k in range(3):
    done_s_3 = []
    return_1_s = []
    test_6_s = []
    m_0k_s = []
    k_s = []
    while True:                          # 24: while True:
        k_s.append(k)
        try:
            m_0k = m[0, k]               # 25: last = checked(m[0, k], 0.9) * a
            test_6 = m_0k > 0.9          # 6: if level > bound:
            if test_6:
                raise ValueError(m_0k)   # 7: raise ValueError(level)
            return_1 = m_0k * m_0k       # 8: return level * level
            last_1 = return_1 * a        # 25
            k += 1                       # 26: k += 1
            done_s_3.append(True)
            return_1_s.append(return_1)
            test_6_s.append(test_6)
            m_0k_s.append(m_0k)
            last = last_1
        except ValueError:
            done_s_3.append(False)
            return_1_s.append(None)
            test_6_s.append(None)
            m_0k_s.append(None)
            exit = 5                     # 24: while True:
            break
    test_6 = exit == 5                   # 23: try:
    if test_6:
        total += weight * x              # 28: total += weight * x
    t_3 = total + row_2 @ a              # 29: return total + row @ a + last @ row
    rt.checked(last, 'last')
    y = t_3 + last @ row_2

    last_bar = y_bar * row_2             # 29
    row_bar = y_bar * last
    a_bar = y_bar * row_2
    row_bar += y_bar * a
    if test_6:                           # 23: try:
        weight_bar = y_bar * x           # 28: total += weight * x
        x_bar = y_bar * weight
    else:
        weight_bar = 0.0
        x_bar = 0.0
    m_bar = np.zeros_like(m)             # 24: while True:
    for done, return_1, test_6, m_0k, k in zip(reversed(done_s_3), reversed(return_1_s), reversed(test_6_s),
            reversed(m_0k_s), reversed(k_s)):
        if done:
            return_bar = np.sum(last_bar * a)  # 25: last = checked(m[0, k], 0.9) * a
            a_bar += last_bar * return_1
            if test_6:                   # 6: if level > bound:
                m_0k_bar = 0.0
            else:
                m_0k_bar = 2.0 * return_bar * m_0k  # 8: return level * level
            m_bar[0, k] += m_0k_bar      # 25
            last_bar = np.zeros_like(last)  # 24: while True:
    if test_5:                           # 13: for bound in (0.5, 1.0, 2.0):
        row_bar += 2.0 * y_bar * row_2   # 21: total += row @ row
    if test_4:                           # 14: try:
        row_bar = row_bar * 2.0          # 19: row = row * 2.0
    for k, done, done_1, t_2, weight in zip(reversed(range(trips_2)), reversed(done_s_6), reversed(done_s_2),  # 15
            reversed(t_2_s), reversed(weight_s_2)):
        if done:
            if done_1:                   # 17: row = m[k] * weight * x
                t_bar = row_bar * x
                x_bar += np.sum(row_bar * t_2)
                weight_bar += np.sum(t_bar * m[k])
                m_bar[k] += t_bar * weight
                row_bar = np.zeros_like(last)
        if done:                         # 16: weight = checked(a[k], bound)
            a_k = a[k]
            if a_k > 2.0:                # 6: if level > bound:
                a_k_bar = 0.0
            else:
                a_k_bar = 2.0 * weight_bar * a_k  # 8: return level * level
            a_bar[k] += a_k_bar          # 16
            weight_bar = 0.0
    if test_3:                           # 13: for bound in (0.5, 1.0, 2.0):
        row_bar = row_bar + 2.0 * y_bar * row_1  # 21: total += row @ row
    if test_2:                           # 14: try:
        row_bar = row_bar * 2.0          # 19: row = row * 2.0
    for k, done, done_1, t_1, weight in zip(reversed(range(trips_1)), reversed(done_s_5), reversed(done_s_1),  # 15
            reversed(t_1_s), reversed(weight_s_1)):
        if done:
            if done_1:                   # 17: row = m[k] * weight * x
                t_bar = row_bar * x
                x_bar += np.sum(row_bar * t_1)
                weight_bar += np.sum(t_bar * m[k])
                m_bar[k] += t_bar * weight
                row_bar = np.zeros_like(last)
        if done:                         # 16: weight = checked(a[k], bound)
            a_k = a[k]
            if a_k > 1.0:                # 6: if level > bound:
                a_k_bar = 0.0
            else:
                a_k_bar = 2.0 * weight_bar * a_k  # 8: return level * level
            a_bar[k] += a_k_bar          # 16
            weight_bar = 0.0
    if test_1:                           # 13: for bound in (0.5, 1.0, 2.0):
        row_bar = row_bar + 2.0 * y_bar * row  # 21: total += row @ row
    if test:                             # 14: try:
        row_bar = row_bar * 2.0          # 19: row = row * 2.0
    for k, done, done_1, t, weight in zip(reversed(range(trips)), reversed(done_s_4), reversed(done_s),  # 15
            reversed(t_s), reversed(weight_s)):
        if done:
            if done_1:                   # 17: row = m[k] * weight * x
                t_bar = row_bar * x
                x_bar += np.sum(row_bar * t)
                weight_bar += np.sum(t_bar * m[k])
                m_bar[k] += t_bar * weight
                row_bar = np.zeros_like(last)
        if done:                         # 16: weight = checked(a[k], bound)
            a_k = a[k]
            if a_k > 0.5:                # 6: if level > bound:
                a_k_bar = 0.0
            else:
                a_k_bar = 2.0 * weight_bar * a_k  # 8: return level * level
            a_bar[k] += a_k_bar          # 16
            weight_bar = 0.0
    a_bar += row_bar                     # 15: for k in range(3):
    x_bar += weight_bar
    return y, (a_bar, m_bar, float(x_bar))
