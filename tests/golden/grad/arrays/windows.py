def f_grad(x, w, y_bar=1.0):
    windows = np.lib.stride_tricks.sliding_window_view(x, window_shape=3)  # 6: windows = np.lib.stride_trick…
    smooth = windows @ w                 # 7: smooth = windows @ w
    t = smooth * smooth                  # 8: return np.sum(smooth * smooth)
    y = np.sum(t)
    smooth_bar = rt.unbroadcast(np.broadcast_to(y_bar, t.shape) * smooth, smooth.shape)  # 8
    smooth_bar = smooth_bar + smooth_bar
    windows_bar = np.outer(smooth_bar, w)  # 7
    w_bar = windows.T @ smooth_bar
    x_bar = rt.from_windows(windows_bar, x.shape, window_shape=3)  # 6: windows = np.lib.stride_tricks.slidin…
    return y, (x_bar, w_bar)
