def weighted_grad(x, w, y_bar=1.0):
    n = len(x)                           # 6: n = len(x)
    test_s_s = []
    for i in range(n):                   # 7: for i in range(n):
        test_s = []
        for j in range(n - 1 - i):       # 8: for j in range(n - 1 - i):
            x_j = x[j]                   # 9: if x[j] > x[j + 1]:
            t = j + 1
            x_part = x[t]
            test = x_j > x_part
            test_s.append(test)
            if test:
                x[j] = x_part            # 10: x[j], x[j + 1] = x[j + 1], x[j]
                x[t] = x_j
        test_s_s.append(test_s)
    y = np.sum(x * w)                    # 11: return np.sum(x * w)

    x_bar = y_bar * w                    # 11
    w_bar = y_bar * x
    for i, test_s in zip(reversed(range(n)), reversed(test_s_s)):  # 7: for i in range(n):
        for j, test in zip(reversed(range(n - 1 - i)), reversed(test_s)):  # 8: for j in range(n - 1 - i):
            t_1 = j + 1                  # 9: if x[j] > x[j + 1]:
            if test:
                x_j_bar = x_bar[t_1]     # 10: x[j], x[j + 1] = x[j + 1], x[j]
                x_bar[t_1] = 0.0
                x_part_bar = x_bar[j]
                x_bar[j] = x_j_bar
                x_bar[t_1] += x_part_bar
    return y, (x_bar, w_bar)
