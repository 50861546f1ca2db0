def weighted_grad(x, w, y_bar=1.0):
    n = len(x)                           # 6: n = len(x)
    t_s_s = []
    for i in range(n):                   # 7: for i in range(n):
        t_s = []
        for j in range(n - 1 - i):       # 8: for j in range(n - 1 - i):
            t = x[j]                     # 9: if x[j] > x[j + 1]:
            t_1 = j + 1
            t_2 = x[t_1]
            t_3 = t > t_2
            t_s.append(t_3)
            if t_3:
                x[j] = t_2               # 10: x[j], x[j + 1] = x[j + 1], x[j]
                x[t_1] = t
        t_s_s.append(t_s)
    t_4 = x * w                          # 11: return np.sum(x * w)
    t_5 = np.sum(t_4)

    t_bar = np.broadcast_to(y_bar, t_4.shape)  # 11
    x_bar = t_bar * w
    w_bar = t_bar * x
    for i, t_s in zip(reversed(range(n)), reversed(t_s_s)):  # 7: for i in range(n):
        for j, t_6 in zip(reversed(range(n - 1 - i)), reversed(t_s)):  # 8: for j in range(n - 1 - i):
            t_7 = j + 1                  # 9: if x[j] > x[j + 1]:
            if t_6:
                t_bar = x_bar[t_7]       # 10: x[j], x[j + 1] = x[j + 1], x[j]
                x_bar[t_7] = 0.0
                t_bar_1 = x_bar[j]
                x_bar[j] = 0.0
                x_bar[j] += t_bar
                x_bar[t_7] += t_bar_1
    return t_5, (x_bar, w_bar)
