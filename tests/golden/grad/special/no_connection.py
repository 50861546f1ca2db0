def f_grad(x, unused, y, y_bar=1.0):
    t = x * x                            # 7: return np.sum(x * x) + y
    result = np.sum(t) + 0.0
    x_bar = np.broadcast_to(y_bar, t.shape) * x  # 7
    x_bar += x_bar
    unused_bar = np.zeros_like(unused)
    return result, (x_bar, unused_bar, 0.0)
