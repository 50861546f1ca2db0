def f_grad(x, y_bar=1.0):
    level = np.array(0.5)                # 6: level = np.array(0.5)
    level += x[0]                        # 7: level += x[0]
    x1 = x[1]                            # 9: alias[...] = alias * x[1]
    level_old = level.copy()
    level[...] = level * x1
    corner = x[0:1].reshape(())          # 10: corner = x[0:1].reshape(())
    corner *= 2.0                        # 11: corner *= 2.0
    t = float(level)                     # 12: return float(level) * alias * corner + x[0]
    t_1 = t * level
    y = t_1 * corner + x[0]

    x_bar = np.zeros_like(x)             # 12
    x_bar[0] += y_bar
    t_bar = y_bar * corner
    corner_bar = x_bar[0:1].reshape(())
    corner_bar += rt.unbroadcast(y_bar * t_1, ())
    level_bar = rt.unbroadcast(t_bar * t, ()) + rt.unbroadcast(t_bar * level, ())
    corner_bar *= 2.0                    # 11: corner *= 2.0
    level_bar_1 = np.zeros_like(level_bar)  # 9: alias[...] = alias * x[1]
    level_bar_1 += level_bar
    t_bar = level_bar_1[...].copy()
    level_bar_1[...] = 0.0
    t_bar = np.sum(t_bar)
    level_bar_1 += rt.unbroadcast(t_bar * x1, ())
    x_bar[1] += t_bar * level_old
    x_bar[0] += np.sum(level_bar_1)      # 7: level += x[0]
    return y, (x_bar,)
