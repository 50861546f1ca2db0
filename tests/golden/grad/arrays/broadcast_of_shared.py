def f_grad(a, b, pair, y_bar=1.0):
    t = 3, 4                             # 6: rows = np.broadcast_to(pair[1], (3, 4))
    rows = np.broadcast_to(a, t)
    turned = np.transpose(rows, axes=(1, 0))  # 7: turned = np.transpose(rows, axes=(1, 0))
    a1 = a[1]                            # 8: return pair[0][1] * a[2] + np.sum(turned) * 0.5
    a2 = a[2]
    y = a1 * a2 + np.sum(turned) * 0.5

    a_bar, b_bar = shadows.shadows(a, b)
    rows_bar = rt.writable(np.broadcast_to(a_bar, t))  # 6: rows = np.broadcast_to(pair[1], (3, 4))
    turned_bar = np.transpose(rows_bar, axes=(1, 0))  # 7: turned = np.transpose(rows, axes=(1, 0))
    np.add.at(turned_bar, ..., y_bar * 0.5)  # 8: return pair[0][1] * a[2] + np.sum(turned) * 0.5
    a_bar[2] += y_bar * a1
    a_bar[1] += y_bar * a2
    return y, (a_bar.copy(), b_bar.copy())
