def f_grad(x, y_bar=1.0):
    y = x * 1.0                          # 6: y = x * 1.0
    z = y[[3, 0, 0]]                     # 7: z = y[[3, 0, 0]]
    z = z * 2.0                          # 8: z *= 2.0
    y[[1, 1, 2]] = z                     # 9: y[[1, 1, 2]] = z
    x_part = x[:3]                       # 10: y[[0, 0, 2]] += x[:3]
    y_old = y[[0, 0, 2]]
    y[[0, 0, 2]] += x_part
    result = np.sum(y * y) + np.sum(z)   # 11: return np.sum(y * y) + np.sum(z)

    y_bar_1 = 2.0 * y_bar * y            # 11
    y_bar_2 = shadows.take(y_bar_1, [0, 0, 2])  # 10
    y_bar_1[[0, 0, 2]] = 0.0
    np.add.at(y_bar_1, [0, 0, 2], rt.unbroadcast(y_bar_2, y_old.shape))
    x_bar = np.zeros_like(x)
    x_bar[:3] += rt.unbroadcast(y_bar_2, x_part.shape)
    z_bar = shadows.take(y_bar_1, [1, 1, 2])  # 9: y[[1, 1, 2]] = z
    y_bar_1[[1, 1, 2]] = 0.0
    z_bar = rt.unbroadcast(z_bar, (3,)) + y_bar
    z_bar = z_bar * 2.0                  # 8: z *= 2.0
    np.add.at(y_bar_1, [3, 0, 0], z_bar)  # 7: z = y[[3, 0, 0]]
    x_bar += y_bar_1 * 1.0               # 6: y = x * 1.0
    return result, (x_bar,)
