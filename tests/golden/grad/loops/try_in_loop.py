def f_grad(x, w, y_bar=1.0):
    total = 0.0
    v = None
    test_s = []
    v_s = []
    done_s = []
    for k in range(6):                   # 7: for k in range(6):
        try:                             # 9: v = x[k] * w
            v = x[k] * w
            done = True
        except IndexError:
            done = False
        v_s.append(v)
        done_s.append(done)
        test = not done                  # 8: try:
        test_s.append(test)
        if test:
            total += x[0]                # 11: total += x[0]
        else:
            total += v * v               # 13: total += v * v

    x_bar = np.zeros_like(x)             # 7: for k in range(6):
    v_bar = 0.0
    w_bar = 0.0
    for k, test, v, done in zip(reversed(range(6)), reversed(test_s), reversed(v_s), reversed(done_s)):
        if test:                         # 8: try:
            x_bar[0] += y_bar            # 11: total += x[0]
        else:
            v_bar += 2.0 * y_bar * v     # 13: total += v * v
        if done:                         # 9: v = x[k] * w
            w_bar += v_bar * x[k]
            x_bar[k] += v_bar * w
            v_bar = 0.0
    return total, (x_bar, float(w_bar))
