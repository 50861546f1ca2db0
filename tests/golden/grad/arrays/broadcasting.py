def f_grad(m, row, column, s, y_bar=1.0):
    column_part = column[:, None]        # 6: y = m * row + column[:, None]
    y = m * row + column_part
    t = y * s                            # 7: y = y * s + row[None, :] * column.reshape(-1, 1)
    row_part = row[None, :]
    column_shaped = column.reshape(-1, 1)
    t_1 = row_part * column_shaped
    y_1 = t + t_1
    tanh = np.tanh(y_1)                  # 8: return np.sum(np.tanh(y) * s)
    t_2 = tanh * s
    result = np.sum(t_2)

    t_bar = np.broadcast_to(y_bar, t_2.shape)  # 8
    s_bar = np.sum(t_bar * tanh)
    y_bar_1 = t_bar * s * (1 - tanh * tanh)
    y_bar_2 = rt.unbroadcast(y_bar_1, t.shape)  # 7: y = y * s + row[None, :] * column.reshape(-1, 1)
    y_bar_1 = rt.unbroadcast(y_bar_1, t_1.shape)
    column_bar = np.zeros_like(column)
    row_part_bar = rt.unbroadcast(y_bar_1 * column_shaped, row_part.shape)
    column_bar_1 = rt.unbroadcast(y_bar_1 * row_part, column_shaped.shape).reshape(column.shape)
    column_bar += column_bar_1
    row_bar = np.zeros_like(row)
    row_bar[None, :] += row_part_bar
    y_bar_1 = y_bar_2 * s
    s_bar += np.sum(y_bar_2 * y)
    column_bar[:, None] += rt.unbroadcast(y_bar_1, column_part.shape)  # 6: y = m * row + column[:, None]
    m_bar = y_bar_1 * row
    row_bar += rt.unbroadcast(y_bar_1 * m, row.shape)
    return result, (m_bar, row_bar, column_bar, float(s_bar))
