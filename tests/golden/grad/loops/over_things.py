def f_grad(a, m, weights, y_bar=1.0):
    n = len(a)                           # 7: for v in a:
    s = 0.0
    for i in range(n):
        v = a[i]
        s += v * v                       # 8: s += v * v
    n_1 = len(m)                         # 9: for row in m:
    for i in range(n_1):
        row = m[i]
        s += row[0] * row[1]             # 10: s += row[0] * row[1]
    n_2 = len(weights)                   # 11: for k, w in enumerate(weights, 1):
    for i in range(n_2):
        w = weights[i]
        s += (1 + i) * w * a[0]          # 12: s = s + k * w * a[0]
    smallest = min(n, n_2)               # 13: for v, w in zip(a, weights):
    for i in range(smallest):
        a_i = a[i]
        w = weights[i]
        s = s * 0.9 + a_i * w            # 14: s = s * 0.9 + v * w

    weights_bar = shadows.shadow(weights)
    a_bar = np.zeros_like(a)             # 13: for v, w in zip(a, weights):
    s_bar = y_bar
    for i in reversed(range(smallest)):
        w = weights[i]
        a_i_bar = s_bar * w              # 14: s = s * 0.9 + v * w
        w_bar = s_bar * a[i]
        s_bar *= 0.9
        weights_bar[i] = weights_bar[i] + w_bar  # 13: for v, w in zip(a, weights):
        a_bar[i] += a_i_bar
    for i in reversed(range(n_2)):       # 11: for k, w in enumerate(weights, 1):
        t = 1 + i
        w = weights[i]
        a_bar[0] += s_bar * (t * w)      # 12: s = s + k * w * a[0]
        w_bar = s_bar * a[0] * t
        weights_bar[i] = weights_bar[i] + w_bar  # 11
    m_bar = np.zeros_like(m)             # 9: for row in m:
    for i in reversed(range(n_1)):
        row = m[i]
        row_bar = m_bar[i]               # 10: s += row[0] * row[1]
        row_bar[1] += s_bar * row[0]
        row_bar[0] += s_bar * row[1]
    for i in reversed(range(n)):         # 7: for v in a:
        v = a[i]
        v_bar = 2.0 * s_bar * v          # 8: s += v * v
        a_bar[i] += v_bar                # 7
    for i in range(len(weights_bar)):
        weights_bar[i] = float(weights_bar[i])
    return s, (a_bar, m_bar, weights_bar)
