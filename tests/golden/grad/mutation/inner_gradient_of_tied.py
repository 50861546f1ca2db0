def f_grad(s, x, rate, y_bar=1.0):
    values = s.values                    # 14: return np.sum(x * x) + np.sum(s.values**3)
    x_bar, values_bar = shadows.shadows(x, values)
    t = 1.0 * 3
    values_bar += t * values ** 2
    x_bar += x
    x_bar += x
    x_bar_1 = x_bar.copy()
    total = np.sum(x_bar_1 * x_bar_1)    # 19: return np.sum(slope * slope) * rate
    y = total * rate

    x_bar_2, values_bar_1 = shadows.shadows(x, values)
    x_bar_bar, values_bar_bar = shadows.shadows(x_bar, values_bar)
    x_bar_bar_1 = 2.0 * (y_bar * rate) * x_bar_1  # 19
    x_bar_bar += x_bar_bar_1             # 14: return np.sum(x * x) + np.sum(s.values**3)
    x_bar_2 += 2.0 * x_bar_bar
    values_bar_1 += 2 * (values_bar_bar.copy() * t) * values
    return y, (x_bar_2.copy(), float(y_bar * total))
