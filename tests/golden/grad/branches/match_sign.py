def f_grad(x, n, y_bar=1.0):
    total = 0.0
    t_s = []
    t_s_1 = []
    x_s = []
    for _ in range(n):                   # 14: for _ in range(n):
        x_s.append(x)
        t = x > 1.0                      # 5: if x > 1.0:
        t_s.append(t)
        if t:
            return_1 = 2.0 - x           # 6: return 2.0 - x
            t_1 = None
        else:
            t_1 = x < 0.0                # 7: if x < 0.0:
            if t_1:
                return_1 = -0.5 * x      # 8: return -0.5 * x
            else:
                return_1 = x * x         # 9: return x * x
        t_s_1.append(t_1)
        x = return_1 + 0.3               # 15: x = pull(x) + 0.3
        total += x                       # 16: total += x

    x_bar = 0.0
    for t_2, t_3, x in zip(reversed(t_s), reversed(t_s_1), reversed(x_s)):  # 14: for _ in range(n):
        x_bar += y_bar                   # 16
        if t_2:                          # 5: if x > 1.0:
            x_bar = -x_bar               # 6: return 2.0 - x
        elif t_3:
            x_bar *= -0.5                # 8: return -0.5 * x
        else:
            x_bar *= x                   # 9: return x * x
            x_bar += x_bar
    return total, (x_bar,)
