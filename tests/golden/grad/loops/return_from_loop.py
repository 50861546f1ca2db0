def first_above_grad(m, limit, y_bar=1.0):
    s = 0.0
    return_1 = None
    exit = 0
    t_s = []
    trips_s = []
    t_s_s = []
    s_s_s = []
    for i in range(len(m)):              # 7: for i in range(m.shape[0]):
        exit_1 = 0
        t_s_1 = []
        s_s = []
        for j in range(m.shape[1]):      # 8: for j in range(m.shape[1]):
            t = m[i, j]                  # 9: s = s + m[i, j] * m[i, j]
            s += t * t
            s_s.append(s)
            t_1 = s > limit              # 10: if s > limit:
            t_s_1.append(t_1)
            if t_1:
                return_1 = s * t         # 11: return s * m[i, j]
                exit_1 = 2
                break
        trips_s.append(len(t_s_1))
        t_s_s.append(t_s_1)
        s_s_s.append(s_s)
        t_2 = exit_1 == 0                # 7: for i in range(m.shape[0]):
        t_s.append(t_2)
        if t_2:
            s *= 0.5                     # 12: s = s * 0.5
        else:
            exit = 2
            break                        # 7
    t_3 = exit == 0                      # 5: def first_above(m, limit):
    if not t_3:
        s = return_1
    trips = len(t_s)                     # 7: for i in range(m.shape[0]):

    if t_3:                              # 5
        s_bar = y_bar
        return_bar = 0.0
    else:
        s_bar = 0.0
        return_bar = y_bar
    m_bar = np.zeros_like(m)             # 7: for i in range(m.shape[0]):
    for i, t_4, trips_1, t_s_1, s_s in zip(reversed(range(trips)), reversed(t_s), reversed(trips_s),
            reversed(t_s_s), reversed(s_s_s)):
        if t_4:
            s_bar *= 0.5                 # 12: s = s * 0.5
        for j, t_5, s_1 in zip(reversed(range(trips_1)), reversed(t_s_1), reversed(s_s)):  # 8: for j in rang…
            t_6 = m[i, j]                # 9: s = s + m[i, j] * m[i, j]
            if t_5:                      # 10: if s > limit:
                s_bar += return_bar * t_6  # 11: return s * m[i, j]
                m_bar[i, j] += return_bar * s_1
                return_bar = 0.0
            t_bar = s_bar * t_6          # 9
            m_bar[i, j] += t_bar
            m_bar[i, j] += t_bar
    return s, (m_bar, 0.0)
