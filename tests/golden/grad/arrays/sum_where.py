def f_grad(a, known, y_bar=1.0):
    large = a > 0.4                      # 6: large = a > 0.4
    total = np.sum(a * a, where=large)   # 7: total = np.sum(a * a, where=large)
    t = large | known                    # 8: rows = np.mean(a, axis=1, keepdims=True, where=large | known)
    rows = np.mean(a, 1, keepdims=True, where=t)
    a_old = a.copy()                     # 7
    a -= rows                            # 9: a -= rows
    if np.any(a > 5.0, where=known):     # 10: if np.any(a > 5.0, where=known):
        total += 1.0                     # 11: total += 1.0
    known0 = known[0]                    # 12: share = a.sum(axis=0, where=known[0])
    share = np.sum(a, 0, where=known0)
    sqrt = np.sqrt(a * a)                # 13: return total + np.prod(a, where=known) + np.sum(share * share)…
    t_1 = total + np.prod(a, where=known) + np.sum(share * share)
    y = t_1 + np.mean(sqrt, where=known)

    sqrt_bar = np.where(known, y_bar / np.sum(np.broadcast_to(known, sqrt.shape)), 0.0)  # 13
    a_bar = 2.0 * (sqrt_bar * 0.5 / sqrt) * a
    share_bar = 2.0 * y_bar * share
    t_2 = np.where(known, y_bar * rt.prod_others(np.where(known, a, 1.0)), 0.0)
    a_bar += t_2
    shape = a.shape                      # 12: share = a.sum(axis=0, where=known[0])
    t_3 = np.where(known0, np.broadcast_to(np.expand_dims(share_bar, axis=0), shape), 0.0)
    a_bar += t_3
    rows_bar = rt.unbroadcast(-a_bar, rows.shape)  # 9: a -= rows
    t_4 = np.broadcast_to(rows_bar / np.sum(np.broadcast_to(t, shape), axis=1, keepdims=True), shape)  # 8
    a_bar += np.where(t, t_4, 0.0)
    a_bar += 2.0 * np.where(large, y_bar, 0.0) * a_old  # 7: total = np.sum(a * a, where=large)
    return y, (a_bar,)
