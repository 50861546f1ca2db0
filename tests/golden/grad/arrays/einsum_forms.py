def f_grad(m, v, y_bar=1.0):
    turned = np.transpose(m, axes=(1, 0))  # 6: turned = np.einsum("ij->ji", m)
    turned_old = turned[0].copy()        # 7: turned[0] *= v
    turned[0] *= v
    v_old = v.copy()                     # 8: w = np.einsum("ij,j->i", turned, v)
    w = np.einsum('ij,j->i', turned, v)
    w = w + np.einsum('ij->i', turned)   # 9: w += np.einsum("ij->i", turned)
    turned_old_1 = turned.copy()         # 8
    v *= 0.5                             # 10: v *= 0.5
    cube = np.einsum('ij,kj->ik', m, m)  # 11: cube = np.einsum("ij,kj->ik", m, m)
    cube[0, 1] = w[0]                    # 12: cube[0, 1] = w[0]
    m_old = m.copy()                     # 13: total = np.einsum("kij->j", np.stack([m, m * m]))
    stacked = np.stack([m, m * m])
    total = np.einsum('kij->j', stacked)
    m[1] = total                         # 14: m[1] = total
    einsum = np.einsum('i,j->ij', v, v)  # 15: return np.sum(w * w) + np.sum(cube * np.einsum("i,j->ij", v, v…
    t = np.sum(w * w) + np.sum(cube * einsum)
    y = t + np.einsum('i,i->', total, total) + m[1, 0]

    m_bar = np.zeros_like(m)             # 15
    m_bar[1, 0] += y_bar
    total_bar = np.einsum(',i->i', y_bar, total)
    total_bar += total_bar
    cube_bar = y_bar * einsum
    einsum_bar = y_bar * cube
    v_bar = np.einsum('ij,j->i', einsum_bar, v)
    v_bar += np.einsum('ij,i->j', einsum_bar, v)
    w_bar = 2.0 * y_bar * w
    total_bar_1 = m_bar[1].copy()        # 14: m[1] = total
    m_bar[1] = 0.0
    total_bar += total_bar_1
    stacked_bar = np.broadcast_to(np.expand_dims(total_bar, axis=(0, 1)), stacked.shape)  # 13: total = np.ei…
    m_bar += stacked_bar[0]
    m_bar += 2.0 * stacked_bar[1] * m_old
    w0_bar = cube_bar[0, 1]              # 12: cube[0, 1] = w[0]
    cube_bar[0, 1] = 0.0
    w_bar[0] += w0_bar
    m_bar += np.einsum('ik,kj->ij', cube_bar, m_old)  # 11: cube = np.einsum("ij,kj->ik", m, m)
    m_bar += np.einsum('ik,ij->kj', cube_bar, m_old)
    v_bar *= 0.5                         # 10: v *= 0.5
    turned_bar = np.transpose(m_bar, axes=(1, 0))  # 9: w += np.einsum("ij->i", turned)
    turned_bar += np.broadcast_to(np.expand_dims(w_bar, axis=(1,)), turned.shape)
    t_1 = np.einsum('i,ij->j', w_bar, turned_old_1)  # 8: w = np.einsum("ij,j->i", turned, v)
    turned_bar += np.einsum('i,j->ij', w_bar, v_old)
    v_bar += t_1
    v_bar += turned_bar[0] * turned_old  # 7: turned[0] *= v
    turned_bar[0] *= v_old
    return y, (m_bar, v_bar)
