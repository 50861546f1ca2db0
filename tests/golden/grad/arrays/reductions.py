def f_grad(m, y_bar=1.0):
    total = np.sum(m, axis=0)            # 6: a = m.sum(axis=0) * np.mean(m, axis=0)
    mean = np.mean(m, axis=0)
    a = total * mean
    largest = np.max(m, axis=1, keepdims=True)  # 7: b = m - m.max(axis=1, keepdims=True)
    b = m - largest
    smallest = np.min(m, axis=1)         # 8: c = np.prod(m, axis=1) + np.min(m, axis=1)
    c = np.prod(m, axis=1) + smallest
    exp = np.exp(b)                      # 9: return np.sum(a) + np.sum(np.exp(b)) + c @ c + np.std(m) * np.v…
    std = np.std(m)
    var = np.var(m, axis=0)
    total_1 = np.sum(var)
    y = np.sum(a) + np.sum(exp) + c @ c + std * total_1

    n = len(m)                           # 9
    t = np.expand_dims(np.broadcast_to(2 * (y_bar * std) / n, var.shape), axis=0)
    m_bar = t * (m - np.mean(m, axis=0, keepdims=True))
    t_1 = y_bar * total_1 / (n * m.shape[1]) * rt.reciprocal_or_zero(std)
    m_bar += t_1 * (m - np.mean(m))
    c_bar = 2.0 * y_bar * c
    b_bar = y_bar * exp
    t_2 = np.expand_dims(c_bar, axis=1)  # 8: c = np.prod(m, axis=1) + np.min(m, axis=1)
    m_bar += t_2 * rt.tie_share(m, np.expand_dims(smallest, axis=1), axis=1)
    m_bar += t_2 * rt.prod_others(m, axis=1)
    m_bar += b_bar                       # 7: b = m - m.max(axis=1, keepdims=True)
    m_bar += rt.unbroadcast(-b_bar, largest.shape) * rt.tie_share(m, largest, axis=1)
    shape = m.shape                      # 6: a = m.sum(axis=0) * np.mean(m, axis=0)
    m_bar += np.broadcast_to(np.expand_dims(y_bar * total / n, axis=0), shape)
    m_bar += np.broadcast_to(np.expand_dims(y_bar * mean, axis=0), shape)
    return y, (m_bar,)
