def f_grad(x, counts, y_bar=1.0):
    total = 0.0
    test_s = []
    done_s = []
    for k in range(3):                   # 7: for k in range(3):
        counts += 1                      # 9: counts += 1
        counts[k] *= 2                   # 10: counts[k] *= 2
        try:                             # 11: if k > 0:
            if k > 0:
                counts += x              # 12: counts += x
            total += x[k]                # 13: total += x[k]
            done = True
        except TypeError:
            done = False
        done_s.append(done)
        test = not done                  # 8: try:
        test_s.append(test)
        if test:
            total += 2.0 * x[k]          # 15: total += 2.0 * x[k]
    counts1 = counts[1]                  # 16: return total * counts[1]
    y = total * counts1

    total_bar = y_bar * counts1          # 16
    x_bar = np.zeros_like(x)             # 7: for k in range(3):
    for k, test, done in zip(reversed(range(3)), reversed(test_s), reversed(done_s)):
        if test:                         # 8: try:
            x_bar[k] += total_bar * 2.0  # 15: total += 2.0 * x[k]
        if done:                         # 11: if k > 0:
            x_bar[k] += total_bar        # 13: total += x[k]
    return y, (x_bar,)
