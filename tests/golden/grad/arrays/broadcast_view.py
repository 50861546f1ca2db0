def f_grad(bias, x, y_bar=1.0):
    t = 4, 3                             # 6: rows = np.broadcast_to(bias, (4, 3))
    rows = np.broadcast_to(bias, t)
    t_1 = x - rows                       # 7: loss = np.sum((x - rows) ** 2)
    t_2 = t_1 ** 2
    loss = np.sum(t_2)
    bias *= 0.5                          # 8: bias *= 0.5
    x00 = x[0, 0]                        # 9: bias[0] = x[0, 0] * bias[1]
    bias1 = bias[1]
    bias[0] = x00 * bias1
    n = len(rows)                        # 10: for row in rows:
    total_s = []
    for i in range(n):
        row = rows[i]
        total = np.sum(row)              # 11: loss += row[0] * np.sum(row)
        total_s.append(total)
        loss += row[0] * total
    t_3 = rows * rows                    # 12: return loss + np.sum(rows * rows * x) + rows[1, 2]
    t_4 = t_3 * x
    y = loss + np.sum(t_4) + rows[1, 2]

    bias_bar = np.zeros_like(bias)       # 12
    rows_bar = rt.writable(np.broadcast_to(bias_bar, t))
    rows_bar[1, 2] += y_bar
    t_bar = np.broadcast_to(y_bar, t_4.shape)
    shape = x.shape
    x_bar = rt.unbroadcast(t_bar * t_3, shape)
    shape_1 = rows.shape
    t_5 = rt.unbroadcast(rt.unbroadcast(t_bar * x, t_3.shape) * rows, shape_1)
    shape_2 = bias.shape
    bias_bar += 2.0 * rt.unbroadcast(t_5, shape_2)
    for i, total in zip(reversed(range(n)), reversed(total_s)):  # 10: for row in rows:
        row = rows[i]
        row_bar = rows_bar[i]            # 11: loss += row[0] * np.sum(row)
        row_bar += y_bar * row[0]
        row_bar[0] += y_bar * total
    t_bar = bias_bar[0]                  # 9: bias[0] = x[0, 0] * bias[1]
    bias_bar[0] = 0.0
    bias_bar[1] += t_bar * x00
    x_bar = x_bar.copy()
    x_bar[0, 0] += t_bar * bias1
    bias_bar *= 0.5                      # 8: bias *= 0.5
    t_bar = 2 * np.broadcast_to(y_bar, t_2.shape) * t_1  # 7: loss = np.sum((x - rows) ** 2)
    x_bar += rt.unbroadcast(t_bar, shape)
    bias_bar += rt.unbroadcast(rt.unbroadcast(-t_bar, shape_1), shape_2)
    return y, (bias_bar, x_bar)
