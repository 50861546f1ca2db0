def f_grad(x, y_bar=1.0):
    back = x[::-1]                       # 6: back = x[::-1]
    n = len(x)                           # 7: for i in range(len(x)):
    back_i_s = []
    x_i_s = []
    for i in range(n):
        x_i = x[i]                       # 8: x[i] = x[i] * back[i] + 0.1
        x_i_s.append(x_i)
        back_i = back[i]
        back_i_s.append(back_i)
        x[i] = x_i * back_i + 0.1
    arange = np.arange(1.0, 4.0)         # 9: return np.sum(back * np.arange(1.0, 4.0))
    t = back * arange
    y = np.sum(t)

    x_bar = np.zeros_like(x)             # 9
    back_bar = x_bar[::-1]
    t_1 = rt.unbroadcast(np.broadcast_to(y_bar, t.shape) * arange, back.shape)
    back_bar += t_1
    for i, back_i, x_i in zip(reversed(range(n)), reversed(back_i_s), reversed(x_i_s)):  # 7: for i in range(…
        t_bar = x_bar[i]                 # 8: x[i] = x[i] * back[i] + 0.1
        x_bar[i] = 0.0
        back_bar[i] += t_bar * x_i
        x_bar[i] += t_bar * back_i
    return y, (x_bar,)
