def f_grad(W, h, c, x, y_bar=1.0):
    joined = np.concatenate([h, x])      # 10: z = W @ np.concatenate([h, x])
    z = W @ joined
    section = rt.section(len(z), sections=4)  # 11: i, forget, g, o = np.split(z, 4)
    t = 2 * section
    t_1 = 3 * section
    z_part = z[section:t]
    z_part += 1.0                        # 12: forget += 1.0
    exp = np.exp(-z_part)                # 6: return 1.0 / (1.0 + np.exp(-x))
    t_2 = 1.0 + exp
    t_3 = 1.0 / t_2
    c_old = c[...].copy()                # 13: c *= sigmoid(forget)
    c *= t_3
    exp_1 = np.exp(-z[:section])         # 6
    t_4 = 1.0 + exp_1
    t_5 = 1.0 / t_4
    tanh = np.tanh(z[t:t_1])             # 14: c += sigmoid(i) * np.tanh(g)
    t_6 = t_5 * tanh
    c += t_6
    exp_2 = np.exp(-z[t_1:])             # 6: return 1.0 / (1.0 + np.exp(-x))
    t_7 = 1.0 + exp_2
    t_8 = 1.0 / t_7
    tanh_1 = np.tanh(c)                  # 15: h[:] = sigmoid(o) * np.tanh(c)
    t_9 = t_8 * tanh_1
    h[:] = t_9
    W_part = W[:, :2]                    # 16: left, right = np.split(W, [2], axis=1)
    W_part_1 = W[:, 2:]
    n = len(W)                           # 17: first, *rest = np.array_split(W, 3)
    end = rt.section_end(n, sections=3, k=1)
    end_1 = rt.section_end(n, sections=3, k=2)
    W_part_2 = W[end_1:]
    W_old = W.copy()                     # 10: z = W @ np.concatenate([h, x])
    W[:end] *= 0.5                       # 18: first *= 0.5
    t_10 = W_part * W_part_1             # 19: return np.sum(h * c) + np.sum(z * z) + np.sum(left * right) + …
    W_part_part = W[end:end_1][:2]
    t_11 = W_part_2 * W_part_part
    y = np.sum(h * c) + np.sum(z * z) + np.sum(t_10) + np.sum(t_11)

    t_bar = np.broadcast_to(y_bar, t_11.shape)  # 19
    W_bar = np.zeros_like(W)
    W_bar[end_1:] += rt.unbroadcast(t_bar * W_part_part, W_part_2.shape)
    t_12 = rt.unbroadcast(t_bar * W_part_2, W_part_part.shape)
    W_bar[end:end_1][:2] += t_12
    t_bar = np.broadcast_to(y_bar, t_10.shape)
    W_bar[:, :2] += rt.unbroadcast(t_bar * W_part_1, W_part.shape)
    W_bar[:, 2:] += rt.unbroadcast(t_bar * W_part, W_part_1.shape)
    z_bar = 2.0 * y_bar * z
    h_bar = y_bar * c
    c_bar = y_bar * h
    W_bar[:end] *= 0.5                   # 18: first *= 0.5
    t_bar = h_bar[:].copy()              # 15: h[:] = sigmoid(o) * np.tanh(c)
    h_bar[:] = 0.0
    t_bar = rt.unbroadcast(t_bar, t_9.shape)
    t_13 = t_bar * t_8
    t_bar = rt.unbroadcast(t_bar * tanh_1, t_8.shape)
    c_bar += rt.unbroadcast(t_13, tanh_1.shape) * (1 - tanh_1 * tanh_1)
    z_bar[t_1:] += t_bar * t_8 / t_7 * exp_2  # 6: return 1.0 / (1.0 + np.exp(-x))
    c_bar_1 = rt.unbroadcast(c_bar, t_6.shape).copy()  # 14: c += sigmoid(i) * np.tanh(g)
    t_bar = rt.unbroadcast(c_bar_1 * tanh, t_5.shape)
    t_14 = rt.unbroadcast(c_bar_1 * t_5, tanh.shape) * (1 - tanh * tanh)
    z_bar[t:t_1] += t_14
    z_bar[:section] += t_bar * t_5 / t_4 * exp_1  # 6
    t_bar = rt.unbroadcast(c_bar * c_old, t_3.shape)  # 13: c *= sigmoid(forget)
    c_bar *= t_3
    z_bar[section:t] += t_bar * t_3 / t_2 * exp  # 6: return 1.0 / (1.0 + np.exp(-x))
    joined_bar = W_old.T @ z_bar         # 10: z = W @ np.concatenate([h, x])
    W_bar += np.outer(z_bar, joined)
    n = len(h)
    joined_bar_1 = joined_bar[:n]
    joined_bar = joined_bar[n:n + len(x)]
    h_bar += joined_bar_1
    return y, (W_bar, h_bar, c_bar, joined_bar.copy())
