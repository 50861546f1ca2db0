def f_grad(x, y_bar=1.0):
    y = x * 1.0                          # 6: y = x * 1.0
    z = y[[3, 0, 0]]                     # 7: z = y[[3, 0, 0]]
    z = z * 2.0                          # 8: z *= 2.0
    y[[1, 1, 2]] = z                     # 9: y[[1, 1, 2]] = z
    x_part = x[:3]                       # 10: y[[0, 0, 2]] += x[:3]
    y_old = y[[0, 0, 2]]
    y[[0, 0, 2]] += x_part
    t = y * y                            # 11: return np.sum(y * y) + np.sum(z)
    result = np.sum(t) + np.sum(z)

    z_bar = np.broadcast_to(y_bar, (3,))  # 11
    y_bar = np.broadcast_to(y_bar, t.shape) * y
    y_bar += y_bar
    y_bar_1 = shadows.take(y_bar, [0, 0, 2])  # 10: y[[0, 0, 2]] += x[:3]
    y_bar[[0, 0, 2]] = 0.0
    np.add.at(y_bar, [0, 0, 2], rt.unbroadcast(y_bar_1, y_old.shape))
    x_bar = np.zeros_like(x)
    x_bar[:3] += rt.unbroadcast(y_bar_1, x_part.shape)
    z_bar_1 = shadows.take(y_bar, [1, 1, 2])  # 9: y[[1, 1, 2]] = z
    y_bar[[1, 1, 2]] = 0.0
    z_bar = z_bar + rt.unbroadcast(z_bar_1, (3,))
    z_bar = z_bar * 2.0                  # 8: z *= 2.0
    np.add.at(y_bar, [3, 0, 0], z_bar)   # 7: z = y[[3, 0, 0]]
    x_bar += y_bar * 1.0                 # 6: y = x * 1.0
    return result, (x_bar,)
