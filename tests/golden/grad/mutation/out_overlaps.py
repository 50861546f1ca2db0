def f_grad(x, a, y_bar=1.0):
    a_part = a[1:]                       # 6: np.add(a[1:], a[:-1], out=a[1:])
    a_part[...] = np.add(a_part, a[:-1])
    a_old = a.copy()                     # 7: np.multiply(a, x, out=a)
    a[...] = np.multiply(a, x)
    y = np.sum(a * a)                    # 8: return np.sum(a * a)
    a_bar = 2.0 * y_bar * a              # 8
    multiply_bar = a_bar[...].copy()     # 7
    a_bar[...] = 0.0
    x_bar = np.sum(multiply_bar * a_old)
    a_bar += multiply_bar * x
    a_part_bar = a_bar[1:]               # 6: np.add(a[1:], a[:-1], out=a[1:])
    add_bar = a_part_bar[...].copy()
    a_part_bar[...] = 0.0
    a_part_bar += add_bar
    a_bar[:-1] += add_bar
    return y, (float(x_bar), a_bar)
