def f_grad(x, d, y_bar=1.0):
    try:                                 # 6: try:
        with np.errstate(all='raise'):   # 7: with np.errstate(all="raise"):
            t = np.log(x) / d            # 8: y = np.sum(np.log(x) / d)
            y = np.sum(t)
        done = True
    except FloatingPointError:
        y = np.sum(x)                    # 10: y = np.sum(x)
        done = False
    t_1 = y * y                          # 11: return y * y

    y_bar_1 = 2.0 * y_bar * y            # 11
    if done:                             # 6: try:
        d_bar = np.sum(-y_bar_1 * t / d)  # 8: y = np.sum(np.log(x) / d)
        x_bar = y_bar_1 / d / x
    else:
        x_bar = np.broadcast_to(y_bar_1, x.shape)  # 10: y = np.sum(x)
        d_bar = 0.0
    return t_1, (x_bar.copy(), float(d_bar))
