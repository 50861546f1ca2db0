def f_grad(xs, x, y_bar=1.0):
    level = state_from_a_loop.level      # 14: def f(xs, x):
    t = level * xs                       # 16: level = first_large(level * xs)
    exit = 0
    trips = 0
    for i in range(len(t)):              # 8: for v in xs:
        trips += 1
        v = t[i]
        if v > 1.0:                      # 9: if v > 1.0:
            return_1 = v * v             # 10: return v * v
            exit = 2
            break
    test = exit == 0                     # 16: level = first_large(level * xs)
    return_1 = np.sum(t) if test else return_1
    state_from_a_loop.level = return_1
    y = return_1 * x                     # 17: return level * x

    return_bar = y_bar * x               # 17
    x_bar = y_bar * return_1
    t_bar = np.zeros_like(t)             # 16: level = first_large(level * xs)
    if test:
        t_bar += return_bar              # 11: return np.sum(xs)
        return_bar = 0.0                 # 16
    left = exit == 2                     # 8: for v in xs:
    last = trips - 1
    for i in reversed(range(trips)):
        leaves = (i == last) & left
        v = t[i]
        if leaves:                       # 9: if v > 1.0:
            v_bar = 2.0 * return_bar * v  # 10: return v * v
            return_bar = 0.0
        else:
            v_bar = 0.0
        t_bar[i] += v_bar                # 8: for v in xs:
    xs_bar = t_bar * level               # 16: level = first_large(level * xs)
    level_bar = np.sum(t_bar * xs)
    return y, (xs_bar, float(x_bar), float(level_bar))
