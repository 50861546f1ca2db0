def f_grad(x, a, b, y_bar=1.0):
    t = a * x                            # 6: np.copyto(b, a * x, where=a > 0.5)
    mask = a > 0.5
    t_1 = t[mask]
    b[mask] = t_1
    mask_1 = b > 1.0                     # 7: np.putmask(a, b > 1.0, b * b)
    t_2 = b * b
    t_3 = t_2[mask_1]
    a_old = a.copy()                     # 6: np.copyto(b, a * x, where=a > 0.5)
    a[mask_1] = t_3                      # 7
    mask_2 = a < 0.0                     # 8: np.place(b, a < 0.0, [x])
    b_old = b.copy()                     # 7
    b[mask_2] = x                        # 8
    b.reshape(-1)[0] = x                 # 9: np.put(b, 0, x)
    y = np.sum(a * b)                    # 10: return np.sum(a * b)

    a_bar = y_bar * b                    # 10
    b_bar = np.zeros_like(b)
    b_bar += y_bar * a
    b_shaped_bar = b_bar.reshape(-1)     # 9
    x_bar = b_shaped_bar[0]
    b_shaped_bar[0] = 0.0
    x_bar_1 = b_bar[mask_2]              # 8: np.place(b, a < 0.0, [x])
    b_bar[mask_2] = 0.0
    x_bar += np.sum(x_bar_1)
    t_bar = a_bar[mask_1]                # 7: np.putmask(a, b > 1.0, b * b)
    a_bar[mask_1] = 0.0
    t_bar = rt.unbroadcast(t_bar, t_3.shape)
    t_bar_1 = np.zeros_like(t_2)
    t_bar_1[mask_1] += t_bar
    b_bar += 2.0 * t_bar_1 * b_old
    t_bar = b_bar[mask]                  # 6: np.copyto(b, a * x, where=a > 0.5)
    b_bar[mask] = 0.0
    t_bar = rt.unbroadcast(t_bar, t_1.shape)
    t_bar_1 = np.zeros_like(t)
    t_bar_1[mask] += t_bar
    a_bar += t_bar_1 * x
    x_bar += np.sum(t_bar_1 * a_old)
    return y, (float(x_bar), a_bar, b_bar)
