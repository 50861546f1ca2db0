def f_grad(m, row, column, s, y_bar=1.0):
    column_1 = column[:, None]           # 6: y = m * row + column[:, None]
    y = m * row + column_1
    t = y * s                            # 7: y = y * s + row[None, :] * column.reshape(-1, 1)
    row_1 = row[None, :]
    column_2 = column.reshape(-1, 1)
    t_1 = row_1 * column_2
    y_1 = t + t_1
    t_2 = np.tanh(y_1)                   # 8: return np.sum(np.tanh(y) * s)
    t_3 = t_2 * s
    t_4 = np.sum(t_3)

    t_bar = np.broadcast_to(y_bar, t_3.shape)  # 8
    s_bar = np.sum(t_bar * t_2)
    y_bar = t_bar * s * (1 - t_2 * t_2)
    y_bar_1 = rt.unbroadcast(y_bar, t.shape)  # 7: y = y * s + row[None, :] * column.reshape(-1, 1)
    y_bar = rt.unbroadcast(y_bar, t_1.shape)
    column_bar = rt.unbroadcast(y_bar * row_1, column_2.shape).reshape(column.shape)
    row_bar = np.zeros_like(row)
    row_bar[None, :] += rt.unbroadcast(y_bar * column_2, row_1.shape)
    t_5 = y_bar_1 * s
    s_bar += np.sum(y_bar_1 * y)
    column_bar = column_bar.copy()       # 6: y = m * row + column[:, None]
    column_bar[:, None] += rt.unbroadcast(t_5, column_1.shape)
    row_bar += rt.unbroadcast(t_5 * m, row.shape)
    s_bar = float(s_bar)
    return t_4, (t_5 * row, row_bar, column_bar, s_bar)
