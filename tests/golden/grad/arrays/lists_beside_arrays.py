def f_grad(a, xs, y_bar=1.0):
    weights = lists_beside_arrays.weights  # 8: b = weights * a
    packed = rt.pack([weights[0], weights[1], weights[2]], shape=(3,))
    b = packed * a
    packed_1 = rt.pack([xs[0], xs[1], xs[2]], shape=(3,))  # 9: b += xs
    b = b + packed_1
    b = b - rt.pack([0.1, 0.2, 0.3], shape=(3,))  # 10: b -= (0.1, 0.2, 0.3)
    t = np.sum(b * b) + a @ packed       # 11: return np.sum(b * b) + a @ weights + np.sum((a < xs) * b)
    mask = a < packed_1
    y = t + np.sum(mask * b)

    b_bar = np.broadcast_to(y_bar, (3,)) * mask  # 11
    a_bar = y_bar * packed
    b_bar += 2.0 * y_bar * b
    b_bar_1 = b_bar[0]                   # 9: b += xs
    b_bar_2 = b_bar[1]
    b_bar_3 = b_bar[2]
    a_bar += rt.unbroadcast(b_bar * packed, a.shape)  # 8: b = weights * a
    return y, (a_bar, [float(b_bar_1), float(b_bar_2), float(b_bar_3)])
