def first_above_grad(m, limit, y_bar=1.0):
    s = 0.0
    return_1 = None
    exit = 0
    test_s = []
    trips_s = []
    exit_1_s = []
    s_s_s = []
    for i in range(len(m)):              # 7: for i in range(m.shape[0]):
        exit_1 = 0
        s_s = []
        for j in range(m.shape[1]):      # 8: for j in range(m.shape[1]):
            m_ij = m[i, j]               # 9: s = s + m[i, j] * m[i, j]
            s += m_ij * m_ij
            s_s.append(s)
            if s > limit:                # 10: if s > limit:
                return_1 = s * m_ij      # 11: return s * m[i, j]
                exit_1 = 2
                break
        exit_1_s.append(exit_1)
        trips_s.append(len(s_s))
        s_s_s.append(s_s)
        test = exit_1 == 0               # 7: for i in range(m.shape[0]):
        test_s.append(test)
        if test:
            s *= 0.5                     # 12: s = s * 0.5
        else:
            exit = 2
            break                        # 7
    test = exit == 0                     # 5: def first_above(m, limit):
    if not test:
        s = return_1
    trips = len(test_s)                  # 7: for i in range(m.shape[0]):

    if test:                             # 5
        s_bar = y_bar
        return_bar = 0.0
    else:
        s_bar = 0.0
        return_bar = y_bar
    m_bar = np.zeros_like(m)             # 7: for i in range(m.shape[0]):
    for i, test, trips_1, exit_1, s_s in zip(reversed(range(trips)), reversed(test_s), reversed(trips_s),
            reversed(exit_1_s), reversed(s_s_s)):
        if test:
            s_bar *= 0.5                 # 12: s = s * 0.5
        left = exit_1 == 2               # 8: for j in range(m.shape[1]):
        last = trips_1 - 1
        for j, s_1 in zip(reversed(range(trips_1)), reversed(s_s)):
            leaves = (j == last) & left
            m_ij = m[i, j]               # 9: s = s + m[i, j] * m[i, j]
            if leaves:                   # 10: if s > limit:
                s_bar += return_bar * m_ij  # 11: return s * m[i, j]
                m_bar[i, j] += return_bar * s_1
                return_bar = 0.0
            m_bar[i, j] += 2.0 * s_bar * m_ij  # 9
    return s, (m_bar, 0.0)
