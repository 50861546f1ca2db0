def f_grad(x, y_bar=1.0):
    x_1 = x[::-1]                        # 6: back = x[::-1]
    n = len(x)                           # 7: for i in range(len(x)):
    t_s = []
    t_s_1 = []
    for i in range(n):
        t = x[i]                         # 8: x[i] = x[i] * back[i] + 0.1
        t_s_1.append(t)
        t_1 = x_1[i]
        t_s.append(t_1)
        x[i] = t * t_1 + 0.1
    t_2 = np.arange(1.0, 4.0)            # 9: return np.sum(back * np.arange(1.0, 4.0))
    t_3 = x_1 * t_2
    t_4 = np.sum(t_3)

    x_bar = np.zeros_like(x)             # 9
    x_bar_1 = x_bar[::-1]
    x_bar_1 += rt.unbroadcast(np.broadcast_to(y_bar, t_3.shape) * t_2, x_1.shape)
    for i, t_5, t_6 in zip(reversed(range(n)), reversed(t_s), reversed(t_s_1)):  # 7: for i in range(len(x)):
        t_bar = x_bar[i]                 # 8: x[i] = x[i] * back[i] + 0.1
        x_bar[i] = 0.0
        x_bar_1[i] += t_bar * t_6
        x_bar[i] += t_bar * t_5
    return t_4, (x_bar,)
