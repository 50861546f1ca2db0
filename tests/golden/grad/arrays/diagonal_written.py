def f_grad(a, steps, y_bar=1.0):
    diagonal = np.diagonal(a)            # 6: diagonal = np.diagonal(a)
    above = np.diagonal(a, offset=1)     # 7: above = a.diagonal(1)
    s = 0.0
    a_old_s = []
    a_old_s_1 = []
    for _ in range(steps):               # 9: for _ in range(steps):
        a_old_s_1.append(a[...].copy())
        a_old_s.append(a.copy())
        a @= a                           # 10: a @= a
        s += np.sum(diagonal)            # 11: s += np.sum(diagonal)
    n = len(above)                       # 12: for k in range(len(above)):
    above_k_s = []
    diagonal_k_s = []
    for k in range(n):
        diagonal_k = diagonal[k]         # 13: a[k, k + 1] -= diagonal[k] * above[k]
        diagonal_k_s.append(diagonal_k)
        above_k = above[k]
        above_k_s.append(above_k)
        a[k, k + 1] -= diagonal_k * above_k
    k = np.arange(min(len(a), a.shape[1]))  # 14: np.fill_diagonal(a, s)
    a[k, k] = s
    t = above * above                    # 15: return s + np.sum(above * above) + diagonal[0] * a[1, 0]
    diagonal0 = diagonal[0]
    a10 = a[1, 0]
    y = s + np.sum(t) + diagonal0 * a10

    a_bar = np.zeros_like(a)             # 15
    a_bar[1, 0] += y_bar * diagonal0
    diagonal_bar = rt.writable(np.diagonal(a_bar))
    diagonal_bar[0] += y_bar * a10
    above_bar = rt.writable(np.diagonal(a_bar, offset=1))
    t_1 = 2.0 * rt.unbroadcast(np.broadcast_to(y_bar, t.shape) * above, above.shape)
    above_bar += t_1
    s_bar = shadows.take(a_bar, (k, k))  # 14: np.fill_diagonal(a, s)
    a_bar[k, k] = 0.0
    s_bar = y_bar + np.sum(s_bar)
    for k, above_k, diagonal_k in zip(reversed(range(n)), reversed(above_k_s), reversed(diagonal_k_s)):  # 12
        t_bar = a_bar[k, k + 1]          # 13: a[k, k + 1] -= diagonal[k] * above[k]
        above_bar[k] -= t_bar * diagonal_k
        diagonal_bar[k] -= t_bar * above_k
    for a_old, a_old_1 in zip(reversed(a_old_s), reversed(a_old_s_1)):  # 9: for _ in range(steps):
        diagonal_bar += s_bar            # 11: s += np.sum(diagonal)
        a_bar_1 = a_bar[...].copy()      # 10: a @= a
        a_bar[...] = 0.0
        t_2 = a_old_1.T @ a_bar_1
        a_bar += a_bar_1 @ a_old.T
        a_bar += t_2
    return y, (a_bar,)
