def f_grad(a, g, x, y_bar=1.0):
    g0 = g[0]                            # 12: probe = Probe(g[0], g * a)
    t = g * a
    test = x > 1.0                       # 13: if x > 1.0:
    if test:
        field = a
    else:
        field = t
    total = np.sum(field)                # 15: return probe.gain * np.sum(probe.field)
    y = g0 * total

    g0_bar = y_bar * total               # 15
    field_bar = np.broadcast_to(y_bar * g0, field.shape)
    if test:                             # 13: if x > 1.0:
        t_bar = np.zeros_like(t)
        a_bar = field_bar
    else:
        a_bar = np.zeros_like(a)
        t_bar = field_bar
    g_bar = t_bar * a                    # 12: probe = Probe(g[0], g * a)
    a_bar = a_bar + t_bar * g
    g_bar[0] += g0_bar
    return y, (a_bar, g_bar)
