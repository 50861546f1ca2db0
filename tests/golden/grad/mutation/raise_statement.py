def scale_grad(a, factor, y_bar=1.0):
    n = len(a)                           # 6: for i in range(len(a)):
    test_s = []
    a_i_s = []
    for i in range(n):
        a_i = a[i]                       # 7: if a[i] < 0.0:
        a_i_s.append(a_i)
        test = a_i < 0.0
        test_s.append(test)
        if test:
            text = 'element {} is negative'.format(i)  # 8: raise ValueError(f"element {i} is negative")
            raise ValueError(text)
        a[i] = a_i * factor              # 9: a[i] = a[i] * factor
    y = np.sum(a)                        # 10: return np.sum(a)

    a_bar = np.full(a.shape, y_bar)      # 6: for i in range(len(a)):
    factor_bar = 0.0
    for i, test, a_i in zip(reversed(range(n)), reversed(test_s), reversed(a_i_s)):
        if not test:                     # 7: if a[i] < 0.0:
            t_bar = a_bar[i]             # 9: a[i] = a[i] * factor
            factor_bar += t_bar * a_i
            a_bar[i] = t_bar * factor
    return y, (a_bar, float(factor_bar))
