def f_grad(a, low, y_bar=1.0):
    b = np.clip(a, low, None)            # 6: b = np.clip(a, low, None)
    c = np.clip(b, None, 1.0)            # 7: c = np.clip(b, None, 1.0)
    t = b * c                            # 8: return np.sum(b * c * a.clip(-0.1))
    clip = np.clip(a, -0.1, None)
    y = np.sum(t * clip)
    t_bar = y_bar * clip                 # 8
    a_bar = y_bar * t * rt.inside(a, -0.1, None)
    b_bar = t_bar * c
    c_bar = t_bar * b
    b_bar += c_bar * rt.inside(b, None, 1.0)  # 7: c = np.clip(b, None, 1.0)
    low_bar = np.sum(b_bar * rt.larger(low, a) * rt.inside(low, None, None))  # 6: b = np.clip(a, low, None)
    a_bar += b_bar * rt.inside(a, low, None)
    return y, (a_bar, float(low_bar))
