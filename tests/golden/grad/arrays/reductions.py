def f_grad(m, y_bar=1.0):
    t = np.sum(m, axis=0)                # 6: a = m.sum(axis=0) * np.mean(m, axis=0)
    t_1 = np.mean(m, axis=0)
    a = t * t_1
    t_2 = np.max(m, axis=1, keepdims=True)  # 7: b = m - m.max(axis=1, keepdims=True)
    b = m - t_2
    t_3 = np.min(m, axis=1)              # 8: c = np.prod(m, axis=1) + np.min(m, axis=1)
    c = np.prod(m, axis=1) + t_3
    t_4 = np.exp(b)                      # 9: return np.sum(a) + np.sum(np.exp(b)) + c @ c + np.std(m) * np.v…
    t_5 = np.std(m)
    t_6 = np.var(m, axis=0)
    t_7 = np.sum(t_6)
    t_8 = np.sum(a) + np.sum(t_4) + c @ c + t_5 * t_7

    n = len(m)                           # 9
    t_9 = np.expand_dims(2 * np.broadcast_to(y_bar * t_5, t_6.shape) / (n - 0), axis=0)
    m_bar = t_9 * (m - np.mean(m, axis=0, keepdims=True))
    t_10 = y_bar * t_7 / ((n * m.shape[1] - 0) * t_5) * (m - np.mean(m))
    m_bar += t_10
    c_bar = y_bar * c
    c_bar += c_bar
    b_bar = np.broadcast_to(y_bar, t_4.shape) * t_4
    a_bar = np.broadcast_to(y_bar, a.shape)
    t_11 = np.expand_dims(c_bar, axis=1)  # 8: c = np.prod(m, axis=1) + np.min(m, axis=1)
    m_bar += t_11 * rt.tie_share(m, np.expand_dims(t_3, axis=1), axis=1)
    m_bar += t_11 * rt.prod_others(m, axis=1)
    m_bar += b_bar                       # 7: b = m - m.max(axis=1, keepdims=True)
    m_bar += rt.unbroadcast(-b_bar, t_2.shape) * rt.tie_share(m, t_2, axis=1)
    shape = m.shape                      # 6: a = m.sum(axis=0) * np.mean(m, axis=0)
    t_bar = a_bar * t_1
    m_bar += np.broadcast_to(np.expand_dims(a_bar * t / n, axis=0), shape)
    m_bar += np.broadcast_to(np.expand_dims(t_bar, axis=0), shape)
    return t_8, (m_bar,)
