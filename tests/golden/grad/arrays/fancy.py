def f_grad(x, y_bar=1.0):
    y = x * 1.0                          # 6: y = x * 1.0
    y_1 = y[[3, 0, 0]]                   # 7: z = y[[3, 0, 0]]
    y_1 = y_1 * 2.0                      # 8: z *= 2.0
    y[[1, 1, 2]] = y_1                   # 9: y[[1, 1, 2]] = z
    x_1 = x[:3]                          # 10: y[[0, 0, 2]] += x[:3]
    y_2 = y[[0, 0, 2]]
    y[[0, 0, 2]] += x_1
    t = y * y                            # 11: return np.sum(y * y) + np.sum(z)
    t_1 = np.sum(t) + np.sum(y_1)

    y_bar_1 = np.broadcast_to(y_bar, (3,))  # 11
    y_bar = np.broadcast_to(y_bar, t.shape) * y
    y_bar += y_bar
    y_bar_2 = shadows.take(y_bar, [0, 0, 2])  # 10: y[[0, 0, 2]] += x[:3]
    y_bar[[0, 0, 2]] = 0.0
    np.add.at(y_bar, [0, 0, 2], rt.unbroadcast(y_bar_2, y_2.shape))
    x_bar = np.zeros_like(x)
    x_bar[:3] += rt.unbroadcast(y_bar_2, x_1.shape)
    y_bar_2 = shadows.take(y_bar, [1, 1, 2])  # 9: y[[1, 1, 2]] = z
    y_bar[[1, 1, 2]] = 0.0
    y_bar_1 = y_bar_1 + rt.unbroadcast(y_bar_2, (3,))
    y_bar_1 = y_bar_1 * 2.0              # 8: z *= 2.0
    np.add.at(y_bar, [3, 0, 0], y_bar_1)  # 7: z = y[[3, 0, 0]]
    x_bar += y_bar * 1.0                 # 6: y = x * 1.0
    return t_1, (x_bar,)
