def f_grad(s, a, y_bar=1.0):
    b = rt.pack([0.5, s, 0.3], shape=(3,))  # 7: b = np.array([0.5, s, 0.3])
    mirrored = b[::-1]                   # 8: mirrored = b[::-1]
    b[:] += mirrored                     # 9: b[:] += mirrored
    b[:] += mirrored                     # 10: b[:] += mirrored
    a_part = a[:]                        # 11: a += a[:]
    a += a_part
    a += a_part                          # 12: a += a[:]
    a0 = a[0]                            # 13: return b[0] + 10.0 * b[1] + a[0] * a[1]
    a1 = a[1]
    y = b[0] + 10.0 * b[1] + a0 * a1

    a_bar = np.zeros_like(a)             # 13
    a_bar[1] += y_bar * a0
    a_bar[0] += y_bar * a1
    b_bar = np.zeros_like(b)
    b_bar[1] += y_bar * 10.0
    b_bar[0] += y_bar
    a_part_bar = a_bar[:]                # 12: a += a[:]
    a_part_bar += a_bar
    a_part_bar += a_bar                  # 11: a += a[:]
    mirrored_bar = b_bar[:]              # 10: b[:] += mirrored
    mirrored_bar_1 = b_bar[::-1]
    mirrored_bar_1 += mirrored_bar
    mirrored_bar_1 += mirrored_bar       # 9: b[:] += mirrored
    b_bar = b_bar[1]                     # 7: b = np.array([0.5, s, 0.3])
    return y, (float(b_bar), a_bar)
