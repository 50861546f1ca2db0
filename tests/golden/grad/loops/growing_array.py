def f_grad(x, n, y_bar=1.0):
    last = np.zeros(1)                   # 7: last = np.zeros(1)
    s = 0.0
    shape_2_s = []
    row_s = []
    last_s = []
    shape_s = []
    shape_s_1 = []
    shape_1_s = []
    t_s = []
    shape_s_2 = []
    shape_s_3 = []
    made_s = []
    for k in range(1, n):                # 8: for k in range(1, n):
        last_s.append(last)
        shape_s_2.append(last.shape)
        shape_s.append(last.shape)
        made = np.ones(k)                # 9: row = np.ones(k) * x
        made_s.append(made)
        row = made * x
        row_s.append(row)
        shape_s_1.append(row.shape)
        if k > 1:                        # 10: if k > 1:
            row_part = row[:k - 1]       # 11: s = s + np.sum((last * row[: k - 1]) ** 2) + np.sum(last * row…
            shape = row_part.shape
            t = last * row_part
            t_1 = t ** 2
            shape_1 = t_1.shape
            value = last * row if k == 2 else last
            shape_2 = value.shape
            s = s + np.sum(t_1) + np.sum(value)
        else:
            shape_2 = None
            shape_1 = None
            t = None
            shape = None
        shape_2_s.append(shape_2)
        shape_1_s.append(shape_1)
        t_s.append(t)
        shape_s_3.append(shape)
        last = row * 0.5                 # 12: last = row * 0.5

    last_bar = np.zeros_like(last)       # 8: for k in range(1, n):
    x_bar = 0.0
    for (k, shape_2, row, last, shape_3, shape_4, shape_1, t, shape_5, shape, made) in zip(reversed(range(1,
            n)), reversed(shape_2_s), reversed(row_s), reversed(last_s), reversed(shape_s),
            reversed(shape_s_1), reversed(shape_1_s), reversed(t_s), reversed(shape_s_2),
            reversed(shape_s_3), reversed(made_s)):
        row_bar = last_bar * 0.5         # 12
        if k > 1:                        # 10: if k > 1:
            value_bar = np.broadcast_to(y_bar, shape_2)  # 11: s = s + np.sum((last * row[: k - 1]) ** 2) + n…
            if k == 2:
                last_bar = rt.unbroadcast(value_bar * row, shape_3)
                row_bar += rt.unbroadcast(value_bar * last, shape_4)
            else:
                last_bar = value_bar
            t_bar = 2 * np.broadcast_to(y_bar, shape_1) * t
            t_2 = k - 1
            last_bar = last_bar + rt.unbroadcast(t_bar * row[:t_2], shape_5)
            row_bar[:t_2] += rt.unbroadcast(t_bar * last, shape)
        else:
            last_bar = np.zeros_like(last)  # 10: if k > 1:
        x_bar += np.sum(row_bar * made)  # 9: row = np.ones(k) * x
    return s, (float(x_bar),)
