def f_grad(steps, m, x, y_bar=1.0):
    row = steps.row                      # 26: def f(steps, m, x):
    asked = steps.asked                  # 16: self.asked += 1.0
    a = x
    row_1 = x
    exit = 0
    row_1_s = []
    asked_s = []
    while True:                          # 29: for row in steps:
        asked += 1.0                     # 16: self.asked += 1.0
        asked_s.append(asked)
        steps.asked = asked
        if asked > 2.5:                  # 17: if self.asked > 2.5:
            row_1_s.append(row_1)
            exit = 1
            break
        row_1 = row * asked              # 19: return self.row * self.asked
        a = m[0] * row_1                 # 30: a = m[0] * row
        row_1_s.append(row_1)
    trips = len(row_1_s)                 # 29: for row in steps:
    b = m[1]                             # 31: b = m[1]
    test_s = []
    asked_s_1 = []
    while True:                          # 32: while steps.more():
        asked -= 1.0                     # 22: self.asked -= 1.0
        asked_s_1.append(asked)
        steps.asked = asked
        test = asked > 0.5               # 23: return self.asked > 0.5
        test_s.append(test)
        if not test:                     # 32
            break
        b = m[2] * asked                 # 33: b = m[2] * steps.asked
    x[0]                                 # 35: queue = [x[0], x[1]]
    x1 = x[1]
    x2 = x[2]                            # 39: queue.append(item * x[2])
    t = x1 * x2
    m1 = m[1]                            # 37: c = m[1] * item
    c = m1 * t
    y = np.sum(a * x) + np.sum(b * row_1) + c @ x  # 40: return np.sum(a * x) + np.sum(b * row) + c @ x

    c_bar = y_bar * x                    # 40
    x_bar = y_bar * c
    b_bar = y_bar * row_1
    row_bar = y_bar * b
    a_bar = y_bar * x
    x_bar += y_bar * a
    t_bar = np.sum(c_bar * m1)           # 37: c = m[1] * item
    m_bar = np.zeros_like(m)
    m_bar[1] += c_bar * t
    x1_bar = t_bar * x2                  # 39: queue.append(item * x[2])
    x_bar[2] += t_bar * x1
    x_bar[1] += x1_bar                   # 35: queue = [x[0], x[1]]
    for test, asked in zip(reversed(test_s), reversed(asked_s_1)):  # 32: while steps.more():
        if test:
            m_bar[2] += b_bar * asked    # 33: b = m[2] * steps.asked
            b_bar = np.zeros_like(row)   # 32
    m_bar[1] += b_bar                    # 31: b = m[1]
    row_bar_1 = np.zeros_like(row)       # 29: for row in steps:
    left = exit == 1
    last = trips - 1
    for trip, row_1, asked in zip(reversed(range(trips)), reversed(row_1_s), reversed(asked_s)):
        leaves = (trip == last) & left
        if not leaves:                   # 17: if self.asked > 2.5:
            t_bar = row_bar + a_bar * m[0]  # 30: a = m[0] * row
            m_bar[0] += a_bar * row_1
            row_bar_1 += t_bar * asked   # 19: return self.row * self.asked
            a_bar = np.zeros_like(row)   # 17
            row_bar = np.zeros_like(row)
    x_bar += a_bar                       # 29: for row in steps:
    x_bar += row_bar
    return y, (m_bar, x_bar, row_bar_1)
