def turned_grad(a, y_bar=1.0):
    n = len(a)                           # 6: n, m = a.shape
    n_1 = a.shape[1]
    b = np.zeros((n_1, n))               # 7: b = np.zeros((m, n))
    for i in range(n):                   # 8: for i in range(n):
        for j in range(n_1):             # 9: for j in range(m):
            b[j, i] = a[i, j] * (j + 0.5)  # 10: b[j, i] = a[i, j] * (j + 0.5)
    c = np.zeros_like(a)                 # 11: c = np.zeros_like(a)
    for i in range(n):                   # 12: for i in range(len(a)):
        row = a[i]                       # 13: row = a[i]
        for j in range(len(row)):        # 14: for j in range(len(row)):
            row_j = row[j]               # 15: c[i][j] = row[j] * row[j] / (i + 1.0)
            c[i][j] = row_j * row_j / (i + 1.0)
    y = np.sum(b) + np.sum(c * c)        # 16: return np.sum(b) + np.sum(c * c)

    c_bar = 2.0 * y_bar * c              # 16
    a_bar = np.zeros_like(a)             # 12: for i in range(len(a)):
    for i in reversed(range(n)):
        row_bar = a_bar[i]               # 14: for j in range(len(row)):
        row = a[i]                       # 13: row = a[i]
        for j in reversed(range(len(row))):  # 14
            t_bar = c_bar[i]             # 15: c[i][j] = row[j] * row[j] / (i + 1.0)
            t_bar_1 = t_bar[j]
            t_bar[j] = 0.0
            row_bar[j] += 2.0 * (t_bar_1 / (i + 1.0)) * row[j]
    b_bar = np.full(b.shape, y_bar)      # 8: for i in range(n):
    for i in reversed(range(n)):
        for j in reversed(range(n_1)):   # 9: for j in range(m):
            t_bar = b_bar[j, i]          # 10: b[j, i] = a[i, j] * (j + 0.5)
            b_bar[j, i] = 0.0
            a_bar[i, j] += t_bar * (j + 0.5)
    return y, (a_bar,)
