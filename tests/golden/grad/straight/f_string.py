def f_grad(x, verbose, y_bar=1.0):
    y = x * x                            # 5: y = x * x
    text = 'x is {:.3f}, y is {}'.format(x, y)  # 6: message = f"x is {x:.3f}, y is {y}"
    if verbose:                          # 7: if verbose and len(message) < 5:
        value = len(text) < 5
    else:
        value = verbose
    if value:
        y += 1.0                         # 8: y = y + 1.0
    result = y * 2.0                     # 9: return y * 2.0

    y_bar_1 = y_bar * 2.0                # 9
    x_bar = 2.0 * y_bar_1 * x            # 5: y = x * x
    return result, (x_bar,)
