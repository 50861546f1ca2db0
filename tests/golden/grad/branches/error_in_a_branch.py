def f_grad(x, a, y_bar=1.0):
    count = error_in_a_branch.count      # 15: count[0] = x
    if x > 2.0:                          # 14: if x > 2.0:
        error = TypeError("'int' object does not support item assignment")  # 15
        raise error
    test = x < -5.0                      # 16: if x < -5.0:
    if test:
        a[0]                             # 17: return a[0][1]
        raise IndexError('invalid index to scalar variable.')
    total = np.sum(a)                    # 18: return x + np.sum(a) * last(count, a)
    if count > 5:                        # 8: if count > 5:
        raise TypeError("'int' object is not subscriptable")  # 9: return count[-1]
    return_1 = a[-1]                     # 10: return a[-1]
    return_2 = x + total * return_1      # 18

    a_bar = np.zeros_like(a)             # 16: if x < -5.0:
    if test:
        x_bar = 0.0
    else:
        return_bar = y_bar * total       # 18: return x + np.sum(a) * last(count, a)
        if count <= 5:                   # 8: if count > 5:
            a_bar[-1] += return_bar      # 10: return a[-1]
        a_bar += y_bar * return_1        # 18
        x_bar = y_bar
    return return_2, (float(x_bar), a_bar)
