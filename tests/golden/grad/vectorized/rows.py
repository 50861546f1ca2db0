def smoothed_grad(a, x, y_bar=1.0):
    n = len(a)                           # 6: n, m = a.shape
    n_1 = a.shape[1]
    b = np.zeros((n, n_1))               # 7: b = np.zeros((n, m))
    t = n - 1                            # 8: for i in range(1, n - 1):
    for i in range(1, t):
        for j in range(1, n_1 - 1):      # 9: for j in range(1, m - 1):
            t_1 = a[i, j] + a[i - 1, j] + a[i + 1, j]  # 10: b[i, j] = 0.2 * (a[i, j] + a[i - 1, j] + a[i + 1…
            t_2 = 0.2 * (t_1 + a[i, j - 1] + a[i, j + 1])
            b[i, j] = t_2
    out = np.zeros(n)                    # 11: out = np.zeros(n)
    s_s = []
    for i in range(n):                   # 12: for i in range(n):
        s = 0.0
        for j in range(n_1):             # 14: for j in range(m):
            s += b[i, j] * x[j]          # 15: s += b[i, j] * x[j]
        s_s.append(s)
        out[i] = s * x[0]                # 16: out[i] = s * x[0]
    y = np.sum(out)                      # 17: return np.sum(out)

    b_bar = np.zeros_like(b)             # 12: for i in range(n):
    x_bar = np.zeros_like(x)
    out_bar = np.full(out.shape, y_bar)
    for i, s in zip(reversed(range(n)), reversed(s_s)):
        t_bar = out_bar[i]               # 16: out[i] = s * x[0]
        out_bar[i] = 0.0
        s_bar = t_bar * x[0]
        x_bar[0] += t_bar * s
        for j in reversed(range(n_1)):   # 14: for j in range(m):
            x_bar[j] += s_bar * b[i, j]  # 15: s += b[i, j] * x[j]
            b_bar[i, j] += s_bar * x[j]
    a_bar = np.zeros_like(a)             # 8: for i in range(1, n - 1):
    for i in reversed(range(1, t)):
        for j in reversed(range(1, n_1 - 1)):  # 9: for j in range(1, m - 1):
            t_bar = b_bar[i, j]          # 10: b[i, j] = 0.2 * (a[i, j] + a[i - 1, j] + a[i + 1, j] + a[i, j …
            b_bar[i, j] = 0.0
            t_bar *= 0.2
            a_bar[i, j + 1] += t_bar
            a_bar[i, j - 1] += t_bar
            a_bar[i + 1, j] += t_bar
            a_bar[i - 1, j] += t_bar
            a_bar[i, j] += t_bar
    return y, (a_bar, x_bar)
