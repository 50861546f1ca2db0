def f_grad(a, b, y_bar=1.0):
    t = a * a                            # 6: return np.sum(a * a * b)
    y = np.sum(t * b)
    b_bar = y_bar * t                    # 6
    a_bar = 2.0 * (y_bar * b) * a
    return y, (a_bar, b_bar)
