def f_grad(a, x, y_bar=1.0):
    gain = doubled_global.gain           # 7: def f(a, x):
    gain += gain                         # 9: gain += gain
    s = np.sum(a * gain)                 # 10: s = np.sum(a * gain)
    gain_1 = x - gain                    # 11: gain = x - gain
    doubled_global.gain = gain_1
    y = np.sum(gain_1 * gain_1) + s      # 12: return np.sum(gain * gain) + s

    gain_bar = 2.0 * y_bar * gain_1      # 12
    gain_bar_1 = -gain_bar               # 11
    x_bar = np.sum(gain_bar)
    a_bar = y_bar * gain                 # 10: s = np.sum(a * gain)
    gain_bar_1 += y_bar * a
    gain_bar_1 += gain_bar_1             # 9: gain += gain
    return y, (a_bar, float(x_bar), gain_bar_1)
