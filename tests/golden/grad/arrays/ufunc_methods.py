def f_grad(a, m, y_bar=1.0):
    running = np.cumsum(a, axis=0)       # 6: running = np.add.accumulate(a)
    grown = np.cumprod(m, axis=0)        # 7: grown = np.multiply.accumulate(m)
    sums = np.sum(m, axis=0) + np.prod(m, axis=0)  # 8: sums = np.add.reduce(m) + np.multiply.reduce(m, axis=…
    largest = np.max(m, axis=1)          # 9: best = np.maximum.reduce(m, 1) - np.minimum.reduce(m, 1)
    smallest = np.min(m, axis=1)
    best = largest - smallest
    t = running @ a + np.sum(grown * m) + np.sum(sums ** 2)  # 10: return running @ a + np.sum(grown * m) + n…
    best0 = best[0]
    best1 = best[1]
    y = t + best0 * best1 + np.sum(m)

    best_bar = np.zeros_like(best)       # 10
    best_bar[1] += y_bar * best0
    best_bar[0] += y_bar * best1
    sums_bar = 2 * y_bar * sums
    grown_bar = y_bar * m
    m_bar = y_bar * grown + y_bar
    running_bar = y_bar * a
    a_bar = y_bar * running
    t_1 = np.expand_dims(-best_bar, axis=1) * rt.tie_share(m, np.expand_dims(smallest, axis=1), axis=1)  # 9
    m_bar += t_1
    m_bar += np.expand_dims(best_bar, axis=1) * rt.tie_share(m, np.expand_dims(largest, axis=1), axis=1)
    t_2 = np.expand_dims(sums_bar, axis=0)  # 8: sums = np.add.reduce(m) + np.multiply.reduce(m, axis=0)
    m_bar += t_2 * rt.prod_others(m, axis=0)
    m_bar += np.broadcast_to(t_2, m.shape)
    m_bar += rt.cumprod_back(grown_bar, m, axis=0)  # 7: grown = np.multiply.accumulate(m)
    a_bar += np.flip(np.cumsum(np.flip(running_bar, axis=0), axis=0), axis=0)  # 6: running = np.add.accumula…
    return y, (a_bar, m_bar)
