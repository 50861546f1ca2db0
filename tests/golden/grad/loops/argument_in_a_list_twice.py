def f_grad(a, L, n, y_bar=1.0):
    a_bar, L_bar = shadows.shadows(a, L)
    t_bar_s = []
    for i in range(n):                   # 7: for i in range(n):
        t = a * (i + 1.0)                # 8: L.append(a * (i + 1.0))
        t_bar = np.zeros_like(t)
        t_bar_s.append(t_bar)
        L.append(t)
        L_bar.append(t_bar)
    n_1 = len(L)                         # 10: for v in L:
    y = 0.0
    shape_s = []
    shape_s_1 = []
    for i in range(n_1):
        v = L[i]
        shape_s_1.append(v.shape)
        t_1 = v * v                      # 11: y += np.sum(v * v)
        shape_s.append(t_1.shape)
        y += np.sum(t_1)
    result = y + np.sum(a)               # 12: return y + np.sum(a)

    a_bar += y_bar                       # 12
    for i, shape, shape_1 in zip(reversed(range(n_1)), reversed(shape_s), reversed(shape_s_1)):  # 10
        v = L[i]
        v_bar = L_bar[i]
        v_bar += 2.0 * rt.unbroadcast(np.broadcast_to(y_bar, shape) * v, shape_1)  # 11: y += np.sum(v * v)
    for i, t_bar in zip(reversed(range(n)), reversed(t_bar_s)):  # 7: for i in range(n):
        a_bar += t_bar * (i + 1.0)       # 8: L.append(a * (i + 1.0))
    return result, (a_bar.copy(),)
