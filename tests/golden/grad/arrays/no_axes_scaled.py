def f_grad(x, k, y_bar=1.0):
    level = np.array(x[2])               # 6: level = np.array(x[2])
    level *= 0.9                         # 7: level *= 0.9
    scaled = level * k                   # 8: scaled = level * k
    level_old = level.copy()
    level -= scaled                      # 9: level -= scaled
    y = scaled * level                   # 10: return scaled * level

    scaled_bar = y_bar * level           # 10
    level_bar = rt.unbroadcast(y_bar * scaled, ())
    level_bar_1 = np.zeros_like(level_bar)  # 9
    level_bar_1 += level_bar
    scaled_bar -= level_bar_1
    k_bar = scaled_bar * level_old       # 8: scaled = level * k
    level_bar_1 += rt.unbroadcast(scaled_bar * k, ())
    level_bar_1 *= 0.9                   # 7: level *= 0.9
    x_bar = np.zeros_like(x)             # 6: level = np.array(x[2])
    x_bar[2] += np.sum(level_bar_1)
    return y, (x_bar, float(k_bar))
