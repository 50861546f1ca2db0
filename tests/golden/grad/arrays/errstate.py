def f_grad(x, scale, y_bar=1.0):
    with np.errstate(under='ignore'):    # 6: with np.errstate(under="ignore"):
        t = -scale                       # 7: weights = np.exp(-scale * x * x)
        t_1 = t * x
        weights = np.exp(t_1 * x)
    y = np.sum(weights * x)              # 8: return np.sum(weights * x)
    weights_bar = y_bar * x              # 8
    x_bar = y_bar * weights
    t_bar = weights_bar * weights        # 7
    t_bar_1 = t_bar * x
    x_bar += t_bar * t_1
    x_bar += t_bar_1 * t
    scale_bar = -np.sum(t_bar_1 * x)
    return y, (x_bar, float(scale_bar))
