def f_grad(x, y_bar=1.0):
    s = np.zeros(())                     # 6: s = np.zeros(())
    n = len(x)                           # 7: for v in x:
    for i in range(n):
        v = x[i]
        s += v * v                       # 8: s += v * v
    s *= 2.0                             # 10: t *= 2.0
    x0 = x[0]                            # 11: return s * x[0]
    y = s * x0

    s_bar = rt.unbroadcast(y_bar * x0, ())  # 11
    x_bar = np.zeros_like(x)
    x_bar[0] += y_bar * s
    s_bar_1 = np.zeros_like(s_bar)       # 10: t *= 2.0
    s_bar_1 += s_bar
    s_bar_1 *= 2.0
    for i in reversed(range(n)):         # 7: for v in x:
        v = x[i]
        v_bar = 2.0 * np.sum(s_bar_1) * v  # 8: s += v * v
        x_bar[i] += v_bar                # 7
    return y, (x_bar,)
