def f_grad(x, a, n, y_bar=1.0):
    exit = 0
    done_s = []
    for k in range(1, 4):                # 6: for k in range(1, 4):
        try:                             # 7: try:
            a[n + 2] = x * k             # 8: a[n + 2] = x * k
            done_s.append(True)
            exit = 1
            break
        except IndexError:
            return_1 = x * x             # 11: return x * x
            done_s.append(False)
            exit = 2
            break
    test = exit == 2                     # 6: for k in range(1, 4):
    if not test:                         # 5: def f(x, a, n):
        total = np.sum(a)                # 13: return np.sum(a) * x
        return_1 = total * x
    trips = len(done_s)                  # 6

    a_bar = np.zeros_like(a)             # 5
    if test:
        x_bar = 0.0
        return_bar = y_bar
    else:
        x_bar = y_bar * total            # 13: return np.sum(a) * x
        a_bar += y_bar * x
        return_bar = 0.0
    for k, done in zip(reversed(range(1, 1 + trips)), reversed(done_s)):  # 6: for k in range(1, 4):
        if done:                         # 7: try:
            t_bar = a_bar[n + 2]         # 8: a[n + 2] = x * k
            a_bar[n + 2] = 0.0
            x_bar += t_bar * k
        else:
            x_bar += 2.0 * return_bar * x  # 11: return x * x
            return_bar = 0.0
    return return_1, (float(x_bar), a_bar)
