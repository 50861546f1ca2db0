def f_grad(x, y_bar=1.0):
    seen0 = seen[0]                      # 6: seen[0] += v
    n = len(x)                           # 12: for i in range(len(x)):
    y = 0.0
    seen0_s = []
    for i in range(n):
        seen0 += x[i]                    # 6
        seen0_s.append(seen0)
        y += seen0 * x[i]                # 13: y = y + running(x[i]) * x[i]
    seen[0] = seen0                      # 6: seen[0] += v

    x_bar = np.zeros_like(x)             # 12: for i in range(len(x)):
    seen0_bar = 0.0
    for i, seen0 in zip(reversed(range(n)), reversed(seen0_s)):
        seen0_bar += y_bar * x[i]        # 13
        x_bar[i] += y_bar * seen0
        x_bar[i] += seen0_bar
    return y, (x_bar,)
