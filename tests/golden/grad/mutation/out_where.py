def f_grad(x, a, b, y_bar=1.0):
    mask = np.absolute(a) > 0.5          # 6: np.divide(x, a, out=b, where=np.abs(a) > 0.5)
    a_part = a[mask]
    divide = np.divide(x, a_part)
    b[mask] = divide
    b[...] = np.add(b, a)                # 7: np.add(b, a, b)
    y = np.sum(b * b)                    # 8: return np.sum(b * b)

    b_bar = 2.0 * y_bar * b              # 8
    add_bar = b_bar[...].copy()          # 7
    b_bar[...] = 0.0
    b_bar += add_bar
    divide_bar = b_bar[mask]             # 6: np.divide(x, a, out=b, where=np.abs(a) > 0.5)
    b_bar[mask] = 0.0
    divide_bar = rt.unbroadcast(divide_bar, divide.shape)
    x_bar = np.sum(divide_bar / a_part)
    add_bar = add_bar.copy()
    add_bar[mask] -= divide_bar * divide / a_part
    return y, (float(x_bar), add_bar, b_bar)
