def f_grad(x, kernel, steps, y_bar=1.0):
    windows = np.lib.stride_tricks.sliding_window_view(x, window_shape=3)  # 6: windows = np.lib.stride_trick…
    windows_part = windows[:, 1:]        # 7: rough = np.sum(windows[:, 1:] ** 2)
    t = windows_part ** 2
    rough = np.sum(t)
    shape_s = []
    windows_old_s = []
    windows_part = windows_part.copy()
    for _ in range(steps):               # 8: for _ in range(steps):
        windows_old_s.append(windows.copy())
        smooth = windows @ kernel        # 9: smooth = windows @ kernel
        shape_s.append(smooth.shape)
        x[1:-1] = smooth                 # 10: x[1:-1] = smooth
    n = len(windows)                     # 11: for k in range(len(windows)):
    windows_k_s = []
    for k in range(n):
        windows_k = windows[k]           # 12: x[k + 1] += windows[k] @ kernel
        windows_k_s.append(windows_k.copy())
        x[k + 1] += windows_k @ kernel
    windows_part_1 = windows[1:]         # 13: return rough + np.sum(windows[1:] * windows[:-1]) + windows[0,…
    windows_part_2 = windows[:-1]
    t_1 = windows_part_1 * windows_part_2
    y = rough + np.sum(t_1) + windows[0, 2]

    x_bar = np.zeros_like(x)             # 13
    windows_bar = np.lib.stride_tricks.sliding_window_view(x_bar, window_shape=3, writeable=True)
    windows_bar[0, 2] += y_bar
    t_bar = np.broadcast_to(y_bar, t_1.shape)
    t_2 = rt.unbroadcast(t_bar * windows_part_2, windows_part_1.shape)
    t_3 = rt.unbroadcast(t_bar * windows_part_1, windows_part_2.shape)
    np.add.at(windows_bar[1:], ..., t_2)
    np.add.at(windows_bar[:-1], ..., t_3)
    kernel_bar = np.zeros_like(kernel)   # 11: for k in range(len(windows)):
    for k, windows_k in zip(reversed(range(n)), reversed(windows_k_s)):
        t_bar = x_bar[k + 1]             # 12: x[k + 1] += windows[k] @ kernel
        t_4 = t_bar * windows_k
        windows_bar[k] += t_bar * kernel
        kernel_bar += t_4
    for shape, windows_old in zip(reversed(shape_s), reversed(windows_old_s)):  # 8: for _ in range(steps):
        smooth_bar = x_bar[1:-1].copy()  # 10: x[1:-1] = smooth
        x_bar[1:-1] = 0.0
        smooth_bar = rt.unbroadcast(smooth_bar, shape)
        t_5 = windows_old.T @ smooth_bar  # 9: smooth = windows @ kernel
        x_bar += rt.from_windows(np.outer(smooth_bar, kernel), x.shape, window_shape=3)
        kernel_bar += t_5
    t_6 = 2 * np.broadcast_to(y_bar, t.shape) * windows_part  # 7: rough = np.sum(windows[:, 1:] ** 2)
    np.add.at(windows_bar[:, 1:], ..., t_6)
    return y, (x_bar, kernel_bar)
