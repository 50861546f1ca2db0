def f_grad(m, a, y_bar=1.0):
    v = m.T.T                            # 6: v = m.T.T
    v_shaped = v.reshape(-1)             # 7: v.flat[1:] *= a[0]
    a0 = a[0]
    v_shaped_old = v_shaped[1:].copy()
    v_shaped[1:] *= a0
    rows = np.stack([a, a * a])          # 8: rows = np.stack([a, a * a])
    turned = np.swapaxes(rows, axis1=0, axis2=1)  # 9: turned = np.swapaxes(rows, 0, 1)
    flat = rt.flatten(turned)            # 10: flat = turned.reshape(-1)
    rows[1] *= 2.0                       # 11: rows[1] *= 2.0
    rows01 = rows[0, 1]                  # 12: flat[:2] += rows[0, 1] * a[1]
    a1 = a[1]
    flat[:2] += rows01 * a1
    t = turned * 2.0 + 1.0               # 13: whole = np.transpose(turned * 2.0 + 1.0).ravel()
    whole = t.T.reshape(-1)
    whole[0] *= 3.0                      # 14: whole[0] *= 3.0
    centred = rows - np.mean(rows, axis=1, keepdims=True)  # 15: centred = rows - rows.mean(axis=1, keepdims=…
    line = centred.reshape(-1)           # 16: line = centred.ravel()
    a2 = a[2]                            # 17: line[0] = a[2] * line[1]
    line1 = line[1]
    line[0] = a2 * line1
    stacked = np.stack([m, m * m])       # 18: back = np.stack([m, m * m]).transpose(2, 0, 1).transpose(1, 2,…
    back = np.transpose(np.transpose(stacked, axes=(2, 0, 1)), axes=(1, 2, 0)).reshape(-1)
    back *= 2.0                          # 19: back *= 2.0
    t_1 = flat * whole                   # 20: return np.sum(flat * whole) + np.sum(centred * turned.T) + np.…
    turned_T = turned.T
    t_2 = np.sum(t_1) + np.sum(centred * turned_T) + np.sum(m * v)
    y = t_2 + back[1]

    stacked_bar = np.zeros_like(stacked)  # 20
    back_bar = np.transpose(np.transpose(stacked_bar, axes=(2, 0, 1)), axes=(1, 2, 0)).reshape(-1)
    back_bar[1] += y_bar
    m_bar = np.zeros_like(m)
    m_bar += y_bar * v
    v_bar = m_bar.T.T
    v_bar += y_bar * m
    centred_bar = np.zeros_like(centred)
    centred_bar += y_bar * turned_T
    rows_bar = np.zeros_like(rows)
    turned_bar = np.swapaxes(rows_bar, axis1=0, axis2=1)
    turned_T_bar = turned_bar.T
    turned_T_bar += y_bar * centred
    t_bar = np.broadcast_to(y_bar, t_1.shape)
    flat_bar = rt.unbroadcast(t_bar * whole, flat.shape)
    t_3 = rt.unbroadcast(t_bar * flat, whole.shape)
    t_bar = np.zeros_like(t)
    whole_bar = t_bar.T.reshape(-1)
    whole_bar += t_3
    back_bar *= 2.0                      # 19: back *= 2.0
    m_bar += stacked_bar[0]              # 18: back = np.stack([m, m * m]).transpose(2, 0, 1).transpose(1, 2,…
    m_bar += 2.0 * stacked_bar[1] * m
    line_bar = centred_bar.reshape(-1)   # 17: line[0] = a[2] * line[1]
    t_bar_1 = line_bar[0]
    line_bar[0] = 0.0
    line_bar[1] += t_bar_1 * a2
    a_bar = np.zeros_like(a)
    a_bar[2] += t_bar_1 * line1
    rows_bar += centred_bar              # 15: centred = rows - rows.mean(axis=1, keepdims=True)
    t_4 = np.broadcast_to(rt.unbroadcast(-centred_bar, (2, 1)) / rows.shape[1], rows.shape)
    rows_bar += t_4
    whole_bar[0] *= 3.0                  # 14: whole[0] *= 3.0
    turned_bar += t_bar * 2.0            # 13: whole = np.transpose(turned * 2.0 + 1.0).ravel()
    flat_bar = flat_bar.copy()           # 12: flat[:2] += rows[0, 1] * a[1]
    t_bar = np.sum(flat_bar[:2])
    a_bar[1] += t_bar * rows01
    rows_bar[0, 1] += t_bar * a1
    rows_bar[1] *= 2.0                   # 11: rows[1] *= 2.0
    turned_bar += np.reshape(flat_bar, turned.shape)  # 10: flat = turned.reshape(-1)
    a_bar += rows_bar[0]                 # 8: rows = np.stack([a, a * a])
    a_bar += 2.0 * rows_bar[1] * a
    v_shaped_bar = v_bar.reshape(-1)     # 7: v.flat[1:] *= a[0]
    a0_bar = np.sum(v_shaped_bar[1:] * v_shaped_old)
    v_shaped_bar[1:] *= a0
    a_bar[0] += a0_bar
    return y, (m_bar, a_bar)
