def f_grad(a, b, g, y_bar=1.0):
    a -= b + g                           # 6: a -= b + g
    t = np.sum(b * b) + 1.2 * np.sum(a * a)  # 7: return np.sum(b * b) + 1.2 * np.sum(a * a) + 2.0 * np.sum(g…
    y = t + 2.0 * np.sum(g * g)
    a_bar, b_bar = shadows.shadows(a, b)
    g_bar = 2.0 * (y_bar * 2.0) * g      # 7
    a_bar += 2.0 * (y_bar * 1.2) * a
    b_bar += 2.0 * y_bar * b
    t_bar = -a_bar                       # 6: a -= b + g
    b_bar -= a_bar
    g_bar += t_bar
    return y, (g_bar,)
