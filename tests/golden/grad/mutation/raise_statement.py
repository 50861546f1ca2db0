def scale_grad(a, factor, y_bar=1.0):
    n = len(a)                           # 6: for i in range(len(a)):
    t_s = []
    t_s_1 = []
    for i in range(n):
        t = a[i]                         # 7: if a[i] < 0.0:
        t_s_1.append(t)
        t_1 = t < 0.0
        t_s.append(t_1)
        if t_1:
            text = 'element {} is negative'.format(i)  # 8: raise ValueError(f"element {i} is negative")
            raise ValueError(text)
        a[i] = t * factor                # 9: a[i] = a[i] * factor
    t_2 = np.sum(a)                      # 10: return np.sum(a)

    a_bar = np.broadcast_to(y_bar, a.shape)  # 10
    a_bar = a_bar.copy()                 # 6: for i in range(len(a)):
    factor_bar = 0.0
    for i, t_3, t_4 in zip(reversed(range(n)), reversed(t_s), reversed(t_s_1)):
        if not t_3:                      # 7: if a[i] < 0.0:
            t_bar = a_bar[i]             # 9: a[i] = a[i] * factor
            a_bar[i] = 0.0
            factor_bar += t_bar * t_4
            a_bar[i] += t_bar * factor
    factor_bar = float(factor_bar)
    return t_2, (a_bar, factor_bar)
