def f_grad(signal, x, y_bar=1.0):
    values = signal.values               # 10: def f(signal, x):
    turned = np.flip(x)                  # 11: turned = np.flip(x)
    windows = np.lib.stride_tricks.sliding_window_view(values, window_shape=2)  # 12: windows = np.lib.stride…
    turned0 = turned[0]                  # 13: return turned[0] * np.sum(x) + 1.5 * np.sum(windows * windows)…
    total = np.sum(x)
    t = windows * windows
    values0 = values[0]
    t_1 = turned0 * total + 1.5 * np.sum(t)
    total_1 = np.sum(turned * turned)
    y = t_1 + values0 * total_1

    x_bar, values_bar = shadows.shadows(x, values)
    turned_bar = np.flip(x_bar)          # 11: turned = np.flip(x)
    turned_bar += 2.0 * (y_bar * values0) * turned  # 13: return turned[0] * np.sum(x) + 1.5 * np.sum(windows…
    values_bar[0] += y_bar * total_1
    t_2 = np.broadcast_to(y_bar * 1.5, t.shape) * windows
    t_3 = 2.0 * rt.from_windows(rt.unbroadcast(t_2, windows.shape), values.shape, window_shape=2)
    values_bar += t_3
    x_bar += y_bar * turned0
    turned_bar[0] += y_bar * total
    return y, (values_bar.copy(), x_bar.copy())
