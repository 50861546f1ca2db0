def stays_grad(x, u, y_bar=1.0):
    n = len(x)                           # 6: n = len(x)
    t = n - 1                            # 9: for i in range(1, n - 1):
    for i in range(1, t):
        u[i] = 0.5 * (u[i - 1] + u[i + 1])  # 10: u[i] = 0.5 * (u[i - 1] + u[i + 1])
    s = 0.0
    for i in range(n):                   # 11: for i in range(n):
        s += x[i]                        # 12: s += x[i]
        u[i] = s                         # 13: u[i] = s
    for i in range(n):                   # 14: for i in range(n):
        u[i] = u[i] + x[i - 1]           # 15: u[i] = u[i] + x[i - 1]
    last = 0.0
    for i in range(n):                   # 16: for i in range(n):
        last = x[i] - 0.5 * last         # 17: last = x[i] - 0.5 * last
    u0_s = []
    for i in range(n):                   # 18: for i in range(n):
        u0 = u[0]                        # 19: u[0] = u[0] * x[i]
        u0_s.append(u0)
        u[0] = u0 * x[i]
    y = np.sum(u) + last                 # 20: return np.sum(u) + last

    u_bar = np.full(u.shape, y_bar)      # 18
    x_bar = np.zeros_like(x)
    for i, u0 in zip(reversed(range(n)), reversed(u0_s)):
        t_bar = u_bar[0]                 # 19: u[0] = u[0] * x[i]
        u_bar[0] = 0.0
        x_bar[i] += t_bar * u0
        u_bar[0] += t_bar * x[i]
    last_bar = y_bar
    for i in reversed(range(n)):         # 16: for i in range(n):
        x_bar[i] += last_bar             # 17: last = x[i] - 0.5 * last
        last_bar = -last_bar * 0.5
    for i in reversed(range(n)):         # 14: for i in range(n):
        t_bar = u_bar[i]                 # 15: u[i] = u[i] + x[i - 1]
        u_bar[i] = 0.0
        x_bar[i - 1] += t_bar
        u_bar[i] += t_bar
    s_bar = 0.0
    for i in reversed(range(n)):         # 11: for i in range(n):
        s_bar_1 = u_bar[i]               # 13: u[i] = s
        u_bar[i] = 0.0
        s_bar += s_bar_1
        x_bar[i] += s_bar                # 12: s += x[i]
    for i in reversed(range(1, t)):      # 9: for i in range(1, n - 1):
        t_bar = u_bar[i]                 # 10: u[i] = 0.5 * (u[i - 1] + u[i + 1])
        u_bar[i] = 0.0
        t_bar *= 0.5
        u_bar[i + 1] += t_bar
        u_bar[i - 1] += t_bar
    return y, (x_bar, u_bar)
