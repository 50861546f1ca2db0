def f_grad(xs, x, y_bar=1.0):
    row = xs[None, :]                    # 6: row = np.atleast_2d(xs)
    row_old = row[...].copy()            # 7: row *= x
    row *= x
    asarray = np.asarray(x)              # 8: total = np.sum(np.atleast_1d(x)) + np.sum(np.atleast_2d(row))
    total = np.sum(asarray[None, ...]) + np.sum(row)
    total += xs[0]                       # 10: total += xs[0]
    row01 = row[0, 1]                    # 11: return total * row[0, 1]
    y = total * row01

    total_bar = y_bar * row01            # 11
    xs_bar = np.zeros_like(xs)
    row_bar = xs_bar[None, :]
    row_bar[0, 1] += y_bar * total
    xs_bar[0] += total_bar               # 10: total += xs[0]
    row_bar += total_bar                 # 8: total = np.sum(np.atleast_1d(x)) + np.sum(np.atleast_2d(row))
    asarray_bar = np.zeros_like(asarray)
    asarray_bar[None, ...] += total_bar
    x_bar = np.sum(asarray_bar)
    x_bar += np.sum(row_bar * row_old)   # 7: row *= x
    row_bar *= x
    return y, (xs_bar, float(x_bar))
