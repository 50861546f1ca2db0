def f_grad(x, limit, y_bar=1.0):
    s = 0.0
    exit = 0
    trips = 0
    for k in range(len(x)):              # 8: for k in range(len(x)):
        trips += 1
        x_k = x[k]                       # 9: s += x[k] * x[k]
        s += x_k * x_k
        if s > limit:                    # 10: if s > limit:
            text = 'too large at {}'.format(k)  # 11: raise ValueError(f"too large at {k}")
            error = ValueError(text)
            exit = 5
            break
    test = exit != 0                     # 7: try:
    if test:
        print(error)                     # 13: print(error)
        return_1 = s * s                 # 14: return s * s
        exit = 2
    else:
        exit = 0
    test_1 = exit == 0                   # 5: def f(x, limit):
    if test_1:
        return_1 = s

    if test_1:                           # 5
        s_bar = y_bar
        return_bar = 0.0
    else:
        s_bar = 0.0
        return_bar = y_bar
    if test:                             # 7: try:
        s_bar += 2.0 * return_bar * s    # 14: return s * s
    x_bar = np.zeros_like(x)             # 8: for k in range(len(x)):
    for k in reversed(range(trips)):
        x_bar[k] += 2.0 * s_bar * x[k]   # 9: s += x[k] * x[k]
    return return_1, (x_bar,)
