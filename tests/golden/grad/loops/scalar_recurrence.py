def f_grad(x, n, y_bar=1.0):
    y = x
    t_s = []
    for i in range(n):                   # 7: for i in range(n):
        t = y * (i + 1)                  # 8: y = y + 0.1 * math.sin(y * (i + 1))
        t_s.append(t)
        y += 0.1 * math.sin(t)

    for i, t in zip(reversed(range(n)), reversed(t_s)):  # 7
        y_bar += y_bar * 0.1 * math.cos(t) * (i + 1)  # 8
    return y, (y_bar,)
