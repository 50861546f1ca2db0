def f_grad(x, b, y_bar=1.0):
    y = x * x                            # 6: y = x * x
    y = y + b * x                        # 8: y = y + b * x
    result = np.sum(y)                   # 9: return np.sum(y)
    x_bar = np.full(y.shape, y_bar * b)  # 8
    b_bar = np.sum(y_bar * x)
    x_bar += 2.0 * y_bar * x             # 6
    return result, (x_bar, float(b_bar))
