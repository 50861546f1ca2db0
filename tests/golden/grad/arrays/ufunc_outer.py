def f_grad(a, b, x, y_bar=1.0):
    a_part = a[..., None]                # 6: pairs = np.subtract.outer(a, b)
    pairs = np.subtract(a_part, b)
    every = np.concatenate([a, rt.pack([x], shape=(1,))])  # 7: every = np.append(a, x)
    mask = every > 1.0                   # 8: chosen = np.select([every > 1.0, every > 0.5], [every * every, …
    mask_1 = every > 0.5
    t = every * every
    t_1 = -every
    t_2 = np.where(mask_1, t_1, 0.5)
    chosen = np.where(mask, t, t_2)
    t_3 = -pairs[0]                      # 9: np.subtract.at(b, [0, 0, 1], pairs[0])
    np.add.at(b, [0, 0, 1], t_3)
    t_4 = pairs * pairs                  # 10: return np.sum(pairs * pairs * b) + np.sum(chosen)
    t_5 = t_4 * b
    y = np.sum(t_5) + np.sum(chosen)

    chosen_bar = np.broadcast_to(y_bar, chosen.shape)  # 10
    shape = b.shape
    b_bar = rt.unbroadcast(y_bar * t_4, shape)
    pairs_bar = 2.0 * (np.broadcast_to(y_bar, t_5.shape) * b) * pairs
    b_bar = b_bar.copy()                 # 9: np.subtract.at(b, [0, 0, 1], pairs[0])
    pairs_bar[0] -= rt.unbroadcast(b_bar[[0, 0, 1]], t_3.shape)
    t_6 = np.where(mask_1, rt.unbroadcast(np.where(mask, 0.0, chosen_bar), t_2.shape), 0.0)  # 8: chosen = np…
    every_bar = -rt.unbroadcast(t_6, t_1.shape)
    t_7 = rt.unbroadcast(np.where(mask, chosen_bar, 0.0), t.shape) * every
    every_bar += 2.0 * rt.unbroadcast(t_7, every.shape)
    n = len(a)                           # 7: every = np.append(a, x)
    every_bar_1 = every_bar[:n]
    every_bar = every_bar[n:n + 1][0]
    b_bar += rt.unbroadcast(-pairs_bar, shape)  # 6: pairs = np.subtract.outer(a, b)
    every_bar_1 = every_bar_1.copy()
    every_bar_1[..., None] += rt.unbroadcast(pairs_bar, a_part.shape)
    return y, (every_bar_1, b_bar, float(every_bar))
