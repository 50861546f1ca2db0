def f_grad(x, y_bar=1.0):
    a = np.zeros(())                     # 6: s = np.zeros(())
    n = len(x)                           # 7: for v in x:
    for i in range(n):
        v = x[i]
        a += v * v                       # 8: s += v * v
    a *= 2.0                             # 10: t *= 2.0
    t = x[0]                             # 11: return s * x[0]
    t_1 = a * t

    a_bar = rt.unbroadcast(y_bar * t, ())  # 11
    x_bar = np.zeros_like(x)
    x_bar[0] += y_bar * a
    a_bar_1 = np.zeros_like(a_bar)       # 10: t *= 2.0
    a_bar_1 += a_bar
    a_bar_1 *= 2.0
    for i in reversed(range(n)):         # 7: for v in x:
        v = x[i]
        v_bar = np.sum(a_bar_1) * v      # 8: s += v * v
        v_bar += v_bar
        x_bar[i] += v_bar                # 7
    return t_1, (x_bar,)
